"""Tokens, keys and passwords: the published forms of `secrets.toml`, each found by its own prefix or marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.settings import Settings
from .forms import forms, found_in
from .leak import Leak

_INSTEAD = "`<token>` (and revoke the real one where it was issued, because history keeps it)"
# A placeholder in an example is no secret: `password=<secret>`, `token: xxxx`, `$DB_PASSWORD`, `changeme`.
_PLACEHOLDER = re.compile(
    r"[<${%*•.].*|(.)\1*|(?:your|my|the|some|example|dummy|fake|test|change|redacted|secret|password|token|none|null)"
    r"[\w-]*",
    re.IGNORECASE,
)


def find(text: str, _settings: Settings) -> Iterator[Leak]:
    """Yield what has the form of a secret. A group called `secret` says which part of the form is to be covered."""
    for form, match in found_in(text, forms("secrets.toml")):
        group = "secret" if "secret" in form.pattern.groupindex else 0
        if group == 0 or not _PLACEHOLDER.fullmatch(match[group]):
            yield Leak(match.start(group), match.end(group), "SB603", form.what, _INSTEAD)
