"""A folder is replaced as a whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from storybank.read import replace_folder as module
from storybank.read.replace_folder import beside, replace_folder


def folder(path: Path, text: str) -> Path:
    (path / "below").mkdir(parents=True)
    (path / "below" / f"{text}.html").write_text(text, encoding="utf-8")
    return path


def not_at_once(*_: Path) -> bool:
    return False


def names(path: Path) -> set[str]:
    return {entry.relative_to(path).as_posix() for entry in path.rglob("*") if entry.is_file()}


@pytest.fixture(params=["in one step", "in three"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """As it is done on Linux, and as it is done elsewhere."""
    if request.param == "in three":
        monkeypatch.setattr(module, "_exchange_at_once", not_at_once)
    return str(request.param)


def test_the_new_folder_takes_the_place_of_the_old_one(tmp_path: Path, way: str) -> None:
    site = folder(tmp_path / "site", "old")
    site.chmod(0o750)
    (site / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    with beside(site) as new:
        replace_folder(site, folder(new.path / "x", "new").parent)
    assert names(site) == {".git", "x/below/new.html"}, "what begins with a dot is no output"
    assert site.stat().st_mode & 0o777 == 0o750
    assert list(tmp_path.iterdir()) == [site]


@pytest.mark.parametrize("there", [True, False])
def test_nothing_and_an_empty_folder_are_replaced_too(tmp_path: Path, there: bool) -> None:
    site = tmp_path / "public" / "site"
    if there:
        site.mkdir(parents=True)
    with beside(site) as new:
        (new.path / "index.html").touch()
        replace_folder(site, new.path)
    assert names(tmp_path) == {"public/site/index.html"}


def test_what_was_not_put_there_is_removed(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", "old")
    with beside(site) as new:
        folder(new.path / "x", "half")
    assert names(tmp_path) == {"site/below/old.html"}


def test_a_folder_that_cannot_be_moved_stays_and_the_error_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = folder(tmp_path / "site", "old")
    monkeypatch.setattr(module, "_exchange_at_once", not_at_once)
    rename = Path.rename

    def refused(self: Path, target: Path) -> Path:
        if target == site and self.suffix == ".storybank-new":
            raise OSError(errno.ENOTEMPTY if site.exists() else errno.EBUSY, "Device or resource busy")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(OSError, match="busy"), beside(site) as new:
        replace_folder(site, new.path)
    assert names(tmp_path) == {"site/below/old.html"}


def test_a_run_that_was_killed_between_two_steps_is_mended_by_the_next(tmp_path: Path) -> None:
    site = tmp_path / "site"
    folder(tmp_path / ".site.0123.storybank-old", "old")
    folder(tmp_path / ".site.0123.storybank-new", "new")
    with pytest.raises(RuntimeError), beside(site):
        raise RuntimeError("the next build fails")
    assert names(tmp_path) == {"site/below/old.html"}


def test_what_the_last_step_did_not_remove_is_removed_by_the_next(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", "new")
    folder(tmp_path / ".site.0123.storybank-old", "old")
    with beside(site):
        pass
    assert names(tmp_path) == {"site/below/new.html"}
    assert list(tmp_path.iterdir()) == [site]
