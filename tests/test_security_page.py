"""SECURITY.md names for each promise what holds it: every test and command that it names is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (?!promise|-)(.+?) \| (.+) \|$", PAGE.partition("## What is promised")[2], re.MULTILINE)
HOLDERS = sorted({name for _, held in ROWS for name in re.findall(r"`([^`]+)`", held)})
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def holds(name: str) -> bool:
    """Say whether a command or test of this name is there; a file of tests must have one."""
    if name.startswith("make "):
        return name.removeprefix("make ") in TARGETS
    path, _, test = name.partition("::")
    file = ROOT / path
    if not file.is_file() or not path.startswith("tests/"):
        return False
    body = ast.parse(file.read_text(encoding="utf-8")).body
    tests = {node.name for node in body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}
    return test in tests if test else bool(tests)


@pytest.mark.parametrize("name", HOLDERS)
def test_what_holds_a_promise_is_there(name: str) -> None:
    assert holds(name)


@pytest.mark.parametrize(("promise", "held"), ROWS, ids=[promise[:40] for promise, _ in ROWS])
def test_every_promise_is_held_by_something_that_runs(promise: str, held: str) -> None:
    assert re.fullmatch(r"`[^`]+`(?:, `[^`]+`)*", held)


def test_there_are_promises_to_hold() -> None:
    assert len(ROWS) > 20
    assert len(HOLDERS) > len(ROWS)


@pytest.mark.parametrize(
    "name", ["make nothing", "tests/test_gone.py", "tests/test_read.py::test_gone", "tests/sites.py", "docs/rules.md"]
)
def test_what_is_not_there_is_seen(name: str) -> None:
    assert not holds(name)
