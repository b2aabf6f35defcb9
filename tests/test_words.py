"""There is one idea of a word: its letters, the scripts without spaces, the cuts, the stem, what it tells."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from storybank.text.similarity import Texts, evenly, telling
from storybank.text.words import UNSPACED_RANGES, WORD, alone, atoms, chunks, has_words, is_unspaced, runs, size

PACKAGE = Path(__file__).parents[1] / "hooks" / "storybank"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A post-mortem, in 3.5 days", ["A", "post-mortem", "in", "3.5", "days"]),
        ("snake_case and don’t", ["snake_case", "and", "don’t"]),
        ("स्थिति बदली", ["स्थिति", "बदली"]),  # vowel signs are no letters, and part of the word
        ("cafe\u0301 so\u00adft", ["cafe\u0301", "so\u00adft"]),
        ("1\ufe0f\u20e3 \ufe0f ❤\ufe0f", ["1\ufe0f\u20e3"]),  # a mark alone is no word
    ],
)
def test_words_of_a_text(text: str, found: list[str]) -> None:
    assert WORD.findall(text) == found


def test_a_chunk_is_a_word_with_its_sign_or_unit() -> None:
    assert chunks("C++ cost $50K or 5 million, 60 per cent less") == [
        "C++", "cost", "$50K", "or", "5 million", "60 per cent", "less",
    ]  # fmt: skip


def test_runs_are_cut_at_every_joint_and_atoms_where_no_space_parts_words() -> None:
    assert runs("post-mortem's स्थिति_2") == ["post", "mortem", "s", "स्थिति", "2"]
    assert atoms("C++ in 東京, C# Café") == ("c++", "in", "東", "京", "c#", "café")


@pytest.mark.parametrize(
    ("text", "length"),
    [("", 0), ("one two-three", 2), ("日本語", 2), ("한국어 AI", 3), ("ไทย", 2), ("स्थिति बदली", 2), ("- * _", 0)],
)
def test_length_in_words(text: str, length: int) -> None:
    assert size(text) == length
    assert has_words(text) == (length > 0)


@pytest.mark.parametrize(
    ("name", "text", "stands"),
    [
        ("Acme", "at Acme.", True),
        ("Acme", "Acmeton", False),
        ("Acme", "my_Acme", False),
        ("Acme", "私はAcmeで働いた", True),
        ("田中", "CEO田中さん", True),
        ("काम", "कामा", False),
        ("काम", "यह काम था", True),
    ],
)
def test_whole_words_only_where_the_script_parts_them(name: str, text: str, stands: bool) -> None:
    assert bool(re.search(alone(re.escape(name)), text)) is stands
    assert bool(re.search(alone(re.escape(name)), text)) is stands


def test_scripts_without_spaces() -> None:
    assert [is_unspaced(char) for char in "障ーㄱ한กកမ𠮷"] == [True] * 3 + [True] * 5
    assert not any(is_unspaced(char) for char in "aй9क、ً")
    assert list(UNSPACED_RANGES) == sorted(UNSPACED_RANGES)


def test_texts_in_a_script_without_spaces_are_compared_by_pairs_of_characters() -> None:
    one, other, third = "夜中に決済が止まった", "決済が夜中に止まった", "新しい画面を作った"
    texts = Texts([evenly(telling(text)) for text in (one, other, third)])
    assert texts.likeness(0, 1) > 0.5
    assert texts.likeness(0, 2) < 0.2


def test_the_stem_is_the_same_where_a_stemmer_in_c_is_installed(tmp_path: Path) -> None:
    """snowballstemmer hands on PyStemmer, which is called `Stemmer`, if there is one; the browser has none."""
    other = "class Stemmer:\n    def __init__(self, language): pass\n    def stemWord(self, word): return 'other'\n"
    (tmp_path / "Stemmer.py").write_text(other, encoding="utf-8")
    run = [sys.executable, "-c", "from storybank.text.words import stem; print(stem('deployed'))"]
    path = os.pathsep.join([str(tmp_path), str(PACKAGE.parent)])
    found = subprocess.run(run, env={"PYTHONPATH": path}, capture_output=True, text=True, check=True)
    assert found.stdout == "deploy\n"


def test_no_other_module_has_an_idea_of_its_own() -> None:
    """Ranges of scripts, a stemmer, and an inverse document frequency stand once."""
    own = re.compile(r"\\u(?:3040|3400|4e00|ac00)|0x4E00|snowballstemmer|\blog\(1 \+", re.IGNORECASE)
    modules = {path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
    assert [name for name, text in modules.items() if own.search(text)] == ["text/words.py"]
