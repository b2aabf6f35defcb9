"""One page of each type in a built site, found by what the page says of itself; and that site, served compressed."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

from bank_files import environment
from sites import FOLDER, Quiet

ROOT = Path(__file__).resolve().parents[1]
_KIND = re.compile(r'class="sb-page sb-page--([\w-]+)"')
_SITE_PATH = re.compile(r"^site_url: https://[^/]+/([\w-]+)/$", re.MULTILINE)
_TEXTS = {".html", ".css", ".js", ".json", ".svg", ".txt", ".xml"}


def build_here(folder: Path) -> Path:
    """Build this repository's own bank; return the folder to serve, as `sites.build` does.

    The page for wrong addresses names files by the path of the published site: there it stands, too.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / FOLDER)]
    subprocess.run(command, cwd=ROOT, env=environment(), check=True)
    published = _SITE_PATH.search((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert published
    (folder / published[1]).symlink_to(folder / FOLDER)
    return folder


def one_of_each(site: Path) -> dict[str, str]:
    """Return the address of one page of each type, below the site, by the name of the type."""
    found: dict[str, str] = {}
    for path in sorted(site.rglob("*.html"), key=lambda path: (len(path.parts), path)):
        kind = _KIND.search(path.read_text(encoding="utf-8"))
        if kind:
            found.setdefault(kind[1], path.relative_to(site).as_posix().removesuffix("index.html"))
    return found | {"find": found["find"] + "?q=outage"}


class Compressed(Quiet):
    """Texts go out compressed, as every host of sites sends them."""

    def send_head(self) -> BinaryIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in _TEXTS or not path.is_file():
            return super().send_head()
        body = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        return None
