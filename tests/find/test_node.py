"""The modules of the program one by one, under Node: `node/*.test.js`. They read an index that Python made."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from searching import read, write
from storybank.find.encoding import gaps
from storybank.find.fields import names_of, principle_entry, story_entry
from storybank.find.index import Search
from storybank.find.postings import index
from storybank.markdown import plain
from storybank.model.library import Library

NODE = Path(sys.executable).with_name("node")
VECTORS = Path(__file__).with_name("vectors.json")
TESTS = sorted((Path(__file__).parent / "node").glob("*.test.js"))
NUMBERS = [0, 1, 44, 2_024, 2_025, 90_000, 1_000_000]


def in_python(bank: Library) -> dict[str, object]:
    """What Python holds of the index, for the tests to compare with what they read out of its files."""
    names = names_of(bank)
    entries = [*(story_entry(story, bank, names) for story in bank.stories), *map(principle_entry, bank.principles)]
    postings = index(entries).postings
    texts = [text for text, _ in json.loads(VECTORS.read_text(encoding="utf-8"))]
    texts += [plain(part.markdown) for story in bank.stories for part in story.parts]
    return {
        "texts": [[text, read(text)] for text in texts],
        "rising": {"values": NUMBERS, "gaps": gaps(NUMBERS)},
        "postings": {
            term: [[one.entry, one.fields, one.level, one.positions] for one in held] for term, held in postings.items()
        },
    }


@pytest.fixture(scope="module")
def folder(bank: Library, search: Search, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index, and what Python holds of it."""
    folder = tmp_path_factory.mktemp("index")
    write(search.files, folder)
    (folder / "python.json").write_text(json.dumps(in_python(bank)), encoding="utf-8")
    return folder


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name.removesuffix(".test.js"))
def test_units(path: Path, folder: Path) -> None:
    environment = {**os.environ, "STORYBANK_INDEX": str(folder), "NO_COLOR": "1"}
    command = [str(NODE), "--test", "--test-reporter=spec", str(path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(re.findall(r"^ℹ pass (\d+)$", done.stdout, re.MULTILINE)[0]) > 1
