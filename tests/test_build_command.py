"""`storybank build` and `serve`: MkDocs, started for the bank that one stands in; a site stays until one is whole."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bank_files import draw, environment, principle, storybank
from faults.bank import site
from storybank.cli import main
from storybank.engines.mkdocs import process

OWNERSHIP = principle("Ownership", "Keeping the nightly export alive")
BROKEN = OWNERSHIP.replace("Finish what", "See [this](nowhere.md). Finish what")


def write(bank: Path, text: str) -> None:
    (bank / "content" / "ownership.md").write_text(text, encoding="utf-8")


def entries(bank: Path) -> set[str]:
    return {path.name for path in bank.iterdir()} - {"mkdocs.yml", "docs", "content", "pyproject.toml"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bank with its site, built from a folder within it."""
    files = {"content/ownership.md": OWNERSHIP, "pyproject.toml": "[tool.storybank]\n"}
    bank = draw(tmp_path_factory.mktemp("build") / "bank", files)
    done = storybank(bank / "content", "build")
    assert (done.returncode, done.stdout) == (0, "The site is in ../site\n"), done.stderr
    assert entries(bank) == {"site"}
    return bank


@pytest.fixture
def bank(built: Path) -> Iterator[Path]:
    """The same, as it was before each test."""
    config = (built / "mkdocs.yml").read_bytes()
    yield built
    (built / "mkdocs.yml").write_bytes(config)
    write(built, OWNERSHIP)


def test_an_error_in_the_content_leaves_the_site(bank: Path) -> None:
    before = site(bank / "site")
    write(bank, BROKEN)
    done = storybank(bank, "build")
    assert done.returncode == 1
    assert done.stdout.endswith("\nThe build failed, and site is as it was\n")
    assert "SB401" in done.stderr
    assert (site(bank / "site"), entries(bank)) == (before, {"site"})


def test_the_site_stands_where_the_configuration_has_it(bank: Path) -> None:
    config = bank / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "site_dir: out/public\n", encoding="utf-8")
    done = storybank(bank, "build")
    assert (done.returncode, done.stdout) == (0, "The site is in out/public\n"), done.stderr
    assert site(bank / "out" / "public") == site(bank / "site")
    assert entries(bank) == {"site", "out"}


def test_a_warning_of_mkdocs_fails_a_strict_build_only(bank: Path) -> None:
    (bank / "docs" / "forgotten.md").write_text("# A page\n", encoding="utf-8")
    try:
        strict = storybank(bank, "build", "--strict", "-d", "other")
        assert (strict.returncode, entries(bank) & {"other"}) == (1, set()), strict.stderr
        assert storybank(bank, "build", "-d", "other").returncode == 0
    finally:
        (bank / "docs" / "forgotten.md").unlink()


@pytest.mark.parametrize(
    ("folder", "message"),
    [
        ("content", "content holds something else than a site"),
        ("mkdocs.yml", "mkdocs.yml is not a folder"),
        (".", "bank holds something else than a site"),
    ],
)
def test_a_folder_that_is_no_site_is_refused(bank: Path, folder: str, message: str) -> None:
    done = storybank(bank, "build", "-d", folder)
    assert done.returncode == 2
    assert message.removeprefix("bank") in done.stderr
    assert (bank / "content" / "ownership.md").read_text(encoding="utf-8") == OWNERSHIP


def test_a_link_to_a_site_stays_one(bank: Path) -> None:
    (bank / "current").symlink_to("site")
    try:
        assert storybank(bank, "build", "-d", "current").returncode == 0
        assert (bank / "current").is_symlink()
        assert (bank / "site" / "sitemap.xml").is_file()
    finally:
        (bank / "current").unlink()


@pytest.mark.parametrize("command", ["build", "serve"])
def test_where_there_is_no_bank_the_commands_say_so(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([command]) == 2
    assert "There is no mkdocs.yml" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "- a list", "site_dir: [", "site_dir: [a]", "INHERIT: nowhere.yml"])
def test_what_is_wrong_with_the_configuration_is_left_to_mkdocs(text: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert process.site_folder(tmp_path) == tmp_path / "site"


def test_serve_becomes_the_server_of_mkdocs(bank: Path) -> None:
    command = [sys.executable, "-m", "storybank", "serve", "--addr", "no address"]
    done = subprocess.run(command, cwd=bank, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Config value 'dev_addr'" in done.stderr
