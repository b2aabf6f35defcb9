"""Coverage: which question has which stories, ranked with the reason, and where a principle is thin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...link.as_markdown import bullets, words
from ...model.addresses import PRACTICE
from ...model.coverage import Answer, Gap, PrincipleCoverage, QuestionCoverage
from ...model.site import Page
from ..catalogue import Card, Catalogue
from ..environment import write
from ..page_type import PageType
from ..repository import story_form_url
from ..twins import TwinWriter, blocks, note, section
from .principles import entries
from .questions import QUESTIONS, Asked, filter_path, groups

COVERAGE = "coverage.md"


@dataclass(frozen=True, slots=True)
class RankedStory:
    """A story that answers a question, and why it stands where it does, in words."""

    card: Card
    reason: str


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question with its stories; where there are none, the address of the form for one, and the nearest in words."""

    anchor: str
    text: str
    stories: tuple[RankedStory, ...]
    form: str
    nearest: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Lack:
    """What a principle lacks besides answers, in words, and the address of the form for a story, "" for none."""

    text: str
    form: str


@dataclass(frozen=True, slots=True)
class PrincipleRow:
    """A principle with its page, its numbers, its questions and what it lacks."""

    path: str
    has: PrincipleCoverage
    questions: tuple[QuestionRow, ...]
    lacks: tuple[Lack, ...]


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield the one page."""
    rows = _rows(catalogue)
    yield Page(
        path=COVERAGE,
        kind="coverage",
        title=catalogue.say("coverage.title"),
        description=catalogue.say("coverage.description"),
        markdown=write(
            catalogue,
            "coverage.md.jinja",
            COVERAGE,
            coverage=catalogue.coverage,
            rows=rows,
            contents=[(row.has.slug, row.has.title, _part(catalogue, row)) for row in rows],
            questions=QUESTIONS,
            practice=PRACTICE,
            program=filter_path(catalogue),
        ),
        in_nav=True,
        hide=("navigation", "toc", "footer"),
        in_search=False,
        twin=blocks(*_twin(catalogue, rows)),
    )


def _twin(catalogue: Catalogue, rows: list[PrincipleRow]) -> Iterator[str]:
    say, has = catalogue.say, catalogue.coverage
    part = say("questions.found", found=has.answered, n=has.questions)
    yield words(say("coverage.lede", part=part, percent=has.percent))
    twin = TwinWriter(catalogue, COVERAGE)
    for row in rows:
        more = twin.link(row.path, say("questions.more"))
        told = note(words(say("coverage.answered")), _part(catalogue, row))
        asked = bullets(_told(catalogue, twin, question) for question in row.questions)
        yield section(row.has.title, more, told, asked, _missing(catalogue, row))


def _missing(catalogue: Catalogue, row: PrincipleRow) -> str:
    listed = bullets(words(lack.text) for lack in row.lacks)
    return f"{words(catalogue.say('coverage.missing'))}:\n\n{listed}" if listed else ""


def _told(catalogue: Catalogue, twin: TwinWriter, question: QuestionRow) -> str:
    """A question with its stories, or the nearest ones."""
    if question.stories:
        below = bullets(note(twin.link(s.card.path, s.card.title), s.reason) for s in question.stories)
    else:
        below = bullets(twin.link(card.path, card.title) for card in question.nearest)
    missing = () if question.stories else (words(catalogue.say("coverage.open")),)
    return "\n".join(filter(None, (words(question.text), *missing, below)))


def _part(catalogue: Catalogue, row: PrincipleRow) -> str:
    return catalogue.say("count.part", found=row.has.answered, n=len(row.questions))


def _rows(catalogue: Catalogue) -> list[PrincipleRow]:
    asked = {entry.principle.slug: questions for entry, questions in groups(catalogue)}
    return [
        _row(catalogue, entry.path, catalogue.covered[entry.principle.slug], asked.get(entry.principle.slug, []))
        for entry in entries(catalogue)
    ]


def _row(catalogue: Catalogue, path: str, has: PrincipleCoverage, asked: list[Asked]) -> PrincipleRow:
    # The page of questions has those of the principle first, in the same order.
    pairs = zip(has.questions, asked, strict=False)
    questions = tuple(_question(catalogue, has, question, shown) for question, shown in pairs)
    lacks = tuple(_lack(catalogue, has, gap) for gap in has.gaps if not gap.question)
    return PrincipleRow(path, has, questions, lacks)


def _question(catalogue: Catalogue, has: PrincipleCoverage, question: QuestionCoverage, asked: Asked) -> QuestionRow:
    ranked = (_ranked(catalogue, answer) for answer in question.answers)
    form = "" if question.answers else story_form_url(catalogue.settings, has.title, questions=question.text)
    nearest = asked.cards if asked.is_guess else ()
    return QuestionRow(f"q-{asked.id}", question.text, tuple(ranked), form, nearest)


def _ranked(catalogue: Catalogue, answer: Answer) -> RankedStory:
    reasons = (catalogue.say(f"reasons.{reason.replace('-', '_')}") for reason in answer.reasons)
    return RankedStory(catalogue.cards[answer.story], ", ".join(reasons))


def _lack(catalogue: Catalogue, has: PrincipleCoverage, gap: Gap) -> Lack:
    return Lack(catalogue.say(f"lacks.{gap.kind.replace('-', '_')}"), story_form_url(catalogue.settings, has.title))


PAGE_TYPE = PageType(position=75, pages=pages)
