"""Interview questions of the whole bank, each with the stories that answer it best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ...link.as_markdown import bullets, words
from ...markdown import plain
from ...model.addresses import PRACTICE
from ...model.coverage import QuestionCoverage
from ...model.kinds import FieldName
from ...model.site import Asset, Page
from ...text.slug import stable_id, unique
from ..answers import AnswerIndex
from ..catalogue import Card, Catalogue
from ..environment import write
from ..page_type import PageType
from ..program import program, program_path
from ..twins import TwinWriter, blocks, section
from .principles import PrincipleEntry, entries

QUESTIONS = "questions.md"
PROGRAM = "groups"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question in plain text and its stories: those that say they answer it, or else the nearest in words."""

    id: str
    text: str
    cards: tuple[Card, ...]
    is_guess: bool = False


@lru_cache(maxsize=1)  # several pages ask, and to find the answers takes a while
def groups(catalogue: Catalogue) -> list[tuple[PrincipleEntry, list[Asked]]]:
    """Return the questions of each principle that has some, each with its stories, the best first."""
    answers = AnswerIndex(catalogue)
    found = [(entry, asked) for entry in entries(catalogue) if (asked := _asked(catalogue, entry, answers))]
    return _with_unique_ids(found)


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield the one page of questions."""
    found = groups(catalogue)
    yield Page(
        path=QUESTIONS,
        kind="questions",
        title=catalogue.say("questions.title"),
        description=catalogue.say("questions.description"),
        markdown=write(
            catalogue,
            "questions.md.jinja",
            QUESTIONS,
            groups=found,
            contents=[(entry.principle.slug, entry.title, len(asked)) for entry, asked in found],
            count=sum(len(asked) for _, asked in found),
            practice=PRACTICE,
            program=filter_path(catalogue),
        ),
        in_nav=True,
        hide=("navigation", "toc", "footer"),
        in_search=False,
        twin=blocks(*_twin(catalogue, found)),
    )


def _twin(catalogue: Catalogue, found: list[tuple[PrincipleEntry, list[Asked]]]) -> Iterator[str]:
    twin = TwinWriter(catalogue, QUESTIONS)
    for entry, questions in found:
        more = twin.link(entry.path, catalogue.say("questions.more"))
        yield section(entry.title, more, bullets(_told(catalogue, twin, asked) for asked in questions))


def _told(catalogue: Catalogue, twin: TwinWriter, asked: Asked) -> str:
    """A question with its stories, and what is to be said of them where none names it."""
    lines = [words(catalogue.say("questions.nearest"))] if asked.is_guess and asked.cards else []
    stories = bullets(twin.link(card.path, card.title) for card in asked.cards)
    return "\n".join((words(asked.text), *lines, *([stories] if stories else [])))


def assets(catalogue: Catalogue) -> Iterator[Asset]:
    """Yield the program that filters closed groups, on other pages too."""
    yield program(PROGRAM, QUESTIONS, catalogue.say)


def filter_path(catalogue: Catalogue) -> str:
    """Return the address of that program, below the root of the site."""
    return program_path(PROGRAM, QUESTIONS, catalogue.say)


def is_listed(catalogue: Catalogue, question: str) -> bool:
    """Say whether the page has this question: a principle lists it, or a story of one."""
    told = catalogue.cards_by_question.get(question, ())
    return question in catalogue.questions or any(card.principle for card in told)


def _with_unique_ids(groups: list[tuple[PrincipleEntry, list[Asked]]]) -> list[tuple[PrincipleEntry, list[Asked]]]:
    """Two principles may ask the same; the first keeps the id, for that is where links lead."""
    ids = iter(unique(asked.id for _, questions in groups for asked in questions))
    return [(entry, [replace(asked, id=next(ids)) for asked in questions]) for entry, questions in groups]


def _asked(catalogue: Catalogue, entry: PrincipleEntry, answers: AnswerIndex) -> list[Asked]:
    """The principle's own questions, then those that only its stories ask; each once."""
    covered = catalogue.covered[entry.principle.slug].questions
    found = {question.id: _answered(catalogue, entry, question, answers) for question in covered}
    for card in entry.cards:
        for value in catalogue.stories[card.id].values(FieldName.QUESTIONS):
            id_ = stable_id(value)
            if id_ not in catalogue.questions:
                found.setdefault(id_, Asked(id_, plain(value), catalogue.cards_by_question[id_]))
    return list(found.values())


def _answered(catalogue: Catalogue, entry: PrincipleEntry, question: QuestionCoverage, answers: AnswerIndex) -> Asked:
    """A question of a principle: the stories that name it, the best first, or else the nearest in words."""
    if not question.answers:
        return Asked(question.id, question.text, answers.to(question.text, entry.principle.slug), is_guess=True)
    return Asked(question.id, question.text, tuple(catalogue.cards[answer.story] for answer in question.answers))


PAGE_TYPE = PageType(position=70, pages=pages, assets=assets)
