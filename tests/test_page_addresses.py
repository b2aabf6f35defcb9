"""Where pages stand is said once: no module, template or script writes it a second time."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from storybank.model.addresses import ADDRESSES, address_of, principle_path, story_path

PACKAGE = Path(__file__).resolve().parents[1] / "hooks" / "storybank"
DECLARED = {"model/addresses.py"}
# A site with a main.html of its own has no search box; its script looks beside itself.
BESIDE = {"engines/mkdocs/theme/assets/storybank/js/find-box.js": "../../{find}"}
FILES = sorted(
    path
    for ending in ("*.py", "*.js", "*.jinja", "*.html")
    for path in PACKAGE.rglob(ending)
    if not {"bundle", "vendor", "starter"} & {*path.parts} and path.name != "storybank.js"
)
FIRST = [address.partition("/")[0] for address in ADDRESSES.values()]
ADDRESS = re.compile(r"""["'`(](?:\.\./)*({})/""".format("|".join(map(re.escape, FIRST))))


def _said(path: Path) -> str:
    """Return what a file says, without comments, docstrings and the modules that it imports."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        return re.sub(
            r"/\*.*?\*/|^\s*//.*?$|\{#.*?#\}|^(?:import|\} from) .*?;$", "", text, flags=re.DOTALL | re.MULTILINE
        )
    tree = ast.parse(text)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    strings = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings)
    return "\n".join(f"'{node.value}" for node in strings if isinstance(node.value, str))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_file_writes_an_address_of_its_own(path: Path) -> None:
    name = path.relative_to(PACKAGE).as_posix()
    if name in DECLARED:
        return
    said = _said(path).replace(BESIDE.get(name, "\0").format(**ADDRESSES), "")
    assert ADDRESS.findall(said) == []


@pytest.mark.parametrize(("name", "allowed"), BESIDE.items())
def test_what_a_script_cannot_be_told_is_what_is_declared(name: str, allowed: str) -> None:
    assert allowed.format(**ADDRESSES) in (PACKAGE / name).read_text(encoding="utf-8")


def test_scripts_make_the_addresses_that_pages_have() -> None:
    assert ADDRESSES["story"].replace("{}", "x") == address_of(story_path("x"))
    assert ADDRESSES["principle"].replace("{}", "x") == address_of(principle_path("x"))
