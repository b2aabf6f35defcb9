"""A table whose rows are stories: each becomes a story of its own, and a row that tells none stays in the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from ..model.story import Document, Other, SectionItem, Story
from .frame import rows_of, table_below
from .markup import words


@dataclass(frozen=True, slots=True)
class StoryTable:
    """A table by its lines: the head is at `line`, `left` are the rows that tell no story, as written."""

    line: int
    end_line: int
    stories: tuple[Story, ...]
    left: tuple[str, ...]


def tables_of(document: Document) -> Iterator[StoryTable]:
    """Yield the tables of stories in a file."""
    return (
        t for principle in document.principles for section in principle.sections for t in story_tables(section.items)
    )


def story_tables(items: Sequence[SectionItem]) -> Iterator[StoryTable]:
    """Yield the tables of stories among the items of a section."""
    for number, head in enumerate(items):
        if rows := table_below(items, number):
            last = rows[-1]
            end = last.span.line + len(rows_of(last)) - 1 if isinstance(last, Other) else last.span.end_line
            others = (row for other in rows if isinstance(other, Other) for row in rows_of(other))
            stories = tuple(row for row in rows if isinstance(row, Story))
            yield StoryTable(head.span.end_line - 1, end, stories, tuple(filter(words, others)))


def table_forms(head: str, table: StoryTable, forms: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the forms of the whole table, from the forms of each of its stories: what is left of it comes first."""
    above = ["\n".join([head, *table.left])] if table.left else []
    ranks = zip_longest(*forms)
    kept = [story[0] for story in forms]
    result = []
    for rank in ranks:
        kept = [new or old for new, old in zip(rank, kept, strict=True)]
        result.append("\n\n".join([*above, *kept]))
    return tuple(result)
