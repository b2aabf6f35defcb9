"""What a release says of itself, and what is still an example in it."""

from __future__ import annotations

import io
import re
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from storybank.commands import build as command
from storybank.commands.placeholders import placeholders

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PAGE = (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8")


def test_an_example_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.storybank]\n# repository = "https://github.com/you/stories"\n'
        'repository = "https://github.com/example/bank"  # not https://github.com/you\nrules = "https://real.org/r"\n',
        encoding="utf-8",
    )
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nsite_url: https://www.example.org/a/\n", encoding="utf-8")
    assert list(placeholders(tmp_path)) == [
        "pyproject.toml:3: https://github.com/example/bank is an example. Write your own there",
        "mkdocs.yml:2: https://www.example.org/a/ is an example. Write your own there",
    ]
    (tmp_path / "mkdocs.yml").unlink()
    (tmp_path / "pyproject.toml").write_text("[tool.storybank]\n", encoding="utf-8")
    assert list(placeholders(tmp_path)) == []


def test_a_build_says_which_examples_are_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_url: https://example.org/a/\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(command, "engine_here", lambda *_: SimpleNamespace())
    monkeypatch.setattr(command, "_build", lambda *_, **__: 0)
    out = io.StringIO()
    command.build(tmp_path / "site", None, strict=False, out=out)
    assert out.getvalue() == "The site is in site\n"
    said = capsys.readouterr().err
    assert said == "INFO    -  mkdocs.yml:1: https://example.org/a/ is an example. Write your own there\n"


def test_the_package_says_what_it_is_for() -> None:
    assert "Framework :: MkDocs" in PROJECT["classifiers"]
    assert [each for each in PROJECT["classifiers"] if each.startswith("Development Status :: ")]
    assert PROJECT["classifiers"] == sorted(PROJECT["classifiers"])
    assert {"Homepage", "Documentation", "Changelog", "Issues"} <= set(PROJECT["urls"])


def test_the_entries_of_the_catalogues_name_this_package() -> None:
    """The key of the plugin is that of its entry point, and the repository the one that the package names."""
    entries = [yaml.safe_load(fence)[0] for fence in re.findall(r"```yaml\n(- name: .*?)```", PAGE, re.DOTALL)]
    assert len(entries) == 2
    for entry in entries:
        assert entry["pypi_id"] == PROJECT["name"]
        assert entry["mkdocs_plugin"] in PROJECT["entry-points"]["mkdocs.plugins"]
        assert PROJECT["urls"]["Homepage"].endswith(entry["github_id"])
        assert entry["labels"] == ["plugin"]
