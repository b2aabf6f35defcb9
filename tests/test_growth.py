"""The work of every stage grows with its input and not with its square, whatever shape the input has.

Counted are the lines of the package that are executed: the same on every machine. What `make exponents` measures in
seconds at the size of the largest file, this holds at small sizes.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any
from unittest.mock import Mock

import pytest

import storybank
from storybank.commands import shown
from storybank.commands.diff import diff
from storybank.export import FORMATS, ExportSources
from storybank.find import ordinary
from storybank.format.prove import tidy
from storybank.model.findings import finding
from storybank.model.places import Place, SourceFile
from storybank.model.settings import Settings
from storybank.parse import document_of
from storybank.parse.layout.labels import label_table
from storybank.pipeline import build, load

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "bench"))

from shapes import SHAPES, Files  # type: ignore[import-not-found]  # noqa: E402 - the path comes first

PACKAGE = str(Path(storybank.__file__).parent)
STEPS = (96, 48, 24)  # parts of the largest size
POWER = 1.2
SETTINGS = Settings()


def lines_of(function: Callable[[], object]) -> int:
    """Return how many lines of the package a call executes."""
    count = 0

    def line(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        count += event == "line"
        return line

    def call(frame: FrameType, event: str, _: Any) -> Any:
        return line if frame.f_code.co_filename.startswith(PACKAGE) else None

    sys.settrace(call)
    try:
        function()
    finally:
        sys.settrace(None)
    return count


def take_through(files: Files, folder: Path) -> None:
    """Take files through every stage."""
    for name, text in files.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    loaded = load.load([folder / "content"], SETTINGS)
    build.site(loaded, SETTINGS)
    written = {
        name: b"".join(form.write(ExportSources(loaded.library, loaded.findings))) for name, form in FORMATS.items()
    }
    data = json.loads(written["json"])
    (folder / "before.json").write_text(json.dumps(data), encoding="utf-8")
    for story in data["stories"]:
        story["id"] += "-again"
    (folder / "after.json").write_text(json.dumps(data), encoding="utf-8")
    diff(folder / "before.json", folder / "after.json", "comment", io.StringIO())
    for source in loaded.sources:
        tidy(source, SETTINGS)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_work_grows_no_faster_than_the_input(shape: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordinary, "english", lambda: ())  # as much work for every bank
    sizes = [max(1, SHAPES[shape].most // step) for step in STEPS]
    take_through(SHAPES[shape].make(sizes[0]), tmp_path / "first")  # fills what is read once in a process
    works = [lines_of(partial(take_through, SHAPES[shape].make(size), tmp_path / str(size))) for size in sizes]
    grown = min(works[2] / works[1], (works[2] - works[1]) / (works[1] - works[0]))
    assert grown <= 2**POWER, f"{works} lines"


def test_a_file_that_is_no_source_is_read_once_for_the_lines_of_all_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "addresses.toml").write_text("first\nsecond\nthird\n", encoding="utf-8")
    asked = Mock(side_effect=shown._lines)
    monkeypatch.setattr(shown, "_lines", asked)
    places = [Place((tmp_path / "addresses.toml").as_posix(), line) for line in (1, 3, 9)]
    line_of = shown.lines_of([finding("SB732", place, "it") for place in places], (), SETTINGS)
    assert [line_of(place) for place in places] == ["first", "third", ""]
    assert asked.call_count == 1


@pytest.mark.parametrize("groups", [1, 2])
def test_a_message_of_many_findings_is_searched_once(
    groups: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stories that are nearly alike have as many findings as pairs, and as many messages as stories."""
    for name, text in SHAPES["near-duplicates"].make(40 * groups).items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    privacy = import_module("storybank.check.privacy.check")  # the room has a function of this name
    searched = Mock(side_effect=privacy.mask)
    monkeypatch.setattr(privacy, "mask", searched)
    alike = [found for found in load.load([tmp_path / "content"], SETTINGS).findings if found.code == "SB551"]
    assert len(alike) == groups * 40 * 39 // 2
    assert searched.call_count < groups * 40 + 5


@pytest.mark.parametrize("shape", ["bullets", "link references"])
def test_the_largest_file_is_read_again_without_another_look_at_its_labels(shape: str) -> None:
    """A memory that is smaller than the file has forgotten each text by the time that it is asked for again."""
    ((path, text),) = SHAPES[shape].make(SHAPES[shape].most).items()
    source, known = SourceFile(path, text), label_table(()).match
    document_of(source, SETTINGS)
    looked_up = known.cache_info().misses
    document_of(source, SETTINGS)
    assert known.cache_info().misses == looked_up
