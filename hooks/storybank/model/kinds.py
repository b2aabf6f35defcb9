"""The closed lists of kinds: the words that model, labels, pages and export share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class PartKind(StrEnum):
    """What a labelled part of a story tells. The first four make it a STAR story."""

    SITUATION = "situation"
    TASK = "task"
    ACTION = "action"
    RESULT = "result"
    LEARNING = "learning"
    TRADE_OFF = "trade-off"
    METRICS = "metrics"
    FOLLOW_UP = "follow-up"


STAR = (PartKind.SITUATION, PartKind.TASK, PartKind.ACTION, PartKind.RESULT)
NEEDED = (PartKind.SITUATION, PartKind.ACTION, PartKind.RESULT)  # of every form; STAR and SOAR have a Task besides

# The forms that people tell in, by the letters of their parts. C is Context or Challenge, P Problem, O Obstacle,
# D Decision with the T of its Trade-off, L Learning; the second R of STARR is Reflection.
FORMS = ("STAR", "STARL", "STARR", "SAR", "SARL", "CAR", "CARL", "PAR", "PARL", "SOAR", "SOARL", "SDTR")


class FieldName(StrEnum):
    """What people add to a story besides its parts; the value is the name in the export."""

    QUESTIONS = "questions"  # interview questions that the story answers
    TAGS = "tags"
    ALSO_SHOWS = "also_shows"  # further principles, by title
    SHOWS = "shows"  # skills or key beats: what an interviewer should see
    THEME = "theme"
    PERIOD = "period"
    ORGANISATION = "organisation"
    TECHNOLOGIES = "technologies"
    KIND = "kind"  # own, retold or illustrative
    SOURCE = "source"  # public account or evidence
    CONFIRMED = "confirmed"  # figures that the author has checked
    STATUS = "status"
    SHORT_VERSION = "short_version"
    RED_FLAGS = "red_flags"


class FieldPlace(StrEnum):
    """Where a story's page shows a field."""

    TEXT = "text"  # among the parts, where it was written: long enough to be read
    ROW = "row"  # one of the rows that describe the story, below it
    APART = "apart"  # in a place of its own that the page's template gives it


class Entries(StrEnum):
    """How several entries of a field stand in one text."""

    WHOLE = "whole"  # the text is one entry
    COMMAS = "commas"
    LINES = "lines"  # whole sentences: one a line, in a list


@dataclass(frozen=True, slots=True)
class StoryField:
    """What Storybank does with a field: its `place` on the page, how its `entries` are cut
    and written, and the `hint` with which `storybank new` offers it, "" for not.
    """

    place: FieldPlace
    entries: Entries
    hint: str = ""


_TEXT, _ROW, _APART = FieldPlace
_WHOLE, _COMMAS, _LINES = Entries

# A further field needs a name above and a line here. Its name is a label; more of them stand in the languages.
FIELDS: Mapping[FieldName, StoryField] = MappingProxyType(
    {
        FieldName.QUESTIONS: StoryField(_APART, _LINES, "an interview question that it answers; repeatable"),
        FieldName.TAGS: StoryField(_APART, _COMMAS, "a tag; repeatable"),
        FieldName.ALSO_SHOWS: StoryField(_APART, _COMMAS, "a further principle that it shows; repeatable"),
        FieldName.SHOWS: StoryField(_TEXT, _WHOLE),
        FieldName.THEME: StoryField(_ROW, _COMMAS),
        FieldName.PERIOD: StoryField(_APART, _WHOLE, "such as 2023 or 2023-04"),
        FieldName.ORGANISATION: StoryField(_APART, _WHOLE, "only if it is public"),
        FieldName.TECHNOLOGIES: StoryField(_ROW, _COMMAS),
        FieldName.KIND: StoryField(_APART, _WHOLE, "own, retold or illustrative"),
        FieldName.SOURCE: StoryField(_ROW, _LINES, "of a retold story: [title](address), publisher, date; repeatable"),
        FieldName.CONFIRMED: StoryField(_ROW, _LINES, "a figure of your own that you checked; repeatable"),
        FieldName.STATUS: StoryField(_ROW, _WHOLE),
        FieldName.SHORT_VERSION: StoryField(_APART, _WHOLE),
        FieldName.RED_FLAGS: StoryField(_TEXT, _LINES),
    }
)


class SectionKind(StrEnum):
    """What a section of a principle file holds."""

    INTRO = "intro"  # text before the first section heading
    DEFINITION = "definition"
    STORIES = "stories"
    FOCUS_AREAS = "focus_areas"
    TIPS = "tips"
    QUESTIONS = "questions"
    OTHER = "other"


# Who tells a story, as the field `kind` says it. The first holds where nothing is said.
KINDS = ("own", "retold", "illustrative")
_OTHER_NAMES = {  # as pages in German call them
    "selbst erlebt": "own",
    "eigene": "own",
    "nacherzählt": "retold",
    "beispiel": "illustrative",
    "erfunden": "illustrative",
}


def kind_named(text: str) -> str | None:
    """Return the kind that a plain text names, None where it names none.

    >>> kind_named("Retold"), kind_named(" nacherzählt "), kind_named("true")
    ('retold', 'retold', None)
    """
    name = text.strip().casefold()
    return name if name in KINDS else _OTHER_NAMES.get(name)
