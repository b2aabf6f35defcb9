"""What the fuzzer kept holds every law, and the laws see what breaks them; `make fuzz` looks for more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fuzz import laws
from fuzz.record import CORPUS, Run, recorded, written
from storybank.find import ordinary
from storybank.format.prove import Tidied, tidy
from storybank.model.places import Place, SourceFile
from storybank.model.site import Page, Site
from storybank.pipeline.load import Bank

INPUTS = sorted(CORPUS.glob("*.md"))
TOLD = b"# Care\n\n### The pump\n\n- **S:** It broke.\n- **T:** Mend.\n- **A:** I did.\n- **R:** It ran.\n"


@pytest.fixture(autouse=True)
def _without_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordinary, "english", lambda: ())  # no input, and slow


def changed(function: Callable[..., Any], change: Callable[[Any], Any]) -> Callable[..., Any]:
    return lambda *given, **named: change(function(*given, **named))


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_an_input_of_the_fuzzer_breaks_no_law(path: Path) -> None:
    assert list(laws.broken(path.read_bytes())) == []


def test_there_are_inputs_and_a_record_of_how_they_were_found() -> None:
    assert len(INPUTS) > 50
    assert recorded()["executions"] > len(INPUTS)


def _said(text: str) -> Callable[[Tidied], Tidied]:
    return lambda tidied: replace(tidied, text=tidied.text.replace("broke", text))


def _shown(markup: str) -> Callable[[Site], Site]:
    return lambda _: Site((Page("a.md", "story", "A", "", markup),))


def _placed(line: int, column: int) -> Callable[[Bank], Bank]:
    def moved(bank: Bank) -> Bank:
        first, *rest = bank.findings
        return replace(bank, findings=(replace(first, place=Place(laws.PATH, line, column)), *rest))

    return moved


@pytest.mark.parametrize(
    ("name", "change", "law"),
    [
        ("tidy", _said(""), "format: a word is lost"),
        ("tidy", _said("slept"), "format: the stories say something else"),
        (
            "tidy",
            lambda tidied: replace(tidied, text=f"{tidied.text}\n- more"),
            "format: a second pass changes something",
        ),
        ("texts_of", lambda texts: list(texts)[1:], "parse: a word is lost"),
        ("site", _shown("<p onclick='x()'>a</p>"), "story page: onclick of <p>"),
        ("site", _shown("<script>x()</script>"), "story page: <script>"),
        ("site", _shown("<a href='java&#10;script:x()'>a</a>"), "story page: the address of <a>"),
        ("load", _placed(99, 1), "no such line"),
        ("load", _placed(1, 99), "no such column"),
        ("faults_of", lambda _: ["stories.json: no JSON"], "export: stories.json"),
    ],
)
def test_a_broken_law_is_seen(
    monkeypatch: pytest.MonkeyPatch, name: str, change: Callable[[Any], Any], law: str
) -> None:
    monkeypatch.setattr(laws, name, changed(getattr(laws, name), change))
    assert any(law in found for found in laws.broken(TOLD))


def test_what_is_no_text_has_no_place_but_its_first_line() -> None:
    assert list(laws.broken(b"\x00\x01\x02\x00")) == []


def test_the_words_of_a_sample_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    source = SourceFile(laws.PATH, TOLD.decode())
    assert laws.words_in(source) == (14, 0)
    monkeypatch.setattr(laws, "tidy", changed(tidy, _said("")))
    assert laws.words_in(source) == (14, 1)


def test_the_record_adds_the_runs_up() -> None:
    runs = [Run("2026-01-02", 60, 100, 40, 0), Run("2026-01-03", 30, 50, 45, 1)]
    said = written(runs, ["slow"])
    rows = 'last = "2026-01-03"', "runs = 2", "seconds = 90", "executions = 150", "branches = 45", "crashes = 1"
    assert said.splitlines()[1:] == [*rows, "broken = 1"]
