"""Forms of what must not be published, as data: a regular expression each, and words without which it cannot match."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class SecretForm:
    """One form: what it is in words, what to write instead, the words near it, and its pattern."""

    what: str
    instead: str
    near: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def forms(file: str) -> tuple[SecretForm, ...]:
    """Return the forms in one of the tables beside this module."""
    table = tomllib.loads((resources.files(__package__) / file).read_text(encoding="utf-8"))
    return tuple(map(_form, table["form"]))


def _form(row: Mapping[str, Any]) -> SecretForm:
    near = tuple(word + sign for word in row.get("near", ()) for sign in row.get("then", ("",)))
    return SecretForm(row["what"], row.get("instead", ""), near, re.compile(row["form"], re.VERBOSE))


def found_in(text: str, wanted: tuple[SecretForm, ...]) -> Iterator[tuple[SecretForm, re.Match[str]]]:
    """Yield each match of each form. Looking for the words first keeps a large bank cheap: most texts hold none."""
    folded = text.lower()
    is_near = {near: not near or any(word in folded for word in near) for near in {form.near for form in wanted}}
    for form in wanted:
        if is_near[form.near]:
            for match in form.pattern.finditer(text):
                yield form, match
