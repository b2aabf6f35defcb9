"""What a pull request does to stories: each kind of change, and a report that shows it before and after."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storybank.commands import CommandError, Exit
from storybank.commands.diff import diff
from storybank.contribute.changes import SAME, Change, Kind, changes
from storybank.contribute.exported import StoryText, read_export
from storybank.contribute.quote import MAX_COMMENT
from storybank.text.similarity import Texts, evenly

LONG = "We measured the locks for a week, split the nightly export into jobs for each warehouse and wrote a runbook."


def _story(id_: str, title: str = "", text: str = LONG, path: str = "content/ownership.md", line: int = 9) -> StoryText:
    return StoryText(id_, title or id_.capitalize(), ("ownership",), path, line, (("Action", text),))


def _kinds(found: tuple[Change, ...]) -> list[tuple[str, tuple[Kind, ...]]]:
    return [(change.story.id, change.kinds) for change in found]


OTHER = _story("other", text="A telescope was folded, launched and unfolded again far away from every repair shop.")


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ([OTHER, _story("export")], []),
        ([OTHER, _story("export", line=40)], []),
        ([OTHER, _story("export", text=f"{LONG} Then we slept.")], [("export", (Kind.CHANGED,))]),
        ([OTHER, _story("export", "A new title")], [("export", (Kind.RETITLED,))]),
        ([OTHER, _story("new-id", "A new title")], [("new-id", (Kind.RETITLED,))]),
        ([OTHER, _story("export", path="content/ownership/export.md")], [("export", (Kind.MOVED,))]),
        (
            [OTHER, _story("new-id", "New", f"{LONG} Then we slept.", "content/x.md")],
            [("new-id", (Kind.MOVED, Kind.RETITLED, Kind.CHANGED))],
        ),
        ([OTHER], [("export", (Kind.REMOVED,))]),
        ([OTHER, _story("export"), _story("fresh", text="Quite another matter: paint")], [("fresh", (Kind.ADDED,))]),
        (
            [OTHER, _story("fresh", text="Quite another matter: paint")],
            [("fresh", (Kind.ADDED,)), ("export", (Kind.REMOVED,))],
        ),
    ],
)
def test_each_kind_of_change_is_told_apart(
    after: list[StoryText], expected: list[tuple[str, tuple[Kind, ...]]]
) -> None:
    assert _kinds(changes([OTHER, _story("export")], after)) == expected


def _data(id_: str, text: str, title: str = "A title", **more: object) -> dict[str, Any]:
    return {
        "id": id_,
        "title": title,
        "principles": ["ownership"],
        "source": {"path": "content/ownership.md", "line": 3, "end_line": 9},
        "parts": [{"kind": "action", "label": "Action", "line": 4, "markdown": text}],
        "fields": {"tags": ["a", "b"]},
        "other": [],
        **more,
    }


def _diff(folder: Path, before: list[object], after: list[object], form: str = "comment", found: object = ()) -> str:
    (folder / "before.json").write_text(json.dumps({"stories": before, "diagnostics": []}))
    (folder / "after.json").write_text(json.dumps({"stories": after, "diagnostics": found}))
    out = io.StringIO()
    diff(folder / "before.json", folder / "after.json", form, out)
    return out.getvalue()


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STORYBANK_DENIED", "Contoso")


def test_the_comment_shows_the_text_before_and_after_as_readers_see_it(tmp_path: Path) -> None:
    comment = _diff(tmp_path, [_data("x", "one **bold** word")], [_data("x", "two\n\n- items")])
    assert "<td><p>one <strong>bold</strong> word</p></td><td><p>two</p> <ul> <li>items</li> </ul></td>" in comment
    assert "Stories: 1 changed." in comment


def test_the_text_names_each_story_once(tmp_path: Path) -> None:
    text = _diff(tmp_path, [], [_data("x", "one", "A title\n::error::x")], "text")
    assert text.splitlines()[0] == "Added: A title ::error::x (content/ownership.md:3)"


def test_only_new_findings_are_reported(tmp_path: Path) -> None:
    old = {"path": "content/a.md", "line": 4, "code": "SB201", "message": "empty"}
    new = {"path": "content/a.md", "line": 9, "code": "SB301", "message": "no <script>alert(1)</script> @all"}
    (tmp_path / "b.json").write_text(json.dumps({"stories": [], "diagnostics": [old]}))
    (tmp_path / "a.json").write_text(json.dumps({"stories": [], "diagnostics": [{**old, "line": 7}, new]}))
    out = io.StringIO()
    assert diff(tmp_path / "b.json", tmp_path / "a.json", "comment", out) is Exit.FINDINGS
    assert "SB301" in out.getvalue()
    assert "SB201" not in out.getvalue()
    assert not re.search(r"<script|@all", out.getvalue())


def test_a_run_that_hides_a_leak_does_not_hide_it_here(tmp_path: Path) -> None:
    """The export comes from code that the contributor may have changed: privacy is checked again by ours."""
    comment = _diff(tmp_path, [], [_data("x", "Write to jana@fabrikam.io at Contoso.")])
    assert "SB601" in comment
    assert "SB606" in comment
    assert "fabrikam" not in comment
    assert "Contoso" not in comment


def test_hostile_texts_cannot_break_out_of_the_comment(tmp_path: Path) -> None:
    bad = "</td></table></details> @everyone #1 <img src=https://evil.example/x> <!-- storybank-review -->\n````\nx"
    comment = _diff(tmp_path, [_data("x", "one")], [_data("x", bad, f"T {bad}", other=[])])
    assert comment.count("</details>") == comment.count("<details>") == 1
    assert comment.count("<!-- storybank-review -->") == 1
    assert not re.search(r"@e|<img|(?<!&)#\d", comment.replace("&#", ""))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"stories": [1], "diagnostics": []}',
        '{"stories": {}, "diagnostics": 3}',
        "[" * 100_000,
        "\ud800",
    ],
)
def test_what_is_no_export_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not what `storybank export` writes"):
        read_export(text)


def test_two_stories_of_one_id_are_refused_because_one_would_hide_the_other() -> None:
    story = {
        "id": "a",
        "title": "A",
        "source": {"path": "content/a.md", "line": 1},
        "parts": [],
        "fields": {},
        "other": [],
        "principles": ["ownership"],
    }
    assert len(read_export(json.dumps({"stories": [story], "diagnostics": []})).stories) == 1
    with pytest.raises(ValueError, match="this is not what"):
        read_export(json.dumps({"stories": [story, {**story, "title": "B"}], "diagnostics": []}))


def test_a_story_without_its_shape_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        _diff(tmp_path, [], [_data("x", "one", source="content/x.md")])


@pytest.mark.parametrize("long", ["text", "title", "label", "message"])
def test_what_is_long_hides_no_finding_and_no_other_story(tmp_path: Path, long: str) -> None:
    """A comment that says only "1 added" looks like one about a story without a leak."""
    line = "x" * 70_000
    story = _data("a", "Contoso signed." + (line if long == "text" else ""), line if long == "title" else "A title")
    if long == "label":
        story["parts"][0]["label"] = line
    found = {"path": "content/b.md", "line": 9, "code": "SB301", "message": line if long == "message" else "no task"}
    comment = _diff(tmp_path, [], [story, _data("b", "another")], found=[found])
    assert "SB604" in comment or "SB605" in comment or "SB606" in comment
    assert "SB301" in comment
    assert "another" in comment
    assert len(comment) <= MAX_COMMENT + 1
    assert ("More than a comment holds" in comment) == (long == "text")


def test_as_many_stories_of_one_text_that_go_and_come_are_the_same_ones() -> None:
    old = [StoryText(f"old-{at}", "A", ("ownership",), "a.md", 1, (("Action", "moved the queue"),)) for at in range(3)]
    new = [replace(story, id=story.id.replace("old", "new")) for story in old]
    pairs = [(change.before, change.after) for change in changes(old, [*new, replace(new[0], id="more")])]
    assert [(before.id if before else "", after.id if after else "") for before, after in pairs] == [("", "more")]


@given(st.lists(st.sets(st.sampled_from("abcdefgh"), min_size=1), max_size=12), st.integers(0, 12))
def test_no_text_is_overlooked_that_is_alike_enough(told: list[set[str]], first: int) -> None:
    texts = Texts([evenly(sorted(words)) for words in told])
    for one in range(len(told)):
        wanted = {other for other in range(first, len(told)) if texts.likeness(one, other) >= SAME}
        assert wanted <= texts.near(one, SAME, first)
