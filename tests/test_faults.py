"""Some of the faults that `make faults` injects, one of each kind; and that their judge sees what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from faults import bank as banks
from faults.bank import SITE, State
from faults.cases import closed, killed_within, small_disk
from faults.changing import HAPPENINGS, happen
from faults.judge import after_the_fault, after_the_next_run, lost, suffer
from faults.run import Ended, can_mount
from faults.stages import Stage, Stages
from faults.together import within


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Stages:
    return Stages(tmp_path_factory.mktemp("stages"))


ALONE = {
    "format, within a file": ("format", killed_within(100)),
    "format, in a closed folder": ("format", closed("content")),
    "format, on a full disk": ("format", small_disk(0)),
    "new, within its file": ("new", killed_within(100)),
    "cache, within its file": ("cache", killed_within(4_096)),
    "build, within a page": ("build", killed_within(40_000)),
}


@pytest.mark.parametrize("name", ALONE)
def test_a_command_survives(name: str, stages: Stages, tmp_path: Path) -> None:
    command, fault = ALONE[name]
    stage = stages(command)
    if fault.around and not can_mount():
        pytest.skip("this user may not mount anything")
    outcome = suffer(stage, fault, tmp_path / "bank")
    assert (outcome.wrong, outcome.lost, outcome.skipped) == ((), 0, False)


def test_a_file_that_vanishes_under_a_build(stages: Stages, tmp_path: Path) -> None:
    vanishing = next(happening for happening in HAPPENINGS if happening.name == "a file vanishes after it was listed")
    assert happen(stages("build"), vanishing, tmp_path / "bank").wrong == ()


def test_a_build_within_a_build(stages: Stages, tmp_path: Path) -> None:
    outcome = within(stages("build"), banks.begin(tmp_path / "first"), tmp_path / "bank")
    assert outcome.wrong == ()


NAME = "content/a.md"
BEFORE = State({NAME: b"as it was", "content/b.md": b"b"}, (), "old")
FINISHED = State({NAME: b"as it should be", "content/b.md": b"b", "content/new.md": b"new"}, (), "new")
WHOLE = Ended(0, "said", "")
FAILED = Ended(1, "The build failed, and site is as it was", "")


@pytest.fixture
def stage() -> Stage:
    return Stage("build", ("build",), Path(), BEFORE, FINISHED, WHOLE, 1.0)


def test_the_judge_has_nothing_against_what_is_whole(stage: Stage) -> None:
    assert [*after_the_fault(stage, WHOLE, FINISHED), *after_the_fault(stage, FAILED, BEFORE)] == []
    assert [*after_the_next_run(stage, BEFORE, WHOLE, FINISHED)] == []
    half_way = replace(BEFORE, sources={**BEFORE.sources, NAME: b"as it should be"}, rests=("content/.x",))
    assert [*after_the_fault(stage, Ended(-9, "", ""), half_way)] == []
    assert (lost(stage, BEFORE), lost(stage, FINISHED), lost(stage, half_way)) == (0, 0, 0)


SEEN: dict[str, tuple[Ended, State]] = {
    "a.md is neither": (FAILED, replace(BEFORE, sources={**BEFORE.sources, NAME: b"as it sh"})),
    "b.md is neither": (FAILED, replace(BEFORE, sources={NAME: b"as it was"})),
    "new.md is neither": (FAILED, replace(BEFORE, sources={**BEFORE.sources, "content/new.md": b"n"})),
    "site is neither": (FAILED, replace(BEFORE, site="half")),
    "was left": (FAILED, replace(BEFORE, rests=("content/.x.storybank-new",))),
    "not done": (WHOLE, BEFORE),
    "what it should do is done": (FAILED, FINISHED),
    "what became of the site": (Ended(1, "no", ""), BEFORE),
}


@pytest.mark.parametrize("what", SEEN)
def test_the_judge_sees_what_is_wrong(stage: Stage, what: str) -> None:
    assert any(what in said for said in after_the_fault(stage, *SEEN[what]))


def test_the_judge_counts_what_is_lost(stage: Stage) -> None:
    assert lost(stage, State({NAME: b"as it"}, (), "old")) == len(b"as it was") + len(b"b")


SAID: dict[str, Callable[[Stage], list[str]]] = {
    "a traceback": lambda stage: [
        *after_the_fault(replace(stage, name="format"), Ended(1, "", "Traceback (most recent call last):"), BEFORE)
    ],
    "not say why": lambda stage: [*after_the_fault(replace(stage, name="format"), Ended(2, "", ""), BEFORE)],
    "something else": lambda stage: [*after_the_fault(replace(stage, name="cache"), Ended(0, "other", ""), FINISHED)],
    "next run ends": lambda stage: [*after_the_next_run(stage, BEFORE, FAILED, FINISHED)],
    "finish the work": lambda stage: [*after_the_next_run(stage, BEFORE, WHOLE, BEFORE)],
    "still there": lambda stage: [*after_the_next_run(stage, BEFORE, WHOLE, replace(FINISHED, rests=(f".{SITE}.x",)))],
}


@pytest.mark.parametrize("what", SAID)
def test_the_judge_hears_what_is_wrong(stage: Stage, what: str) -> None:
    assert any(what in said for said in SAID[what](stage))
