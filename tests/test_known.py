"""A check of a bank that has not changed reads its files and nothing else, and says what one without a cache says."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bank_files import environment, principle
from storybank.cli import main
from storybank.commands.view import view
from storybank.model.settings import Settings
from storybank.pipeline import known
from storybank.read.given import gather

OWNERSHIP = principle("Ownership", "Keeping the nightly export alive")
FAULTY = OWNERSHIP.replace("## Stories", "## Stories\n\n## \n\nWrite to jo@example.org, see ![it](media/plan.png).\n")
FILES: dict[str, str | bytes] = {
    "pyproject.toml": "[tool.storybank]\n",
    "content/ownership.md": FAULTY,
    "content/dive-deep.md": principle("Dive deep", "The missing index"),
    "content/notes.txt": "Not read.\n",
    "content/keywords.yml": "Backup: [export]\nNowhere: [nothing]\n",
}
HEAVY = {"markdown_it", "nh3", "ftfy", "phonenumbers", "snowballstemmer", "yaml", "jinja2", "mkdocs", "pydantic"}
SHOWS_WHAT_IS_LOADED = (
    "import sys\nfrom storybank.cli import main\ncode = main(sys.argv[1:])\nsys.stdout.flush()\n"
    "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
)


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bank with findings of several kinds, as the current folder, and a cache beside it."""
    monkeypatch.setenv("STORYBANK_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "bank"
    for name, text in FILES.items():
        put(folder / name, text)
    monkeypatch.chdir(folder)
    return folder


def put(path: Path, text: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["check", *arguments])
    return code, capsys.readouterr().out


def loaded(bank: Path, *arguments: str) -> set[str]:
    """Return which of the libraries that take long to load a command loads, in a process of its own."""
    command = [sys.executable, "-c", SHOWS_WHAT_IS_LOADED, *arguments]
    own = environment(STORYBANK_CACHE=str(bank.parent / "cache"))
    ran = subprocess.run(command, cwd=bank, env=own, capture_output=True, text=True, check=True)
    return HEAVY & set(ran.stderr.split())


def file(bank: Path) -> None:
    put(bank / "content" / "ownership.md", OWNERSHIP)


def another_file(bank: Path) -> None:
    put(bank / "content" / "frugality.md", "# Frugality\n\n## \n")


def name_of_a_file(bank: Path) -> None:
    (bank / "content" / "ownership.md").rename(bank / "content" / "owning.md")


def folder_of_a_file(bank: Path) -> None:
    put(bank / "content" / "owning" / "ownership.md", FAULTY)
    (bank / "content" / "ownership.md").unlink()


def file_that_is_not_read(bank: Path) -> None:
    (bank / "content" / "notes.txt").unlink()


def line_of_a_file_that_is_not_read(bank: Path) -> None:
    put(bank / "content" / "notes.txt", "Never read.\n")


def file_that_cannot_be_read(bank: Path) -> None:
    put(bank / "content" / "ownership.md", b"\x00\x01" * 400)


def link_in_the_place_of_a_file(bank: Path) -> None:
    (bank / "content" / "ownership.md").rename(bank / "ownership.md")
    (bank / "content" / "ownership.md").symlink_to(bank / "ownership.md")


def image(bank: Path) -> None:
    put(bank / "content" / "media" / "plan.png", b"\x89PNG")


def keywords(bank: Path) -> None:
    put(bank / "content" / "keywords.yml", "Backup: [export]\n")


def addresses(bank: Path) -> None:
    put(bank / "content" / "addresses.toml", "not the record\n")


def setting(bank: Path) -> None:
    put(bank / "pyproject.toml", '[tool.storybank]\nseverity = {SB201 = "error"}\n')


def file_that_is_too_large(bank: Path) -> None:
    put(bank / "pyproject.toml", "[tool.storybank]\nmax_file_kib = 1\n")
    put(bank / "content" / "ownership.md", FAULTY + "\nMore.\n" * 200)


def baseline(bank: Path) -> None:
    put(bank / ".storybank-baseline.json", "{}")


def comment(bank: Path) -> None:
    allowed = FAULTY.replace("## \n", "<!-- storybank: ignore SB201: to come -->\n## \n")
    put(bank / "content" / "ownership.md", allowed)


CHANGES: tuple[Callable[[Path], None], ...] = (
    *(file, another_file, name_of_a_file, folder_of_a_file, file_that_is_not_read, line_of_a_file_that_is_not_read),
    *(file_that_cannot_be_read, link_in_the_place_of_a_file, image, keywords, addresses, setting),
    *(file_that_is_too_large, baseline, comment),
)


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_check_says_what_one_without_a_cache_says(
    bank: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Path], None],
    form: str,
) -> None:
    before = said(capsys, "--format", form)
    assert said(capsys, "--format", form) == before
    change(bank)
    after = said(capsys, "--format", form)
    monkeypatch.setenv("STORYBANK_CACHE", "off")
    assert after == said(capsys, "--format", form)
    assert after != before or (form, change) == ("json", line_of_a_file_that_is_not_read)


def test_names_of_the_deny_list_count(
    bank: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = said(capsys)
    monkeypatch.setenv("STORYBANK_DENIED", "nightly")
    after = said(capsys)
    assert "nightly" not in after[1]
    assert after != before
    monkeypatch.setenv("STORYBANK_CACHE", "off")
    assert said(capsys) == after


def test_where_a_check_stands_counts(
    bank: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\ncontent/ownership.md:" in said(capsys)[1]
    monkeypatch.chdir(bank / "content")
    assert "\nownership.md:" in said(capsys)[1]


def test_the_whole_bank_counts_for_one_file(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(bank / "content" / "ownership.md", OWNERSHIP.replace("Finish what", "See [it](dive-deep.md). Finish what"))
    assert "SB401" not in said(capsys, "content/ownership.md")[1]
    (bank / "content" / "dive-deep.md").unlink()
    shown = said(capsys, "content/ownership.md")[1]
    assert "SB401" in shown
    assert "Read: 1 file, 1 principle, 1 story, 1 tip, 0 questions." in shown


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_check_of_an_unchanged_bank_loads_no_reader(bank: Path, form: str) -> None:
    assert loaded(bank, "check", "--format", form) >= {"markdown_it", "ftfy", "phonenumbers"}
    assert loaded(bank, "check", "--format", form) == set()
    assert loaded(bank, "check", "--format", form, "content/dive-deep.md") <= {"phonenumbers", "snowballstemmer"}


@pytest.mark.parametrize("arguments", [("rules", "SB201"), ("rules",), ("cache",)])
def test_codes_are_explained_without_loading_their_rules(bank: Path, arguments: tuple[str, ...]) -> None:
    loaded(bank, *arguments)
    assert loaded(bank, *arguments) == set()


def test_severities_of_a_bank_are_read_without_loading_the_rules(bank: Path) -> None:
    setting(bank)
    loaded(bank, "check")
    assert loaded(bank, "check") == set()


def test_what_is_known_is_asked_for_once(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view(())
    monkeypatch.setattr(known, "_checked", lambda *_: pytest.fail("it was found out anew"))
    known._checked.__name__ = "_checked"
    view(())


def test_the_bytes_of_an_image_say_nothing_about_the_findings(bank: Path) -> None:
    image(bank)
    first = repr(gather([bank / "content"], Settings()))
    put(bank / "content" / "media" / "plan.png", b"other")
    assert repr(gather([bank / "content"], Settings())) == first
