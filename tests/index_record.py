"""The search index of two fixed banks, as text: `python tests/index_record.py` writes it anew.

`tests/cases/search/*.txt` hold a line for each row of each shard: a term with its stories and strengths, a word that a
misspelling may mean, a facet, what the list shows. They say what *changed*, and nobody labels them: after a change of
the index, write them anew and read the difference; which story is the right answer is held by the labelled queries.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from storybank.find import build_index
from storybank.find.program import PROGRAMS
from storybank.model.settings import Settings
from storybank.model.site import Page
from storybank.pipeline.load import load

TESTS = Path(__file__).parent
FOLDER = TESTS / "cases" / "search"
# A small bank that uses everything, and notes as a person jots them down, without keywords.
BANKS = {"everything": FOLDER, "notes": TESTS / "find" / "notes" / "content"}
GUIDE = Page("guide.md", "text", "A guide", "How to begin", "Run `make serve`, and look at the backup page.\n\n- code")


def written(name: str) -> Path:
    """Return the file that holds the index of a bank."""
    return FOLDER / f"{name}.txt"


def record(name: str) -> Iterator[str]:
    """Yield the index of a bank, a line a row, the programs and the names of versions left out."""
    library = load([BANKS[name]], Settings(), base=TESTS).library
    for asset in sorted(build_index(library, (GUIDE,)).files, key=lambda asset: asset.path):
        if Path(asset.path).stem not in PROGRAMS:
            text = asset.data.decode()
            shard, _, value = json.loads(text[text.index("push(") + 5 : text.rindex(");")])
            yield from (f"{shard} {line}" for line in _rows(value))


def _rows(value: object) -> Iterator[str]:
    """Yield a text for each row; its place among the others is that of the line."""
    rows = value.items() if isinstance(value, dict) else value if isinstance(value, list) else ()
    yield from (json.dumps(row, ensure_ascii=False) for row in rows)


if __name__ == "__main__":
    for each in BANKS:
        written(each).write_text("\n".join(record(each)) + "\n", encoding="utf-8")
