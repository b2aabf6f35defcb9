"""The languages of the interface: the files of this folder, and what stands in where one has no words.

An entry is a text with `{names}` for what goes in, or one text for each plural form that its language has; the number
`{n}` decides between them. Whoever says something names the entry; numbers in it are written as its language does. A
module that alone says something may bring its entries along: they join the tables of their languages.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from string import Formatter

from babel import Locale as Customs
from babel.numbers import format_decimal

FALLBACK = "en"
Entry = str | Mapping[str, str]


class EntryError(LookupError):
    """An entry that is missing or does not fit what is said: a mistake in the program or a table, told in one line."""


@dataclass(frozen=True, slots=True, eq=False)
class WordTable:
    """The entries of one language by their keys, `group.name`."""

    language: str
    entries: Mapping[str, Entry]

    def form(self, key: str, values: Mapping[str, object]) -> str:
        """Return the text of an entry, in the plural form that these values ask for."""
        entry = self.entries[key]
        if isinstance(entry, str):
            return entry
        n = values.get("n")
        form = entry.get(_customs(self.language).plural_form(n)) if isinstance(n, int) else None
        if form is None:
            raise EntryError(f"{_file(self.language)}: the entry '{key}' has no form for n = {n}")
        return form

    def written(self, value: object) -> object:
        """Return a number as the language groups its digits, and any other value as it is."""
        return format_decimal(value, locale=_customs(self.language)) if isinstance(value, int) else value


@dataclass(frozen=True, slots=True, eq=False)
class Locale:
    """What a reader is told, by the tables of their language and of those that stand in for it, the nearest first."""

    language: str
    tables: tuple[WordTable, ...]

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the text of an entry with the values in it."""
        form, written = self.parts(key, values)
        return form.format(**written)

    def parts(self, key: str, values: Mapping[str, object]) -> tuple[str, Mapping[str, object]]:
        """Return the text of an entry, and the values as they are to be written into it.

        Raises EntryError for a key that no table has, and for an entry that these values do not fit.
        """
        table = next((table for table in self.tables if key in table.entries), None)
        if table is None:
            raise EntryError(f"{_file(FALLBACK)} has no entry '{key}'")
        form = table.form(key, values)
        if missing := sorted(_places(form) - values.keys()):
            raise EntryError(f"{_file(table.language)}: the entry '{key}' asks for {', '.join(missing)}")
        return form, {name: table.written(value) for name, value in values.items()}


@cache
def locale_of(language: str, brought: tuple[WordTable, ...] = ()) -> Locale:
    """Return what is said in a language, by its tag (`de`, `pt-BR`); what it has no words for is said in English.

    `brought` are the tables of modules that bring their own words.
    """
    tag = language.replace("_", "-").lower()
    wanted = dict.fromkeys((tag, tag.partition("-")[0], FALLBACK))
    tables = (WordTable(one, _entries(one) | _joined(one, brought)) for one in wanted)
    return Locale(language, tuple(table for table in tables if table.entries))


def languages() -> list[str]:
    """Return the languages that there are tables of."""
    return sorted(file.name.removesuffix(".toml") for file in _folder().iterdir() if file.name.endswith(".toml"))


@cache
def _entries(language: str) -> dict[str, Entry]:
    if language not in languages():
        return {}
    groups = tomllib.loads(_folder().joinpath(f"{language}.toml").read_text(encoding="utf-8"))
    return {f"{group}.{name}": entry for group, entries in groups.items() for name, entry in entries.items()}


def _joined(language: str, brought: tuple[WordTable, ...]) -> dict[str, Entry]:
    return {key: entry for table in brought if table.language == language for key, entry in table.entries.items()}


@cache
def _places(form: str) -> frozenset[str]:
    """Return the names in a text that something is filled in for."""
    return frozenset(name for _, name, _, _ in Formatter().parse(form) if name is not None)


def _file(language: str) -> str:
    return f"text/locale/{language}.toml"


def _folder() -> Traversable:
    return resources.files(__package__)


@cache
def _customs(language: str) -> Customs:
    return Customs.parse(language, sep="-")
