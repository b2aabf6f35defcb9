"""From a file to the document that is published: without comments, drafts, and stories that are held back."""

from __future__ import annotations

from ..model.findings import Finding
from ..model.places import SourceFile
from ..model.settings import Settings
from ..model.story import Document
from ..parse import as_draft, held_back, held_back_stories, parse, without_comments, without_stories
from ..read.frontmatter import split


def published(
    source: SourceFile, settings: Settings, *, drafts: bool = False
) -> tuple[Document | None, tuple[Finding, ...]]:
    """Return the document of a file, None if all of it is held back, and what was found on the way.

    The file is read again without the stories that are held back, so that nothing made of it can hold a word of them.
    With `drafts`, they and files held back are there, and say so in their titles.
    """
    text, comments = without_comments(source, split(source)[0].body_line)
    document, problems = parse(text, settings)
    whole = held_back(document, settings.unpublished)
    stories = {} if whole else dict(held_back_stories(document, settings.unpublished))
    held = [whole] if whole else list(stories.values())
    if not held:
        return document, (*comments, *problems)
    if drafts:
        return as_draft(document, stories), (*held, *comments, *problems)
    if whole:
        return None, (whole,)
    rest, found = published(without_stories(text, stories), settings)
    return rest, (*held, *comments, *found)
