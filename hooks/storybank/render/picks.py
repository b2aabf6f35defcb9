"""What the home page shows of a bank: a story for each day of a month, the latest, and where to begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, zip_longest

from ..link import facts
from ..markdown import plain
from ..model.addresses import principle_path
from .catalogue import Card, Catalogue

DAYS = 31  # as many stories as a month has days: the page holds them all, and the reader's browser shows one
LATEST = 3
_MONTH = re.compile(r"\b(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?\b")


@dataclass(frozen=True, slots=True)
class StartingPoint:
    """A place to begin: what it is, where it stands, its name, why this one, and the set that practises it.

    The texts are plain.
    """

    kind: str
    path: str
    anchor: str
    text: str
    reason: str
    practice: str


def daily(catalogue: Catalogue) -> list[Card]:
    """Return the stories of which each day has one, with a result to show, the measured ones first.

    They come from one principle after the other, so that tomorrow's shows another than today's.
    """
    groups = [[card for card in group if card.result] for group in catalogue.cards_by_principle.values()]
    ordered = [sorted(group, key=lambda card: not card.measured) for group in groups]
    taken = [card for card in chain.from_iterable(zip_longest(*ordered)) if card is not None]
    return taken[:DAYS]


def latest(catalogue: Catalogue) -> list[Card]:
    """Return the stories that happened last, as far as their authors say when, the latest first."""
    dated = [(max(found), card) for card in catalogue.cards.values() if (found := _MONTH.findall(card.period))]
    return [card for _, card in sorted(dated, key=lambda pair: pair[0], reverse=True)][:LATEST]


def beginnings(catalogue: Catalogue, questions: str) -> Iterator[StartingPoint]:
    """Yield the principle that most stories show, and the question that most answer; none where no story does.

    `questions` is the path of the page of questions.
    """
    say = catalogue.say
    slugs = list(catalogue.principles)
    slug, count = _fullest(slugs, [len(_shown(catalogue, slug)) for slug in slugs])
    if count:
        title = plain(catalogue.principles[slug].title)
        reason = say("home.shown_by", n=count)
        yield StartingPoint(say("home.a_principle"), principle_path(slug), "", title, reason, f"principle={slug}")
    asked = {q.id: plain(q.markdown) for p in catalogue.library.principles for q in p.questions}
    id_, count = _fullest(list(asked), [len(catalogue.cards_by_question.get(id_, ())) for id_ in asked])
    if count:
        reason = say("home.answered_by", n=count)
        yield StartingPoint(say("home.a_question"), questions, f"q-{id_}", asked[id_], reason, f"question={id_}")


def _fullest(names: list[str], counts: list[int]) -> tuple[str, int]:
    """Return the first of the names with the highest count, and that count."""
    most = max(counts, default=0)
    return (names[counts.index(most)], most) if most else ("", 0)


def reading_time(catalogue: Catalogue) -> str:
    """Return how long the stories take to read, the shortest and the longest: `1 to 2 minutes`, "" without stories."""
    times = [facts.minutes(card.words, facts.READING_WORDS) for card in catalogue.cards.values()]
    if not times:
        return ""
    least, most = min(times), max(times)
    say = catalogue.say
    return say("time.minutes_to", least=least, n=most) if least < most else say("time.minutes", n=most)


def _shown(catalogue: Catalogue, slug: str) -> tuple[Card, ...]:
    return (*catalogue.cards_by_principle.get(slug, ()), *catalogue.also_shown(slug))
