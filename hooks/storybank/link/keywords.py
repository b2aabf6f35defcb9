"""Keywords: the curated list of canonical names and aliases, and which of them a text contains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..model.findings import Finding, finding
from ..model.library import Keyword
from ..model.places import Place, SourceFile
from ..text.rows import Rows
from ..text.slug import slugify
from ..text.strict_yaml import YamlEntry, YamlProblem, load
from ..text.words import atoms


def load_keywords(source: SourceFile) -> tuple[tuple[Keyword, ...], tuple[Finding, ...]]:
    """Return the keywords of a `name: [alias, …]` file in its order, and what is wrong with it."""
    loaded = load(source.text)
    if loaded is None or isinstance(loaded, YamlProblem):
        problem = loaded or YamlProblem("this is not a map of names to aliases", 1, 1)
        place = Place(source.path, problem.line, problem.column)
        return (), (finding("SB420", place, f"the keywords cannot be read: {problem.message}"),)
    found: list[Finding] = []
    keywords = tuple(_keyword(source.path, entry, found) for entry in loaded)
    return keywords, (*found, *_collisions(keywords))


def _keyword(path: str, entry: YamlEntry, found: list[Finding]) -> Keyword:
    place = Place(path, entry.line, entry.column)
    value = entry.value if entry.value != "" else []
    aliases = value if isinstance(value, list) else [value]
    if not all(isinstance(alias, str) for alias in aliases):
        found.append(finding("SB420", place, f"the aliases of “{entry.key}” are not a list of words"))
    return Keyword(slugify(entry.key), entry.key, tuple(alias for alias in aliases if isinstance(alias, str)), place)


def _collisions(keywords: Iterable[Keyword]) -> Iterator[Finding]:
    owner: dict[tuple[str, ...], Keyword] = {}
    for keyword in keywords:
        for name in (keyword.name, *keyword.aliases):
            first = owner.setdefault(atoms(name), keyword)
            if first is not keyword and keyword.place:
                yield finding("SB421", keyword.place, f"“{name}” already belongs to the keyword “{first.name}”")


@dataclass(frozen=True)
class Vocabulary:
    """Every name and alias, ready to be found in texts in time proportional to the text."""

    keywords: tuple[Keyword, ...]

    @cached_property
    def by_words(self) -> Mapping[tuple[str, ...], Keyword]:
        """From the words of a name or alias to its keyword; the first owner of a name keeps it."""
        table: dict[tuple[str, ...], Keyword] = {}
        for keyword in self.keywords:
            for name in (keyword.name, *keyword.aliases):
                table.setdefault(atoms(name), keyword)
        table.pop((), None)
        return table

    @cached_property
    def _rows(self) -> Rows[Keyword]:
        return Rows(self.by_words.items())

    def named(self, name: str) -> Keyword | None:
        """Return the keyword that is called `name`, canonically or by an alias."""
        return self.by_words.get(atoms(name))

    def found_in(self, text: str) -> tuple[Keyword, ...]:
        """Return the keywords whose name or alias stands in the text, each once, in the order of the text.

        Where two names begin at the same word, the longer one counts ("data loss" before "data").
        """
        found: dict[str, Keyword] = {}
        end = 0
        for begin, length, keyword in self._rows.found_in(atoms(text)):
            if begin >= end:
                found.setdefault(keyword.slug, keyword)
                end = begin + length
        return tuple(found.values())

    @cached_property
    def curated(self) -> frozenset[str]:
        """The slugs of the keywords that stand in the list of the bank; the others come from tags."""
        return frozenset(keyword.slug for keyword in self.keywords if keyword.place)
