"""A tag that is nearly the name of a keyword, and most likely means it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from ...markdown import plain
from ...model.findings import Code, Finding, Severity
from ...model.kinds import FieldName
from ...model.library import Keyword, Library

CODE = Code(
    id="SB423",
    name="near-keyword",
    severity=Severity.INFO,
    what="A tag is nearly the name of a keyword of the curated list.",
    why="With another spelling the story is missing where the keyword leads.",
    remedy="Write the name as keywords.yml has it, or add the spelling there as an alias.",
    wrong="**Tags:** Kubernets",
    right="**Tags:** Kubernetes",
)
LIKENESS = 0.85  # a letter in seven: `Kubernets`, but neither `cache` for `caching` nor `Java` for `JavaScript`
SHORTEST = 5  # letters: shorter names are near to too many words


def in_bank(library: Library) -> Iterator[Finding]:
    names = _names(library.keywords)
    tagged = (
        (field, tag)
        for s in library.stories
        for field in s.fields
        if field.name is FieldName.TAGS
        for tag in map(plain, field.values)
    )
    nearest: dict[str, str] = {}  # many stories have the same tags
    for field, tag in tagged if names else ():
        if tag not in nearest:
            nearest[tag] = _near(tag, names)
        if near := nearest[tag]:
            message = f"the tag “{tag}” is nearly the keyword “{near}”"
            remedy = f"Did you mean “{near}”? If not, leave it as it is."
            yield CODE.at(field.span.place, message, remedy=remedy, example=f"**Tags:** {near}", quote=tag)


def _names(keywords: Sequence[Keyword]) -> Mapping[str, Mapping[str, str]]:
    """Return each name and alias of the curated keywords as it is, by its first letter and in small letters."""
    table: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for keyword in keywords:
        for name in (keyword.name, *keyword.aliases) if keyword.place else ():
            table[name[:1].casefold()][name.casefold()] = name
    return table


def _near(tag: str, names: Mapping[str, Mapping[str, str]]) -> str:
    """Return the name that a tag nearly is, "" if it is one itself, its plural, or near to none.

    Its first letter stands, so that no other word is taken for it.
    """
    written = tag.casefold()
    known = names.get(written[:1], {})
    if len(written) < SHORTEST or written in known:
        return ""
    near = get_close_matches(written, known, n=1, cutoff=LIKENESS)
    return known[near[0]] if near and written != f"{near[0]}s" else ""
