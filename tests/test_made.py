"""What follows from the package alone is kept, and what is kept is never another than what would be made."""

from __future__ import annotations

import sys
from collections.abc import Callable
from inspect import unwrap
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from storybank.find import competencies, groups, meanings
from storybank.find.phrases import Phrases
from storybank.read import made
from storybank.render import compiled
from storybank.render.compiled import CompiledTemplates


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand a folder with one file in the place of the package, and its compiled modules within it."""
    folder = tmp_path / "package"
    (folder / "part").mkdir(parents=True)
    (folder / "part" / "words.txt").write_text("one", encoding="utf-8")
    monkeypatch.setattr(made, "_PACKAGE", folder)
    for module in (made, compiled):
        monkeypatch.setattr(module, "COMPILED", folder / "__pycache__")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


class Maker:
    """Makes the words of the package, and counts how often it is asked."""

    def __init__(self, package: Path) -> None:
        self.file = package / "part" / "words.txt"
        self.asked = 0

    def __call__(self) -> list[str]:
        self.asked += 1
        return self.file.read_text(encoding="utf-8").split()


def kept(maker: Maker) -> list[str]:
    """Return what a process of its own would get."""
    made._stamp.cache_clear()
    return made.kept("words", maker)


def test_a_value_is_made_once(package: Path) -> None:
    maker = Maker(package)
    assert [kept(maker), kept(maker), maker.asked] == [["one"], ["one"], 1]


@pytest.mark.parametrize("file", ["part/words.txt", "part/new.txt"])
def test_a_change_of_any_file_makes_it_anew(package: Path, file: str) -> None:
    maker = Maker(package)
    kept(maker)
    (package / file).write_text("one two", encoding="utf-8")
    assert (kept(maker), maker.asked) == (maker.file.read_text(encoding="utf-8").split(), 2)


def test_another_version_of_a_library_makes_it_anew(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    maker = Maker(package)
    kept(maker)
    monkeypatch.setattr(made, "version", lambda _name: "99")
    assert (kept(maker), maker.asked) == (["one"], 2)


@pytest.mark.parametrize("data", [b"", b"\x80\x05.", b"no pickle"])
def test_what_is_broken_is_made_anew(package: Path, data: bytes) -> None:
    maker = Maker(package)
    kept(maker)
    (file,) = (package / "__pycache__").iterdir()
    file.write_bytes(data)
    assert [kept(maker), kept(maker), maker.asked] == [["one"], ["one"], 2]


def test_nothing_is_written_where_python_writes_nothing(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert kept(Maker(package)) == ["one"]
    assert not (package / "__pycache__").exists()


def test_a_folder_that_cannot_be_written_is_no_fault(package: Path) -> None:
    (package / "__pycache__").write_text("a file", encoding="utf-8")
    assert kept(Maker(package)) == ["one"]


@pytest.mark.parametrize(
    "table", [competencies._asked, competencies._told, competencies.rows, groups._names_told, meanings._targets]
)
@pytest.mark.usefixtures("package")
def test_the_tables_of_the_search_come_back_as_they_were_made(table: Callable[[], object]) -> None:
    first = made.kept("table", unwrap(table))
    assert made.kept("table", unwrap(table)) is not first
    assert vars_of(made.kept("table", unwrap(table))) == vars_of(unwrap(table)())


def vars_of(value: object) -> object:
    """Return what a table holds, its automaton too."""
    if not isinstance(value, Phrases):
        return value
    return value.values, vars(value.numbers), value.cut


def environment(folder: Path, *, trim_blocks: bool = False) -> Environment:
    kept = CompiledTemplates(folder)
    return Environment(loader=FileSystemLoader(folder), autoescape=True, trim_blocks=trim_blocks, bytecode_cache=kept)


def test_a_template_is_compiled_once_for_each_text_and_each_way(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compilations: list[str] = []
    compile_template = Environment._compile

    def counted(self: Environment, source: str, filename: str) -> object:
        compilations.append(filename)
        return compile_template(self, source, filename)

    monkeypatch.setattr(Environment, "_compile", counted)
    page = package / "page.html"
    for text, trimmed, count in (
        ("{% if 1 %}\n<{{ x }}>{% endif %}", False, 1),
        ("{% if 1 %}\n<{{ x }}>{% endif %}", False, 1),
        ("{% if 1 %}\n<{{ x }}>{% endif %}", True, 2),
        ("{% if 1 %}\n({{ x }}){% endif %}", True, 3),
    ):
        page.write_text(text, encoding="utf-8")
        drawn = environment(package, trim_blocks=trimmed).get_template("page.html").render(x="&")
        assert drawn == Environment(autoescape=True, trim_blocks=trimmed).from_string(text).render(x="&")
        assert sum("page.html" in str(name) for name in compilations) == count


def test_a_template_of_somebody_else_is_not_kept(package: Path, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "page.html").write_text("own", encoding="utf-8")
    env = Environment(
        loader=FileSystemLoader(tmp_path / "own"), autoescape=True, bytecode_cache=CompiledTemplates(package)
    )
    assert env.get_template("page.html").render() == "own"
    assert not (package / "__pycache__").exists()
