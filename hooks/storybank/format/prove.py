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
from . import Piece, join, pieces
from .proof import BUDGET, Proof, Readings

LARGE = 32_000  # characters; a larger file is not read so often
_MAX_READINGS = 64  # of one file, to find the pieces that must stay; what is left then stays too
_ROUNDS = 3  # in which the pieces of a large file take their next form
MOST_STORIES = 3_500  # of one file: a larger one takes longer to read a few times than anybody waits
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
    readings = Readings(source, settings)
    if (number := len(readings.document(text).all_stories)) > MOST_STORIES:
        return Tidied(
            source, text, (_refused(source, f"it holds {number} stories, more than {MOST_STORIES}; divide it"),)
        )
    for number in range(_MAX_PASSES):
        formatted, left = _pass(replace(source, text=text), readings)
        kept = left if number == 0 else kept
        if formatted == text:
            return Tidied(source, text, kept)
        text = formatted
    return Tidied(source, source.text, (_refused(source, "it has no form in which a second pass changes nothing"),))


def _refused(source: SourceFile, why: str) -> Finding:
    return finding("SB731", Place(source.path), f"the file is left as it is written: {why}")


def _pass(source: SourceFile, readings: Readings) -> tuple[str, tuple[Finding, ...]]:
    """Return the text after one pass, and a finding for each piece that could not take a canonical form."""
    document = readings.document(source.text)
    cut = pieces(source, document)
    wanted = [number for number, piece in enumerate(cut) if piece.canonical != piece.written]
    proof = Proof(source, document, readings, cut, readings.spent + BUDGET)
    if proof.holds({}):
        return join(cut), ()
    forms = (_settle if len(source.text) <= LARGE else _settle_large)(proof, wanted)
    if forms is None:
        return source.text, tuple(proof.kept(wanted, {}))
    left = [number for number, form in sorted(forms.items()) if not cut[number].takes(form)]
    return join(cut, forms), tuple(proof.kept(left, forms))


def _settle(proof: Proof, wanted: list[int]) -> dict[int, str] | None:
    """Return the pieces that cannot be canonical with their form, None if even the empty lines carry meaning.

    All at once; where that fails, each half, so that one stubborn piece costs a few readings, not one for each.
    """
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


def _settle_large(proof: Proof, wanted: list[int]) -> dict[int, str] | None:
    """Do the same in a few readings of the whole file: the pieces that change what it says take their next form."""
    if not proof.is_affordable:
        return None
    taken = dict.fromkeys(wanted, 0)
    ways: dict[int, tuple[str, ...]] = {}  # only of those that are blamed
    settled: dict[int, str] = {}
    for _ in range(_ROUNDS):
        blamed = proof.blamed(settled) & taken.keys()
        ways |= {number: _ways(proof.pieces[number]) for number in blamed - ways.keys()}
        further = [number for number in blamed if taken[number] + 1 < len(ways[number])]
        if not further or not proof.is_affordable:
            break
        taken |= {number: taken[number] + 1 for number in further}
        settled = {number: ways[number][at] for number, at in taken.items() if at}
    written = {number: proof.pieces[number].written for number in wanted}
    careful = {number: written[number] for number in settled}
    return next((forms for forms in (settled, careful, written) if proof.holds(forms)), None)


def _ways(piece: Piece) -> tuple[str, ...]:
    """Return the forms of a piece that are tried in a large file: the best of each kind, and as it is written."""
    line = piece.variants.line
    return tuple(dict.fromkeys((piece.canonical, *([line] if line else ()), piece.written)))


def _of_one_kind(proof: Proof, forms: dict[int, str]) -> dict[int, str]:
    """Let every story of a section have a line as its title if one of them must, and the rest can."""
    cut = proof.pieces
    lined = {cut[number].section for number, form in forms.items() if form in cut[number].lined}
    for section in lined:
        others = {n: p.lined[0] for n, p in enumerate(cut) if p.section == section and p.lined}
        tried = forms | {n: form for n, form in others.items() if forms.get(n) not in cut[n].lined}
        forms = tried if proof.holds(tried) else forms
    return forms


def _with_forms(
    proof: Proof, forms: dict[int, str], wanted: Mapping[int, str], readings: Iterator[int]
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
