"""Formatting: the canonical form of every shape, and the laws that it keeps for every text."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storybank.format import join, lost_words, meaning, pieces
from storybank.markdown import plain
from storybank.model import Field, Part
from storybank.parse import parse
from storybank.repair import ON_REQUEST, repair
from storybank.rules.characters import mojibake
from storybank.settings import Settings
from storybank.source import SourceFile
from storybank.tidy import tidy
from test_parse_laws import PIECES

CASES = sorted((Path(__file__).parent / "cases" / "format").glob("*.before.md"))
PARSED = sorted((Path(__file__).parent / "cases" / "parse").rglob("*.md"))
SEED = Path(__file__).parent / "cases" / "seed" / "ownership.md"
CONTENT = Path(__file__).parents[1] / "content"
SETTINGS = Settings()

LABEL = re.compile(r"^\*\*[^*\n]+:\*\*(?: |$)", re.MULTILINE)


def source(path: Path) -> SourceFile:
    text = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")
    return SourceFile(f"{path.name.partition('.')[0]}.md", text)


def told(file: SourceFile) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Return what the stories of a file say, by another way than the law itself: titles, kinds, words."""
    document, _ = parse(file, SETTINGS)
    return [
        (story.title, [(str(part.kind), re.findall(r"\w+", plain(part.markdown))) for part in story.parts])
        for story in document.all_stories
    ]


def formatted(file: SourceFile) -> SourceFile:
    return replace(file, text=tidy(file, SETTINGS).text)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name.partition(".")[0])
def test_a_shape_becomes_canonical_and_says_the_same(path: Path) -> None:
    before = source(path)
    tidied = tidy(before, SETTINGS)
    assert tidied.text == path.with_name(path.name.replace("before", "after")).read_text(encoding="utf-8")
    assert tidied.diagnostics == ()
    after = replace(before, text=tidied.text)
    assert told(after) == told(before)
    assert formatted(after).text == after.text


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name.partition(".")[0])
def test_every_label_of_the_result_is_bold_with_a_colon(path: Path) -> None:
    after = formatted(source(path))
    document, _ = parse(after, SETTINGS)
    labelled = [item for story in document.all_stories for item in story.items if isinstance(item, Part | Field)]
    assert labelled
    assert [item.label for item in labelled if not LABEL.match(after.lines[item.span.line - 1])] == []


@pytest.mark.parametrize("path", PARSED, ids=lambda path: path.stem)
def test_every_sample_of_the_parser_says_the_same(path: Path) -> None:
    before = source(path)
    after = formatted(before)
    assert told(after) == told(before)
    assert formatted(after).text == after.text


def test_nearly_every_sample_of_the_parser_becomes_wholly_canonical() -> None:
    """The rest keeps a block as written, such as a quotation with text behind it that is not part of the story."""
    told_in = [path for path in PARSED if told(source(path))]
    whole = [path for path in told_in if not tidy(source(path), SETTINGS).diagnostics]
    assert len(told_in) > 100
    assert len(whole) / len(told_in) > 0.9


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("\n".join))
def test_law_the_same_meaning_and_a_second_pass_changes_nothing(text: str) -> None:
    before = SourceFile("x.md", text)
    after = formatted(before)
    assert told(after) == told(before)
    assert formatted(after).text == after.text


@settings(max_examples=80, deadline=None)
@given(st.text())
def test_law_any_text_keeps_its_letters(text: str) -> None:
    before = SourceFile("x.md", text)
    after = formatted(before)
    letters = Counter(filter(str.isalnum, text))
    assert not letters - Counter(filter(str.isalnum, after.text))


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.md")), ids=lambda path: path.name)
def test_the_bank_itself_is_canonical(path: Path) -> None:
    file = source(path)
    tidied = tidy(file, SETTINGS)
    assert tidied.text == file.text
    assert tidied.diagnostics == ()


def test_the_seed_gives_the_same_stories_before_and_after() -> None:
    seed = source(SEED)
    assert [title for title, _ in told(seed)] == [
        "DB stream + Kafka worker left incomplete by a resigning dev",
        "Cross-Team Production Issue",
        "Technical Debt Resolution",
        "End-to-End Feature Delivery",
    ]
    assert told(formatted(seed)) == told(seed)
    tidy_file = source(CONTENT / "ownership.md")
    mended = repair(seed, tuple(mojibake(seed, parse(seed, SETTINGS)[0])), ON_REQUEST)
    assert told(tidy_file) == told(mended)


def test_a_block_whose_form_carries_meaning_stays_and_the_rest_is_formatted() -> None:
    """A story that takes its title from the heading of another one cannot stand alone."""
    text = (
        "# Dive deep\n## Stories\n### Why were we slow?\n"
        "**Situation:** a\n**Task:** b\n**Action:** c\n**Result:** d\n\n"
        "**Situation:** e\n**Task:** f\n**Action:** g\n**Result:** h\n## Tips\n* One\n* Two\n"
    )
    before = SourceFile("x.md", text)
    assert len(told(before)) == 2
    tidied = tidy(before, SETTINGS)
    assert told(formatted(before)) == told(before)
    assert "## Tips\n\n- One\n- Two\n" in tidied.text


def test_a_row_that_is_no_story_stays_in_its_table() -> None:
    head = "| Story | Situation | Task | Action | Result |\n|---|---|---|---|---|\n"
    told_row = "| The night | Prod was down | I had to find why | I read the logs | fixed in 2h |\n"
    left_row = "| Slow queries | | | | |\n"
    text = f"# Dive deep\n\n{head}{told_row}{left_row}"
    assert formatted(SourceFile("x.md", text)).text == (
        f"# Dive deep\n\n{head}{left_row}\n### The night\n\n**Situation:** Prod was down\n\n"
        "**Task:** I had to find why\n\n**Action:** I read the logs\n\n**Result:** fixed in 2h\n"
    )


def test_the_laws_notice_a_lost_word_and_a_changed_meaning() -> None:
    file = source(SEED)
    document, _ = parse(file, SETTINGS)
    text = join(pieces(file, document))
    assert lost_words(file, document, text) == ()
    assert lost_words(file, document, text.replace("Kafka", "", 1)) == ("kafka",)
    assert lost_words(file, document, text + "surprise\n") == ("surprise",)
    swapped = text.replace("**Task:**", "**Learning:**", 1)
    assert meaning(parse(replace(file, text=swapped), SETTINGS)[0]) != meaning(document)
