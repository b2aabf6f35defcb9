"""The scripts of the themes, as they were when somebody last looked: `python tests/theme_scripts.py` writes them down.

A policy takes whatever a theme writes into its own empty page for harmless, so a new version of a theme could bring a
script that nobody has seen. `tests/test_theme_scripts.py` holds the record to the pages that are built: what it says is
different is to be read in the theme, and then written anew.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from sites import ENGINES, FOLDER, build

RECORD = Path(__file__).with_name("theme_scripts.json")
CONTENT = Path(__file__).resolve().parents[1] / "content"
OURS = ("find/index.html",)  # pages into which we write a script ourselves
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_SRC = re.compile(r"""\bsrc\s*=\s*["']?(?:\.\./|\./|/)*([^"'\s>]+)""")
_BEGINNING = 60  # characters of a script that tell a person which it is
_DATA = "json"  # a type of what stands in such an element and is no script

Scripts = Mapping[str, str]


def scripts_of(site: Path) -> Scripts:
    """Return what runs on the pages of a built site beside our own: each script's digest, and its name or beginning."""
    found: dict[str, str] = {}
    for path in sorted(site.rglob("*.html")):
        if path.relative_to(site).as_posix() not in OURS:
            found |= dict(_scripts(path.read_text(encoding="utf-8"), site))
    return dict(sorted(found.items(), key=lambda item: (item[1], item[0])))


def inline(scripts: Scripts) -> set[str]:
    """Return the digests of those that stand in the pages themselves."""
    return {digest for digest, said in scripts.items() if not said.endswith(".js")}


def digest(data: bytes) -> str:
    """Return what a policy names a script by."""
    return f"sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}"


def _scripts(page: str, site: Path) -> Iterator[tuple[str, str]]:
    for attributes, text in _SCRIPT.findall(page):
        source = _SRC.search(attributes)
        if source and source[1].startswith("assets/javascripts/"):
            yield digest((site / source[1]).read_bytes()), source[1]
        elif not source and _DATA not in attributes:
            yield digest(text.encode()), text.strip()[:_BEGINNING]


def recorded() -> Mapping[str, Scripts]:
    """Return the record: the scripts of each engine's theme."""
    record: Mapping[str, Scripts] = json.loads(RECORD.read_text(encoding="utf-8"))
    return record


def main() -> None:
    """Build this repository's bank by each engine, and write down what runs on its pages."""
    found = {}
    for engine in ENGINES:
        with tempfile.TemporaryDirectory() as folder:
            found[engine] = scripts_of(build(CONTENT, Path(folder), engine=engine) / FOLDER)
    RECORD.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
