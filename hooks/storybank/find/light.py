"""Words that tell little of what a person looks for, a table a language: `thesaurus/README.md` says what they mean."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources

from ..text.locale import FALLBACK
from ..text.terms import normalise, readings
from .groups import THESAURUS

_FOLDER = resources.files(__package__) / THESAURUS / "light"


def light_words(language: str) -> dict[str, object]:
    """Return for the browser the light words of English, in which every bank has words, and of the bank's language."""
    tables = [_table(name) for name in dict.fromkeys((FALLBACK, language)) if (_FOLDER / f"{name}.toml").is_file()]
    asking, everywhere, light = (
        [word for table in tables for word in str(table[key]).split()] for key in ("asking", "everywhere", "light")
    )
    return {
        "frames": [normalise(frame) for table in tables for frame in table["frames"]],
        "asking": _line(map(normalise, asking)),
        "everywhere": _line(map(normalise, everywhere)),
        "light": _line(readings(word)[0][0] for word in light),
        "endings": "|".join(normalise(str(table["endings"])) for table in tables),
    }


@cache
def _table(language: str) -> dict[str, list[str] | str]:
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def _line(words: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(words))
