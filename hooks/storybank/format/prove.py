"""Format one file, and prove that it says the same as before.

The two laws: the same model after as before, and a second pass changes nothing. A piece that would break the first is
kept as written and reported; a file that would break the second is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..model.findings import Finding, finding
from ..model.places import Place, SourceFile
from ..model.settings import Settings
from ..model.story import Document
from ..parse import parse
from . import Piece, join, lost_words, meaning, pieces, reason

_MAX_READINGS = 64  # of one file, to find the pieces that must stay; what is left then stays too
_MAX_PASSES = 4  # a nested shape may need a second look; one that never settles is refused


@dataclass(frozen=True, slots=True)
class Tidied:
    """A file before and after; `findings` say what was left as written."""

    before: SourceFile
    text: str
    findings: tuple[Finding, ...] = ()

    @property
    def changed(self) -> bool:
        return self.text != self.before.text


def tidy(source: SourceFile, settings: Settings) -> Tidied:
    """Return the file in its canonical form, as far as that says the same."""
    text, kept = source.text, tuple[Finding, ...]()
    for number in range(_MAX_PASSES):
        formatted, left = _pass(replace(source, text=text), settings)
        kept = left if number == 0 else kept
        if formatted == text:
            return Tidied(source, text, kept)
        text = formatted
    message = "the file has no form in which a second pass changes nothing; it is left alone"
    return Tidied(source, source.text, (finding("SB731", Place(source.path), message),))


def _pass(source: SourceFile, settings: Settings) -> tuple[str, tuple[Finding, ...]]:
    """Return the text after one pass, and a finding for each piece that could not take a canonical form."""
    document, _ = parse(source, settings)
    cut = pieces(source, document)
    wanted = [number for number, piece in enumerate(cut) if piece.canonical != piece.written]
    proof = _Proof(source, document, settings, cut)
    forms = _settle(proof, wanted)
    if forms is None:
        return source.text, tuple(proof.kept(number, {}) for number in wanted)
    left = (number for number, form in sorted(forms.items()) if form not in cut[number].forms)
    return join(cut, forms), tuple(proof.kept(number, forms) for number in left)


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

    def kept(self, number: int, forms: Mapping[int, str]) -> Finding:
        """Say why a piece stays as it is written, beside the others in these forms."""
        text = join(self.pieces, {**forms, number: self.pieces[number].canonical})
        after, _ = parse(replace(self.source, text=text), self.settings)
        why = reason(self.document, after, lost_words(self.source, self.document, text))
        return finding("SB731", Place(self.source.path, self.pieces[number].line), f"left as it is written: {why}")


def _settle(proof: _Proof, wanted: list[int]) -> dict[int, str] | None:
    """Return the pieces that cannot be canonical with their form, None if even the empty lines carry meaning.

    All at once first; where that fails, each half, so that one stubborn piece costs a few readings, not one for each.
    """
    if proof.holds({}):
        return {}
    forms = {number: proof.pieces[number].written for number in wanted}
    if not proof.holds(forms):
        return None
    readings = iter(range(_MAX_READINGS))
    left = set(wanted)
    for rank in range(max(len(proof.pieces[number].forms) for number in wanted)):
        ranked = {n: (proof.pieces[n].forms[: rank + 1])[-1] for n in sorted(left)}
        forms = _with_forms(proof, forms, ranked, readings)
        left -= {number for number, form in ranked.items() if forms[number] == form}
    return _of_one_kind(proof, forms)


def _of_one_kind(proof: _Proof, forms: dict[int, str]) -> dict[int, str]:
    """Let every story of a section have a line as its title if one of them must, and the rest can."""
    cut = proof.pieces
    lined = {cut[number].section for number, form in forms.items() if form in cut[number].lined}
    for section in lined:
        others = {n: p.lined[0] for n, p in enumerate(cut) if p.section == section and p.lined}
        tried = forms | {n: form for n, form in others.items() if forms.get(n) not in cut[n].lined}
        forms = tried if proof.holds(tried) else forms
    return forms


def _with_forms(
    proof: _Proof, forms: dict[int, str], wanted: Mapping[int, str], readings: Iterator[int]
) -> dict[int, str]:
    """Return the forms with each of the wanted ones that holds."""
    halves = [list(wanted)]
    while halves and next(readings, None) is not None:
        candidates = halves.pop()
        tried = forms | {number: wanted[number] for number in candidates}
        if tried == forms or proof.holds(tried):
            forms = tried
        elif len(candidates) > 1:
            middle = len(candidates) // 2
            halves += [candidates[middle:], candidates[:middle]]
    return forms
