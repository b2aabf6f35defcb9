"""What is written of a story is kept from one build to the next, and never differs from what would be written anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from bank_files import EXPORT, INDEX, principle
from storybank.find.ordinary import ordinary
from storybank.model.settings import Settings
from storybank.model.site import Site
from storybank.pipeline import cache
from storybank.pipeline.build import build
from storybank.render.pages import story as story_page

OWNERSHIP = """# Ownership

## Stories

### Keeping the export alive

**Situation:** The export failed each night, as [the other one](dive-deep.md) says, see [there] and [^1].
**Task:** Keep it alive.
**Action:** I moved it to Kafka. It was a matter of Dive deep.
**Result:** No failure in 90 days.
**Questions:** When did you keep something alive?
**Also shows:** Dive deep
**Tags:** queues

### Nothing leads on

**Situation:** The disk was full.
**Task:** Find out why.
**Action:** I looked, out of Frugality.
**Result:** It has 20% free.

[there]: dive-deep.md
[^1]: A note.
"""
DIVE_DEEP = principle("Dive deep", "The missing index", parts=f"{EXPORT}\n\n**Tags:** queues")
KEYWORDS = "Kafka: [event stream]\n"
FRUGALITY = principle("Frugality", "Spending less", parts=INDEX)
FILES = {"ownership.md": OWNERSHIP, "dive-deep.md": DIVE_DEEP, "frugality.md": FRUGALITY, "keywords.yml": KEYWORDS}
QUESTION = "## Questions\n\n- When did you keep something alive?\n\n## Focus"


def edited(name: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


CHANGES = {
    "a part": edited("ownership.md", "No failure", "Not one failure"),
    "the title of a related story": edited("dive-deep.md", "The missing index", "The lost index"),
    "the title of a principle that a story shows": edited("dive-deep.md", "# Dive deep", "# Dig deep"),
    "the title of a principle that a text names": edited("frugality.md", "# Frugality", "# Thrift"),
    "the name of a keyword": edited("keywords.yml", "Kafka", "Redpanda"),
    "the address of a definition": edited("ownership.md", "[there]: dive-deep.md", "[there]: https://example.org/"),
    "a footnote": edited("ownership.md", "A note.", "Another note."),
    "the target of a link": lambda folder: (folder / "dive-deep.md").rename(folder / "deep.md"),
    "a tag of a related story": edited("dive-deep.md", "queues", "indexes"),
    "a story told again": edited("dive-deep.md", "The missing index", "Keeping the export alive"),
    "the same question elsewhere": edited(
        "dive-deep.md", "**Tags:**", "**Questions:** When did you keep it?\n**Tags:**"
    ),
    "text behind the stories": edited("ownership.md", "[there]:", "## Red flags\n\nBlames others.\n\n[there]:"),
    "a line above the story": edited("ownership.md", "## Stories", "Own it.\n\n## Stories"),
}


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STORYBANK_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "bank"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def site(folder: Path, settings: Settings | None = None) -> Site:
    return build(folder, settings or Settings(), folder.parent)[1]


def anew(folder: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings | None = None) -> Site:
    with monkeypatch.context() as patch:
        patch.setenv("STORYBANK_CACHE", "off")
        return site(folder, settings)


def stories_written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that the id of each story joins that is written from now on."""
    seen: list[str] = []
    write = story_page._body

    def seeing(catalogue: Any, ties: Any) -> str:
        seen.append(ties.story.id)
        return write(catalogue, ties)

    monkeypatch.setattr(story_page, "_body", seeing)
    return seen


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_site_is_the_same_with_what_was_kept(
    bank: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], object]
) -> None:
    before = site(bank)
    change(bank)
    kept = site(bank)
    assert kept == anew(bank, monkeypatch)
    assert kept != before


@pytest.mark.parametrize(
    "settings", [Settings(language="de"), Settings(repository="https://example.org/a/b"), Settings(content="other")]
)
def test_a_site_of_other_settings_is_the_same(bank: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    site(bank)
    assert site(bank, settings) == anew(bank, monkeypatch, settings)


def test_a_key_says_every_setting_that_the_texts_of_a_story_depend_on() -> None:
    unsaid = {field.name for field in fields(Settings) if not field.repr}
    # `Ties` says the language; addresses of the repository and the place in a site are no part of these texts.
    assert unsaid == {"language", "repository_host", "repository_path", "path"}


def test_only_what_changed_is_written(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site(bank)
    seen = stories_written(monkeypatch)
    site(bank)
    assert seen == []
    CHANGES["the title of a related story"](bank)
    site(bank)
    assert sorted(seen) == ["keeping-the-export-alive", "the-lost-index"]


def test_a_template_of_the_package_that_changes_counts(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = {path.suffix for path in cache._PACKAGE.rglob("*") if path.suffix == ".jinja"}
    assert named == {".jinja"}
    site(bank)
    seen = stories_written(monkeypatch)
    copy = bank.parent / "package"
    copy.mkdir()
    (copy / "story.md.jinja").write_text("changed", encoding="utf-8")
    monkeypatch.setattr(cache, "_PACKAGE", copy)
    monkeypatch.setattr(cache, "_versions", cache._versions.__wrapped__)
    site(bank)
    changed, seen[:] = len(seen), []
    (copy / "story.md.jinja").write_text("changed again", encoding="utf-8")
    site(bank)
    assert changed == len(seen) == 4


@pytest.mark.parametrize(("old", "new", "asked"), [("No failure", "No failure,", 0), ("No failure", "No looming", 1)])
def test_ordinary_words_are_looked_up_when_the_bank_has_other_words(
    bank: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, asked: int
) -> None:
    site(bank)
    seen: list[int] = []

    def counted(known: frozenset[str], terms: frozenset[str]) -> set[str]:
        seen.append(len(known))
        return ordinary(known, terms)

    monkeypatch.setattr("storybank.pipeline.build.ordinary", counted)
    edited("ownership.md", old, new)(bank)
    kept = site(bank)
    assert len(seen) == asked
    assert kept == anew(bank, monkeypatch)
