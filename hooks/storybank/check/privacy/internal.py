"""Names that mean something only inside a company: hosts, shares, private workspaces and tickets."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from ...model.settings import Settings
from .forms import forms, found_in
from .leak import Leak
from .urls import without_links

_TICKET = re.compile(r"(?<![\w/#.-])(?P<project>[A-Z][A-Z0-9]{1,9})-(?:\d{2,7}|(?<=[A-Z]{3}-)[1-9])(?![\w-]|\.\d)")
_NUMBERED = re.compile(r"(?<![\w-])(?:INC|CHG|PRB|RITM|REQ|TASK|SCTASK|CSC?)\d{6,10}(?!\w)")
_WORDED = re.compile(
    r"(?<!\w)(?:ticket|case|incident|request|bug|jira|zendesk|servicenow)\s(?:no\.?\s?|number\s)?(?:#\d{3,}|(?!(?:19|20)\d\d(?!\d))\d{4,})(?![\w%,.]?\d)",
    re.IGNORECASE,
)


def hosts(text: str, _settings: Settings) -> Iterator[Leak]:
    """Yield internal host names, private addresses and links into workspaces that only a company can open."""
    for form, match in found_in(text, forms("hosts.toml")):
        if not match[0].lower().endswith(_known_everywhere()):
            yield Leak(match.start(), match.end(), "SB604", form.what, form.instead)


def tickets(text: str, _settings: Settings) -> Iterator[Leak]:
    """Yield ticket ids; not those in or linked to a public address, nor numbers of standards or machines."""
    running = without_links(text)
    for match in _TICKET.finditer(running):
        if match["project"] not in _public():
            yield Leak(match.start(), match.end(), "SB605", "a ticket id", "what it was about (“an internal ticket”)")
    for pattern in (_NUMBERED, _WORDED):
        for match in pattern.finditer(running):
            yield Leak(match.start(), match.end(), "SB605", "a ticket id", "what it was about (“an internal ticket”)")


@cache
def _public() -> frozenset[str]:
    return frozenset(
        tomllib.loads((resources.files(__package__) / "public.toml").read_text(encoding="utf-8"))["prefixes"]
    )


@cache
def _known_everywhere() -> tuple[str, ...]:
    """Names that every machine of a kind knows: they tell nothing about one company."""
    text = (resources.files(__package__) / "hosts.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["known_everywhere"])
