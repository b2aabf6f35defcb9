"""What is not for publication: comments, and files that their author holds back."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bank_files import INDEX, Built, build, draw, environment, principle
from storybank.export.formats.json import as_json
from storybank.model.kinds import STAR
from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.parse import without_comments
from storybank.pipeline.load import load
from storybank.pipeline.published import published

TOWN = "Wolverhampton"
STORY = f"# The client we nearly lost\n\n{INDEX}\n"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a %%secret%% b", "a b"),
        ("a <!-- secret --> b", "a b"),
        ("a<!-- secret -->b", "ab"),
        ("%%secret%% text", "text"),
        ("<!-- secret --> text", "text"),
        ("<!-->text", "text"),
        ("one <!-- secret\nsecret --> two", "one \ntwo"),
        ("<!-- secret\n\nsecret -->\ntext", "\n\n\ntext"),
        ("%%\nsecret\n\n%%secret%%\n```\nsecret\n```\n%%\ntext", "\n\n\n\n\n\n\n\ntext"),
        ("> %%secret\n> secret%%\n> text", "> \n\n> text"),
        ("- one\n- <!-- secret\n\n  secret -->\n- two", "- one\n- \n\n\n- two"),
        ("| a | b |\n|---|---|\n| 1 <!-- secret --> | %%secret%% |", "| a | b |\n|---|---|\n| 1 | |"),
        ("### A title <!-- secret -->\n\ntext", "### A title \n\ntext"),
        ("**Task:** stay. %%secret%%\nnext", "**Task:** stay. \nnext"),
        ("100 %<!-- secret --> and %%secret%%", "100 % and "),
    ],
)
def test_a_comment_is_taken_out_and_reported(text: str, kept: str) -> None:
    source, found = without_comments(SourceFile("x.md", text), 1)
    assert source.text == kept
    assert {each.code for each in found} == {"SB118"}
    assert "secret" not in "".join(each.message for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "```\n%%text%%\n<!-- text -->\n```",
        "~~~matlab\n%% a cell\nx = 1\n~~~",
        "- item\n\n  ```mermaid\n  %% a remark of the diagram\n  ```",
        "text\n\n    %% indented code\n    %% text",
        "text\n\n    <!-- indented code",
        "`%%text%%` and ``<!-- ` -->``",
        r"100 \%% and \<!-- text -->",
        "<!-- storybank: story -->\n<!-- storybank: ignore SB301: a reason -->",
        "100 % of 50 % and <b>text</b>",
    ],
)
def test_what_is_no_comment_stays_as_it_is(text: str) -> None:
    source = SourceFile("x.md", text)
    assert without_comments(source, 1) == (source, ())


@pytest.mark.parametrize(
    ("text", "kept", "place"),
    [
        ("text\n\n%%\nsecret\n\nsecret", "text\n\n\n\n\n", "x.md:3:1"),
        ("text\n\n<!-- secret\n\n# secret", "text\n\n\n\n", "x.md:3:1"),
        ("text %%secret\nsecret\n\nnext", "text \n\n\nnext", "x.md:1:6"),
        ("text <!-- secret\n\nnext", "text \n\nnext", "x.md:1:6"),
    ],
)
def test_a_comment_without_end_is_held_back_as_far_as_it_could_go(text: str, kept: str, place: str) -> None:
    source, found = without_comments(SourceFile("x.md", text), 1)
    assert source.text == kept
    assert [(str(each.place), each.code) for each in found] == [(place, "SB119")]


def test_places_are_those_of_the_file() -> None:
    text = "---\ntitle: x <!-- no comment -->\n---\none\n\ntwo %%a%%\n\n%%\nb\n%%\n\nthree %%c%%"
    source, found = without_comments(SourceFile("x.md", text), 4)
    assert sorted(str(each.place) for each in found) == ["x.md:12:7", "x.md:6:5", "x.md:8:1"]
    assert source.text.count("\n") == text.count("\n")
    assert source.lines[:4] == tuple(text.split("\n")[:4])


@pytest.mark.parametrize(
    ("front", "held"),
    [
        ("draft: true", True),
        ("draft: yes", True),
        ("Draft: TRUE", True),
        ("draft: ture", True),
        ("draft: false", False),
        ("draft: no", False),
        ("draft:", False),
        ("published: false", True),
        ("published: true", False),
        ("published: 2024-05-01", False),
        ("visibility: private", True),
        ("visibility: team", True),
        ("visibility: public", False),
        ("status: review", True),
        ("status: done", False),
        ("title: draft", False),
        ("draft: true\ntitle: a: b", True),
        ("title: a: b", False),
    ],
)
def test_a_mark_holds_a_file_back(tmp_path: Path, front: str, held: bool) -> None:
    (tmp_path / "ownership").mkdir()
    (tmp_path / "ownership.md").write_text(principle("Ownership", "The export"))
    (tmp_path / "ownership" / "client.md").write_text(f"---\n{front}\n---\n{STORY}")
    bank = load([tmp_path], Settings(unpublished={"status": ("review",)}), tmp_path)
    assert ("SB117" in {found.code for found in bank.findings}) is held
    assert len(bank.library.stories) == (1 if held else 2)
    assert ("nearly lost" in "".join(as_json(bank.library, bank.findings))) is not held
    assert not {"SB111"} & {found.code for found in bank.findings} or front.startswith("Draft")


def test_a_draft_may_have_faults_but_nothing_private(tmp_path: Path) -> None:
    front = "---\ndraft: true\n---\n"
    text = f"{front}# Ownership\n\n### A story\n\n**Situation:** Ask ann@acme-corp.de. [x](gone.md)\n\n**Task:**"
    (tmp_path / "ownership.md").write_text(text)
    assert [found.code for found in load([tmp_path], Settings()).findings] == ["SB117", "SB601"]


def test_toml_marks_count_too(tmp_path: Path) -> None:
    (tmp_path / "ownership.md").write_text(f"+++\ndraft = true\n+++\n{principle('Ownership', 'The export')}")
    bank = load([tmp_path], Settings())
    assert bank.library.documents == ()
    assert [found.code for found in bank.findings] == ["SB117"]


MARKS = {
    "below the title": (lambda parts: f"\n{{}}\n\n{parts}"),
    "on the line below the title": (lambda parts: f"{{}}\n\n{parts}"),
    "behind the parts": (lambda parts: f"\n{parts}\n{{}}\n"),
}


@pytest.mark.parametrize("place", MARKS.values(), ids=MARKS)
@pytest.mark.parametrize("labels", ["**{}:**", "{}:", "- **{}:**"])
@pytest.mark.parametrize(
    ("mark", "held"),
    [
        ("draft: true", True),
        ("**Draft:** yes", True),
        ("**Visibility:** private", True),
        ("**Published:** false", True),
        ("**Status:** Review", True),
        ("**Draft:** false", False),
        ("**Visibility:** public", False),
        ("**Status:** told twice", False),
    ],
)
def test_a_field_holds_its_story_back_and_no_other(
    place: Callable[[str], str], labels: str, mark: str, *, held: bool
) -> None:
    if labels == "{}:":
        mark = mark.replace("*", "")
    texts = zip(STAR, (f"{TOWN} was dark.", f"I had to light {TOWN}.", "I lit a lamp.", "It was light."), strict=True)
    parts = "\n".join(f"{labels.format(kind.capitalize())} {text}" + "\n" * (labels[0] != "-") for kind, text in texts)
    text = principle("Ownership", "The export").replace(
        "## Focus", f"### A night in {TOWN}\n{place(parts).format(mark)}\n### The client\n\n{INDEX}\n\n## Focus"
    )
    source = SourceFile("ownership.md", text)
    document, found = published(source, Settings(unpublished={"status": ("review",)}))
    assert document is not None
    assert [each.title for each in document.all_stories if TOWN not in each.title] == ["The export", "The client"]
    assert ("SB117" in {each.code for each in found}) is held
    assert (TOWN in repr((document, found))) is not held
    drafts, _ = published(source, Settings(unpublished={"status": ("review",)}), drafts=True)
    assert drafts is not None
    shown = "Draft: " * held + f"A night in {TOWN}"
    assert [each.title for each in drafts.all_stories] == ["The export", shown, "The client"]
    assert [each.title for each in drafts.principles] == ["Ownership"]


def bank(folder: Path) -> Path:
    """Draw a bank that holds a secret in every way that holds one back."""
    hidden = f"%%{TOWN}%%\n\n<!-- {TOWN} > {TOWN} -->\n\n"
    text = principle("Ownership", f"The export %%{TOWN}%%", f"Finish <!-- {TOWN} --> what matters.")
    frugality = principle("Frugality", TOWN, parts=INDEX)
    files = {
        "content/ownership.md": text.replace("## Focus", f"{hidden}## Focus").replace("hurt.", f"hurt. %%{TOWN}%%"),
        "content/ownership/night.md": f"# A night in {TOWN}\n\n{INDEX}\n\n**Draft:** true\n",
        "content/ownership/client.md": f"---\ndraft: true\n---\n# {TOWN}\n\n{INDEX}\n\n**Tags:** {TOWN}\n",
        "content/frugality.md": f"---\npublished: false\n---\n{frugality}",
    }
    return draw(folder, files)


def test_no_file_of_the_site_holds_what_is_held_back(tmp_path: Path) -> None:
    built = build(bank(tmp_path / "bank"))
    assert built.code == 0, built.log
    site = [path for path in (built.folder / "site").rglob("*") if path.is_file()]
    assert len([path for path in site if b"The export" in path.read_bytes()]) > 3
    assert not [path for path in site if TOWN.casefold().encode() in path.read_bytes().lower()]
    assert not [path for path in site if "frugality" in path.as_posix()]


SERVED = """
from mkdocs.commands.build import build
from mkdocs.config import load_config
config = load_config(config_file="mkdocs.yml", site_dir="site")
config.plugins.on_startup(command="serve", dirty=False)
build(config)
"""


def test_a_served_page_says_that_it_is_a_draft(tmp_path: Path) -> None:
    folder = bank(tmp_path / "bank")
    command = [sys.executable, "-c", SERVED]
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
    shown = Built(folder, done.returncode, done.stderr)
    assert shown.code == 0, shown.log
    assert f"Draft: {TOWN}" in shown.page("principles/ownership").text
    assert "Draft: Frugality" in shown.page("principles").text


def test_a_server_shows_drafts_and_says_what_they_are(tmp_path: Path) -> None:
    content = bank(tmp_path / "bank") / "content"
    shown = load([content], Settings(), content, drafts=True).library
    titles = [story.title for story in shown.stories]
    assert titles == [f"Draft: {TOWN}", "The export", f"Draft: {TOWN}", f"Draft: A night in {TOWN}"]
    assert [each.title for each in shown.principles] == ["Draft: Frugality", "Ownership"]
    assert {story.id for story in load([content], Settings(), content).library.stories} < {s.id for s in shown.stories}
