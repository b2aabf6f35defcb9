"""Whether a first-level heading may be the title of the story right below it, rather than a principle."""

from __future__ import annotations

from pathlib import PurePosixPath

from ...text.fold import words
from ...text.slug import slugify
from ..candidates.verdict import Candidate
from ..languages.words import word_list
from ..layout.lines import FAR, Line
from ..titles.wording import is_generic, is_question, read_wording
from .ground import Ground

_TELLING = 4  # words that a title has at least that says what happened


def may_title(ground: Ground, heading: Line) -> bool:
    """Return whether a first-level heading can title the story right below it, the only one without its own."""
    written = ground.said(heading)
    below = [h for h in ground.headings if h.number > heading.number]
    end = next((h.start for h in below if h.level == 1), FAR)
    stories = [c for c in ground.candidates if c.is_story and heading.start < c.group.first.start < end]
    inner = [h for h in below if h.start < end]
    direct = bool(stories) and not any(h.start < stories[0].group.first.start for h in inner)
    named = direct and (len(stories) == 1 or _names_one_of(written, stories, inner))
    if not named or any(ground.context.section_kind(h) for h in inner):
        return False
    wording = read_wording(written)
    asked = bool(wording.label) or is_question(wording.title) or is_generic(wording.title)
    return asked or not _names_file(ground.context.path, written)


def _names_one_of(title: str, stories: list[Candidate], inner: list[Line]) -> bool:
    """Return whether a title says what happened, and a heading stands above the second of the stories below it."""
    first, second = (story.group.first.start for story in stories[:2])
    tells = len(words(title)) >= _TELLING and not set(words(title)) & word_list("announcing")
    return tells and any(first < heading.start < second for heading in inner)


def _names_file(path: str, title: str) -> bool:
    """Return whether a short title says the same as the file's name, as that of a principle does."""
    stem = slugify(PurePosixPath(path).stem)
    return len(words(title)) <= 4 and slugify(title).replace("-", "") == stem.replace("-", "")
