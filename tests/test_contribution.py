"""A filled form becomes a story file; a hostile one becomes nothing but a comment that cannot harm."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from storybank.commands import CommandError, Exit
from storybank.commands.bank import open_bank
from storybank.commands.contribution import contribution
from storybank.commands.form import form
from storybank.contribute.answers import read_form
from storybank.contribute.event import MAX_CHARACTERS, UnusableEventError, issue_of
from storybank.contribute.form import LABEL, PATH, issue_form
from storybank.contribute.github.publish import StoryPlan
from storybank.contribute.questions import QUESTIONS
from storybank.contribute.quote import MAX_COMMENT
from storybank.format.prove import tidy
from storybank.markdown import render
from storybank.model.kinds import FieldName, PartKind
from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.parse import parse

EVENTS = Path(__file__).parent / "cases/events"
PRINCIPLES = ("Ownership", "Dive deep", "Customer focus", "Earn, then keep, trust")
GITLAB = """
### GitLab recovered its database in public

**Situation:** On 31 January 2017 an engineer at GitLab worked on replication between two PostgreSQL servers.

**Task:** Replication had to be brought back the same night.

**Action:** The wrong directory was removed on the primary: of 310 GB only 4.5 GB were left. Five backup methods failed,
among them pg_dump to S3. An LVM snapshot helped, and the recovery was streamed on YouTube.

**Result:** GitLab.com was down for 18 hours; 5,000 projects and 700 users were lost.
"""


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bank of four principles, with the current folder in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("STORYBANK_DENY_LIST", raising=False)
    (tmp_path / "pyproject.toml").write_text("[tool.storybank]\n")
    (tmp_path / "content").mkdir()
    for title in PRINCIPLES:
        name = re.sub(r"\W+", "-", title.lower())
        text = f"# {title}\n\n## Definition\n\nWhat it means.\n\n## Stories\n{GITLAB if title == 'Dive deep' else ''}"
        (tmp_path / f"content/{name}.md").write_text(text)
    return tmp_path


def _plan(name: str, code: Exit) -> dict[str, Any]:
    out = io.StringIO()
    assert contribution(EVENTS / f"{name}.json", out) is code
    plan: dict[str, Any] = json.loads(out.getvalue())
    assert plan["issue"] == 12
    return plan


def _answers(name: str) -> dict[str, str]:
    body = issue_of((EVENTS / f"{name}.json").read_text()).body
    return {question.id: read_form(body)[question.id] for question in QUESTIONS}


@pytest.mark.parametrize("name", ["story", "story-crlf"])
def test_every_answer_survives_into_the_story_paragraph_by_paragraph(bank: Path, name: str) -> None:
    plan = _plan(name, Exit.CLEAN)
    assert plan["story"]["path"] == "content/ownership/turning-the-nightly-export-into-a-queue.md"
    document, found = parse(SourceFile("x.md", plan["story"]["text"], "ownership"), Settings())
    (story,) = document.all_stories
    answers = _answers("story")
    assert found == ()
    assert {kind: story.texts(kind) for kind in PartKind if story.texts(kind)} == {
        kind: (answers[str(kind)],)
        for kind in (PartKind.SITUATION, PartKind.TASK, PartKind.ACTION, PartKind.RESULT, PartKind.LEARNING)
    }
    assert "\n\n```sh\nexport" in answers["action"]
    assert story.values(FieldName.ALSO_SHOWS) == ("Dive deep", "Customer focus")
    assert len(story.values(FieldName.QUESTIONS)) == 2


def test_the_story_is_written_in_the_canonical_form(bank: Path) -> None:
    text = _plan("story", Exit.CLEAN)["story"]["text"]
    assert not tidy(SourceFile("content/ownership/x.md", text, "ownership"), Settings()).changed


def test_the_author_is_credited_or_stays_unnamed_as_chosen(bank: Path) -> None:
    assert _plan("story", Exit.CLEAN)["story"]["credited"] is True
    plan = _plan("anonymous", Exit.CLEAN)
    assert plan["story"]["credited"] is False
    assert "octo-writer" not in json.dumps(plan)


def test_a_link_from_a_principle_names_it_in_the_title_of_the_issue(bank: Path) -> None:
    assert _plan("principle-in-title", Exit.CLEAN)["story"]["path"].startswith("content/dive-deep/")


def test_a_story_never_takes_the_place_of_another_one(bank: Path) -> None:
    taken = bank / "content/ownership/turning-the-nightly-export-into-a-queue.md"
    taken.parent.mkdir()
    taken.write_text("# Something else\n")
    assert _plan("story", Exit.CLEAN)["story"]["path"] == f"content/ownership/{taken.stem}-2.md"


def test_the_path_of_a_story_begins_at_the_root_of_the_repository(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bank / ".git").mkdir()
    (bank / "teams").mkdir()
    for name in ("content", "pyproject.toml"):
        (bank / name).rename(bank / "teams" / name)
    monkeypatch.chdir(bank / "teams")
    path = _plan("story", Exit.CLEAN)["story"]["path"]
    assert path == "teams/content/ownership/turning-the-nightly-export-into-a-queue.md"
    assert StoryPlan(path, "x", credited=True, content="teams/content").path == path


def test_the_bank_is_left_as_it_was(bank: Path) -> None:
    before = {path: path.read_bytes() for path in bank.rglob("*") if path.is_file()}
    _plan("story", Exit.CLEAN)
    assert {path: path.read_bytes() for path in bank.rglob("*") if path.is_file()} == before


def test_a_retelling_is_pointed_to_the_first_telling_in_the_comment(bank: Path) -> None:
    comment = _plan("retelling", Exit.CLEAN)["comment"]
    assert "SB551" in comment
    assert "GitLab recovered its database in public" in comment


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("no-consent", "tick both boxes"),
        ("no-body", "Please fill in: Title"),
        ("part-missing", "Please fill in: Task"),
        ("hostile-path", "Choose the principle"),
        ("hostile-path-title", "Choose the principle"),
        ("hostile-label", "reads like a heading or label"),
        ("hostile-structure", "begins or ends a story"),
        ("private", "must not be published"),
        ("hostile-marker", "must not be published"),
    ],
)
def test_what_cannot_be_published_gets_a_comment_that_says_why(bank: Path, name: str, says: str) -> None:
    plan = _plan(name, Exit.FINDINGS)
    assert plan["story"] is None
    assert says in plan["comment"]
    assert name.startswith("hostile") or "reads like a heading" not in plan["comment"]  # nothing that nobody wrote


@pytest.mark.parametrize("name", ["private", "hostile-marker"])
def test_nothing_private_stands_in_the_plan(bank: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORYBANK_DENIED", "Contoso")
    text = json.dumps(_plan(name, Exit.FINDINGS))
    for leak in ("kowalski", "fabrikam", "901820", "prod-db", "PAY-4711", "Contoso", "Winter2024"):
        assert leak not in text
    assert "SB601" in text


@pytest.mark.parametrize(
    "name", ["story", "hostile-shell", "hostile-comment", "hostile-workflow-command", "hostile-unicode"]
)
def test_whatever_is_published_has_a_path_made_of_letters(bank: Path, name: str) -> None:
    path = _plan(name, Exit.CLEAN)["story"]["path"]
    assert re.fullmatch(r"content/ownership/[a-z0-9-]+\.md", path)


@pytest.mark.parametrize(
    "name",
    ["closed", "pull-request", "no-label", "wrong-types", "wrong-number", "hostile-author", "not-an-event", "not-json"],
)
def test_other_events_are_refused_in_one_line(bank: Path, name: str) -> None:
    with pytest.raises(CommandError) as refusal:
        contribution(EVENTS / f"{name}.json", io.StringIO())
    assert "\n" not in str(refusal.value)


def test_a_huge_body_is_refused_before_it_is_read() -> None:
    event = json.loads((EVENTS / "story.json").read_text())
    event["issue"]["body"] = "x" * (MAX_CHARACTERS + 1)
    with pytest.raises(UnusableEventError):
        issue_of(json.dumps(event))


class _Comment(HTMLParser):
    """What GitHub would make of a comment: its tags, its attributes, and the text outside code."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.running: list[str] = []
        self.open: list[str] = []
        self.feed(markdown)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not {"code", "pre"} & set(self.open):
            self.running.append(data)


@pytest.mark.parametrize("name", sorted(path.stem for path in EVENTS.glob("*.json")))
def test_no_comment_calls_anybody_or_leaves_its_place(bank: Path, name: str) -> None:
    try:
        out = io.StringIO()
        contribution(EVENTS / f"{name}.json", out)
    except CommandError:
        return
    comment = json.loads(out.getvalue())["comment"]
    read = _Comment(render(comment))
    text = "".join(read.running)
    assert not re.search(r"@[a-z]|(?<!&)#\d", text)
    assert not {"script", "img", "style", "iframe", "input"} & set(read.tags)
    assert not [name for name, value in read.attributes if name.startswith("on") or "javascript:" in (value or "")]
    assert comment.count("<!-- storybank-form -->") == 1
    assert read.open == []  # every block of ours is closed where we closed it


def test_what_is_written_to_the_log_of_the_run_obeys_no_command(bank: Path) -> None:
    """The plan goes to a file, but even as a log no line of it could begin a workflow command."""
    out = io.StringIO()
    contribution(EVENTS / "hostile-workflow-command.json", out)
    assert not [line for line in out.getvalue().splitlines() if line.lstrip().startswith(("::", "##["))]


def test_a_comment_is_never_longer_than_github_takes(bank: Path, tmp_path: Path) -> None:
    event = json.loads((EVENTS / "story.json").read_text())
    event["issue"]["body"] = event["issue"]["body"].replace("- I measured", "- I measured\n" + "word & word " * 4500)
    (tmp_path / "event.json").write_text(json.dumps(event))
    out = io.StringIO()
    contribution(tmp_path / "event.json", out)
    comment = json.loads(out.getvalue())["comment"]
    assert len(comment) <= MAX_COMMENT + 1
    assert "too long for a comment" in comment


def _sent(folder: Path, code: Exit, **answers: str) -> dict[str, Any]:
    """Return the plan for the recorded story with other answers, by the label of the question."""
    event = json.loads((EVENTS / "story.json").read_text())
    for label, answer in answers.items():
        before, heading, rest = event["issue"]["body"].partition(f"### {label.replace('_', ' ')}\n\n")
        after = rest.partition("\n\n### ")
        event["issue"]["body"] = f"{before}{heading}{answer}{after[1]}{after[2]}"
    (folder / "event.json").write_text(json.dumps(event))
    out = io.StringIO()
    assert contribution(folder / "event.json", out) is code
    return dict(json.loads(out.getvalue()))


def test_what_looks_like_a_question_in_a_code_block_is_code(bank: Path) -> None:
    answer = "I wrote:\n\n```\n### Result\n**Task:** none\n```\n\nAnd tried it."
    assert answer in _sent(bank, Exit.CLEAN, Task=answer)["story"]["text"]


def test_a_code_block_that_is_not_closed_is_named_by_its_answer(bank: Path) -> None:
    comment = _sent(bank, Exit.FINDINGS, Task="I wrote:\n\n```\nnever closed")["comment"]
    assert "- A code block in the answer “Task” is not closed." in comment
    assert "heading" not in comment.partition("<details>")[0]


def test_a_principle_that_does_not_exist_is_kept_and_reported(bank: Path) -> None:
    plan = _sent(bank, Exit.CLEAN, Also_shows="Dive deep, Courage")
    assert "**Also shows:** Dive deep, Courage\n" in plan["story"]["text"]
    assert "Courage" in plan["comment"].partition("How the story")[0]


def test_without_a_principle_only_that_is_asked_for(bank: Path) -> None:
    comment = _sent(bank, Exit.FINDINGS, Principle="Courage")["comment"]
    assert "Choose the principle from the list" in comment
    assert "Findings" not in comment


def test_empty_tags_are_left_out(bank: Path) -> None:
    assert "**Tags:** queues, databases\n" in _sent(bank, Exit.CLEAN, Tags="queues, databases,, ")["story"]["text"]


def test_what_must_not_be_published_is_not_in_the_path_either(bank: Path) -> None:
    comment = _sent(bank, Exit.FINDINGS, Title="Mail jana.kowalski@fabrikam.io at night")["comment"]
    assert "SB601" in comment
    assert not re.search("jana|kowalski|fabrikam", comment)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=80), min_size=6, max_size=6))
def test_every_word_of_the_answers_is_read_whatever_they_are(texts: list[str]) -> None:
    texts = [text for text in texts if not re.search(r"^### ", text, re.MULTILINE)]
    labels = [question.label for question in QUESTIONS][: len(texts)]
    body = "\n\n".join(f"### {label}\n\n{text}" for label, text in zip(labels, texts, strict=True))
    read = read_form(body)
    assert [read[q.id].split() for q in QUESTIONS[: len(texts)]] == [
        [] if text.strip() == "_No response_" else text.split() for text in texts
    ]


def test_the_form_offers_the_principles_of_the_bank_and_says_when_they_differ(bank: Path) -> None:
    out = io.StringIO()
    assert form((), check=True, out=out) is Exit.FINDINGS
    assert form((), check=False, out=out) is Exit.CLEAN
    assert form((), check=True, out=out) is Exit.CLEAN
    made = yaml.safe_load((bank / PATH).read_text())
    choices = {e["id"]: e["attributes"].get("options") for e in made["body"] if "id" in e}
    assert choices["also-shows"] == sorted(PRINCIPLES)
    assert choices["principle"][1:] == sorted(PRINCIPLES)
    assert made["labels"] == [LABEL]
    (bank / "content/new.md").write_text("# Brand new\n\n## Definition\n\nNew.\n")
    assert form((), check=True, out=out) is Exit.FINDINGS


def test_titles_in_the_form_cannot_break_out_of_it(bank: Path) -> None:
    hostile = '"x": [y, {z: &a *a}]\n- !!python/object'
    library = open_bank(()).bank.library
    principles = (replace(library.principles[0], title=hostile), *library.principles[1:])
    made = yaml.safe_load(issue_form(replace(library, principles=principles)))
    (choices,) = (e["attributes"]["options"] for e in made["body"] if e.get("id") == "also-shows")
    assert len(choices) == len(PRINCIPLES)
