"""The bank of this repository: complete, free of warnings, linked, without doubles, and each story with its proof."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from storybank.model.kinds import FieldName
from storybank.model.story import Other, Principle, Section, Story
from storybank.pipeline.load import Bank
from storybank.text.slug import stable_id

PRINCIPLES = {
    "Bias for action",
    "Customer focus",
    "Deliver results",
    "Disagree and commit",
    "Dive deep",
    "Earn trust",
    "Frugality",
    "High standards",
    "Invent and simplify",
    "Learn and be curious",
    "Ownership",
    "Sound judgement",
    "Think big",
}
FIRST = "content/ownership.md"  # the document that the project began with: its stories are its author's own
STATUSES = ("confirmed", "confirmed at second hand", "unverified")
SHINGLE = 4  # words
MOST_ALIKE = 0.05  # of the shingles of two stories together; unrelated stories share less than a hundredth
_ADDRESS = re.compile(r"\]\((https?://[^)\s]+)\)")
_STORY_LINK = re.compile(r"\]\(([a-z-]+\.md#[^)\s]+)\)")


@pytest.fixture(scope="module")
def bank(content: Bank) -> Bank:
    return content


@pytest.fixture(scope="module")
def written(bank: Bank) -> tuple[Principle, ...]:
    """The principles written for this bank: all but the document that the project began with."""
    return tuple(p for p in bank.library.principles if p.span.path != FIRST)


@pytest.fixture(scope="module")
def retold(bank: Bank) -> dict[str, Story]:
    return {s.title: s for s in bank.library.stories if s.values(FieldName.KIND) == ("retold",)}


@pytest.fixture(scope="module")
def table(root: Path) -> str:
    return (root / "docs" / "bank" / "sources.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def rows(table: str) -> dict[str, list[str]]:
    """The rows of the table of accounts: title → the other cells."""
    lines = [line for line in table.splitlines() if line.startswith("| ") and line.count(" | ") == 4]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return {title: rest for title, *rest in cells if title not in ("Story", "---")}


def section(principle: Principle, name: str) -> Section:
    return next(s for s in principle.sections if s.heading and s.heading.text == name)


def entries(principle: Principle, name: str) -> list[str]:
    """The list items of a section that the model keeps as text."""
    texts = [item.markdown for item in section(principle, name).items if isinstance(item, Other)]
    return re.findall(r"^- .+", "\n".join(texts), flags=re.MULTILINE)


def test_the_thirteen_principles_are_there(bank: Bank) -> None:
    assert {p.title for p in bank.library.principles} == PRINCIPLES
    assert len(bank.library.principles) == len(PRINCIPLES)


def test_check_finds_nothing_but_two_results_without_a_figure(bank: Bank) -> None:
    assert [f"{d.place} {d.code} {d.severity}" for d in bank.findings] == [
        "content/ownership.md:17:1 SB306 info",
        "content/ownership.md:81:1 SB306 info",
    ]


def test_each_principle_is_complete(written: tuple[Principle, ...]) -> None:
    assert len(written) == len(PRINCIPLES) - 1
    for principle in written:
        counts = {
            "stories": len(principle.stories),
            "focus areas": len(principle.focus_areas),
            "questions": len(principle.questions),
            "tips": len(principle.tips),
            "red flags": len(entries(principle, "Red flags")),
            "tensions": len(entries(principle, "Tensions")),
        }
        least = {"stories": 5, "focus areas": 5, "questions": 8, "tips": 6, "red flags": 4, "tensions": 2}
        assert {name: n for name, n in counts.items() if n < least[name]} == {}, principle.title
        assert counts["questions"] == least["questions"], principle.title
        assert principle.definition.count("\n\n") >= 2, principle.title


def test_every_tension_shows_a_story(bank: Bank) -> None:
    others = {f"{p.slug}.md": p for p in bank.library.principles}
    for principle in bank.library.principles:
        assert entries(principle, "Tensions"), principle.title
        for tension in entries(principle, "Tensions"):
            named = re.match(r"- \[([^]]+)\]\(([a-z-]+\.md)\): ", tension)
            assert named is not None, tension
            assert others[named[2]].title == named[1], tension
            assert others[named[2]] is not principle, tension
            links = _STORY_LINK.findall(tension)
            assert links, tension
            targets = [bank.library.references.get((principle.span.path, link)) for link in links]
            assert all(target and target.address.startswith("stories/") for target in targets), tension


def test_every_retold_story_can_be_searched_and_asked_for(retold: dict[str, Story]) -> None:
    for title, story in retold.items():
        assert 3 <= len(story.values(FieldName.TAGS)) <= 6, title
        assert 3 <= len(story.values(FieldName.QUESTIONS)) <= 9, title
        for name in (FieldName.ORGANISATION, FieldName.PERIOD, FieldName.ALSO_SHOWS, FieldName.SOURCE):
            assert story.values(name), (title, name)


def test_each_question_is_named_by_up_to_three_stories_that_answer_it(bank: Bank) -> None:
    named = Counter(stable_id(value) for s in bank.library.stories for value in s.values(FieldName.QUESTIONS))
    for principle in bank.library.principles:
        for question in principle.questions:
            assert 1 <= named[question.id] <= 3, question.markdown


def test_each_keyword_leads_somewhere(bank: Bank) -> None:
    used = {slug for slugs in bank.library.story_keywords.values() for slug in slugs}
    assert len(bank.library.keywords) > 100
    assert [k.name for k in bank.library.keywords if k.slug not in used] == []


def shingles(story: Story) -> frozenset[tuple[str, ...]]:
    spoken = re.findall(r"\w+", " ".join(part.markdown for part in story.parts).casefold())
    return frozenset(zip(*(spoken[n:] for n in range(SHINGLE)), strict=False))


def alike(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    return len(one & other) / len(one | other)


def test_no_two_stories_are_near_duplicates(bank: Bank) -> None:
    texts = {story.id: shingles(story) for story in bank.library.stories}
    pairs = [(a, b) for a, b in combinations(texts, 2) if alike(texts[a], texts[b]) > MOST_ALIKE]
    assert pairs == []


def test_a_story_that_was_only_retitled_counts_as_alike(bank: Bank) -> None:
    one = shingles(bank.library.stories[0])
    assert alike(one, frozenset(sorted(one)[: len(one) // 2])) > MOST_ALIKE


def test_every_retold_story_has_its_row_and_no_other(retold: dict[str, Story], rows: dict[str, list[str]]) -> None:
    assert set(rows) == set(retold)


def test_a_row_names_every_source_of_its_story(retold: dict[str, Story], rows: dict[str, list[str]]) -> None:
    for title, story in retold.items():
        told = [address for value in story.values(FieldName.SOURCE) for address in _ADDRESS.findall(value)]
        assert _ADDRESS.findall(rows[title][0]) == told, title


def test_every_row_says_how_what_and_how_sure(retold: dict[str, Story], rows: dict[str, list[str]]) -> None:
    for title, (_, how, what, status) in rows.items():
        assert how.endswith("."), title
        assert what, title
        assert status in STATUSES, title
        says = any(value.casefold().startswith("unverified") for value in retold[title].values(FieldName.STATUS))
        assert (status == "unverified") == says, title


def test_the_counts_are_those_of_the_rows(table: str, rows: dict[str, list[str]]) -> None:
    counted = dict(re.findall(r"^\| ([^|]+?) \| (\d+) \|$", table, flags=re.MULTILINE))
    actual = {status: str(sum(row[-1] == status for row in rows.values())) for status in STATUSES}
    assert counted == {"retold, in this table": str(len(rows))} | actual
