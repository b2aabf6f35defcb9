"""Formatting: the canonical form of every shape, and the laws that it keeps for every text."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storybank.check.repair import ON_REQUEST, repair
from storybank.check.rules.mojibake import in_file as mojibake
from storybank.format import join, lost_words, meaning, pieces
from storybank.format.prove import tidy
from storybank.markdown import plain
from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.model.story import Field, Part
from storybank.parse import parse
from test_parse_laws import PIECES

FOLDER = Path(__file__).parent / "cases"
CASES = sorted((FOLDER / "format").glob("*.before.md"))
SAMPLES = sorted(path for folder in ("parse", "blind") for path in (FOLDER / folder).rglob("*.md"))
SEED = FOLDER / "seed" / "ownership.md"
CONTENT = Path(__file__).parents[1] / "content"
SETTINGS = Settings()

# The only samples in which a block stays as it is written, each with the reason that the writer is told.
STAYS = {
    "parse/gaps-in-a-result.md": [  # told in two lengths, below one heading
        '12: "Release readiness" would no longer be the title of one story; make it a heading'
    ],
    "parse/table-columns-2.md": [  # its row names the principle, too
        '3: "Ticket robot" would no longer be the title of one story; make it a heading'
    ],
    "parse/told-twice.md": [
        '10: "The night of the flood" would no longer be the title of one story; make it a heading'
    ],
    "blind/fifth/s06-details-question-answers.md": [  # as a line, the title would give way to the summary above it
        "8: what stands below its result would be read as more of it; give that a heading of its own"
    ],
    "blind/first/f08-companies-index.md": [  # the outcome of the interview, with the label of a part
        '16: "selected, 2 of 40" would be read as one more result; give it another label, or none'
    ],
    "blind/eleventh/relatos_car_es.md": [  # all headings are of one level: stories with titles below competencies
        "27: the text around it would be read in another way; give that a heading of its own",
    ],
    "blind/eleventh/vertical_tables.md": [  # a line below a table
        "15: what stands below its situation would be read as more of it; give that a heading of its own"
    ],
    "blind/ninth/mdx-portfolio.md": ["16: its follow-up would be read as something else; give it the usual label"],
    "blind/seventh/Behavioural-Interview-Prep-(wiki-export).md": [  # links of the page lead to the ids of its headings
        '10: "h2", "id", "method" would be lost; say it in a part or a field, or take it out',
        '19: "ex1", "h2", "id" would be lost; say it in a part or a field, or take it out',
        '26: "ex2", "h2", "id" would be lost; say it in a part or a field, or take it out',
    ],
    "blind/third/q15-checkbox-and-entities.md": [  # ticks before the labels
        '1: "x" would be lost; say it in a part or a field, or take it out',
        '10: "x" would be lost; say it in a part or a field, or take it out',
    ],
    "blind/second/p17-table-cols-letters.md": [  # the rows name principles, each with its story
        "5: what stands below its result would be read as more of it; give that a heading of its own",
        "6: what stands below its result would be read as more of it; give that a heading of its own",
    ],
    "parse/table-columns-3.md": [  # rows without titles
        '3: the heading "Stories for tomorrow" would be taken for that of a story; give each story a title of its own'
    ],
}

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
    assert tidied.findings == ()
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


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_says_the_same_and_becomes_canonical(path: Path) -> None:
    before = source(path)
    tidied = tidy(before, SETTINGS)
    after = replace(before, text=tidied.text)
    assert told(after) == told(before)
    assert formatted(after).text == after.text
    left = [f"{d.place.line}: {d.message.removeprefix('left as it is written: ')}" for d in tidied.findings]
    assert left == STAYS.get(path.relative_to(FOLDER).as_posix(), [])


def test_the_samples_that_stay_as_written_are_samples() -> None:
    assert len(SAMPLES) > 470
    assert set(STAYS) <= {path.relative_to(FOLDER).as_posix() for path in SAMPLES}


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
    assert tidied.findings == ()


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


BULLETS = """\
- **Situation:** The pump broke on a Sunday.
- **Task:** I was alone and had to mend it.
- **Action:** I took the spare part of the other one.
- **Result:** It ran on Monday.
"""
ROW = "The pump broke on a Sunday. | I was alone and had to mend it. | I took a spare part. | It ran on Monday. |"
OTHER_ROW = "We lost the key of the pump house. | I was to find it. | I asked everybody. | It was in the door. |"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            f"# Pumps\n\n## The pump\n\n{BULLETS}\n**Result**: I was hired.\n",
            '"I was hired." would be read as one more',
        ),
        (
            "# Pumps\n\n| Story | S | T | A | R | Mood |\n|---|---|---|---|---|---|\n"
            f"| The pump | {ROW} calm |\n| The key | {OTHER_ROW} calm |\n",
            '"mood" would be lost',
        ),
        (
            f"## Stories for Monday\n\n| S | T | A | R |\n|---|---|---|---|\n| {ROW}\n| {OTHER_ROW}\n",
            "its story has no title that could be a heading",
        ),
    ],
    ids=["one more part", "a column", "no titles"],
)
def test_a_block_that_stays_says_why(text: str, reason: str) -> None:
    tidied = tidy(SourceFile("notes.md", text), SETTINGS)
    assert [finding.code for finding in tidied.findings] == ["SB731"]
    assert reason in tidied.findings[0].message
    assert told(SourceFile("notes.md", tidied.text)) == told(SourceFile("notes.md", text))


def test_a_title_that_stays_a_line_is_made_bold_once() -> None:
    parts = "情境：我们\n行动：我写\n   - R: nested\n"
    tidied = tidy(SourceFile("x.md", f"**Action**:\n{parts}> >\n```\n- **T** — two\n"), SETTINGS)
    assert tidied.findings == ()
    assert tidied.text.startswith("**Action**:\n\n**情境:** 我们\n\n**行动:** 我写\n\n**Result:** nested\n")


def test_parts_with_bold_labels_in_their_text_keep_headings() -> None:
    parts = re.sub(r"- \*\*(\w+):\*\* ", r"\n### \1\n\n", BULLETS)
    parts = parts.replace("I was alone", "**My task:** I was alone")
    tidied = tidy(SourceFile("notes.md", f"# Pumps\n\n## The pump\n{parts}"), SETTINGS)
    assert tidied.findings == ()
    assert tidied.text == f"# Pumps\n\n### The pump\n{parts.replace('###', '####')}"


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
