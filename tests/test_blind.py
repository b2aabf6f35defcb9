"""The reader against files that were written, and labelled, without sight of it: the floors that it must hold."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from shape_report import BLIND, Measured, Total, measure, measure_folder, read, table, total

SETS = sorted(folder.name for folder in BLIND.iterdir())
FLOOR = 0.95
SAMPLE = BLIND / "first" / "a01-ownership-notes.md"


@pytest.fixture(scope="module")
def measured() -> dict[str, list[Measured]]:
    return {name: measure_folder(BLIND / name) for name in SETS}


def said(files: list[Measured]) -> str:
    """Return what a person must read to see why a floor is not held."""
    faults = [f"{one.name}: {fault}" for one in files for fault in one.faults]
    return "\n".join(["", *faults, "", table(files), "", str(total(files))])


@pytest.mark.parametrize("name", SETS)
def test_a_set_holds_the_floors(name: str, measured: dict[str, list[Measured]]) -> None:
    files = measured[name]
    sums = total(files)
    assert sums.f1 >= FLOOR, said(files)
    assert sums.parts >= 0.9, said(files)  # a small set: three doubtful endings weigh a tenth


def test_all_sets_together_hold_the_floors(measured: dict[str, list[Measured]]) -> None:
    files = [one for found in measured.values() for one in found]
    sums = total(files)
    assert sums.labelled > 250, "the labelled files are not there"
    assert sums.f1 >= FLOOR, said(files)
    assert sums.parts >= FLOOR, said(files)
    assert sums.lost == 0, said(files)


def test_all_sets_together_hold_the_floor_of_principles(measured: dict[str, list[Measured]]) -> None:
    files = [one for found in measured.values() for one in found]
    sums = total(files)
    assert sums.named >= 60, "the labelled files are not there"
    assert sums.principles >= FLOOR, said(files)


def _without_a_story(bank: Any) -> None:
    del bank["stories"][0]


def _with_another_story(bank: Any) -> None:
    more = copy.deepcopy(bank["stories"][0])
    more["source"] |= {"line": 1, "end_line": 2}
    bank["stories"].append(more)


def _with_a_shorter_part(bank: Any) -> None:
    part = bank["stories"][0]["parts"][0]
    part["markdown"] = part["markdown"].rpartition(" ")[0]


def _with_another_kind(bank: Any) -> None:
    bank["stories"][0]["parts"][1]["kind"] = "situation"


def _with_another_title(bank: Any) -> None:
    bank["stories"][0]["title"] = "Another title"


def _with_another_principle(bank: Any) -> None:
    more = copy.deepcopy(bank["principles"][0])
    more["source"] |= {"line": 13}
    bank["principles"].append(more)


def _with_a_shorter_principle(bank: Any) -> None:
    bank["principles"][0]["source"]["end_line"] -= 1


DAMAGE = {
    "a story missing": (_without_a_story, "recall"),
    "a story invented": (_with_another_story, "precision"),
    "a word cut off a part": (_with_a_shorter_part, "parts"),
    "a part of the wrong kind": (_with_another_kind, "parts"),
    "a wrong title": (_with_another_title, "titles"),
    "a principle invented": (_with_another_principle, "principles"),
    "a principle that ends early": (_with_a_shorter_principle, "principles"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_the_measure_sees(damage: str) -> None:
    bank, _ = read(SAMPLE)
    assert total([measure(SAMPLE, bank, 0)]) == Total(2, 2, 2, 2, 2, 0, 0, 1, 1)
    spoil, share = DAMAGE[damage]
    spoil(bank)
    spoilt = total([measure(SAMPLE, bank, 0)])
    assert getattr(spoilt, share) < 1


def test_the_measure_sees_a_lost_word() -> None:
    bank, _ = read(SAMPLE)
    bank["stories"][1]["parts"][2]["markdown"] = "Held a brown bag."
    found = measure(SAMPLE, bank, 0)
    assert found.lost > 5
    assert "panels" in found.faults[-1]
