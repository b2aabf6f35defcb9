"""The modules of practice and pack one by one, under Node: `node/*.test.js`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from storybank.text.locale import locale_of, with_words

NODE = Path(sys.executable).with_name("node")
BROWSER = Path(__file__).resolve().parents[2] / "hooks" / "storybank" / "render" / "browser"
TESTS = sorted((Path(__file__).parent / "node").glob("*.test.js"))


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the interface says in English, as it stands before the programs that are served."""
    said = "".join(path.read_text(encoding="utf-8") for path in sorted(BROWSER.glob("*.js")))
    file = tmp_path_factory.mktemp("words") / "words.mjs"
    file.write_text("globalThis.self ??= globalThis;" + with_words(said, locale_of("en")).partition("\n")[0], "utf-8")
    return file


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name.removesuffix(".test.js"))
def test_units(path: Path, words: Path) -> None:
    command = [str(NODE), "--import", words.as_uri(), "--test", "--test-reporter=spec", str(path)]
    environment = {**os.environ, "NO_COLOR": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(re.findall(r"^ℹ pass (\d+)$", done.stdout, re.MULTILINE)[0]) > 1
