"""A key of the front matter that Storybank knows, and that says nothing in the file where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import Code, Finding, Severity
from ...model.places import Place, SourceFile
from ...model.story import Document, FrontMatterValue
from ...read.frontmatter import KNOWN_KEYS
from ...text.slug import is_id, slugify

CODE = Code(
    id="SB121",
    name="unread-front-matter",
    severity=Severity.INFO,
    what="The front matter says what no page shows: a description, a second title, a field in a file of stories.",
    why="It is kept in the export of everything, but no reader sees it, and its author may not know.",
    remedy="Say it in the text below, or leave it if another tool reads it.",
    wrong="""\
---
description: How we came to share the on-call duty
---
# Ownership""",
    right="""\
# Ownership

## Definition

How we came to share the on-call duty.""",
)

# What is read wherever it stands: where the file belongs, what in it is a story, and whether it is published.
_ALWAYS = frozenset({"principle", "storybank", "draft", "published", "visibility"})


def in_file(source: SourceFile, document: Document) -> Iterator[Finding]:
    for value in document.front_matter:
        if value.key in KNOWN_KEYS and value.key not in _ALWAYS and value.value and not _is_read(value, document):
            message = f"front matter: nothing in this file shows what “{value.key}” says"
            yield CODE.at(Place(source.path, value.line), message)


def _is_read(value: FrontMatterValue, document: Document) -> bool:
    """Return whether a title or an id is that of the file or its story, and anything else a field of a story."""
    stories, said = document.all_stories, slugify(str(value.value))
    if value.key == "title":  # the title of a draft says so before it
        titles = [*(principle.title for principle in document.principles), *(story.title for story in stories)]
        return any(slugify(title).endswith(said) for title in titles)
    if value.key == "id":  # one that cannot be used is a finding of whoever read it
        return not is_id(str(value.value)) or any(slugify(story.explicit_id) == said for story in stories)
    return any(field.span.line == value.line for story in stories for field in story.fields)
