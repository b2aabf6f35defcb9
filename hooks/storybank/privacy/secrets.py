"""Tokens, keys and passwords: the published forms of `secrets.toml`, each found by its own prefix or marks."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from ..settings import Settings
from .leak import Leak

_INSTEAD = "`<token>`, after you have revoked it where it was issued: history keeps it"
# A placeholder in an example is no secret: `password=<secret>`, `token: xxxx`, `$DB_PASSWORD`, `changeme`.
_PLACEHOLDER = re.compile(
    r"[<${%*•.].*|(.)\1*|(?:your|my|the|some|example|dummy|fake|test|change|redacted|secret|password|token|none|null)"
    r"[\w-]*",
    re.IGNORECASE,
)


def find(text: str, _settings: Settings) -> Iterator[Leak]:
    """Yield what has the form of a secret. A group called `secret` says which part of the form is to be covered."""
    for what, pattern in _forms():
        group = "secret" if "secret" in pattern.groupindex else 0
        for match in pattern.finditer(text):
            if group == 0 or not _PLACEHOLDER.fullmatch(match[group]):
                yield Leak(match.start(group), match.end(group), "SB603", what, _INSTEAD)


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = tomllib.loads((resources.files(__package__) / "secrets.toml").read_text(encoding="utf-8"))
    return tuple((form["what"], re.compile(form["form"], re.VERBOSE)) for form in table["secret"])
