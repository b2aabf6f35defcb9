"""Which question has which stories, and where a bank is thin: the numbers that page, command and export share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .places import Place


class Reason(StrEnum):
    """Why a story stands where it does among the answers to a question, the weightiest first."""

    OWN = "own-principle"  # it stands in the principle that asks
    ALSO = "also-shows"  # it stands elsewhere and also shows that principle
    MEASURED = "measured-result"


class GapKind(StrEnum):
    """What a principle may lack."""

    NO_STORY = "no-story"
    UNANSWERED = "unanswered-question"
    UNMEASURED = "no-measured-result"
    ONE_ORGANISATION = "one-organisation"
    NO_FAILURE = "no-story-of-failure"


@dataclass(frozen=True, slots=True)
class Answer:
    """A story that says it answers a question, by its id, and why it stands there among others."""

    story: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class QuestionCoverage:
    """A question that a principle lists, in plain text, and the stories that say they answer it, the best first."""

    id: str
    text: str
    place: Place
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """What a principle lacks; `question` is the id of one that no story answers, "" for any other lack."""

    kind: GapKind
    principle: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class PrincipleCoverage:
    """What a bank has for one principle; every text is plain.

    `stories` are the ids of those that stand in it, `also` of those elsewhere that show it too; what follows is about
    all of them. `measured` have a measured result, `failures` tell of a failure: each by its id with the word that says
    so. `organisations` are the names; `is_one_organisation` holds where every story names the same.
    """

    slug: str
    title: str
    stories: tuple[str, ...]
    also: tuple[str, ...]
    measured: tuple[str, ...]
    failures: tuple[tuple[str, str], ...]
    organisations: tuple[str, ...]
    is_one_organisation: bool
    questions: tuple[QuestionCoverage, ...]

    @property
    def answered(self) -> int:
        """How many of its questions some story answers."""
        return sum(bool(question.answers) for question in self.questions)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What it lacks, in the order of `GapKind`; where it has no story, nothing is said of their kinds."""
        return tuple(self._gaps())

    def _gaps(self) -> Iterator[Gap]:
        has_stories = bool(self.stories or self.also)
        if not has_stories:
            yield Gap(GapKind.NO_STORY, self.slug)
        for question in self.questions:
            if not question.answers:
                yield Gap(GapKind.UNANSWERED, self.slug, question.id)
        if not has_stories:
            return
        if not self.measured:
            yield Gap(GapKind.UNMEASURED, self.slug)
        if self.is_one_organisation:
            yield Gap(GapKind.ONE_ORGANISATION, self.slug)
        if not self.failures:
            yield Gap(GapKind.NO_FAILURE, self.slug)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of a bank, principle by principle."""

    principles: tuple[PrincipleCoverage, ...]

    @property
    def questions(self) -> int:
        return sum(len(principle.questions) for principle in self.principles)

    @property
    def answered(self) -> int:
        return sum(principle.answered for principle in self.principles)

    @property
    def percent(self) -> int:
        """How many of a hundred questions some story answers, rounded down; 100 where nobody asks."""
        return 100 * self.answered // self.questions if self.questions else 100

    @property
    def gaps(self) -> tuple[Gap, ...]:
        return tuple(gap for principle in self.principles for gap in principle.gaps)
