"""What the policy of a site stops on its pages: nothing, on a site of any engine. Usage: python tests/policy.py FOLDER.

Every page of a built site is opened from a server and used a little; each violation, and each page without a policy, is
printed, and the exit code is 1 if there is any.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Page, sync_playwright

from chromium import ADVICE, find_chromium
from sites import FOLDER, served

META = '<meta http-equiv="Content-Security-Policy"'
WATCH = """addEventListener("securitypolicyviolation", (event) => {
  const { violatedDirective, blockedURI, sourceFile, lineNumber } = event;
  console.error(`violation ${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`);
})"""


def violations(site: Path) -> list[str]:
    """Return what the policy stops on the pages of a folder, and the pages that have none."""
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    bare = [f"{path}: no policy" for path in pages if META not in (site / path).read_text(encoding="utf-8")]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / FOLDER).symlink_to(site.resolve(), target_is_directory=True)
        with served(Path(folder)) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
            stopped = list(_stopped(browser.new_page(), address, pages))
            browser.close()
    return [*bare, *stopped]


def watched(page: Page) -> list[str]:
    """Return a list that takes in what the policy stops from now on, on every page that is opened."""
    seen: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.text.startswith("violation ") or "Content Security Policy" in message.text:
            seen.append(message.text)

    page.add_init_script(WATCH)
    page.on("console", note)
    return seen


def _stopped(page: Page, address: str, pages: list[str]) -> Iterator[str]:
    seen = watched(page)
    for path in pages:
        page.goto(address + path.removesuffix("index.html"), wait_until="load")
        page.mouse.wheel(0, 2000)
        for control in page.locator(":is(article, main) :is(summary, button)").locator("visible=true").all()[:3]:
            control.click(force=True)
        page.wait_for_timeout(50)
        yield from (f"{path}: {said}" for said in seen)
        seen.clear()


def main() -> int:
    """Look at the site that is named."""
    found = violations(Path(sys.argv[1]))
    number = len(list(Path(sys.argv[1]).rglob("*.html")))
    print("\n".join([*found, f"pages {number}, violations {len(found)}"]))  # noqa: T201 - it is a report
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main() if find_chromium() else ADVICE)
