"""The layers of the package, and the part of docs/architecture.md that is made from the code.

`python tests/layers.py` writes it; `tests/test_architecture.py` holds code and page to it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOOKS = ROOT / "hooks"
PACKAGE = HOOKS / "storybank"
PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- made from the code: python tests/layers.py -->", "<!-- end of what is made from the code -->"

# One row a layer, the lowest first, and what it is for. Rooms of one row do not import one another; a folder is a room.
LAYERS = (
    ("text", "words by themselves"),
    ("model", "the objects, as frozen values"),
    ("read markdown", "from files to text and back; from Markdown to HTML that cannot do anything"),
    ("parse link", "from text to objects; from objects to a linked bank"),
    ("check render find export format", "what is made of a bank: findings, pages, the search, data, canonical files"),
    ("pipeline contribute", "the order of the stages; how a story arrives from outside"),
    ("engines", "the site generators that it works in"),
    ("commands", "what the command line is made of"),
    ("cli", "the command line"),
    ("__main__", "its handle, `python -m storybank`"),
)
# The same within a folder that has rooms of its own.
ROOMS = {
    "parse": ("languages publication", "layout", "titles", "candidates", "story", "file", "parser explain"),
    "check": ("rules", "codes", "policy suppress baseline repair privacy report", "run"),
    "engines": ("engine theme nav_patterns meta hand_written whole_site repository", "mkdocs zensical"),
}


def rooms() -> Iterator[str]:
    """Yield every room, the lowest layer first."""
    yield from (room for row, _ in LAYERS for room in row.split())


def modules_of(room: str) -> list[Path]:
    """Return the modules of a room, its own `__init__` first."""
    folder = PACKAGE / room
    if not folder.is_dir():
        return [folder.with_suffix(".py")]
    inside = [path for path in folder.rglob("*.py") if path.read_text(encoding="utf-8").strip()]
    return sorted(inside, key=lambda path: (path.parent.as_posix(), path.name != "__init__.py", path.name))


def says(path: Path) -> str:
    """Return the first sentence of a module's docstring, on one line."""
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    paragraph = " ".join(text.partition("\n\n")[0].split())
    return re.split(r"\.(?:\s|$)", paragraph, maxsplit=1)[0].replace("|", "\\|")


def section() -> str:
    """Return what the page says of layers and modules."""
    lines = [BEGIN, "", "| layer | rooms | what they are for |", "|---|---|---|"]
    lines += [f"| {n} | {' '.join(f'`{r}`' for r in row.split())} | {what} |" for n, (row, what) in enumerate(LAYERS)]
    lines += ["", "### Every module", ""]
    for room in rooms():
        shown = [
            (path.relative_to(PACKAGE).as_posix().removesuffix("/__init__.py"), says(path)) for path in modules_of(room)
        ]
        (name, what), *others = shown
        lines += [f"**`{name}`**: {what}.", ""]
        lines += [f"- `{name}`: {what}" for name, what in others]
        lines += [""] if others else []
    return "\n".join([*lines, END])


def written() -> str:
    """Return the section as it stands in the page."""
    text = PAGE.read_text(encoding="utf-8")
    return text[text.index(BEGIN) : text.index(END) + len(END)]


if __name__ == "__main__":
    PAGE.write_text(PAGE.read_text(encoding="utf-8").replace(written(), section()), encoding="utf-8")
