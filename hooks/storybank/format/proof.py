"""The proof that a file with some pieces in another form says the same, and which pieces to blame where it does not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..model.findings import Finding, finding
from ..model.places import Place, SourceFile
from ..model.settings import Settings
from ..model.story import Document
from ..parse import document_of
from . import Piece, join, layout, lost_words, meaning, reason, said_at

BUDGET = 2_600_000  # what is read, at most, to find the form of a file: some seconds
_STORY = 600  # what a story costs besides its characters, in characters


def cost(document: Document, text: str) -> int:
    """Return what it takes to read a text again, in characters."""
    return len(text) + _STORY * len(document.all_stories)


@dataclass(slots=True)
class Readings:
    """What the texts of one file were read as, each once, and what that took: their characters and their stories."""

    source: SourceFile
    settings: Settings
    spent: int = 0
    known: dict[str, Document] = field(default_factory=dict)
    prices: dict[str, int] = field(default_factory=dict)

    def document(self, text: str) -> Document:
        """Return what the file would be read as with this text."""
        if text not in self.known:
            self.known[text] = document_of(replace(self.source, text=text), self.settings)
            self.prices[text] = cost(self.known[text], text)
            self.spent += self.prices[text]
        return self.known[text]


@dataclass(frozen=True, slots=True)
class Proof:
    """Decides whether a file with some pieces in another form than the canonical one still says the same."""

    source: SourceFile
    document: Document
    readings: Readings
    pieces: tuple[Piece, ...]
    budget: int

    @property
    def is_affordable(self) -> bool:
        """Whether one more reading is within the budget; it is asked for each piece, so nothing is counted here."""
        return self.readings.spent + self.readings.prices[self.source.text] <= self.budget

    def holds(self, forms: Mapping[int, str]) -> bool:
        text = join(self.pieces, forms)
        if text == self.source.text:
            return True
        after = self.readings.document(text)
        return meaning(after) == meaning(self.document) and not lost_words(self.source, self.document, text)

    def kept(self, numbers: Sequence[int], forms: Mapping[int, str]) -> list[Finding]:
        """Say why pieces stay as they are written, beside the others in these forms.

        As long as the budget lasts, each is tried by itself, and else all at once.
        """
        found = {number: self._why(number, forms) for number in numbers if self.is_affordable}
        found |= self._why_together([number for number in numbers if number not in found], forms)
        return [
            finding("SB731", Place(self.source.path, self.pieces[n].line), f"left as it is written: {found[n]}")
            for n in numbers
        ]

    def blamed(self, forms: Mapping[int, str]) -> set[int]:
        """Return the pieces that say something else in these forms, and those above a piece that does."""
        text, lines = layout(self.pieces, forms)
        after = _by_piece(self.readings.document(text), lines)
        before = _by_piece(self.document, [piece.line for piece in self.pieces])
        changed = [number for number, said in enumerate(before) if said != after[number]]
        return {number for at in changed for number in (at, at - 1)}

    def _why(self, number: int, forms: Mapping[int, str]) -> str:
        text = join(self.pieces, {**forms, number: self.pieces[number].canonical})
        after = self.readings.document(text)
        return reason(self.document, after, lost_words(self.source, self.document, text))

    def _why_together(self, numbers: Collection[int], forms: Mapping[int, str]) -> dict[int, str]:
        """Return why each of the pieces stays, by what stands there when all of them are canonical."""
        if not numbers:
            return {}
        tried = {number: form for number, form in forms.items() if number not in set(numbers)}
        text, lines = layout(self.pieces, tried)
        before = _stories(self.document, [piece.line for piece in self.pieces])
        after = _stories(self.readings.document(text), lines)
        return {number: reason(before[number], after[number], ()) for number in numbers}


def _by_piece(document: Document, starts: Sequence[int]) -> list[list[object]]:
    said: list[list[object]] = [[] for _ in starts]
    for line, text in said_at(document):
        said[max(bisect_right(starts, line) - 1, 0)].append(text)
    return said


def _stories(document: Document, starts: Sequence[int]) -> list[Document]:
    """Return for each piece a document with its stories."""
    held: list[list[int]] = [[] for _ in starts]
    stories = document.all_stories
    for number, story in enumerate(stories):
        held[max(bisect_right(starts, story.span.line) - 1, 0)].append(number)
    return [Document(document.path, (), (), tuple(stories[n] for n in numbers)) for numbers in held]
