"""The cache: what it says is what a run without it says, and nothing that happens to it is noticed."""

from __future__ import annotations

import multiprocessing
import pickle
import sqlite3
import tomllib
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bank_files import principle, storybank
from storybank.cli import main
from storybank.model.settings import Settings
from storybank.parse import parse
from storybank.pipeline import cache, load
from storybank.pipeline.load import Bank
from storybank.read.store import Store

OWNERSHIP = principle("Ownership", "Keeping the nightly export alive")
FAULTY = OWNERSHIP.replace("## Stories", "## Stories\n\n## \n\nWrite to jo@example.org.\n").replace(
    "ninety days.", "ninety days.\n\n**Zwirbel:** Look first."
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bank of two files, with a cache beside it."""
    monkeypatch.setenv("STORYBANK_CACHE", str(tmp_path / "cache"))
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "ownership.md").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "bank" / "dive-deep.md").write_text(principle("Dive deep", "The missing index"), encoding="utf-8")
    return tmp_path


def read(folder: Path, settings: Settings | None = None) -> Bank:
    return load.load([folder / "bank"], settings or Settings(), folder)


def unkept(folder: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings | None = None) -> Bank:
    with monkeypatch.context() as patch:
        patch.setenv("STORYBANK_CACHE", "off")
        return read(folder, settings)


def parses(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that the path of each file joins that is parsed from now on."""
    seen: list[str] = []

    def seeing(source: Any, settings: Settings) -> Any:
        seen.append(source.path)
        return parse(source, settings)

    monkeypatch.setattr("storybank.pipeline.published.parse", seeing)
    return seen


def test_an_unchanged_file_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, seen = read(folder), parses(monkeypatch)
    assert read(folder) == first == unkept(folder, monkeypatch)
    assert seen == ["bank/dive-deep.md", "bank/ownership.md"], "by the run without a cache only"


CHANGES: dict[str, Callable[[Path, pytest.MonkeyPatch], Settings]] = {}


def change(make: Callable[[Path, pytest.MonkeyPatch], Settings]) -> Callable[[Path, pytest.MonkeyPatch], Settings]:
    CHANGES[make.__name__] = make
    return make


@change
def file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    (folder / "bank" / "ownership.md").write_text(OWNERSHIP, encoding="utf-8")
    return Settings()


@change
def name_of_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    (folder / "bank" / "ownership.md").rename(folder / "bank" / "owning.md")
    return Settings()


@change
def keywords(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    (folder / "bank" / "keywords.yml").write_text("backup: [export]\n", encoding="utf-8")
    return Settings()


@change
def labels(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    return Settings(labels={"learning": ("Zwirbel",)})


@change
def severity(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    return Settings(severity={"SB201": "error"})


@change
def denied_names(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    return Settings(denied=("nightly",))


@pytest.mark.parametrize("name", CHANGES)
def test_what_changes_is_read_anew(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    before = read(folder)
    settings = CHANGES[name](folder, monkeypatch)
    after = read(folder, settings)
    assert after == unkept(folder, monkeypatch, settings)
    assert after != before


@pytest.mark.parametrize("part", ["package", "library"])
def test_another_version_reads_everything_anew(folder: Path, monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    read(folder)
    if part == "package":
        copy = folder / "package"
        copy.mkdir()
        (copy / "parser.py").write_text("changed = True\n", encoding="utf-8")
        monkeypatch.setattr(cache, "_PACKAGE", copy)
    else:
        monkeypatch.setattr(cache, "version", lambda name: f"{name} 99")
    cache._versions.cache_clear()
    monkeypatch.setattr(cache, "_versions", cache._versions.__wrapped__)
    seen = parses(monkeypatch)
    read(folder)
    assert len(seen) == 2


def test_every_library_that_reading_and_rendering_depend_on_is_named(root: Path) -> None:
    declared = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {text.partition(">")[0].partition("[")[0].strip() for text in declared}
    # What stands around a bank, and has no part in how it is read and written.
    around = {"mkdocs", "mkdocs-material", "argcomplete", "platformdirs", "tqdm", "watchdog"}
    around |= {"pathspec", "pyyaml-env-tag"}  # read what Zensical is told
    assert names - around == set(cache.DEPENDENCIES) - {"linkify-it-py", "markupsafe"}


def broken_entry(path: Path) -> None:
    with sqlite3.connect(path) as file:
        file.execute("UPDATE entries SET value = substr(value, 1, 20)")
    file.close()


def exchanged_entries(path: Path) -> None:
    with sqlite3.connect(path) as file:
        file.execute("UPDATE entries SET value = (SELECT value FROM entries AS other WHERE other.key != entries.key)")
    file.close()


def no_store(path: Path) -> None:
    path.write_bytes(b"no database at all" * 100)


def torn_file(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5_000])


def other_table(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE entries (name TEXT)")
    file.close()


def folder_in_its_place(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES = [broken_entry, exchanged_entries, no_store, torn_file, other_table, folder_in_its_place]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_damage_is_not_noticed(folder: Path, monkeypatch: pytest.MonkeyPatch, damage: Callable[[Path], None]) -> None:
    first = read(folder)
    damage(folder / "cache" / cache.NAME)
    assert read(folder) == first
    assert read(folder) == first


def test_a_store_that_is_none_is_replaced(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(folder)
    no_store(folder / "cache" / cache.NAME)
    read(folder)
    read(folder)
    seen = parses(monkeypatch)
    read(folder)
    assert seen == []


def test_an_entry_runs_nothing(folder: Path) -> None:
    (folder / "bank" / "dive-deep.md").unlink()
    first = read(folder)
    path = folder / "cache" / cache.NAME
    ran = folder / "ran"

    class Active:
        def __reduce__(self) -> tuple[Any, ...]:
            return Path.touch, (ran,)

    with sqlite3.connect(path) as file:
        keys = [key for (key,) in file.execute("SELECT key FROM entries")]
    file.close()
    Store(path, cache.MOST).write({key: zlib.compress(pickle.dumps((Active(),))) for key in keys}, ())
    assert len(keys) == 1
    assert read(folder) == first
    assert not ran.exists()


def test_a_full_disk_is_not_noticed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = sqlite3.connect

    def small(*arguments: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = real(*arguments, **options)
        connection.execute("PRAGMA max_page_count = 3")
        return connection

    monkeypatch.setattr(sqlite3, "connect", small)
    assert read(folder) == unkept(folder, monkeypatch)


def test_a_locked_store_is_not_waited_for_long(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read(folder)
    monkeypatch.setattr("storybank.read.store.WAIT", 0.01)
    other = sqlite3.connect(folder / "cache" / cache.NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert read(folder) == first
    other.close()


def _many(path: Path, first: int) -> None:
    for number in range(first, first + 20):
        Store(path, 10_000).write({str(number): b"x" * 10}, ())


def test_two_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "store"
    context = multiprocessing.get_context("spawn")
    both = [context.Process(target=_many, args=(path, first)) for first in (0, 20)]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [0, 0]
    assert len(Store(path, 10_000).read(map(str, range(40)))) == 40


def test_the_store_is_bounded_and_what_was_not_used_goes_first(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", 30)
    for number in range(3):
        store.write({str(number): b"x" * 10}, ())
    store.write({"3": b"x" * 10}, ["0"])
    assert store.read("0123").keys() == {"0", "2", "3"}


def test_the_cache_is_shown_cleared_and_switched_off(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "cache" / cache.NAME
    done = storybank(folder, "check", "bank", "--no-cache")
    assert (done.returncode, path.exists()) == (1, False)
    done = storybank(folder, "check", "bank")
    assert (done.returncode, path.exists()) == (1, True)
    main(["cache"])
    assert capsys.readouterr().out == f"{path}: {path.stat().st_size:,} of at most {cache.MOST:,} bytes\n"
    size = path.stat().st_size
    main(["cache", "clear"])
    assert capsys.readouterr().out == f"{path}: removed {size:,} bytes\n"
    assert not path.exists()
    main(["cache", "clear"])
    assert capsys.readouterr().out == f"{path}: removed 0 bytes\n"
