"""The bank that the faults happen to, and what stands in it at a moment."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from bank_files import EXPORT, HOOK, INDEX, MKDOCS, draw, principle

SITE = "site"
CACHE = "cache"  # beside the content, so that a fault of its folder is one of this bank
REST = (".storybank-new", ".storybank-old")

# Told in other forms than the canonical one, so that `format` has something to write.
TOLD = EXPORT.replace("**Situation:**", "Situation:").replace("**Task:**", "Task:")
FILES: dict[str, str | bytes] = {
    "mkdocs.yml": MKDOCS.format(hooks=json.dumps(str(HOOK)), plugins="").replace(
        '  - "*.md"\n', '  - "*.md"\n  - Guide: guide.md\n'
    ),
    "content/ownership.md": principle("Ownership", "Keeping the nightly export alive", parts=TOLD),
    "content/dive-deep.md": principle("Dive deep", "The missing index", "Know the details.", parts=INDEX),
    "content/frugality.md": principle(
        "Frugality", "One cluster less", "More with less.", TOLD.replace("export", "cluster").replace("nightly", "idle")
    ),
    "content/trust.md": principle("Trust", "Saying it first", "Speak openly.", INDEX.replace("search", "report")),
    "content/trust/the-lost-report.md": f"# The lost report\n\n{INDEX.replace('search', 'status')}\n",
    "content/keywords.yml": "index: [indices]\n",
    "docs/guide.md": "# Guide\n\nA page written by hand.\n",
    "pyproject.toml": '[tool.storybank]\nrepository = "https://example.org/r"\nseverity = {SB551 = "off"}\n',
}
CHANGED = "The report said nothing of it for a year."  # what tells the first state of the content from the second


@dataclass(frozen=True)
class State:
    """What stands in a bank: every source by its path, what is left of unfinished work, and the site as one value."""

    sources: dict[str, bytes]
    rests: tuple[str, ...]
    site: str

    @cached_property
    def size(self) -> int:
        return sum(map(len, self.sources.values()))


def state(bank: Path) -> State:
    """Return what stands in the bank now; its cache is nobody's concern."""
    sources, rests = {}, []
    for path in sorted(bank.rglob("*")):
        name = path.relative_to(bank)
        if name.parts[0] in (SITE, CACHE):
            continue
        if any(part.endswith(REST) for part in name.parts):
            rests.append(name.as_posix())
        elif path.is_file():
            sources[name.as_posix()] = path.read_bytes()
    return State(sources, tuple(rests), site(bank / SITE))


def site(folder: Path) -> str:
    """Return a value that is the same for the same files with the same bytes, "" where there is no folder."""
    if not folder.is_dir():
        return ""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    parts = (part for path in files for part in (path.relative_to(folder).as_posix().encode(), path.read_bytes()))
    return sha256(b"".join(sha256(part).digest() for part in parts)).hexdigest()


def begin(folder: Path) -> Path:
    """Write the bank in its first state."""
    return draw(folder, FILES)


def change(bank: Path) -> None:
    """Bring the content into its second state."""
    path = bank / "content" / "trust.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Speak openly.", CHANGED), encoding="utf-8")


def copy(bank: Path, folder: Path) -> Path:
    """Return a copy of the bank with its site."""
    shutil.copytree(bank, folder, symlinks=True)
    return folder
