"""Files and stories that their author holds back: `draft: true`, `published: false`, `visibility: private`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from ...model.findings import Finding, finding
from ...model.places import Place, SourceFile, Span
from ...model.story import Document, FrontMatterValue, Principle, Section, Story
from ...text.fold import fold, unmarked

_NO = ("false", "no", "off", "0")
_OPEN = {"draft": ("", *_NO), "visibility": ("", "public")}  # any other value holds back: in doubt it is not published
_CLOSED = {"published": _NO}
_MARKED = re.compile(rf"^\s*[\"']?({'|'.join([*_OPEN, *_CLOSED])})\b", re.MULTILINE | re.IGNORECASE)


def held_back(document: Document, further: Mapping[str, Collection[str]]) -> Finding | None:
    """Return the finding that says by which mark a file is held back, None if it is to be published.

    `further` are marks of the bank's own: values of a key that hold back too.
    """
    for value in document.front_matter:
        if _holds_back(value, further):
            mark = f"{value.key}: {value.value}" if value.key else "front matter that cannot be read"
            return finding("SB117", Place(document.path, value.line), f"the file is not published, because of “{mark}”")
    return None


def _holds_back(value: FrontMatterValue, further: Mapping[str, Collection[str]]) -> bool:
    key, said = value.key.casefold(), str(value.value).strip().casefold()
    if not key:  # front matter that cannot be read, kept whole
        return _MARKED.search(said) is not None
    return _is_mark(key, said, further)


def _is_mark(key: str, said: str, further: Mapping[str, Collection[str]]) -> bool:
    marked = said in _CLOSED.get(key, ()) or (key in _OPEN and said not in _OPEN[key])
    own = (values for name, values in further.items() if name.casefold() == key)
    return marked or any(said == value.casefold() for values in own for value in values)


def held_back_stories(document: Document, further: Mapping[str, Collection[str]]) -> Iterator[tuple[Story, Finding]]:
    """Yield the stories of a file that a field of their own holds back, each with the finding that says so."""
    for story in document.all_stories:
        for field in story.fields:
            said = fold(unmarked(field.markdown)).strip(" .")
            if _is_mark(fold(field.label), said, further):
                message = f"this story is not published, because of “{field.label}: {said}”"
                yield story, finding("SB117", field.span.place, message)
                break


def without_stories(source: SourceFile, stories: Collection[Story]) -> SourceFile:
    """Return the file with empty lines in place of `stories`, so that nothing of them is read, titles included."""
    held = {line for story in stories for line in range(story.span.line, story.span.end_line + 1)}
    lines = ("" if number in held else line for number, line in enumerate(source.lines, 1))
    return replace(source, text="\n".join(lines))


def as_draft(document: Document, stories: Collection[Story] = ()) -> Document:
    """Return the document with the titles of a draft, so that whoever sees it in any place sees what it is.

    Where `stories` are given, only they are drafts.
    """
    drafts = frozenset(story.span for story in stories or document.all_stories)
    principles = (_principle(each, drafts, whole=not stories) for each in document.principles)
    return replace(
        document, principles=tuple(principles), stories=tuple(_story(each, drafts) for each in document.stories)
    )


def _principle(principle: Principle, drafts: Collection[Span], *, whole: bool) -> Principle:
    sections = tuple(_section(section, drafts) for section in principle.sections)
    return replace(principle, title=f"Draft: {principle.title}" if whole else principle.title, sections=sections)


def _section(section: Section, drafts: Collection[Span]) -> Section:
    items = (_story(item, drafts) if isinstance(item, Story) else item for item in section.items)
    return replace(section, items=tuple(items))


def _story(story: Story, drafts: Collection[Span]) -> Story:
    return replace(story, title=f"Draft: {story.title}") if story.span in drafts else story
