"""Help outside the command line: pre-commit hooks, snippets, the schema of front matter."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from pre_commit.clientlib import load_manifest  # type: ignore[import-untyped]  # it ships no types

from storybank.check.codes import codes
from storybank.check.suppress import suppress
from storybank.cli import COMMANDS
from storybank.export import schema
from storybank.format.prove import tidy
from storybank.model.kinds import KINDS, STAR
from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.parse import parse
from storybank.read.frontmatter import KNOWN_KEYS, split

ROOT = Path(__file__).resolve().parents[1]
STARTER = ROOT / "hooks" / "storybank" / "commands" / "starter" / "dot.vscode" / "storybank.code-snippets"
SNIPPETS = json.loads(STARTER.read_text(encoding="utf-8"))
HOOKS = load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))
SCHEMA = json.loads(schema("front-matter"))


TOLD = {
    "2": "The nightly export failed every third night.",
    "3": "I had to keep the reports coming before nine.",
    "4": "I read the log of a whole week.",
    "5": "I moved the export behind the backup.",
    "6": "It did not fail again in ninety days.",
}


def filled(name: str) -> str:
    """Return a snippet as somebody leaves it who tells a story, and passes the stops of its fields with Tab."""
    body = "\n".join(SNIPPETS[name]["body"])
    body = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", body)
    return re.sub(r"\$\{(\d+):([^}]*)\}|\$0", lambda match: TOLD.get(match[1], match[2]) if match[1] else "", body)


@pytest.mark.parametrize("name", [name for name in SNIPPETS if name.startswith("STAR")])
def test_a_snippet_is_a_story_in_the_canonical_form(name: str) -> None:
    file = SourceFile("x.md", f"# Ownership\n\n## Stories\n\n{filled(name)}")
    (story,) = parse(file, Settings())[0].all_stories
    assert [part.kind for part in story.parts][:4] == list(STAR)
    assert "$" not in filled(name)
    assert tidy(file, Settings()).text == file.text


def test_the_snippet_that_allows_a_finding_is_understood() -> None:
    comment = filled("Storybank: allow a finding").replace(TOLD["2"], "why")
    _, found = suppress([SourceFile("x.md", f"{comment}text")], ())
    assert [d.code for d in found] == ["SB711"]


def test_this_repository_uses_the_snippets_that_it_ships() -> None:
    assert (ROOT / ".vscode" / "storybank.code-snippets").read_bytes() == STARTER.read_bytes()


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_a_command_that_exists(hook: dict[str, str]) -> None:
    program, command = hook["entry"].split()
    assert program == "storybank"
    assert command in COMMANDS


@pytest.mark.parametrize(
    ("name", "hooks"),
    [
        ("content/ownership.md", ["storybank-check", "storybank-format"]),
        ("content/ownership/one.mdx", ["storybank-check", "storybank-format"]),
        ("content/keywords.yml", ["storybank-check"]),
        ("content/addresses.toml", ["storybank-check"]),
        ("hooks/storybank/cli.py", []),
    ],
)
def test_a_hook_runs_for_the_files_of_the_bank(name: str, hooks: list[str]) -> None:
    assert [hook["id"] for hook in HOOKS if re.search(hook["files"], name)] == hooks


def test_the_schema_knows_what_the_reader_knows() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert set(SCHEMA["properties"]) == set(KNOWN_KEYS)
    assert tuple(SCHEMA["properties"]["kind"]["enum"]) == KINDS


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("title: Ownership\nid: the-worker\ntags: [kafka, cost]\nkind: own", True),
        ("tags: kafka, cost\ndraft: yes", True),
        ("id: two words", False),
        ("kind: invented", False),
        ("tags: {kafka: 1}", False),
    ],
)
def test_the_schema_judges_what_the_reader_reads(text: str, valid: bool) -> None:
    front, _ = split(SourceFile("x.md", f"---\n{text}\n---\n# Ownership\n"))
    values = {value.key: value.value for value in front.values}
    assert values
    assert jsonschema.Draft202012Validator(SCHEMA).is_valid(values) is valid


def test_the_example_of_the_snippet_is_a_code() -> None:
    assert re.findall(r"SB\d+", filled("Storybank: allow a finding"))[0] in codes()
