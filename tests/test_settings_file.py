"""Settings: what is read, and what is said about the ones that have no effect."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest

from storybank.check.codes import codes
from storybank.model.settings import Settings
from storybank.read.setting_values import readers
from storybank.read.settings_file import find_base, load_settings


def write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    return folder


def test_every_setting_has_a_reader() -> None:
    assert readers(codes).keys() | {"denied", "language"} == {field.name for field in fields(Settings)}


def test_every_kind_of_setting_is_read(tmp_path: Path) -> None:
    text = """
[tool.storybank]
content = "principles"
coverage = 80
max_file_kib = 64
repository = "https://github.com/acme/bank.git"
labels = {situation = ["Lage"], tags = ["Schlagworte"]}
unpublished = {status = ["review", "idea"]}
csp = {img-src = ["https://img.example"], connect-src = ["https://count.example", "'sha256-x='"]}
[tool.storybank.severity]
SB201 = "error"
SB108 = "off"
"""
    settings, found = load_settings(write(tmp_path, text), codes)
    assert found == ()
    assert settings == Settings(
        content="principles",
        coverage=80,
        max_file_kib=64,
        repository="https://github.com/acme/bank",
        labels={"situation": ("Lage",), "tags": ("Schlagworte",)},
        csp={"img-src": ("https://img.example",), "connect-src": ("https://count.example", "'sha256-x='")},
        severity={"SB201": "error", "SB108": "off"},
        unpublished={"status": ("review", "idea")},
    )


@pytest.mark.parametrize(
    ("line", "code", "column_of"),
    [
        ('contents = "x"', "SB701", "contents"),
        ("content = 1", "SB702", "content"),
        ('content = "../elsewhere"', "SB702", "content"),
        ('content = "/etc"', "SB702", "content"),
        ("max_file_kib = 0", "SB702", "max_file_kib"),
        ("max_file_kib = true", "SB702", "max_file_kib"),
        ("coverage = 101", "SB702", "coverage"),
        ("coverage = -1", "SB702", "coverage"),
        ("coverage = true", "SB702", "coverage"),
        ('coverage = "80%"', "SB702", "coverage"),
        ("shortcuts = 1", "SB702", "shortcuts"),
        ('repository = "javascript:alert(1)"', "SB702", "repository"),
        ('labels = {plot = ["Plot"]}', "SB702", "labels"),
        ('labels = {task = "Aufgabe"}', "SB702", "labels"),
        ('severity = {SB999 = "error"}', "SB702", "severity"),
        ('severity.SB201 = "fatal"', "SB702", "severity"),
        ('unpublished = ["review"]', "SB702", "unpublished"),
        ('unpublished = {status = "review"}', "SB702", "unpublished"),
        ("branch = []", "SB702", "branch"),
        ("csp = true", "SB702", "csp"),
        ('csp = {image-src = ["https://img.example"]}', "SB702", "csp"),
        ('csp = {img-src = "https://img.example"}', "SB702", "csp"),
        ('csp = {img-src = ["https://img.example; script-src *"]}', "SB702", "csp"),
        ("csp = {img-src = ['\">']}", "SB702", "csp"),
    ],
)
def test_what_cannot_be_used_is_reported_and_keeps_its_default(
    line: str, code: str, column_of: str, tmp_path: Path
) -> None:
    settings, (found,) = load_settings(
        write(tmp_path, f"[project]\n{column_of} = 1\n\n[tool.storybank]\n{line}\n"), codes
    )
    assert settings == Settings()
    assert (str(found.place), found.code) == ("pyproject.toml:5:1", code)


def test_a_file_that_is_not_toml_is_reported_with_its_line(tmp_path: Path) -> None:
    settings, (found,) = load_settings(write(tmp_path, "[tool.storybank]\ncontent = \n"), codes)
    assert settings == Settings()
    assert found.code == "SB702"
    assert found.place.line == 2


@pytest.mark.parametrize("text", ["", "[project]\nname = 'x'\n", "tool = 1\n", "[tool]\nstorybank = 1\n"])
def test_a_file_without_the_table_means_the_defaults(text: str, tmp_path: Path) -> None:
    assert load_settings(write(tmp_path, text), codes) == (Settings(), ())


def test_the_nearest_file_with_the_table_counts(tmp_path: Path) -> None:
    write(tmp_path, "[tool.storybank]\n")
    write(tmp_path / "inner", "[project]\nname = 'x'\n")
    (tmp_path / "inner/content").mkdir()
    assert find_base(tmp_path / "inner/content") == tmp_path
    assert find_base(tmp_path / "inner/content/missing.md") == tmp_path


def test_every_setting_and_its_default_is_documented() -> None:
    page = (Path(__file__).resolve().parents[1] / "docs" / "maintaining.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| `([^`]*)` \|", page, re.MULTILINE))
    defaults = {name: getattr(Settings(), name) for name in readers(codes)}
    shown = {name: json.dumps(value, default=dict) for name, value in defaults.items()}
    assert rows == shown


SETTINGS = b'# caf\xc3\xa9\n[tool.storybank]\ncontent = "principles"\ndeny_list = "names.txt"\n'


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (SETTINGS.replace(b"\xc3\xa9", b"\xe9"), "pyproject.toml:1:6"),
        (SETTINGS.replace(b"caf", b"\xff"), "pyproject.toml:1:3"),
        (SETTINGS.decode().encode("utf-16"), "pyproject.toml:1:1"),
    ],
    ids=["windows-1252", "no text in any encoding", "utf-16"],
)
def test_settings_in_a_damaged_file_hold_and_the_damage_is_an_error(tmp_path: Path, data: bytes, place: str) -> None:
    (tmp_path / "pyproject.toml").write_bytes(data)
    (tmp_path / "names.txt").write_text("Acme", encoding="utf-8")
    assert find_base(tmp_path / "content") == tmp_path
    settings, found = load_settings(tmp_path, codes)
    assert (settings.content, settings.denied) == ("principles", ("Acme",))
    assert [(str(problem.place), problem.code, str(problem.severity)) for problem in found] == [
        (place, "SB702", "error")
    ]


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(b"\xef\xbb\xbf" + SETTINGS.partition(b"\ndeny")[0])
    assert find_base(tmp_path) == tmp_path
    assert load_settings(tmp_path, codes) == (Settings(content="principles"), ())


@pytest.mark.parametrize(
    "text",
    ["[tool]\nstorybank = {content = 'x'}", "tool.storybank.content = 'x'", "[ tool . 'storybank' ]\ncontent = 'x'"],
)
def test_the_table_is_found_however_toml_writes_it(tmp_path: Path, text: str) -> None:
    assert find_base(write(tmp_path / "bank", text)) == tmp_path / "bank"
    assert load_settings(tmp_path / "bank", codes)[0].content == "x"


@pytest.mark.parametrize("text", ["[tool.storybank]\ncontent = \n", "x = \n tool.storybank.content = 'x'"])
def test_a_file_that_is_no_toml_is_reported_not_passed_over(tmp_path: Path, text: str) -> None:
    assert find_base(write(tmp_path / "bank", text)) == tmp_path / "bank"
    assert [found.code for found in load_settings(tmp_path / "bank", codes)[1]] == ["SB702"]


def test_a_file_of_another_tool_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "[tool.storybank]")
    assert find_base(write(tmp_path / "inner", "[tool.other]\nx = 'tool.storybank'")) == tmp_path


def test_the_names_of_a_damaged_deny_list_hold(tmp_path: Path) -> None:
    write(tmp_path, "[tool.storybank]\ndeny_list = 'names.txt'")
    (tmp_path / "names.txt").write_bytes(b"Caf\xe9 Acme\nGlobex\n")
    settings, found = load_settings(tmp_path, codes)
    assert settings.denied == ("Café Acme", "Globex")
    assert [problem.code for problem in found] == ["SB702"]
