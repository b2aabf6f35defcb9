"""Make the table of ordinary English words anew: `python tests/ordinary_words.py`.

The words are those of pyspellchecker's English list that occur often; the stems are ours.
"""

from __future__ import annotations

from collections import defaultdict
from importlib.metadata import distribution, version
from importlib.resources import files
from pathlib import Path

from spellchecker import SpellChecker

from storybank import find
from storybank.find.ordinary import SHORTEST
from storybank.text.words import stem

TABLE = Path(str(files(find))) / "ordinary.txt"
COMMON_ENOUGH = 500  # how often a word must occur in the word list to count as ordinary English
PACKAGE = "pyspellchecker"


def table() -> str:
    """Return the table: where its words are from and their licence, then a line for each stem with its words."""
    frequency = SpellChecker(language="en").word_frequency
    words = [w for w in frequency.words() if frequency[w] >= COMMON_ENOUGH and w.isascii() and w.isalpha()]
    by_stem: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        if len(word) >= SHORTEST:
            by_stem[stem(word)].append(word)
    lines = [" ".join([term, *held]) for term, held in sorted(by_stem.items())]
    return "\n".join([*_source(), *lines]) + "\n"


def _source() -> list[str]:
    licence = next(file for file in distribution(PACKAGE).files or () if file.name == "LICENSE")
    text = f"The words are from {PACKAGE} {version(PACKAGE)}, under this licence:\n\n{licence.read_text().strip()}"
    return [f"# {line}".rstrip() for line in text.splitlines()]


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
