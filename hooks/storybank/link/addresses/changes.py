"""What a change to the bank does to the addresses that were published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...model.addresses import STORY, address_of, principle_path, story_path
from ...model.findings import Finding, finding
from ...model.library import Library
from ...model.places import Place
from ...model.story import Principle, Story
from ...text.slug import stable_id
from .record import Record, RecordEntry, targets

_NAMED = 8  # addresses that a finding names
_MARK = 8  # hexadecimal digits that stand for one text


@dataclass(frozen=True, slots=True)
class Shown:
    """What an address of the bank shows now, and where that is written."""

    marks: frozenset[str]
    place: Place


@dataclass(frozen=True, slots=True)
class Changes:
    """`moved`: from a published address to the one that shows its text now.

    `lost`: no one address shows it any more; where its text went to in equal pieces is named.

    `swapped`: the address is there, but shows another text, and its own is elsewhere. `new`: not yet recorded.
    """

    moved: Mapping[str, str]
    lost: Mapping[str, tuple[str, ...]]
    swapped: Mapping[str, str]
    new: tuple[str, ...]


def shown(library: Library) -> dict[str, Shown]:
    """Return every address of the bank with what it shows."""
    found = {_recorded(principle_path(entry.slug)): _principle(entry) for entry in library.principles}
    return found | {_recorded(story_path(entry.id)): _story(entry) for entry in library.stories}


def _recorded(path: str) -> str:
    """Return the address of a page as the record writes it: without a slash at the end."""
    return address_of(path).rstrip("/")


def _principle(principle: Principle) -> Shown:
    texts = (principle.definition, *(story.title for story in principle.stories))
    return Shown(_marks(texts), principle.span.place)


def _story(story: Story) -> Shown:
    return Shown(_marks(part.markdown for part in story.parts), story.span.place)


def _marks(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(stable_id(text)[:_MARK] for text in texts if any(map(str.isalnum, text)))


def compare(record: Record, now: Mapping[str, Shown]) -> Changes:
    """Return what became of the recorded addresses. A text is known again by the parts that stayed the same."""
    published = {address: entry for address, entry in record.entries.items() if entry.shown}
    new = [address for address in now if address not in published]
    unpublished, everything = _ByMark({address: now[address] for address in new}), _ByMark(now)
    moved: dict[str, str] = {}
    swapped: dict[str, str] = {}
    lost: dict[str, tuple[str, ...]] = {}
    for address, entry in published.items():
        if address not in now:
            found = unpublished.same_text(entry, address)
            if len(found) == 1:
                moved[address] = found[0]
            else:
                lost[address] = found
        elif entry.marks and not entry.marks & now[address].marks:
            found = everything.same_text(entry, address)
            swapped |= {address: found[0]} if len(found) == 1 else {}
    back = {address: entry.moved_to for address, entry in record.entries.items() if entry.moved_to and address in now}
    return Changes(moved, lost, swapped | back, tuple(new))


class _ByMark:
    """Addresses by the marks of the texts that they show."""

    def __init__(self, candidates: Mapping[str, Shown]) -> None:
        self._marks = {address: shown.marks for address, shown in candidates.items()}
        self._order = {address: number for number, address in enumerate(candidates)}
        self._holders: defaultdict[str, list[str]] = defaultdict(list)
        for address, marks in self._marks.items():
            for mark in marks:
                self._holders[f"{_sort(address)} {mark}"].append(address)

    def same_text(self, entry: RecordEntry, address: str) -> tuple[str, ...]:
        """Return the addresses of the same sort that show most of the entry's text: none, one, or several that tie.

        The rarest texts come first: once so few are left that none of their addresses could show as much, no more are
        looked for.
        """
        held = sorted((self._holders.get(f"{_sort(address)} {mark}", []) for mark in entry.marks), key=len)
        scores: dict[str, int] = {}
        most = 0
        for left, holders in zip(range(len(held), 0, -1), held, strict=True):
            if left < most:
                break
            scores |= {name: len(entry.marks & self._marks[name]) for name in holders if name not in scores}
            most = max([most, *(scores[name] for name in holders)])
        return tuple(sorted((name for name, score in scores.items() if score == most), key=self._order.__getitem__))


def _sort(address: str) -> str:
    return address.partition("/")[0]


def check_addresses(record: Record, library: Library) -> Iterator[Finding]:
    """Yield a finding for each published address that a reader would not find as it was."""
    if not record.path:
        return
    now = shown(library)
    changes = compare(record, now)
    for old, new in changes.moved.items():
        message = f"the address /{old}/ was published; its text is now at /{new}/"
        yield finding("SB740", now[new].place, message, example=_explicit(old))
    for old, pieces in changes.lost.items():
        yield _lost(old, pieces, _entry_place(record, old))
    for address, elsewhere in changes.swapped.items():
        message = f"the address /{address}/ was published for the text that is now at /{elsewhere}/"
        yield finding("SB741", now[address].place, message)
    for address, end in targets(record.entries).items():
        if end not in now:
            message = f"/{address}/ moved to /{record.entries[address].moved_to}/, which is not there"
            yield finding("SB743", _entry_place(record, address), message)


def _lost(old: str, pieces: tuple[str, ...], place: Place) -> Finding:
    """The finding about an address that nothing follows; the right form is the line that would let it lead on."""
    successor = pieces[0] if pieces else f"{old.partition('/')[0]}/its-successor"
    example = f'"{old}" = "moved to {successor}"'
    if pieces:
        where = " and ".join(f"/{address}/" for address in pieces[:_NAMED])
        where += f" and {len(pieces) - _NAMED} more" if len(pieces) > _NAMED else ""
        message = f"the address /{old}/ was published; its text is now in {where}"
        return finding("SB740", place, message, remedy="Write here which of them it leads to.", example=example)
    message = f"the address /{old}/ was published; nothing is there now"
    remedy = "Restore it, write here where it leads, or give it up: storybank addresses --let-go"
    return finding("SB740", place, message, remedy=remedy, example=example)


def _explicit(address: str) -> str:
    return f"### A new title {{#{address.partition('/')[2]}}}" if address.startswith(STORY.partition("{")[0]) else ""


def _entry_place(record: Record, address: str) -> Place:
    return Place(record.path, record.entries[address].line)


def updated(record: Record, library: Library, *, let_go: bool = False) -> dict[str, RecordEntry]:
    """Return the entries that the record should have: what is shown now, and redirects from what moved.

    A lost address stays as it is, and stays reported, until somebody lets it go.
    """
    now = shown(library)
    changes = compare(record, now)
    entries = {address: entry for address, entry in record.entries.items() if address not in now}
    entries |= {address: RecordEntry(moved_to=new) for address, new in changes.moved.items()}
    entries |= {address: RecordEntry() for address in changes.lost if let_go}
    entries |= {address: RecordEntry(text.marks, shown=True) for address, text in now.items()}
    return entries | {address: RecordEntry(moved_to=end) for address, end in targets(entries).items()}
