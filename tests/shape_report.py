"""Measure the reader against files that people labelled: `python tests/shape_report.py [FOLDER] [-v]`.

Beside each `NAME.md` stands `NAME.json`: the shapes that the file shows, and its stories as a careful person sees them,
each with title, lines, and of every part the kind and the first and last words. A labelled story and a read one match
when most of the shorter one's lines lie in the other; all further numbers are about matched stories.

Where a file says which `principles` it names, with the line of each (and its `end_line`, where it ends before the next
one or the end of the file), its principles are right if all of them are read, no other, and each with its lines. A file
that names none may make one, to hold its stories.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import storybank
from exported import lost_words
from storybank.export.formats.json import as_json
from storybank.model.settings import Settings
from storybank.pipeline.load import load

ROOT = Path(__file__).resolve().parents[1]
BLIND = ROOT / "tests" / "cases" / "blind"
STAR = {"situation", "task", "action", "result"}


@dataclass(frozen=True)
class Measured:
    """What became of one file: labelled, read and matched stories, and what was wrong, one line each."""

    name: str
    shapes: tuple[str, ...]
    labelled: int
    read: int
    matched: int
    parts_right: int
    titles_right: int
    seconds: float
    lost: int
    faults: tuple[str, ...]
    named: bool = False
    principles_right: bool = False


@dataclass(frozen=True)
class Total:
    """The sums of many files, and the shares that the floors are set for."""

    labelled: int
    read: int
    matched: int
    parts_right: int
    titles_right: int
    lost: int
    slowest: float
    named: int = 0
    principles_right: int = 0

    @property
    def precision(self) -> float:
        return self.matched / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        return self.matched / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.matched / (self.read + self.labelled) if self.read + self.labelled else 1.0

    @property
    def parts(self) -> float:
        return self.parts_right / self.matched if self.matched else 1.0

    @property
    def titles(self) -> float:
        return self.titles_right / self.matched if self.matched else 1.0

    @property
    def principles(self) -> float:
        return self.principles_right / self.named if self.named else 1.0

    def __str__(self) -> str:
        return (
            f"{self.labelled} labelled, {self.read} read, {self.matched} matched: precision {self.precision:.3f}, "
            f"recall {self.recall:.3f}, F1 {self.f1:.3f}, parts {self.parts:.3f}, titles {self.titles:.3f}, "
            f"principles right in {self.principles_right} of {self.named} files, "
            f"words lost {self.lost}, slowest file {self.slowest:.2f} s"
        )


def words(text: str) -> list[str]:
    """Return the words of a text; marks of emphasis, which may stand inside a word, are none."""
    return re.findall(r"\w+", re.sub(r"[*`]|\b_+|_+\b", "", text))


def pairs(labelled: list[Any], read: list[Any]) -> list[tuple[Any, Any]]:
    """Match stories one to one by the lines they share, best agreement first."""
    agreed = []
    for wanted in labelled:
        mine = set(range(wanted["line"], wanted["end_line"] + 1))
        for story in read:
            other = set(range(story["source"]["line"], story["source"]["end_line"] + 1))
            shared = len(mine & other)
            if 2 * shared >= min(len(mine), len(other)):
                agreed.append((shared / len(mine | other), wanted, story))
    matched: list[tuple[Any, Any]] = []
    for _, wanted, story in sorted(agreed, key=lambda entry: -entry[0]):
        if not any(wanted is one or story is other for one, other in matched):
            matched.append((wanted, story))
    return matched


def _said(markdown: str) -> list[str]:
    """Return the words that a reader of the page sees: without HTML tags."""
    return words(unescape(re.sub(r"</?[a-z][^<>]*>", " ", markdown)))


def _letters(text: str) -> str:
    """Return what two people who part words differently agree on: 1.3M, l'école and 三个月 are one word or several."""
    return "".join(_said(text))


def _same_part(wanted: Any, part: Any) -> bool:
    """Return whether a part read is the one labelled: its kind, and what its text begins and ends with."""
    starts, ends = _letters(wanted.get("starts", "")), _letters(wanted.get("ends", ""))
    text = _letters(part["markdown"])
    around = text == starts if starts == ends else text.startswith(starts) and text.endswith(ends)
    return part["kind"] == wanted["kind"] and around


def _shown(part: Any) -> str:
    """Return one line about a part, labelled or read."""
    text = _said(part.get("markdown", ""))
    starts = " ".join(text[:4]) or part.get("starts", "")
    ends = " ".join(text[-4:]) or part.get("ends", "")
    return f"{part['kind']}: {starts} … {ends}"


def _wrong_parts(wanted: Any, story: Any) -> list[str]:
    """Say which parts differ. A part of another kind than STAR counts only where it is labelled, an empty one never."""
    kinds = STAR | {part["kind"] for part in wanted["parts"]}
    mine = [part for part in wanted["parts"] if part.get("starts")]
    other = [part for part in story["parts"] if part["kind"] in kinds and _letters(part["markdown"])]
    return [f"wanted {_shown(part)}" for part in mine if not any(_same_part(part, one) for one in other)] + [
        f"read   {_shown(part)}" for part in other if not any(_same_part(one, part) for one in mine)
    ]


def _same_title(wanted: Any, story: Any) -> bool:
    if wanted["title"] is None:
        return True
    titles = [wanted["title"], *wanted.get("also_titled", ())]
    return words(story["title"].casefold()) in [words(title.casefold()) for title in titles]


def _wrong_principles(labelled: list[Any], read: list[Any], text: list[str]) -> list[str]:
    """Say which principles were missed, invented or read with other lines."""
    if not labelled:
        return [f"principle “{one['title']}” read, none named" for one in read[1:]]
    limits = [*(one["line"] - 1 for one in labelled[1:]), len(text)]
    ends = [one.get("end_line", limit) for one, limit in zip(labelled, limits, strict=True)]
    mine = {one["line"]: (one["title"], _said_until(text, end)) for one, end in zip(labelled, ends, strict=True)}
    other = {one["source"]["line"]: (one["title"], _said_until(text, one["source"]["end_line"])) for one in read}
    missed = [f"principle “{mine[line][0]}” line {line} missed" for line in mine if line not in other]
    invented = [f"principle “{other[line][0]}” line {line} invented" for line in other if line not in mine]
    both = [(line, *mine[line], *other[line]) for line in mine if line in other]
    return [
        *missed,
        *invented,
        *(f"principle “{title}” read until line {till}, not {end}" for _, title, end, _, till in both if till != end),
        *(f"principle “{title}” read as “{name}”" for _, title, _, name, _ in both if not _is_called(name, title)),
    ]


def _is_called(name: str, title: str) -> bool:
    return _letters(title).casefold() in _letters(name).casefold()


def _said_until(text: list[str], end: int) -> int:
    """Return the last line up to `end` that says something."""
    return max((n for n in range(1, end + 1) if words(text[n - 1])), default=0)


def measure(path: Path, bank: Any, seconds: float) -> Measured:
    """Compare what the reader made of `path` (the exported object) with the labels beside it."""
    labels = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    matched = pairs(labels["stories"], bank["stories"])
    lost = lost_words(path.read_text(encoding="utf-8-sig"), bank)
    faults = [
        f"missed “{s['title']}” line {s['line']}" for s in labels["stories"] if not any(s is w for w, _ in matched)
    ]
    faults += [
        f"invented “{s['title']}” line {s['source']['line']}"
        for s in bank["stories"]
        if not any(s is r for _, r in matched)
    ]
    right = titles = 0
    for wanted, story in matched:
        wrong = _wrong_parts(wanted, story)
        right += not wrong
        faults += [f"part in “{story['title']}” line {wanted['line']}: {line}" for line in wrong]
        same = _same_title(wanted, story)
        titles += same
        faults += [] if same else [f"title “{wanted['title']}” line {wanted['line']} read as “{story['title']}”"]
    faults += [f"lost words: {' '.join(sorted(lost))}"] if lost else []
    named, unlike = labels.get("principles"), []
    if named is not None:
        unlike = _wrong_principles(named, bank["principles"], path.read_text(encoding="utf-8-sig").split("\n"))
        faults += unlike
    counts = (len(labels["stories"]), len(bank["stories"]), len(matched), right, titles)
    judged = {"named": named is not None, "principles_right": named is not None and not unlike}
    return Measured(path.stem, tuple(labels["shapes"]), *counts, seconds, lost.total(), tuple(faults), **judged)


def read(path: Path) -> tuple[Any, float]:
    """Return the exported object of one file, read alone as a stranger would, and how long it took."""
    start = time.perf_counter()
    bank = load((path,), Settings())
    exported = "".join(as_json(bank.library, bank.findings))
    return json.loads(exported), time.perf_counter() - start


def measure_folder(folder: Path) -> list[Measured]:
    return [measure(path, *read(path)) for path in sorted(folder.rglob("*.md"))]


def total(measured: Iterable[Measured]) -> Total:
    files = list(measured)
    return Total(
        labelled=sum(one.labelled for one in files),
        read=sum(one.read for one in files),
        matched=sum(one.matched for one in files),
        parts_right=sum(one.parts_right for one in files),
        titles_right=sum(one.titles_right for one in files),
        lost=sum(one.lost for one in files),
        slowest=max((one.seconds for one in files), default=0.0),
        named=sum(one.named for one in files),
        principles_right=sum(one.principles_right for one in files),
    )


def table(measured: Iterable[Measured]) -> str:
    """Return one line for each shape: what was labelled, missed, invented and wrong in the files that show it."""
    by_shape: dict[str, list[Measured]] = defaultdict(list)
    for one in measured:
        for shape in one.shapes:
            by_shape[shape].append(one)
    lines = ["shape                 files stories missed invented parts-wrong titles-wrong"]
    for shape, files in sorted(by_shape.items()):
        sums = total(files)
        missed, invented = sums.labelled - sums.matched, sums.read - sums.matched
        wrong, untitled = sums.matched - sums.parts_right, sums.matched - sums.titles_right
        lines.append(f"{shape:<21} {len(files):5} {sums.labelled:7} {missed:6} {invented:8} {wrong:11} {untitled:12}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the reader against labelled files.")
    parser.add_argument("folder", nargs="?", type=Path, default=BLIND)
    parser.add_argument("-v", action="store_true", help="print every fault")
    options = parser.parse_args()
    measured = measure_folder(options.folder)
    report = [f"measured: {Path(storybank.__file__).parent}", "", table(measured), ""]
    if options.v:
        report += [f"{one.name}: {fault}" for one in measured for fault in one.faults]
    sys.stdout.write("\n".join([*report, str(total(measured)), ""]))


if __name__ == "__main__":
    main()
