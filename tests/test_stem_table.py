"""The table of stems says of each of its words what the stemmer says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from stem_table import TABLE, asked
from storybank.text import words

TESTS = Path(__file__).parent
ASKED = "import json, stem_table; print(json.dumps(stem_table.asked()))"


def test_every_row_is_what_the_stemmer_says() -> None:
    rows = [line.split() for line in TABLE.read_text(encoding="utf-8").splitlines()]
    held = {word: stem for stem, *others in rows for word in others}
    assert held == {word: words._stemmer.stemWord(words._american(word)) for word in held}
    assert words.stem("organised") == words.stem("organized") == held["organised"]
    assert words.stem("abandoned") == "abandon"


def test_it_holds_nearly_all_words_that_every_build_asks_for() -> None:
    run = [sys.executable, "-c", ASKED]
    path = {"PYTHONPATH": f"{TESTS.parent / 'hooks'}:{TESTS}"}
    wanted = json.loads(subprocess.run(run, env=path, check=True, capture_output=True, text=True).stdout)
    missing = wanted.keys() - words._known().keys()
    assert len(missing) <= len(wanted) // 20, f"make the table anew: python {Path(asked.__code__.co_filename).name}"
