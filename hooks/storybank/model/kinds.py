"""The closed lists of kinds: the words that model, labels, pages and export share."""

from __future__ import annotations

from collections.abc import Mapping
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
    STATUS = "status"
    SHORT_VERSION = "short_version"
    RED_FLAGS = "red_flags"


class SectionKind(StrEnum):
    """What a section of a principle file holds."""

    INTRO = "intro"  # text before the first section heading
    DEFINITION = "definition"
    STORIES = "stories"
    FOCUS_AREAS = "focus_areas"
    TIPS = "tips"
    QUESTIONS = "questions"
    OTHER = "other"


# Who tells a story: as the field `kind` says it, and as pages and lists show it. The first holds where nothing is said.
KIND_LABELS: Mapping[str, str] = MappingProxyType(
    {"own": "Own story", "retold": "Retold", "illustrative": "Illustrative"}
)
