"""Data flows one way: a module imports only from rows above its own, and stays small enough to read."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOOKS = Path(__file__).parents[1] / "hooks"
PACKAGE = HOOKS / "storybank"

# One row a layer, the lowest first. Modules of one row do not import one another; a package counts as one module.
LAYERS = (
    "source slug kinds settings text strict_yaml",  # places, words, values
    "diagnostics model page replace_file",  # the objects
    "library",  # the objects, linked
    "decode frontmatter markdown repository settings_file keywords baseline",  # from text to structure and back
    "gist compose similarity",  # what a list says of a story; a story in the canonical form; how alike two are
    "read parse rules link render export find format report suppress privacy addresses repair review",  # the stages
    "check",  # the stage that runs the rules
    "load tidy",  # the order of the stages, up to a linked bank
    "build",  # and on to its site
    "commands mkdocs_log mkdocs_nav mkdocs_pages mkdocs_theme mkdocs_written",  # what the front doors are made of
    "cli mkdocs_adapter github",  # the front doors
    "__main__ mkdocs_plugin",  # their handles
)
LAYER = {module: number for number, row in enumerate(LAYERS) for module in row.split()}
MODULE_LINES = 250
FUNCTION_LINES = 50

SOURCES = sorted(HOOKS.rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(HOOKS).as_posix()


def module_of(path: Path) -> str:
    """Return the module below the package that a file belongs to, "" for the package's own `__init__`."""
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def imported(path: Path) -> Iterator[str]:
    """Yield every module that a file imports, with its full name."""
    package = path.relative_to(HOOKS).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*above, *filter(None, [node.module])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def storybank_modules(path: Path) -> set[str]:
    """Return the modules of the package that a file imports, beside its own."""
    parts = (module.split(".") for module in imported(path) if module.startswith("storybank."))
    return {module for _, module, *_ in parts} - {module_of(path), "__version__"}


@pytest.mark.parametrize("path", [p for p in SOURCES if p.is_relative_to(PACKAGE)], ids=name)
def test_module_imports_only_from_lower_layers(path: Path) -> None:
    own = module_of(path)
    assert own == "" or own in LAYER, f"{own} stands in no layer: give it one in this file"
    unknown_or_high = {other for other in storybank_modules(path) if LAYER.get(other, 99) >= LAYER.get(own, 0)}
    assert not unknown_or_high, f"{own} imports from its own layer or a higher one: {sorted(unknown_or_high)}"


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_only_the_mkdocs_modules_import_mkdocs(path: Path) -> None:
    uses = {module.partition(".")[0] for module in imported(path)} & {"mkdocs", "material"}
    assert not uses or path.name.startswith("mkdocs_")


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_module_and_its_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MODULE_LINES
    functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [f.name for f in functions if (f.end_lineno or f.lineno) - f.lineno >= FUNCTION_LINES]
    assert not long


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_imports_stand_at_the_top(path: Path) -> None:
    """An import inside a function hides a cycle."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    assert not [f.name for f in functions if any(isinstance(n, ast.Import | ast.ImportFrom) for n in ast.walk(f))]


def test_every_module_stands_in_one_layer() -> None:
    modules = [module for row in LAYERS for module in row.split()]
    assert len(modules) == len(set(modules))
