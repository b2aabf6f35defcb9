"""Tidy: format one file, and prove that it says the same as before.

The two laws: the same model after as before, and a second pass changes nothing. A piece that would break the first is
kept as written and reported; a file that would break the second is left alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .diagnostics import Diagnostic, diagnostic
from .format import Piece, join, lost_words, meaning, pieces
from .model import Document
from .parse import parse
from .settings import Settings
from .source import Place, SourceFile

_MAX_READINGS = 64  # of one file, to find the pieces that must stay; what is left then stays too
_MAX_PASSES = 4  # a nested shape may need a second look; one that never settles is refused


@dataclass(frozen=True, slots=True)
class Tidied:
    """A file before and after; `diagnostics` say what was left as written."""

    before: SourceFile
    text: str
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def changed(self) -> bool:
        return self.text != self.before.text


def tidy(source: SourceFile, settings: Settings) -> Tidied:
    """Return the file in its canonical form, as far as that says the same."""
    text = source.text
    kept: tuple[Piece, ...] = ()
    for number in range(_MAX_PASSES):
        formatted, left = _pass(replace(source, text=text), settings)
        kept = left if number == 0 else kept
        if formatted == text:
            return Tidied(source, text, tuple(_kept(source, piece) for piece in kept))
        text = formatted
    message = "the file has no form in which a second pass changes nothing; it is left alone"
    return Tidied(source, source.text, (diagnostic("SB731", Place(source.path), message),))


def _kept(source: SourceFile, piece: Piece) -> Diagnostic:
    return diagnostic(
        "SB731", Place(source.path, piece.line), "this block is left as written: its form carries meaning"
    )


def _pass(source: SourceFile, settings: Settings) -> tuple[str, tuple[Piece, ...]]:
    """Return the text after one pass, and the pieces that could not take their canonical form."""
    document, _ = parse(source, settings)
    cut = pieces(source, document)
    wanted = [number for number, piece in enumerate(cut) if piece.canonical != piece.written]
    forms = _settle(_Proof(source, document, settings, cut), wanted)
    if forms is None:
        return source.text, tuple(cut[number] for number in wanted)
    return join(cut, forms), tuple(cut[n] for n, form in sorted(forms.items()) if form == cut[n].written)


@dataclass(frozen=True, slots=True)
class _Proof:
    """Decides whether a file with some pieces in another form than the canonical one still says the same."""

    source: SourceFile
    document: Document
    settings: Settings
    pieces: tuple[Piece, ...]

    def holds(self, forms: Mapping[int, str]) -> bool:
        text = join(self.pieces, forms)
        after, _ = parse(replace(self.source, text=text), self.settings)
        return meaning(after) == meaning(self.document) and not lost_words(self.source, self.document, text)


def _settle(proof: _Proof, wanted: list[int]) -> dict[int, str] | None:
    """Return the pieces that cannot be canonical with their form, None if even the empty lines carry meaning.

    All at once first; where that fails, each half, so that one stubborn piece costs a few readings, not one for each.
    """
    apart = {number: proof.pieces[number].otherwise for number in wanted if proof.pieces[number].otherwise}
    for whole in ({}, apart):
        if proof.holds(whole):
            return whole
    forms = {number: proof.pieces[number].written for number in wanted}
    if not proof.holds(forms):
        return None
    halves = [wanted[len(wanted) // 2 :], wanted[: len(wanted) // 2]]
    for _ in range(_MAX_READINGS):
        if not halves:
            break
        candidates = halves.pop()
        without = {number: form for number, form in forms.items() if number not in candidates}
        if not candidates:
            continue
        if proof.holds(without):
            forms = without
        elif len(candidates) > 1:
            middle = len(candidates) // 2
            halves += [candidates[middle:], candidates[:middle]]
        elif candidates[0] in apart and proof.holds(separate := forms | {candidates[0]: apart[candidates[0]]}):
            forms = separate
    return forms
