"""Which stories answer an interview question best.

Rare words that question and story share decide; a word counts more in a question that the story says it answers.
"""

from __future__ import annotations

from collections import Counter

from ..markdown import plain
from ..model.kinds import FieldName, PartKind
from ..text.similarity import Texts, evenly, telling
from .catalogue import Card, Catalogue

BEST = 3
FLOOR = 0.12  # below this likeness a story does not answer the question
FLOOR_INSIDE = 0.03  # … unless it shows the principle that the question is about
INSIDE = 1.5  # and then it comes before others that are as like
# Words that only hold a question together. They tell something in a story, so they are no stop words.
ASKING = telling("describe give gave make made say said tell example one somebody something thing time")


class AnswerIndex:
    """Finds the stories for a question; made once for a bank."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.cards = tuple(catalogue.cards.values())
        self.texts = Texts([self._vector(card) for card in self.cards])

    def to(self, question: str, principle: str) -> tuple[Card, ...]:
        """Return up to three stories, the best first, for a question about the principle with this slug."""
        shown = (*self.catalogue.cards_by_principle.get(principle, ()), *self.catalogue.also_shown(principle))
        inside = {card.id for card in shown}
        asked = evenly(telling(question) - ASKING)
        found = {self.cards[number].id: likeness for number, likeness in self.texts.like(asked).items()}
        ranked = sorted(
            (-likeness * (INSIDE if story in inside else 1), story)
            for story, likeness in found.items()
            if likeness >= (FLOOR_INSIDE if story in inside else FLOOR)
        )
        return tuple(self.catalogue.cards[story] for _, story in ranked[:BEST])

    def _vector(self, card: Card) -> Counter[str]:
        story = self.catalogue.stories[card.id]
        questions = " ".join(plain(value) for value in story.values(FieldName.QUESTIONS))
        names = " ".join((card.title, *(keyword.name for keyword in card.keywords)))
        told = " ".join(plain(text) for kind in PartKind for text in story.texts(kind))
        weights: Counter[str] = Counter()
        for text, weight in ((questions, 3), (names, 2), (told, 1)):
            weights.update(dict.fromkeys(telling(text), weight))
        return weights
