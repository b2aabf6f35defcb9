"""The pages that people read on the host of the repository, before there is a site: every link leads somewhere.

A decision record takes one page, and an example in a docstring gives what it says.
"""

from __future__ import annotations

import doctest
import re
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
RECORDS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
PAGE = {"lines": 60, "words": 500}
HOOKS = ROOT / "hooks"
PACKAGE = HOOKS / "storybank"
EXAMPLES = sorted(path for path in HOOKS.rglob("*.py") if "    >>> " in path.read_text(encoding="utf-8"))
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.DOTALL | re.MULTILINE)
TARGET = re.compile(r"^([a-z]+):.*##", re.MULTILINE)
NAMED = re.compile(r"`((?:hooks|tests|docs|requirements)/[\w./-]*)`")
ROOM = re.compile(r"`([a-z_]+/[a-z_/]*(?:/|\.py|\.toml))`")
LINK = re.compile(r"\]\(([^)\s#]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_to_files_of_the_repository_lead_to_one(page: Path) -> None:
    targets = LINK.findall(CODE.sub("", page.read_text(encoding="utf-8")))
    own = [target for target in targets if not target.startswith(("https://", "http://", "mailto:"))]
    assert [target for target in own if not (page.parent / target).exists()] == []


def test_the_readme_has_links_to_look_at() -> None:
    assert "](docs/grammar.md)" in CODE.sub("", (ROOT / "README.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_path_of_the_repository_that_a_page_names_is_there(page: Path) -> None:
    named = NAMED.findall(page.read_text(encoding="utf-8"))
    made_by_a_bank = {"docs/index.md"}
    assert [path for path in named if path not in made_by_a_bank and not (ROOT / path).exists()] == []


@pytest.mark.parametrize(
    "page", [ROOT / "CONTRIBUTING.md", ROOT / "docs" / "architecture.md", *RECORDS], ids=lambda p: p.stem
)
def test_a_room_or_module_that_a_page_names_is_there(page: Path) -> None:
    """Short paths: below the package, or below a room of it that the text speaks of."""
    named = ROOM.findall(page.read_text(encoding="utf-8"))
    bases = [ROOT, PACKAGE, *(path for path in PACKAGE.iterdir() if path.is_dir())]
    assert [path for path in named if not any((base / path).exists() for base in bases)] == []


def test_the_page_of_maintaining_has_every_target_of_make() -> None:
    page = (ROOT / "docs" / "maintaining.md").read_text(encoding="utf-8")
    targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8"))) - {"help"}
    assert set(re.findall(r"^\| `make ([a-z]+)`", page, re.MULTILINE)) == targets


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_a_decision_record_takes_one_page(record: Path) -> None:
    """What was decided, why, and what it costs: more is a notebook."""
    text = record.read_text(encoding="utf-8")
    assert text.startswith(f"# {int(record.name[:4])}. ")
    assert "**Decision.**" in text
    assert len(text.splitlines()) <= PAGE["lines"]
    assert sum(any(map(str.isalnum, word)) for word in text.split()) <= PAGE["words"]


def test_decision_records_are_numbered_without_a_gap() -> None:
    assert [int(path.name[:4]) for path in RECORDS] == list(range(1, len(RECORDS) + 1))


@pytest.mark.parametrize("module", EXAMPLES, ids=lambda path: path.relative_to(HOOKS).as_posix())
def test_an_example_in_a_docstring_gives_what_it_says(module: Path) -> None:
    name = ".".join(module.relative_to(HOOKS).with_suffix("").parts)
    found = doctest.testmod(import_module(name))
    assert found.attempted > 0
    assert found.failed == 0
