"""Make the table of stems anew: `PYTHONPATH=hooks:tests python tests/stem_table.py`.

It holds the words of the package's own tables, which every build asks for. Any other word is stemmed as it comes.
"""

from __future__ import annotations

from collections import defaultdict
from importlib.resources import files
from pathlib import Path
from unittest.mock import patch

from storybank import text
from storybank.find import competencies, groups, meanings, postings
from storybank.find.fields import Entry, FieldKind, Passage
from storybank.read import made
from storybank.text import words

TABLE = Path(str(files(text))) / "stems.txt"


def asked() -> dict[str, str]:
    """Return the words that a build with one story asks the stems of, with these: none may have been asked before."""
    seen: dict[str, str] = {}

    def noted(word: str) -> str:
        seen[word] = american(word)
        return seen[word]

    american = words._american
    with (
        patch.object(words, "_known", dict),
        patch.object(words, "_american", noted),
        patch.object(made, "kept", lambda _name, make: make()),
    ):
        passage = Passage(FieldKind.QUESTIONS, "A question")
        index = postings.index([Entry("a", "A", "a/", (passage, Passage(FieldKind.TASK, "A task")))])
        meanings.meant(index, 1)
        meanings._targets()
        list(competencies.rows())
        list(groups.spoken_in("A task"))
    return {word: words._stemmer.stemWord(spelt) for word, spelt in seen.items()}


def table() -> str:
    """Return a line for each stem with the words that have it."""
    by_stem: defaultdict[str, list[str]] = defaultdict(list)
    for word, stem in sorted(asked().items()):
        by_stem[stem].append(word)
    return "".join(f"{stem} {' '.join(held)}\n" for stem, held in sorted(by_stem.items()))


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
