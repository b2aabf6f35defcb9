"""Whether a first-level heading may be the title of the story right below it, rather than a principle."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from ...text.fold import words
from ...text.slug import slugify
from ..candidates.verdict import Candidate
from ..languages.words import word_list
from ..layout.lines import Line
from ..titles.wording import is_generic, is_question, read_wording
from .headings import HeadingRegions

_TELLING = 4  # words that a title has at least that says what happened


def may_title(regions: HeadingRegions, heading: Line) -> bool:
    """Return whether a first-level heading can title the story right below it, the only one without its own."""
    written = regions.said(heading)
    end = regions.headings.below(heading.start, level=1)
    stories = regions.stories_between(heading.start, end)
    inner = regions.headings.between(heading.start, end)
    direct = bool(stories) and not any(h.start < stories[0].group.first.start for h in inner)
    named = direct and (len(stories) == 1 or _names_one_of(written, stories, inner))
    if not named or any(regions.context.section_kind(h) for h in inner):
        return False
    wording = read_wording(written)
    asked = bool(wording.label) or is_question(wording.title) or is_generic(wording.title)
    return asked or not _names_file(regions.context.path, written)


def _names_one_of(title: str, stories: Sequence[Candidate], inner: Sequence[Line]) -> bool:
    """Return whether a title says what happened, and a heading stands above the second of the stories below it."""
    first, second = (story.group.first.start for story in stories[:2])
    tells = len(words(title)) >= _TELLING and not set(words(title)) & word_list("announcing")
    return tells and any(first < heading.start < second for heading in inner)


def _names_file(path: str, title: str) -> bool:
    """Return whether a short title says the same as the file's name, as that of a principle does."""
    stem = slugify(PurePosixPath(path).stem)
    return len(words(title)) <= 4 and slugify(title).replace("-", "") == stem.replace("-", "")
