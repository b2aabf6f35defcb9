"""Fit the weights of the evidence to the labelled files: `python tests/fit_verdict.py [-v] [--write]`.

The samples are the candidates of the files in `tests/cases`: a candidate is a story where a person labelled one. Each
set of files (the folders of `blind`, and `parse` in five) is judged by weights that were fitted to all the others, so
that no set judges itself; `--write` then fits the table `weights.toml` to every sample.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import exp, log
from pathlib import Path
from typing import Any

from parse_cases import Case, cases, words
from shape_report import BLIND
from storybank.model.settings import Settings
from storybank.parse.candidates import verdict
from storybank.parse.candidates.asked import with_found_labels
from storybank.parse.candidates.candidates import company, evidence_of, find_groups, headings_above
from storybank.parse.candidates.evidence import FEATURES, Evidence, features, says_of
from storybank.parse.layout.group import Group
from storybank.parse.layout.labels import label_table
from storybank.parse.layout.sheet import read_sheet
from storybank.read.files import read_text
from storybank.read.frontmatter import split

TABLE = Path(verdict.__file__).with_name("weights.toml")
RIDGE = 0.05  # how much a large weight costs
STEPS = 12  # of Newton's method
FOLDS = 5  # of the cases of the parser
HIGHEST = 30  # score beyond which nothing changes

Told = Callable[[Group, Evidence], bool]


@dataclass(frozen=True)
class Sample:
    """One candidate: its set, where it stands, its features (the constant 1 last), and whether it is a story."""

    group: str
    place: str
    row: tuple[float, ...]
    story: bool


def samples() -> Iterator[Sample]:
    """Yield every candidate of the labelled files that has enough parts to be a story."""
    for path in sorted(BLIND.rglob("*.md")):
        stories = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["stories"]
        yield from _of_file(path.parent.name, path, _labelled(stories))
    for number, case in enumerate(cases()):
        yield from _of_file(f"parse{number % FOLDS}", case.path, _wanted(case))


def _of_file(name: str, path: Path, told: Told) -> Iterator[Sample]:
    source, _ = read_text(path, Settings())
    assert source is not None
    front, _ = split(source)
    if front.text("storybank") or "<!-- storybank: " in source.text:
        return  # the author decided
    sheet = with_found_labels(read_sheet(source.text, front.body_line - 1, label_table(())))
    groups = find_groups(sheet)
    evidence = evidence_of(sheet, groups)
    stories = [told(group, each) for group, each in zip(groups, evidence, strict=True)]
    beside = company(list(headings_above(sheet, groups)), stories)
    for group, each, story, near in zip(groups, evidence, stories, beside, strict=True):
        if verdict.may_tell(each) and not says_of("bad_example", each.title):
            row = features(replace(each, beside=near)).values()
            yield Sample(name, f"{path.parent.name}/{path.name}:{group.first.line.number + 1}", (*row, 1.0), story)


def _labelled(stories: Sequence[Any]) -> Told:
    """Return what tells whether most labels of a group stand in a labelled story."""

    def told(group: Group, _: Evidence) -> bool:
        lines = [mark.line.number + 1 for mark in group.marks]
        return any(sum(s["line"] <= n <= s["end_line"] for n in lines) * 2 >= len(lines) for s in stories)

    return told


def _wanted(case: Case) -> Told:
    """Return what tells whether half of the parts of a wanted story begin as those of a group."""

    def told(_: Group, evidence: Evidence) -> bool:
        texts = [words(text)[:4] for _, _, text in evidence.parts]
        wanted = [[words(text)[:4] for part in s["parts"] for text in part.values()] for s in case.stories]
        return any(sum(text in texts for text in parts) * 2 >= max(1, len(parts)) for parts in wanted)

    return told


def fit(chosen: Sequence[Sample]) -> list[float]:
    """Return the weights of a logistic regression with a ridge, that of the constant last (Newton's method)."""
    size = len(chosen[0].row)
    weight = [0.0] * size
    for _ in range(STEPS):
        slope = [*(-RIDGE * w for w in weight[:-1]), 0.0]
        curve = [[RIDGE if i == j < size - 1 else 0.0 for j in range(size)] for i in range(size)]
        for sample in chosen:
            p = belief(weight, sample)
            held = [(i, x) for i, x in enumerate(sample.row) if x]
            for i, x in held:
                slope[i] += (sample.story - p) * x
                for j, y in held:
                    curve[i][j] += p * (1 - p) * x * y
        weight = [w + step for w, step in zip(weight, _solved(curve, slope), strict=True)]
    return weight


def belief(weight: Sequence[float], sample: Sample) -> float:
    return sigmoid(sum(w * x for w, x in zip(weight, sample.row, strict=True)))


def sigmoid(score: float) -> float:
    return 1 / (1 + exp(-max(min(score, HIGHEST), -HIGHEST)))


def _solved(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """Return the solution of a system of equations, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i in range(len(rows)):
        pivot = max(range(i, len(rows)), key=lambda k, i=i: abs(rows[k][i]))  # type: ignore[misc]
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(len(rows)):
            if k != i and rows[k][i]:
                factor = rows[k][i] / rows[i][i]
                rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i], strict=True)]
    return [row[-1] / row[i] for i, row in enumerate(rows)]


def apart(chosen: Sequence[Sample]) -> list[float]:
    """Return for each sample the belief of weights that were fitted to the other sets."""
    sets = sorted({sample.group for sample in chosen})
    fitted = {name: fit([sample for sample in chosen if sample.group != name]) for name in sets}
    return [belief(fitted[sample.group], sample) for sample in chosen]


def report(chosen: Sequence[Sample], found: Sequence[float]) -> Iterator[str]:
    """Yield one line for each set, and one for all: what was missed, invented and in doubt."""
    doubt, sure = verdict.weights()["doubt"], verdict.weights()["sure"]
    for name in [*sorted({sample.group for sample in chosen}), "all"]:
        mine = [(s.story, p) for s, p in zip(chosen, found, strict=True) if name in {"all", s.group}]
        missed, invented = sum(story and p < doubt for story, p in mine), sum(not s and p >= doubt for s, p in mine)
        unsure = sum(doubt <= p < sure for _, p in mine)
        loss = -sum(log(max(p if story else 1 - p, 1e-9)) for story, p in mine) / len(mine)
        counts = f"{missed:3} missed, {invented:3} invented, {unsure:3} in doubt"
        yield f"{name:<8} {len(mine):5} candidates, {counts}, loss {loss:.3f}"


def faults(chosen: Sequence[Sample], found: Sequence[float]) -> Iterator[str]:
    """Yield the samples that were judged wrong or in doubt, the least believed first."""
    doubt, sure = verdict.weights()["doubt"], verdict.weights()["sure"]
    for p, sample in sorted(zip(found, chosen, strict=True), key=lambda pair: pair[0]):
        if (p >= doubt) != sample.story or doubt <= p < sure:
            yield f"{p:.2f} {'story' if sample.story else 'none ':5} {sample.place}"


def written(chosen: Sequence[Sample], weight: Sequence[float]) -> str:
    """Return the table: each weight, the usual value in a story, and the kind that the feature speaks of."""
    rows = [sample.row for sample in chosen if sample.story]
    usual = [round(sum(column) / len(rows), 2) for column in zip(*rows, strict=True)]
    bias = sum(w * x for w, x in zip(weight, usual, strict=True))
    head, _, below = TABLE.read_text(encoding="utf-8").partition("bias = ")
    kinds = {name: row["kind"] for name, row in verdict.weights()["features"].items()}
    lines = [
        f'{name} = {{ weight = {w:.2f}, usual = {x}, kind = "{kinds[name]}" }}'
        for name, w, x in zip(FEATURES, weight, usual, strict=False)
    ]
    middle = below.partition("\n")[2].partition("[features]\n")[0]
    return "\n".join([f"{head}bias = {bias:.2f}", f"{middle}[features]", *lines, ""])


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the weights of the evidence to the labelled files.")
    parser.add_argument("-v", action="store_true", help="print every sample that is judged wrong or in doubt")
    parser.add_argument("--write", action="store_true", help="write the table of weights")
    options = parser.parse_args()
    chosen = list(samples())
    weight = fit(chosen)
    for title, found in (
        ("Each set by the others:", apart(chosen)),
        ("All by all:", [belief(weight, s) for s in chosen]),
    ):
        lines = [title, *report(chosen, found), *(faults(chosen, found) if options.v else ())]
        sys.stdout.write("\n".join([*lines, "", ""]))
    if options.write:
        TABLE.write_text(written(chosen, weight), encoding="utf-8")


if __name__ == "__main__":
    main()
