"""What speaks for it that headings above titled stories name principles, and what against: each sign a function.

A sign looks at the headings of one level below one heading that hold titled stories. The sum decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ...text.fold import fold, words
from ...text.words import size
from ..languages.words import phrases, word_list
from ..layout.lines import Line
from ..layout.sheet import list_number
from ..titles.wording import read_wording
from .headings import HeadingRegions
from .names import announces, before_motto, is_competency, motto_sign, name_of, sounds_like_one

ENOUGH = 2  # of all signs, for headings to be names
_OWNING = re.compile(r"[^\W\d_]+'s?(?!\w)")  # "the cook's rice" is about rice
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LEAD = 60  # words above the first name
_BRIEF = 12  # words of a line that says when and as what somebody worked


@dataclass(frozen=True, slots=True)
class Peers:
    """The headings that may be names: those that hold titled stories, and all that stand beside them.

    `announced` says that a heading above, or the title of the file, speaks of principles; `for_interviews`, that it
    speaks of an interview.
    """

    regions: HeadingRegions
    titled: Sequence[Line]
    beside: Sequence[Line]
    announced: bool
    for_interviews: bool

    def said(self) -> list[str]:
        return [self.regions.said(heading) for heading in self.titled]


def _competent(peers: Peers) -> bool:
    said = [before_motto(each) or each for each in map(peers.regions.said, peers.beside)]
    return any(is_competency(each, longest=2) or name_of(each) for each in said)


def _sounding(peers: Peers) -> bool:
    return len(peers.titled) > 1 and 2 * sum(map(sounds_like_one, peers.said())) > len(peers.titled)


def _introduced(peers: Peers) -> bool:
    return sum(map(peers.regions.introduces, peers.titled)) > 1


def _counted(peers: Peers) -> bool:
    sheet = peers.regions.context.sheet
    counted = (read_wording(sheet.said(line)).label or list_number(sheet, line) for line in peers.titled)
    return len(peers.titled) > 1 and all(counted)


def _itemised(peers: Peers) -> bool:
    heads = {before_motto(said) or said for said in peers.said()}
    return len(peers.titled) > 1 and all(line.bullet for line in peers.titled) and len(heads) == len(peers.titled)


def _mottoed(peers: Peers) -> bool:
    signs = [motto_sign(said) for said in peers.said()]
    apart = len({*map(before_motto, peers.said())}) == len(signs)
    return len(signs) > 1 and bool(signs[0]) and len({*signs}) == 1 and apart


def _employed(peers: Peers) -> bool:
    return any(map(is_place, peers.said())) or any(_says_when(peers.regions, heading) for heading in peers.titled)


def _spoken_of(peers: Peers) -> bool:
    """Return whether the few words above them speak of principles."""
    sheet, first = peers.regions.context.sheet, peers.beside[0]
    parent = peers.regions.written.above(first.start, first.level - 1) or sheet.lines[0]
    above = sheet.text[parent.start : first.start]
    return size(above) <= _LEAD and announces(above)


def _sparse(peers: Peers) -> bool:
    regions = peers.regions
    spoken = [heading for heading in peers.beside if regions.speaks(heading)]
    return 2 * sum(regions.holds(h) or is_competency(regions.said(h)) for h in spoken) < len(spoken)


def _topical(peers: Peers) -> bool:
    return any(all(word in word_list("topics") for word in words(read_wording(said).title)) for said in peers.said())


# Each sign: what it looks for, how much it says, and the function that sees it.
SIGNS: Sequence[tuple[str, int, Callable[[Peers], bool]]] = (
    ("a heading or title above announces principles", 2, lambda peers: peers.announced),
    ("a heading or title above speaks of an interview", 2, lambda peers: peers.for_interviews),
    ("a competency among the headings", 2, _competent),
    ("headings that say what to do, or quote a saying", 2, _sounding),
    ("words of their own below the headings", 2, _introduced),
    ("words above that speak of principles", 2, _spoken_of),
    ("a short name before a sign, and a motto behind it", 1, _mottoed),
    ("lines of a list, and titled stories within", 1, _itemised),
    ("a number before each heading", 1, _counted),
    ("an employer, a role or a year", -3, _employed),
    ("more headings without stories than with", -2, _sparse),
    ("a topic or a time of life among the headings", -2, _topical),
)


def signs(peers: Peers) -> Sequence[tuple[str, int]]:
    """Return what speaks for names, and against (below 0)."""
    return [(text, weight) for text, weight, see in SIGNS if see(peers)]


def are_names(peers: Peers) -> bool:
    """Return whether headings above titled stories name principles."""
    return bool(peers.titled) and sum(weight for _, weight in signs(peers)) >= ENOUGH


def is_place(written: str) -> bool:
    """Return whether a heading names an employer or a role there: it sorts stories, and is no title of one."""
    folded = _OWNING.sub(" ", fold(read_wording(written).title))
    return bool(" " in folded and phrases("employers").search(folded)) or is_role(written)


def is_role(written: str) -> bool:
    """Return whether a heading names what somebody works as."""
    return phrases("roles").search(_OWNING.sub(" ", fold(read_wording(written).title))) is not None


def _says_when(regions: HeadingRegions, heading: Line) -> bool:
    """Return whether the first line below a heading says when or as what somebody worked there."""
    line = next(regions.own_words(heading), None)
    said = regions.said(line) if line else ""
    brief = said and not said.rstrip("*_ ").endswith((".", "!", "?")) and len(said.split()) <= _BRIEF
    return bool(brief) and bool(_YEAR.search(said) or phrases("roles").search(fold(said)))
