"""Which stories answer an interview question best.

Rare words that question and story share decide (their inverse document frequency); a word counts more in a question
that the story says it answers. An inverted index keeps this cheap in a bank of thousands.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict

from ..markdown import plain
from ..model.kinds import FieldName, PartKind
from .catalogue import Card, Catalogue

BEST = 3
FLOOR = 0.12  # below this likeness a story does not answer the question
FLOOR_INSIDE = 0.03  # … unless it shows the principle that the question is about
INSIDE = 1.5  # and then it comes before others that are as like
STEM = 6  # letters: disagree, disagreed and disagreement share them

_WORD = re.compile(r"[^\W\d_]{3,}")
_STOP = frozenset(
    re.findall(
        r"\w+",
        """about and any are because been but can could describe did does for from gave give had has have
        how into its made make not one our out own said say she somebody something tell than that the
        their them then there they thing this time was were what when where which who why will with
        would you your example""",
    )
)


def stems(text: str) -> list[str]:
    """Return the words that carry meaning, each cut to its first letters."""
    return [word[:STEM] for word in _WORD.findall(text.casefold()) if word not in _STOP]


class AnswerIndex:
    """Finds the stories for a question; made once for a bank."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.postings: dict[str, dict[str, float]] = defaultdict(dict)
        for card in catalogue.cards.values():
            for stem, weight in self._vector(card).items():
                self.postings[stem][card.id] = weight
        self.norms = self._norms()

    def to(self, question: str, principle: str) -> tuple[Card, ...]:
        """Return up to three stories, the best first, for a question about the principle with this slug."""
        scores: defaultdict[str, float] = defaultdict(float)
        wanted = {stem: self._rarity(stem) for stem in set(stems(question))}
        length = math.sqrt(sum(weight**2 for weight in wanted.values())) or 1.0
        for stem, rarity in sorted(wanted.items()):
            for story, weight in self.postings.get(stem, {}).items():
                scores[story] += rarity * weight * rarity / (length * self.norms[story])
        shown = (*self.catalogue.cards_by_principle.get(principle, ()), *self.catalogue.also_shown(principle))
        inside = {card.id for card in shown}
        ranked = sorted(
            (-score * (INSIDE if story in inside else 1), story)
            for story, score in scores.items()
            if score >= (FLOOR_INSIDE if story in inside else FLOOR)
        )
        return tuple(self.catalogue.cards[story] for _, story in ranked[:BEST])

    def _vector(self, card: Card) -> Counter[str]:
        story = self.catalogue.stories[card.id]
        questions = " ".join(plain(value) for value in story.values(FieldName.QUESTIONS))
        names = " ".join((card.title, *(keyword.name for keyword in card.keywords)))
        telling = " ".join(plain(text) for kind in PartKind for text in story.texts(kind))
        weights: Counter[str] = Counter()
        for text, weight in ((questions, 3), (names, 2), (telling, 1)):
            for stem in set(stems(text)):
                weights[stem] += weight
        return weights

    def _rarity(self, stem: str) -> float:
        return math.log(1 + len(self.catalogue.cards) / (1 + len(self.postings.get(stem, ()))))

    def _norms(self) -> dict[str, float]:
        squares: defaultdict[str, float] = defaultdict(float)
        for stem, stories in self.postings.items():
            rarity = self._rarity(stem)
            for story, weight in stories.items():
                squares[story] += (weight * rarity) ** 2
        return {story: math.sqrt(square) or 1.0 for story, square in squares.items()}
