"""Interview questions of the whole bank, each with the stories that answer it best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..kinds import FieldName
from ..markdown import plain
from ..page import Page
from ..slug import stable_id
from .addresses import QUESTIONS
from .answers import BEST, Answers
from .bank import Bank, Card
from .environment import write
from .principles import Entry, entries


@dataclass(frozen=True, slots=True)
class Asked:
    """One question in plain text and the stories that answer it, the best first."""

    id: str
    text: str
    cards: tuple[Card, ...]


def pages(bank: Bank) -> Iterator[Page]:
    """Yield the one page of questions."""
    answers = Answers(bank)
    groups = [(entry, asked) for entry in entries(bank) if (asked := _asked(bank, entry, answers))]
    yield Page(
        path=QUESTIONS,
        kind="questions",
        title="Interview questions",
        description="Questions that interviewers ask, each with the stories that answer it best.",
        markdown=write(bank, "questions.md.jinja", QUESTIONS, groups=groups),
        in_nav=True,
        hide=("navigation", "footer"),
        in_search=False,
    )


def _asked(bank: Bank, entry: Entry, answers: Answers) -> list[Asked]:
    """The principle's own questions, then those that its stories say they answer; each once."""
    named: dict[str, tuple[str, list[Card]]] = {}
    for card in entry.cards:
        for value in bank.stories[card.id].values(FieldName.QUESTIONS):
            named.setdefault(stable_id(value), (plain(value), []))[1].append(card)
    found: dict[str, Asked] = {}
    for question in entry.principle.questions:
        text = plain(question.markdown)
        best = (*named.pop(question.id, ("", []))[1], *answers.to(text, entry.principle.slug))
        found.setdefault(question.id, Asked(question.id, text, tuple(dict.fromkeys(best))[:BEST]))
    return [*found.values(), *(Asked(id_, text, tuple(cards)) for id_, (text, cards) in named.items())]
