"""Kinds of layout that people use around names and titles, in other words and languages than the labelled samples."""

from __future__ import annotations

import pytest

from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.parse import parse

_SAID = (
    "A bus was lost on the pass.", "I had to get us over it.", "I rang three farmers.", "We sang nine minutes late.",
)  # fmt: skip
_WORDS = ("Situation", "Task", "Action", "Result")
BOLD = "\n\n".join(f"**{word}:** {text}" for word, text in zip(_WORDS, _SAID, strict=True))
PLAIN = "\n".join(f"{word}: {text}" for word, text in zip(_WORDS, _SAID, strict=True))
QUOTED = "\n".join(f"> **{word}:** {text}" for word, text in zip(_WORDS, _SAID, strict=True))
LISTED = "\n".join(f"   - {word}: {text}" for word, text in zip(_WORDS, _SAID, strict=True))
PROSE = " ".join(f"({word[0]}) {text}" for word, text in zip(_WORDS, _SAID, strict=True))
ROW = " | ".join(_SAID)
TEXTS = {"BOLD": BOLD, "PLAIN": PLAIN, "QUOTED": QUOTED, "LISTED": LISTED, "PROSE": PROSE, "ROW": ROW}

Read = list[tuple[str, list[str]]]


def read(text: str) -> Read:
    """Return the principles of a text with the titles of their stories, in the order of the file."""
    for word, told in TEXTS.items():
        text = text.replace(word, told)
    document, _ = parse(SourceFile("notes.md", text), Settings())
    stories = sorted(document.all_stories, key=lambda story: story.span)
    names = {principle.slug: principle.title for principle in document.principles}
    found: dict[str, list[str]] = {name: [] for name in names.values()}
    for story in stories:
        found[names[story.principle]].append(story.title)
    return list(found.items())


def titles(text: str) -> list[str]:
    return [title for _, found in read(text) for title in found]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("The cold store (2014)", "The cold store"),
        ("The cold store [May 2021]", "The cold store"),
        ("The cold store (Halden, 2014–2016)", "The cold store"),
        ("The cold store (Dive Deep)", "The cold store"),
        ("The cold store (LP: CO, HB)", "The cold store"),
        ("The cold store (DD, HS)", "The cold store"),
        ("The cold store {Dive Deep} (2014)", "The cold store"),
        ("The cold store #music #team", "The cold store"),
        ("[Ownership] The cold store", "The cold store"),
        ("The cold store (and the ice)", "The cold store (and the ice)"),
        ("The cold store (GDPR)", "The cold store"),
        ("The flood of 2014", "The flood of 2014"),
    ],
)
def test_notes_in_brackets_are_no_words_of_a_title(written: str, title: str) -> None:
    assert titles(f"# Calm\n\n## {written}\n\nBOLD\n") == [title]


def test_notes_stay_where_they_tell_two_titles_apart() -> None:
    told = "# Calm\n\n## The audit (2019)\n\nBOLD\n\n## The audit (2021)\n\nBOLD\n"
    assert titles(told) == ["The audit (2019)", "The audit (2021)"]


@pytest.mark.parametrize(
    "written",
    [
        "Evidence 2: The ice", "Evidence: The ice", "[Evidence 2] The ice", "Appendix B: The ice", "Beleg 3 – The ice",
        "Épisode n° 4 : The ice", "Caso 1 — The ice", "Dowód nr 1: The ice", "Händelse 2: The ice", "Olay 2: The ice",
        "Случай 1. The ice", "【エピソード】The ice", "[사례 1] The ice", "案例一：The ice",
    ],
)  # fmt: skip
def test_words_before_a_number_count_in_every_language(written: str) -> None:
    assert titles(f"# Calm\n\n## {written}\n\nBOLD\n") == ["The ice"]


def test_what_several_titles_begin_with_is_the_title_of_none() -> None:
    told = "# Calm\n\n## Chronicle 1: The ice\n\nBOLD\n\n## Chronicle 2: The hay\n\nBOLD\n"
    assert titles(told) == ["The ice", "The hay"]
    assert titles("# Calm\n\n## Heathrow: the ice\n\nBOLD\n\n## Bristol: the hay\n\nBOLD\n") == [
        "Heathrow: the ice", "Bristol: the hay"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The frozen gate. PROSE", "The frozen gate"),
        ("**The frozen gate** PROSE", "The frozen gate"),
        ("Frozen gate — PROSE", "Frozen gate"),
        ("This is how I would tell it, if they ask me for one: PROSE", "To the board"),
    ],
)
def test_a_title_may_stand_before_the_first_letter_of_a_paragraph(text: str, title: str) -> None:
    assert titles(f"# Letters\n\n## To the board\n\n{text}\n") == [title]


def test_a_story_in_a_paragraph_ends_with_it() -> None:
    document, _ = parse(SourceFile("x.md", f"# Letters\n\n## The gate\n\n{PROSE}\n\nThat should do.\n"), Settings())
    assert document.all_stories[0].parts[-1].markdown == _SAID[-1]


def test_a_direction_before_a_question_is_no_word_of_it() -> None:
    said = "# Mock\n\n**Interviewer:** DIRECTION When did you fail?\n\n**Me:**\n\nBOLD\n"
    for direction in ("*(laughs)* Right.", "[nods]", "OK."):
        assert titles(said.replace("DIRECTION", direction)) == ["When did you fail?"]


def test_a_time_of_day_is_no_counter() -> None:
    assert titles("# Log\n\n## 04:25\n\nBOLD\n") == ["04:25"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "Our creed\n=========\n\nWe answer the phone\n-------------------\n\n### Depot North\n\nPLAIN\n\n"
            "We bring it upstairs\n--------------------\n\n### Depot South\n\nPLAIN\n",
            [("We answer the phone", ["Depot North"]), ("We bring it upstairs", ["Depot South"])],
            id="underlined",
        ),
        pytest.param(
            "two values, they will ask for one\n\nKINDNESS TO ALL\n\nStory: The ice\n\nPLAIN\n\nPEOPLE\n\n"
            "Story: The hay\n\nPLAIN\n\nINTEGRITY\n\nhm\n",
            [("KINDNESS TO ALL", ["The ice"]), ("PEOPLE", ["The hay"]), ("INTEGRITY", [])],
            id="capitals",
        ),
        pytest.param(
            "# Leadership principles\n\n> [!quote] Ownership\n> Leaders act.\n\n### The ice\n\nBOLD\n\n"
            "> [!quote] Earn Trust\n> Leaders listen.\n\n### The hay\n\nBOLD\n",
            [("Ownership", ["The ice"]), ("Earn Trust", ["The hay"])],
            id="callouts",
        ),
        pytest.param(
            "# Matrix\n\n| Value | Story | S | T | A | R |\n|---|---|---|---|---|---|\n| Courage | The ice | ROW |\n"
            "| Patience | The hay | ROW |\n\nLegend: none.\n",
            [("Courage", ["The ice"]), ("Patience", ["The hay"])],
            id="rows",
        ),
        pytest.param(
            "# Matrix\n\n| Story | S | T | A | R | Value |\n|---|---|---|---|---|---|\n| The ice | ROW | Courage |\n"
            "| The hay | ROW | Patience |\n",
            [("Matrix", ["The ice", "The hay"])],
            id="tags-in-rows",
        ),
        pytest.param(
            "# What I do\n\n1. **Ask first**\n\n   *The ice*\n\nLISTED\n\n"
            "2. **Own the mess**\n\n   *The hay*\n\nLISTED\n\n"
            "3. **Rest**\n\n   What it means: not every night, and never alone.\n",
            [("Ask first", ["The ice"]), ("Own the mess", ["The hay"]), ("Rest", [])],
            id="numbered-with-one-to-come",
        ),
        pytest.param(
            "# Values\n\n■ Courage\n\n**The ice**\n\nPLAIN\n\n■ Patience\n\n**The hay**\n\nPLAIN\n",
            [("Courage", ["The ice"]), ("Patience", ["The hay"])],
            id="signs",
        ),
        pytest.param(
            "# Prep\n\n## Persistence\n\n**Lead:** The ice\n\nBOLD\n\n## Fairness\n\n**Lead:** The hay\n\nBOLD\n",
            [("Persistence", ["The ice"]), ("Fairness", ["The hay"])],
            id="labelled-titles",
        ),
        pytest.param(
            "# Prep\n\n## Dignity\n\n### The ice\n\nBOLD\n\n## Telling the story\n\n### The hay\n\nBOLD\n",
            [("Dignity", ["The ice"]), ("Telling the story", ["The hay"])],
            id="a-name-that-speaks-of-stories",
        ),
        pytest.param(
            "# Export\n\n<h3>Values</h3>\n\n<h4>The ice</h4>\n<ul>\n<li>nothing</li>\n</ul>\n\nBOLD\n",
            [("Export", ["The ice"])],
            id="tags-are-no-words",
        ),
        pytest.param(
            "# Bank\n\n## Reliability\n\n```\nThe ice\nPLAIN\n```\n\n## Grit\n\n```\nThe hay\nPLAIN\n```\n",
            [("Reliability", ["The ice"]), ("Grit", ["The hay"])],
            id="fences",
        ),
        pytest.param(
            "# Stories\n\n## Heron\n\n### The ice\n\nBOLD\n\n## Otter\n\n### The hay\n\nBOLD\n",
            [("Stories", ["The ice", "The hay"])],
            id="projects",
        ),
        pytest.param(
            "# Stories\n\n## Halden College (2016)\n\n### The ice\n\nBOLD\n\n## Integrity Ltd\n\n### The hay\n\nBOLD\n",
            [("Stories", ["The ice", "The hay"])],
            id="employers",
        ),
    ],
)
def test_names_of_principles_are_found_however_they_are_set(text: str, names: Read) -> None:
    assert read(text) == names


def test_a_principle_ends_with_the_fence_of_its_story_and_before_an_empty_form() -> None:
    form = "```\nSituation:\nTask:\nAction:\n```"
    fenced = f"# Bank\n\n## Reliability\n\n```\nThe ice\n{PLAIN}\n```\n\n## Kindness\n\n{form}\n"
    document, _ = parse(SourceFile("bank.md", fenced), Settings())
    assert next((p.title, p.span.line, p.span.end_line) for p in document.principles) == ("Reliability", 3, 11)


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Heron", ["3 “Heron”, “Otter” were not taken for names of principles, in doubt; nothing speaks for it"]),
        (
            "Honesty",
            [],
        ),
        ("Halden Ltd", []),
    ],
)
def test_names_in_doubt_are_a_finding_with_the_right_form_of_the_line(heading: str, said: list[str]) -> None:
    text = f"# Stories\n\n## {heading}\n\n### The ice\n\n{BOLD}\n\n## Otter\n\n### The hay\n\n{BOLD}\n"
    _, findings = parse(SourceFile("notes.md", text), Settings())
    doubts = [found for found in findings if found.code == "SB917"]
    assert [f"{found.place.line} {found.message}" for found in doubts] == said
    assert [found.example for found in doubts] == ["## Principle: Heron"] * len(said)


def test_names_taken_in_doubt_say_how_the_file_stays_one_principle() -> None:
    text = f"# Values\n\n## Kindness\n\n### The ice\n\n{BOLD}\n\n## People\n\n### The hay\n\n{BOLD}\n"
    _, findings = parse(SourceFile("notes.md", text), Settings())
    assert [(found.place.line, found.example) for found in findings if found.code == "SB917"] == [
        (3, "---\nprinciple: Notes\n---")
    ]


def parts(text: str) -> list[tuple[str, str]]:
    """Return the kinds of the parts of each story, in the order of the file, with its title."""
    document, _ = parse(SourceFile("notes.md", text), Settings())
    stories = sorted(document.all_stories, key=lambda story: story.span)
    return [(story.title, " ".join(part.kind.value for part in story.parts)) for story in stories]


STAR = "situation task action result"
LAST = ["result", "situation", "task", "action"]


@pytest.mark.parametrize("field", ["When", "Company", "Tags", "Period"])
def test_a_table_with_a_column_for_each_story_may_have_rows_of_fields(field: str) -> None:
    rows = "\n".join(f"| {word} | {said} | {said} |" for word, said in zip(_WORDS, _SAID, strict=True))
    table = f"| | The pass | The farm |\n|---|---|---|\n| {field} | 2017 | 2019 |\n{rows}\n"
    assert parts(f"# Calm\n\n{table}") == [("The pass", STAR), ("The farm", STAR)]


@pytest.mark.parametrize("form", ["**{}:** ", "{}: ", "- **{}** — ", "**{}** "])
@pytest.mark.parametrize("letters", [True, False])
def test_the_result_may_lead_the_parts(form: str, letters: bool) -> None:
    told = dict(zip(_WORDS, _SAID, strict=True))
    lines = [form.format(word[0] if letters else word) + told[word] for word in map(str.capitalize, LAST)]
    story = "\n\n".join(lines)
    read = parts(f"# Calm\n\n## The pass\n\n{story}\n\n## The farm\n\n{story}\n")
    assert [(title, sorted(kinds.split())) for title, kinds in read] == [
        ("The pass", sorted(LAST)),
        ("The farm", sorted(LAST)),
    ]


@pytest.mark.parametrize("stray", ["Result: profit again.", "Result of the year: 3%."])
def test_a_result_by_itself_before_a_whole_story_is_no_part_of_it(stray: str) -> None:
    assert parts(f"# Calm\n\n{stray}\n\n## The pass\n\n{PLAIN}\n") == [("The pass", STAR)]
    [(_, kinds)] = parts(f"# Calm\n\n{stray}\n\n{PLAIN}\n")
    assert kinds == STAR


@pytest.mark.parametrize("letters", ["🅢🅣🅐🅡", "🆂🆃🅰🆁", "ⓈⓉⒶⓇ", "ＳＴＡＲ", "𝗦𝗧𝗔𝗥"])
@pytest.mark.parametrize("form", ["**{} ➜** ", "{}: ", "**{}** – "])
def test_letters_in_circles_squares_and_other_type_are_letters(letters: str, form: str) -> None:
    story = "\n\n".join(form.format(letter) + said for letter, said in zip(letters, _SAID, strict=True))
    assert parts(f"# Calm\n\n## The pass\n\n{story}\n") == [("The pass", STAR)]


@pytest.mark.parametrize(
    "labels",
    [
        ["What was going on", "What I was up against", "What I did about it", "What came out of it"],
        ["what happened", "what I had to do", "what I did", "how it ended"],
        ["Where we were", "What was needed", "How I went about it", "How it turned out"],
        ["Was los war", "Was ich tun musste", "Was ich gemacht habe", "Wie es ausging"],
        ["Ce qui se passait", "Ce que je devais faire", "Ce que j’ai fait", "Ce que cela a donné"],
        ["Qué pasaba", "Lo que tenía que hacer", "Lo que hice", "Cómo terminó"],
        ["O que aconteceu", "O que eu tinha que fazer", "O que eu fiz", "Como acabou"],
        ["Cosa era successo", "Cosa dovevo fare", "Che cosa ho fatto", "Com’è finita"],
        ["Wat er aan de hand was", "Wat ik moest doen", "Wat ik deed", "Hoe het afliep"],
    ],
)
@pytest.mark.parametrize("form", ["**{}:** ", "- {}: ", "#### {}\n\n", "*{}* – "])
def test_parts_may_be_named_in_words_of_every_day(labels: list[str], form: str) -> None:
    story = "\n\n".join(form.format(label) + said for label, said in zip(labels, _SAID, strict=True))
    assert parts(f"# Calm\n\n## The pass\n\n{story}\n") == [("The pass", STAR)]


def test_headings_of_a_report_by_nobody_tell_no_story() -> None:
    report = "## What happened\n\nThe disk is full.\n\n## What to do\n\nDelete logs.\n\n## What changed\n\nNothing.\n"
    assert parts(f"# Runbook\n\n{report}") == []


@pytest.mark.parametrize(
    ("words", "form"),
    [
        (["Sit", "Task", "Act", "Res"], "{}.: "), (["Sit", "Task", "Act", "Res"], "{}: "),
        (["Sit", "Task", "Act", "Res"], "**{}.** "), (["sit", "task", "act", "res"], "- *{}* "),
        (["sit", "task", "act", "res"], "**{}.** "),
    ],
)  # fmt: skip
def test_labels_may_be_cut_short(words: list[str], form: str) -> None:
    story = "\n".join(form.format(word) + said for word, said in zip(words, _SAID, strict=True))
    story = story.replace("Task.:", "Task:").replace("task.:", "task:")
    assert parts(f"# Calm\n\n## The pass\n\n{story}\n") == [("The pass", STAR)]


def test_a_word_cut_short_by_itself_is_no_label() -> None:
    assert parts("# Notes\n\n## Play\n\nAct: two.\n\nRes: 1080p.\n\nSit: row five.\n") == []


def test_letters_that_count_stories_are_no_parts() -> None:
    listed = PLAIN.replace("Situation", "• Situation").replace("\n", "\n• ")
    text = f"# Calm\n\n**A.** The pass\n\n{listed}\n\n**B.** The farm\n\n{listed}\n"
    assert [kinds for _, kinds in parts(text)] == [STAR, STAR]


@pytest.mark.parametrize(
    "written",
    [
        "The ice (STAR)", "The ice (STAR-L)", "The ice [SOAR]", "The ice (CAR) (2014)", "The ice | 4 min",
        "The ice (car)",
        "The ice | 2014", "Q. The ice", "First one: The ice", "Another story: The ice", "Ex. 1 | The ice | 2 min",
    ],
)  # fmt: skip
def test_the_form_the_length_and_the_turn_are_no_words_of_a_title(written: str) -> None:
    assert titles(f"# Calm\n\n## {written}\n\nBOLD\n") == ["The ice"]


@pytest.mark.parametrize("written", ["Either | or", "First aid on the pass"])
def test_words_like_those_of_notes_stay(written: str) -> None:
    assert titles(f"# Calm\n\n## {written}\n\nBOLD\n") == [written]


@pytest.mark.parametrize(("header", "title"), [("The bus on the pass", "The bus on the pass"), ("STAR answer", "Calm")])
def test_the_header_of_a_table_with_a_row_for_each_part_may_name_the_story(header: str, title: str) -> None:
    rows = "\n".join(f"| {word[0]} | {said} |" for word, said in zip(_WORDS, _SAID, strict=True))
    [(found, kinds)] = parts(f"# Notes\n\n## Calm\n\n| {header} | |\n|---|---|\n{rows}\n")
    assert (found, kinds) == (title, STAR)
