"""The order of the steps within parsing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from ..model.findings import Finding, by_place
from ..model.kinds import PartKind
from ..model.places import SourceFile
from ..model.settings import Settings
from ..model.story import Document
from ..read.frontmatter import split
from ..text.fold import words
from ..text.slug import slugify
from .candidates.candidates import closing_headings, find_candidates
from .candidates.verdict import Candidate
from .file.context import FileContext
from .file.document import build_document
from .file.doubts import doubts
from .file.markup import markup_of
from .languages.words import word_list
from .layout.labels import label_table, section_table
from .layout.lines import Line
from .layout.sheet import read_sheet
from .story.stories import Outline, Placed, place
from .titles.wording import is_generic, is_principle, is_question, read_wording

_TELLING = 4  # words that a title has at least that says what happened


def parse(source: SourceFile, settings: Settings) -> tuple[Document, tuple[Finding, ...]]:
    """Return the document of a file, and what the reader found or decided on the way."""
    front, found = split(source)
    extra = tuple(sorted(settings.labels.items()))
    sheet = read_sheet(source.text, front.body_line - 1, label_table(extra))
    context = FileContext(source, front, sheet, section_table(extra))
    candidates = find_candidates(sheet, front.text("storybank"))
    headings = closing_headings(sheet, candidates)
    heads = _principle_headings(context, headings, candidates)
    placed = place(sheet, candidates, _outline(context, headings, heads))
    if left := _left_over(context, headings, heads, placed):
        heads = sorted([*heads, *left], key=lambda line: line.number)
        placed = place(sheet, candidates, _outline(context, headings, heads))
    document = build_document(context, placed, heads)
    document = replace(document, markup=markup_of(source.text, document))
    return document, by_place((*found, *doubts(context, placed, document)))


def _outline(context: FileContext, headings: Sequence[Line], heads: Sequence[Line]) -> Outline:
    sections = (h.number for h in [*headings, *heads] if context.section_kind(h) or h in heads)
    return Outline(tuple(headings), frozenset(sections))


def _left_over(
    context: FileContext, headings: Sequence[Line], heads: Sequence[Line], placed: Sequence[Placed]
) -> list[Line]:
    """Return the first-level headings that were left to a story as its title, and that no story took."""
    titles = ((line, p.title.text) for p in placed if p.candidate.is_story for line in p.title.lines)
    taken = {line for line, title in titles if _announces(read_wording(context.sheet.said(line)).title, title)}
    left = (h for h in headings if h.level == 1 and h not in taken and h not in heads)
    return [] if context.folder else [h for h in left if not _asks_further(context, h)]


def _announces(heading: str, title: str) -> bool:
    """Return whether a heading says the title of a story, or only that there is one."""
    return heading == title or not heading or is_generic(heading)


def _principle_headings(context: FileContext, headings: Sequence[Line], candidates: Sequence[Candidate]) -> list[Line]:
    """Return the headings that begin a principle: well-known names, and first-level ones that title no story."""
    if context.folder:
        return []
    named = [h for h in headings if h.level <= 3 and is_principle(context.sheet.said(h))]
    whole = [h for h in headings if h.level == 1 and not _asks_further(context, h)]
    top = [h for h in whole if not _titles_story(context, h, headings, candidates)]
    return sorted({*named, *top}, key=lambda line: line.number)


def _asks_further(context: FileContext, heading: Line) -> bool:
    """Return whether a heading names the follow-up of a story, as it does at any level."""
    mark = context.sheet.mark(heading)
    return mark is not None and PartKind.FOLLOW_UP in mark.label.kinds


def _titles_story(
    context: FileContext, heading: Line, headings: Sequence[Line], candidates: Sequence[Candidate]
) -> bool:
    """Return whether a first-level heading is the title of the story right below it, the only one without its own."""
    written = context.sheet.said(heading)
    below = [h for h in headings if h.number > heading.number]
    end = next((h.start for h in below if h.level == 1), 1 << 60)
    stories = [c for c in candidates if c.is_story and heading.start < c.group.first.start < end]
    inner = [h for h in below if h.start < end]
    direct = bool(stories) and not any(h.start < stories[0].group.first.start for h in inner)
    named = direct and (len(stories) == 1 or _names_one_of(written, stories, inner))
    if not named or is_principle(written) or any(context.section_kind(h) for h in inner):
        return False
    wording = read_wording(written)
    return (
        bool(wording.label)
        or is_question(wording.title)
        or is_generic(wording.title)
        or not _names_file(context, written)
    )


def _names_one_of(title: str, stories: Sequence[Candidate], inner: Sequence[Line]) -> bool:
    """Return whether a title says what happened, and a heading stands above the second of the stories below it."""
    first, second = (story.group.first.start for story in stories[:2])
    tells = len(words(title)) >= _TELLING and not set(words(title)) & word_list("announcing")
    return tells and any(first < heading.start < second for heading in inner)


def _names_file(context: FileContext, title: str) -> bool:
    """Return whether a short title says the same as the file's name, as that of a principle does."""
    stem = slugify(PurePosixPath(context.path).stem)
    return len(words(title)) <= 4 and slugify(title).replace("-", "") == stem.replace("-", "")
