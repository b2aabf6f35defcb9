"""What a bank consists of. Every object is frozen and knows its lines in a file.

A file is an ordered sequence: a principle holds sections, a section holds items, a story holds items. Each line that a
person wrote stands in exactly one of them (the law of conservation), so that whatever is not understood is still kept
where it stood. Views such as `Principle.tips` are derived from that order and never stored beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .kinds import FieldName, PartKind, SectionKind
from .places import Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as written: `text` without the marks, `level` 1 to 6 (0 for a bold line or `<summary>`)."""

    text: str
    level: int
    span: Span


@dataclass(frozen=True, slots=True)
class Part:
    """One labelled part of a story.

    `label` is the label as written ("Situation (30 seconds)"), without marks and separator. `also` names further kinds
    that a joint label covers ("Action & Result"). `markdown` is the text below the label, without the label.
    """

    kind: PartKind
    label: str
    markdown: str
    span: Span
    also: tuple[PartKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a story: `values` are its entries (list items, or the pieces of a comma list), `label` as written.

    `markdown` is the text as it stood, so that it can be shown and written back.
    """

    name: FieldName
    label: str
    values: tuple[str, ...]
    markdown: str
    span: Span


@dataclass(frozen=True, slots=True)
class Other:
    """Text that belongs to no known kind, kept where it stood. `heading` is its own heading or label ("" if none)."""

    heading: str
    markdown: str
    span: Span


StoryItem = Part | Field | Other


@dataclass(frozen=True, slots=True)
class Story:
    """One concrete narrative with labelled parts.

    `title_label` is what announced the title ("Example 1", "Story"), `title_derived` is true when nobody wrote a title
    and it was taken from the text. `principle` is the slug of the principle that it stands in, "" for none.
    `explicit_id` is the id that the author gave; `id` is unique in the library (see `link`). `retells` is the id of the
    story that this one tells again, "" for a first telling. `form` is one of the forms in `kinds`, "" for no known one.
    """

    id: str
    title: str
    title_label: str
    principle: str
    items: tuple[StoryItem, ...]
    span: Span
    title_derived: bool = False
    explicit_id: str = ""
    retells: str = ""
    form: str = ""

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(item for item in self.items if isinstance(item, Part))

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(item for item in self.items if isinstance(item, Field))

    @property
    def other(self) -> tuple[Other, ...]:
        return tuple(item for item in self.items if isinstance(item, Other))

    def values(self, name: FieldName) -> tuple[str, ...]:
        """Every entry of the fields called `name`, in source order."""
        return tuple(value for field in self.fields if field.name is name for value in field.values)

    def texts(self, kind: PartKind) -> tuple[str, ...]:
        """The Markdown of every part of this kind, joint labels included, in source order."""
        return tuple(part.markdown for part in self.parts if part.kind is kind or kind in part.also)


@dataclass(frozen=True, slots=True)
class FocusArea:
    """A named aspect of a principle: inline Markdown in both texts; `number` as in Tip."""

    id: str
    name: str
    description: str
    span: Span
    number: str = ""


@dataclass(frozen=True, slots=True)
class Tip:
    """One interview tip, inline Markdown; `id` comes from its text and survives small corrections.

    `number` is the number that it has in an ordered list, as written, "" in any other.
    """

    id: str
    markdown: str
    span: Span
    number: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One interview question for a principle, inline Markdown; `id` comes from its text; `number` as in Tip."""

    id: str
    markdown: str
    span: Span
    number: str = ""


SectionItem = Story | FocusArea | Tip | Question | Other


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it, in order. `heading` is None for text before the first one."""

    kind: SectionKind
    heading: Heading | None
    items: tuple[SectionItem, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Principle:
    """One principle with its sections in source order. `heading` is None when the title came from elsewhere."""

    slug: str
    title: str
    heading: Heading | None
    sections: tuple[Section, ...]
    span: Span

    def _items(self) -> Iterator[SectionItem]:
        return (item for section in self.sections for item in section.items)

    @property
    def definition(self) -> str:
        """The Markdown of the definition sections, "" if there is none."""
        texts = (s.items for s in self.sections if s.kind is SectionKind.DEFINITION)
        return "\n\n".join(i.markdown for items in texts for i in items if isinstance(i, Other))

    @property
    def stories(self) -> tuple[Story, ...]:
        return tuple(item for item in self._items() if isinstance(item, Story))

    @property
    def focus_areas(self) -> tuple[FocusArea, ...]:
        return tuple(item for item in self._items() if isinstance(item, FocusArea))

    @property
    def tips(self) -> tuple[Tip, ...]:
        return tuple(item for item in self._items() if isinstance(item, Tip))

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(item for item in self._items() if isinstance(item, Question))


@dataclass(frozen=True, slots=True)
class FrontMatterValue:
    """One key of the front matter: `value` is plain data (str, int, float, bool, None, list, dict), `line` its line."""

    key: str
    value: object
    line: int


@dataclass(frozen=True, slots=True)
class Markup:
    """What a line says around its texts, and none of them holds: the number of a part, a tag, half a word in bold."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Document:
    """One parsed file.

    `stories` are those that stand in no principle of this file: a file of one story under `content/<principle>/`, or
    stories outside the principles that it names (their `principle` is "").
    `other` is text outside any principle and story: what stands above the first one, or behind the end of one.
    `front_matter` holds every key; `body_line` is the first line below it. `markup` is what the source says beside all
    these texts.
    """

    path: str
    front_matter: tuple[FrontMatterValue, ...]
    principles: tuple[Principle, ...]
    stories: tuple[Story, ...] = ()
    other: tuple[Other, ...] = ()
    body_line: int = 1
    markup: tuple[Markup, ...] = ()

    @property
    def all_stories(self) -> tuple[Story, ...]:
        """Every story of the file, in source order."""
        inside = [story for principle in self.principles for story in principle.stories]
        return tuple(sorted([*inside, *self.stories], key=lambda story: story.span))
