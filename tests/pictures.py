"""Pictures of one page of each type, on a desk and on a phone, light and dark: `make pictures`.

Each goes into `site/pictures/` as it is; a small sheet of them all, by width and scheme, into `docs/assets/`. No test
compares them: they are for eyes.
"""

from __future__ import annotations

import base64
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from chromium import ADVICE, find_chromium
from page_types import ROOT, Compressed, build_here, one_of_each
from sites import FOLDER, served

WIDTHS = {"desk": (1280, 900), "phone": (390, 844)}
SCHEMES = ("light", "dark")
SMALL = {"desk": 300, "phone": 130}  # pixels of a page in the sheet
QUALITY = 42  # of the sheet, as JPEG: two of them and the text around are a page of the docs
TILE = """<figure style="width:{width}px"><img width="{width}" src="data:image/png;base64,{data}">
<figcaption>{name}</figcaption></figure>"""
SHEET = """<meta charset="utf-8"><style>
body {{ margin: 0; width: 1270px; padding: 10px; font: 11px sans-serif; color: #333; background: #ddd;
  display: flex; flex-wrap: wrap; gap: 10px; }}
figure {{ margin: 0; }} img {{ display: block; border-radius: 2px; }} figcaption {{ padding-top: 3px; }}
</style>{tiles}"""

Picture = tuple[str, str, str, bytes]  # the type of page, the width, the scheme, and the picture


def pictures(browser: Browser, address: str, pages: dict[str, str]) -> list[Picture]:
    """Return a picture of each page in each width and scheme, as far as a reader sees without scrolling."""
    made = []
    for width, (across, down) in WIDTHS.items():
        for scheme in SCHEMES:
            context = browser.new_context(viewport={"width": across, "height": down}, color_scheme=scheme)  # type: ignore[arg-type]
            page = context.new_page()
            for kind, path in pages.items():
                page.goto(address + path, wait_until="networkidle")
                made.append((kind, width, scheme, page.screenshot()))
            context.close()
    return made


def sheet(browser: Browser, made: list[Picture]) -> bytes:
    """Return the pictures as one."""
    tiles = [
        TILE.format(width=SMALL[width], data=base64.b64encode(data).decode(), name=f"{kind}, {width}, {scheme}")
        for kind, width, scheme, data in made
    ]
    page = browser.new_page(viewport={"width": 1290, "height": 400})
    page.set_content(SHEET.format(tiles="".join(tiles)), wait_until="load")
    return page.screenshot(full_page=True, type="jpeg", quality=QUALITY)


def main() -> int:
    """Take the pictures and write them."""
    path = find_chromium()
    if path is None:
        print(ADVICE)  # noqa: T201
        return 2
    folder = ROOT / "site" / "pictures"
    with tempfile.TemporaryDirectory() as built, sync_playwright() as playwright:
        www = build_here(Path(built))
        pages = one_of_each(www / FOLDER)
        browser = playwright.chromium.launch(executable_path=path)
        with served(www, Compressed) as address:
            made = pictures(browser, address, pages)
        folder.mkdir(parents=True, exist_ok=True)
        for kind, width, scheme, data in made:
            (folder / f"{kind}-{width}-{scheme}.png").write_bytes(data)
        for width in WIDTHS:
            data = sheet(browser, [one for one in made if one[1] == width])
            (ROOT / "docs" / "assets" / f"pages-{width}.jpg").write_bytes(data)
        browser.close()
    print(f"{len(made)} pictures of {len(pages)} types of page: {folder}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
