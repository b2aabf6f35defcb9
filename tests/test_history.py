"""When a story was written: by the commits that wrote its lines, and never by a guess."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from repositories import DAY, START, commit, git
from storybank.model.history import History, Written
from storybank.model.places import Span
from storybank.model.settings import Settings
from storybank.pipeline import history as module
from storybank.pipeline.history import SHALLOW, UNCOMMITTED, read_history
from storybank.read.files import read


def told(name: str, result: str = "") -> str:
    """Return a story whose labels stand on lines of their own, as in every other story."""
    texts = (f"{name} was slow.", f"{name} was mine.", f"I cut {name}.", result or f"{name} held.")
    parts = dict(zip(("Situation", "Task", "Action", "Result"), texts, strict=True))
    return f"### {name}\n\n" + "".join(f"#### {label}\n\n{text}\n\n" for label, text in parts.items())


def history(folder: Path) -> History:
    sources, _ = read(folder, Settings(), folder)
    return read_history(sources, Settings(), folder)


def days(folder: Path, name: str, path: str = "a.md") -> tuple[int, int] | None:
    """Return the days on which the story of this name came and was last changed."""
    lines = (folder / path).read_text(encoding="utf-8").split("\n")
    first = lines.index(f"### {name}") + 1
    last = next((n for n, line in enumerate(lines, 1) if n > first and line.startswith("### ")), len(lines) + 1) - 1
    written = history(folder).written(Span(path, first, last))
    return ((written.first - START) // DAY, (written.last - START) // DAY) if written else None


def test_a_story_has_the_days_of_its_own_lines(tmp_path: Path) -> None:
    """A new story before an old one, with the same labels, takes nothing from it."""
    commit(tmp_path, 1, a="# A\n\n## Stories\n\n" + told("Old"))
    commit(tmp_path, 5, a="# A\n\n## Stories\n\n" + told("New") + told("Old"))
    assert (days(tmp_path, "New"), days(tmp_path, "Old")) == ((5, 5), (1, 1))


def test_a_changed_line_is_the_last_day(tmp_path: Path) -> None:
    commit(tmp_path, 1, a=told("One") + told("Two"))
    commit(tmp_path, 3, a=told("One", "It held for a year.") + told("Two"))
    assert (days(tmp_path, "One"), days(tmp_path, "Two")) == ((1, 3), (1, 1))


def test_lines_that_moved_were_not_written_anew(tmp_path: Path) -> None:
    """Neither into another file of the same commit, nor with the file itself."""
    commit(tmp_path, 1, a=told("One") + told("Two"))
    commit(tmp_path, 2, a=told("Two"), b=told("One"))
    assert days(tmp_path, "One", "b.md") == (1, 1)
    git(tmp_path, "mv", "b.md", "c.md")
    git(tmp_path, "commit", "-q", "-m", "rename", day=3)
    assert days(tmp_path, "One", "c.md") == (1, 1)


def test_what_is_not_committed_has_no_day(tmp_path: Path) -> None:
    commit(tmp_path, 1, a=told("One"))
    (tmp_path / "a.md").write_text(told("One", "It held for a year.") + told("Two"), encoding="utf-8")
    (tmp_path / "b.md").write_text(told("Three"), encoding="utf-8")
    assert (days(tmp_path, "One"), days(tmp_path, "Two"), days(tmp_path, "Three", "b.md")) == ((1, 1), None, None)


def test_a_shallow_clone_says_nothing_of_its_oldest_commit(tmp_path: Path) -> None:
    """Every line seems to come from it: that would be the day of the clone, and not of the story."""
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    origin.mkdir()
    commit(origin, 1, a=told("One"))
    commit(origin, 4, a=told("One"), b=told("Two"))
    git(tmp_path, "clone", "-q", "--depth=1", origin.as_uri(), "clone")
    assert (days(clone, "One"), days(clone, "Two", "b.md")) == (None, None)
    assert history(clone).missing == SHALLOW
    git(clone, "fetch", "-q", "--unshallow")
    assert (days(clone, "One"), days(clone, "Two", "b.md")) == ((1, 1), (4, 4))
    assert not history(clone).missing


def test_without_a_repository_it_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text(told("One"), encoding="utf-8")
    assert days(tmp_path, "One") is None
    assert "not a git repository" in history(tmp_path).missing
    git(tmp_path, "init", "-q")
    assert history(tmp_path).missing
    commit(tmp_path, 1, **{"elsewhere/b": "text\n"})
    git(tmp_path, "rm", "-q", "--cached", "a.md")
    git(tmp_path, "commit", "-q", "-m", "no story", day=2)
    assert days(tmp_path, "One") is None  # though git remembers a file of this name
    monkeypatch.setattr("storybank.read.git.which", lambda _: None)
    assert history(tmp_path).missing == "git is not installed"


def test_a_bank_whose_every_line_is_new_says_so(tmp_path: Path) -> None:
    commit(tmp_path, 1, **{"other/b": "text\n"})
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "a.md").write_text(told("One"), encoding="utf-8")
    assert history(tmp_path / "a").missing == UNCOMMITTED


def test_names_in_every_script_and_below_a_repository(tmp_path: Path) -> None:
    (tmp_path / "bank").mkdir()
    commit(tmp_path, 1, **{"bank/größe und mehr/物語": told("One")})
    assert days(tmp_path / "bank", "One", "größe und mehr/物語.md") == (1, 1)


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_line_ends_and_a_form_feed_count_as_git_counts(tmp_path: Path, end: str) -> None:
    text = (told("One").replace("was slow", "was\fslow") + told("Two")).replace("\n", end)
    commit(tmp_path, 1, a=text)
    commit(tmp_path, 2, a=text + f"More of Two.{end}")
    assert (days(tmp_path, "One"), days(tmp_path, "Two")) == ((1, 1), (1, 2))


def test_git_is_asked_once_for_a_file_that_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORYBANK_CACHE", str(tmp_path / "cache"))
    bank = tmp_path / "bank"
    bank.mkdir()
    commit(bank, 1, a=told("One"), b=told("Two"))
    first = history(bank)
    asked: list[str] = []

    def times(path: Path, *, shallow: bool) -> tuple[int, ...]:
        asked.append(path.name)
        return ()

    monkeypatch.setattr(module, "line_times", times)
    assert history(bank) == first
    assert not asked
    commit(bank, 2, b=told("Two", "It held for a year."))
    history(bank)
    commit(bank, 3, b=told("Two"))  # as it was, and yet written anew
    history(bank)
    assert asked == ["b.md", "b.md"]


def test_a_day_is_the_one_of_the_commit_that_stands(tmp_path: Path) -> None:
    commit(tmp_path, 2, a=told("One"))
    assert history(tmp_path).written(Span("a.md", 1, 1)) == Written(START + 2 * DAY, START + 2 * DAY)
    assert history(tmp_path).written(Span("a.md", 2, 2)) is None  # an empty line is everybody's
    assert history(tmp_path).written(Span("nowhere.md", 1, 9)) is None
    assert shutil.which("git")
