"""Data flows one way: a module imports only from rows above its own, and stays small enough to read."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from layers import HOOKS, LAYERS, PACKAGE, ROOMS, rooms, says, section, written

ROOMS_BESIDE_THE_DOORS = 14
MODULE_LINES = 250
FUNCTION_LINES = 50

SOURCES = sorted(HOOKS.rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(HOOKS).as_posix()


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return everything in a module, in the order of a walk."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def imported(path: Path) -> Iterator[str]:
    """Yield every module that a file imports, with its full name."""
    package = path.relative_to(HOOKS).parts[:-1]
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*above, *filter(None, [node.module])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def room_of(path: Path, folder: Path) -> str:
    """Return the room of `folder` that a file below it belongs to, "" for the folder's own `__init__`."""
    first = path.relative_to(folder).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def rooms_used(path: Path, folder: Path) -> set[str]:
    """Return the rooms of `folder` that a file below it imports, beside its own."""
    prefix = ".".join(folder.relative_to(HOOKS).parts) + "."
    inside = (module.removeprefix(prefix) for module in imported(path) if module.startswith(prefix))
    return {module.partition(".")[0] for module in inside} - {room_of(path, folder), "__version__"}


def layered(folder: Path, rows: tuple[str, ...]) -> Iterator[tuple[Path, Path, tuple[str, ...]]]:
    yield from ((path, folder, rows) for path in sorted(folder.rglob("*.py")))


EVERY = [
    *layered(PACKAGE, tuple(row for row, _ in LAYERS)),
    *(each for folder, rows in ROOMS.items() for each in layered(PACKAGE / folder, rows)),
]


@pytest.mark.parametrize(
    ("path", "folder", "rows"), EVERY, ids=lambda value: name(value) if isinstance(value, Path) else ""
)
def test_module_imports_only_from_lower_layers(path: Path, folder: Path, rows: tuple[str, ...]) -> None:
    layer = {room: number for number, row in enumerate(rows) for room in row.split()}
    own = room_of(path, folder)
    assert own == "" or own in layer, f"{own} stands in no layer: give it one in this file"
    height = layer.get(own, len(rows))  # a folder's own `__init__` may show what is in it
    unknown_or_high = {other for other in rooms_used(path, folder) if layer.get(other, 99) >= height}
    assert not unknown_or_high, f"{own} imports from its own layer or a higher one: {sorted(unknown_or_high)}"


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_only_the_mkdocs_modules_import_mkdocs(path: Path) -> None:
    uses = {module.partition(".")[0] for module in imported(path)} & {"mkdocs", "material"}
    assert not uses or path.is_relative_to(PACKAGE / "engines" / "mkdocs")


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_module_and_its_functions_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MODULE_LINES
    functions = [n for n in nodes(path) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [f.name for f in functions if (f.end_lineno or f.lineno) - f.lineno >= FUNCTION_LINES]
    assert not long


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_imports_stand_at_the_top(path: Path) -> None:
    """An import inside a function hides a cycle."""
    functions = (node for node in nodes(path) if isinstance(node, ast.FunctionDef))
    assert not [f.name for f in functions if any(isinstance(n, ast.Import | ast.ImportFrom) for n in ast.walk(f))]


@pytest.mark.parametrize("rows", [tuple(rooms()), *ROOMS.values()], ids=["storybank", *ROOMS])
def test_every_room_stands_in_one_layer(rows: tuple[str, ...]) -> None:
    named = [room for row in rows for room in row.split()]
    assert len(named) == len(set(named))


def test_the_package_has_few_rooms() -> None:
    """Four doors (`__init__`, `__main__`, `cli`, `pipeline`) and what the pipeline is made of."""
    entries = {path.name for path in PACKAGE.iterdir()} - {"__pycache__", "py.typed"}
    assert len(entries - {"__init__.py", "__main__.py", "cli.py", "pipeline"}) <= ROOMS_BESIDE_THE_DOORS


def test_a_name_of_a_class_means_one_thing() -> None:
    modules = (module for path in SOURCES for module in nodes(path) if isinstance(module, ast.Module))
    names = Counter(node.name for module in modules for node in module.body if isinstance(node, ast.ClassDef))
    assert not [name for name, times in names.items() if times > 1]


def test_the_page_shows_the_layers_and_every_module_as_they_are() -> None:
    assert written() == section(), "docs/architecture.md is stale: run `python tests/layers.py`"


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert not path.read_text(encoding="utf-8").strip() or len(says(path)) > len("Its name.")
