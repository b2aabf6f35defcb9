"""Coverage: what is counted, what is missing, the same numbers on the page, in the export and from the command."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from banks import field, library, principle, question, section, story
from storybank.cli import main
from storybank.export.coverage import coverage_data
from storybank.link.coverage import cover, failure
from storybank.model.coverage import GapKind, Reason
from storybank.model.kinds import FieldName, SectionKind
from storybank.model.library import Library
from storybank.model.settings import Settings
from storybank.model.story import Principle, Story
from storybank.pipeline.load import load
from storybank.render import render
from storybank.render.pages.coverage import COVERAGE

ROOT = Path(__file__).resolve().parents[1]
WHY, WHAT = "Why did you wait?", "What did you break?"


def asked(title: str, *stories: Story, questions: tuple[str, ...] = ()) -> Principle:
    sections = [section(SectionKind.STORIES, "Stories", *stories)]
    return principle(title, *sections, section(SectionKind.QUESTIONS, "Questions", *map(question, questions)))


def told(title: str, *answers: str, result: str = "It worked.", organisation: str = "", slug: str = "a") -> Story:
    named = [field(FieldName.QUESTIONS, *answers)] if answers else []
    at = [field(FieldName.ORGANISATION, organisation)] if organisation else []
    return story(title, *named, *at, result=result, principle=slug)


def gaps(bank: Library) -> list[tuple[str, str]]:
    return [(gap.principle, str(gap.kind)) for gap in cover(bank).gaps]


def test_the_answers_to_a_question_stand_in_the_order_of_their_reasons() -> None:
    elsewhere = [
        told("Far and measured", WHY, result="It took 50% less.", slug="b"),
        told("Also shows it", WHY, slug="b"),
        told("Also, measured", WHY, result="It took 5 hours.", slug="b"),
        told("No answer", slug="b"),
    ]
    own = [told("Own", WHY), told("Own, measured", WHY, result="It took 3 days.")]
    bank = library(
        asked("B", *elsewhere),
        asked("A", *own, questions=(WHY,)),
        also_shows={"also-shows-it": ("a",), "also-measured": ("a",)},
    )
    (found,) = cover(bank).principles[1].questions
    assert [(answer.story, answer.reasons) for answer in found.answers] == [
        ("own-measured", (Reason.OWN, Reason.MEASURED)),
        ("own", (Reason.OWN,)),
        ("also-measured", (Reason.ALSO, Reason.MEASURED)),
        ("also-shows-it", (Reason.ALSO,)),
        ("far-and-measured", (Reason.MEASURED,)),
    ]


def test_a_principle_is_thin_by_what_all_stories_that_show_it_lack() -> None:
    thin = asked("A", told("One", organisation="Acme"), told("Two", organisation="ACME"), questions=(WHY,))
    assert gaps(library(thin)) == [
        ("a", "unanswered-question"),
        ("a", "no-measured-result"),
        ("a", "one-organisation"),
        ("a", "no-story-of-failure"),
    ]
    helped = told("How we failed", WHY, result="It took 3 days.", organisation="Initech", slug="b")
    assert gaps(library(thin, asked("B", helped), also_shows={"how-we-failed": ("a",)})) == [("b", "one-organisation")]


def test_where_a_story_names_no_organisation_nobody_knows_whether_it_is_the_same() -> None:
    bank = library(asked("A", told("One", organisation="Acme"), told("Two")))
    assert ("a", str(GapKind.ONE_ORGANISATION)) not in gaps(bank)


def test_without_a_story_nothing_is_said_of_their_kinds() -> None:
    assert gaps(library(asked("A", questions=(WHY,)))) == [("a", "no-story"), ("a", "unanswered-question")]


@pytest.mark.parametrize(
    ("tale", "word"),
    [
        (told("How the launch Failed"), "Failed"),
        (told("One", "Tell me about a mistake."), "mistake"),
        (story("One", field(FieldName.TAGS, "cost", "project failure")), "failure"),
        (told("Ein Fehlschlag im Werk"), "Fehlschlag"),
        (told("One", "How did you notice?", result="The failed node was replaced."), ""),
        (told("A fair day"), ""),
    ],
)
def test_a_story_of_a_failure_is_one_that_says_so(tale: Story, word: str) -> None:
    assert failure(tale) == word


def test_a_bank_is_covered_when_every_question_has_a_story_or_nobody_asks() -> None:
    assert cover(library(asked("A", told("One")))).percent == 100
    assert cover(library(asked("A", told("One", WHY, WHAT), questions=(WHY, WHAT)))).percent == 100
    assert cover(library(asked("A", told("One", WHY), questions=(WHY, WHAT)))).percent == 50


def bank_of(folder: Path, coverage: str = "") -> Path:
    """A bank of two principles: of three questions two have a story."""
    content = folder / "content"
    content.mkdir()
    settings = f"[tool.storybank]\nrepository = 'https://github.com/a/b'\n{coverage}"
    (folder / "pyproject.toml").write_text(settings, encoding="utf-8")
    parts = "**Situation:** S\n\n**Task:** T\n\n**Action:** I acted.\n\n**Result:** It took 3 days less.\n"
    (content / "a.md").write_text(
        f"# Ownership\n\n## Stories\n\n### One\n\n{parts}\n**Questions:**\n\n- {WHY}\n- Who?\n\n"
        f"## Questions\n\n- {WHY}\n- {WHAT}\n",
        encoding="utf-8",
    )
    (content / "b.md").write_text("# Courage\n\n## Questions\n\n- Who?\n", encoding="utf-8")
    return folder


def page_of(bank: Path) -> tuple[str, dict[str, list[str]]]:
    """The page of coverage, and the cells of its table by the title of their principle."""
    opened = load([bank / "content"], Settings(repository="https://github.com/a/b"))
    (page,) = (
        page
        for page in render(opened.library, Settings(repository="https://github.com/a/b")).pages
        if page.path == COVERAGE
    )
    body = html.unescape(page.markdown)
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</th>(.*?)</tr>", body, re.DOTALL)
    plain = {re.sub(r"<[^>]*>", "", title): re.findall(r"<td[^>]*>(.*?)</td>", cells) for title, cells in rows}
    return body, plain


@pytest.mark.parametrize("whole", [True, False], ids=["this bank", "a thin bank"])
def test_page_export_and_command_say_the_same(whole: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = ROOT if whole else bank_of(tmp_path)
    assert main(["coverage", str(folder / "content"), "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert main(["export", str(folder / "content")]) == 0
    exported = json.loads(capsys.readouterr().out)
    assert exported["coverage"] == said
    body, rows = page_of(folder)
    assert f"{said['answered']} of {said['questions']} questions that the principles list: {said['percent']}%" in body
    titles = {entry["slug"]: entry["title"] for entry in exported["principles"]}
    assert rows == {
        titles[entry["slug"]]: [
            f"{entry['answered']} of {len(entry['questions'])}",
            str(len(entry["stories"]) + len(entry["also"])),
            str(len(entry["measured"])),
            str(len(entry["organisations"])),
            str(len(entry["failures"])),
        ]
        for entry in said["principles"]
    }
    assert len(re.findall(r">Contribute one<", body.partition("data-sb-groups")[0])) == sum(
        len(entry["gaps"]) for entry in said["principles"]
    )
    assert main(["coverage", str(folder / "content")]) == 0
    assert f"{said['answered']} of {said['questions']} questions: {said['percent']}%" in capsys.readouterr().out


def test_the_numbers_are_counted_and_not_only_alike(tmp_path: Path) -> None:
    opened = load([bank_of(tmp_path) / "content"], Settings())
    data = coverage_data(cover(opened.library))
    assert (data["questions"], data["answered"], data["percent"]) == (3, 2, 66)


def test_each_gap_leads_to_the_form_with_the_principle_and_the_question(tmp_path: Path) -> None:
    body, _ = page_of(bank_of(tmp_path))
    missing = body.partition("## What is missing")[2].partition("## Question by question")[0]
    queries = [parse_qs(urlsplit(url).query) for url in re.findall(r'href="([^"]*issues/new[^"]*)"', missing)]
    assert all(query["template"] == ["story.yml"] for query in queries)
    assert sorted((query["title"][0].strip(), query.get("questions", [""])[0]) for query in queries) == [
        ("[Courage]", ""),  # no story shows it
        ("[Ownership]", ""),  # none tells of a failure
        ("[Ownership]", WHAT),
    ]


def test_without_a_repository_a_gap_leads_nowhere(tmp_path: Path) -> None:
    opened = load([bank_of(tmp_path) / "content"], Settings())
    (page,) = (page for page in render(opened.library, Settings()).pages if page.path == COVERAGE)
    assert "Contribute one" not in page.markdown


@pytest.mark.parametrize(("least", "code"), [("66", 0), ("67", 1), ("0", 0)])
def test_the_command_fails_under_a_threshold(
    least: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = str(bank_of(tmp_path) / "content")
    assert main(["coverage", content, "--fail-under", least]) == code
    out = capsys.readouterr().out
    assert ("less than 67%" in out) == bool(code)
    assert f"a.md:23:1: no story answers “{WHAT}”" in out
    assert "Courage: no story shows it" in out


def test_the_setting_fails_command_check_and_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = str(bank_of(tmp_path, "coverage = 67\n") / "content")
    assert main(["coverage", content]) == 1
    assert main(["coverage", content, "--fail-under", "10"]) == 0
    capsys.readouterr()
    assert main(["check", content]) == 1
    out = capsys.readouterr().out
    assert re.search(r"a\.md:23:\d+: SB704 .*66% .*67%.*first of 1 ", out)
    (found,) = (f for f in load([Path(content)], Settings(coverage=67)).findings if f.code == "SB704")
    assert str(found.severity) == "error", "an error fails the build"
    assert [f for f in load([Path(content)], Settings(coverage=66)).findings if f.code == "SB704"] == []


@pytest.mark.parametrize("given", ["101", "-1", "many", "6.5"])
def test_a_threshold_is_a_percentage(given: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["coverage", str(tmp_path), f"--fail-under={given}"])
    assert end.value.code == 2
    assert "from 0 to 100" in capsys.readouterr().err
