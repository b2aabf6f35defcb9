"""What parsing makes of a whole file: principles, story files, ids, fields of the front matter, and what it reports."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from storybank.model.kinds import FieldName, PartKind, SectionKind
from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.model.story import Document, Other, Story
from storybank.parse import parse
from storybank.parse.layout.labels import label_table
from storybank.parse.layout.sheet import read_sheet

GRAMMAR = Path(__file__).parent.parent / "docs" / "grammar.md"
PARTS = """**Situation:** We had no tests, and each release broke something.
**Task:** I was asked to change that.
**Action:** I wrote a test for each bug of the year.
**Result:** Two broken releases in the next year, after nineteen."""


def read(text: str, *, path: str = "x.md", folder: str = "", settings: Settings | None = None) -> Document:
    return parse(SourceFile(path, text, folder), settings or Settings())[0]


def only(document: Document) -> Story:
    (story,) = document.all_stories
    return story


def codes(text: str) -> list[tuple[str, int]]:
    found = parse(SourceFile("x.md", text), Settings())[1]
    return [(d.code, d.place.line) for d in found]


def test_a_principle_is_called_by_its_heading_its_front_matter_or_its_file() -> None:
    assert [p.title for p in read("---\ntitle: Other\n---\n# Think big\n\ntext\n").principles] == ["Think big"]
    assert [p.title for p in read("---\ntitle: Think big\n---\ntext\n").principles] == ["Think big"]
    assert [p.title for p in read("text\n", path="a/think-big.md").principles] == ["Think big"]


def test_several_principles_in_one_file_hold_their_own_stories() -> None:
    text = f"# Amazon\n\n## Ownership\n\n### One\n\n{PARTS}\n\n## 2. Dive Deep\n\n### Two\n\n{PARTS}\n"
    document = read(text)
    titles = {p.title: [s.title for s in p.stories] for p in document.principles}
    assert titles == {"Ownership": ["One"], "Dive Deep": ["Two"]}
    assert [s.principle for s in document.all_stories] == ["ownership", "dive-deep"]


def test_a_file_below_a_principle_is_a_story_of_it() -> None:
    document = read(f"# The year of tests\n\n{PARTS}\n", path="ownership/tests.md", folder="ownership")
    assert document.principles == ()
    assert (only(document).title, only(document).principle) == ("The year of tests", "ownership")


def test_the_front_matter_of_a_story_file_gives_its_principle_id_title_and_fields() -> None:
    front = "---\nprinciple: Think Big\nid: tests\ntitle: A year\ntags: [quality, tests]\nperiod: 2021\n---\n"
    story = only(read(f"{front}\n{PARTS}\n"))
    assert (story.principle, story.id, story.explicit_id, story.title) == ("think-big", "tests", "tests", "A year")
    assert story.values(FieldName.TAGS) == ("quality", "tests")
    assert story.values(FieldName.PERIOD) == ("2021",)


@pytest.mark.parametrize(
    "text",
    [
        f"### The year of tests {{#my-id}}\n\n{PARTS}\n",
        f"### The year of tests\n<!-- storybank: id: my-id -->\n{PARTS}\n",
    ],
    ids=["behind the heading", "in a comment"],
)
def test_an_id_that_the_author_gives_stays(text: str) -> None:
    story = only(read(text))
    assert (story.explicit_id, story.id, story.title) == ("my-id", "my-id", "The year of tests")


def test_a_maintainer_can_add_labels() -> None:
    text = "### Ein Jahr\n\n**Wo:** Wir hatten keine Tests.\n**Aufgabe:** Ich war neu.\n**Tat:** Ich schrieb Tests.\n"
    assert read(text).all_stories == ()
    labels = {"situation": ("Wo",), "action": ("Tat",)}
    story = only(read(text, settings=replace(Settings(), labels=labels)))
    assert [part.kind for part in story.parts] == [PartKind.SITUATION, PartKind.TASK, PartKind.ACTION]


def test_a_maintainer_can_add_section_names() -> None:
    text = "# Ownership\n\n## Merksätze\n\n- Rechtzeitig üben\n"
    assert read(text).principles[0].tips == ()
    settings = replace(Settings(), labels={"tips": ("Merksätze",)})
    assert [tip.markdown for tip in read(text, settings=settings).principles[0].tips] == ["Rechtzeitig üben"]


def _documented_labels() -> list[str]:
    """The forms of a label that docs/grammar.md shows."""
    block = (
        GRAMMAR.read_text(encoding="utf-8").split("## Every form of a label")[1].split("```")[1].removeprefix("text\n")
    )
    return [form for line in block.splitlines() for form in re.split(r" {2,}", line.strip()) if form]


@pytest.mark.parametrize("label", [label for label in _documented_labels() if not label.startswith("|")])
def test_every_documented_label_is_read(label: str) -> None:
    sheet = read_sheet(label, 0, label_table())
    mark = sheet.mark(sheet.lines[0])
    assert mark is not None
    assert mark.label.kinds == (PartKind.SITUATION,)


def test_sections_hold_tips_questions_and_focus_areas_in_place() -> None:
    text = (
        "# Ownership\n\n## Definition\n\nFinish it.\n\n## Tips\n\n1. Begin early\n2. End late\n\nSo much for that.\n\n"
        "## Interview questions\n\n- Why?\n\n## Focus areas\n\n- **Long view**: ten years\n\n## Other\n\nRest.\n"
    )
    (principle,) = read(text).principles
    assert principle.definition == "Finish it."
    assert [(tip.number, tip.markdown) for tip in principle.tips] == [("1", "Begin early"), ("2", "End late")]
    assert [q.markdown for q in principle.questions] == ["Why?"]
    assert [(a.name, a.description) for a in principle.focus_areas] == [("Long view", "ten years")]
    kinds = [
        SectionKind.DEFINITION,
        SectionKind.TIPS,
        SectionKind.QUESTIONS,
        SectionKind.FOCUS_AREAS,
        SectionKind.OTHER,
    ]
    assert [section.kind for section in principle.sections] == kinds


def test_a_story_knows_its_lines() -> None:
    story = only(read(f"# Ownership\n\ntext\n\n### One\n\n{PARTS}\n\n## Tips\n\n- a\n"))
    assert (story.span.line, story.span.end_line) == (5, 10)
    assert [part.span.line for part in story.parts] == [7, 8, 9, 10]


def test_an_empty_heading_above_a_story_line_belongs_to_the_story() -> None:
    story = only(read(f"# Ownership\n\n## Example \nStory: The year of tests\n{PARTS}\n"))
    assert (story.title, story.title_label, story.span.line) == ("The year of tests", "Example: Story", 3)


TEMPLATE = "**Situation:** [context]\n**Task:** [role]\n**Action:** [steps]\n**Result:** [outcome]\n"
DEFINITION = "- Situation: describe the context\n- Task: your role\n- Action: what you did\n- Result: the outcome\n"
LOG = "Task: build\nAction: docker build\nResult: ok\n"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (f"## Form\n\n{TEMPLATE}", "SB901", 3),
        (f"## Method\n\n{DEFINITION}", "SB902", 3),
        ("## Story\n\nS:\nT:\nA:\nR:\n", "SB903", 3),
        (f"### Bad example\n\n{PARTS}\n", "SB904", 3),
        (f"## Log\n\n{LOG}", "SB905", 3),
        (f"### One\n\n{PARTS}\n\n### Two\n\n{PARTS}\n", "SB906", 8),
        (
            f"### Why?\n\n{PARTS}\n\n**Situation:** It was cold.\n**Task:** I had wood.\n**Action:** I lit it.\n",
            "SB907",
            8,
        ),
        (f"### One\n\n{PARTS.replace('Situation', 'Context')}\n", "SB908", 3),
        (f"### One\n\n{PARTS}\n**Spirit animal:** otter\n", "SB909", 7),
        (f"### One\n\n```\n{PARTS}\n```\n", "SB910", 4),
        (f"### One\n\n{PARTS.replace('Result', 'Reslut')}\n", "SB250", 6),
        (f"### One\n\n{PARTS}\n---\n", "SB251", 7),
    ],
)
def test_a_decision_in_doubt_is_reported_at_its_line(text: str, code: str, line: int) -> None:
    assert (code, line) in codes(text)


def test_a_plain_story_leaves_nothing_to_report() -> None:
    assert codes(f"# Ownership\n\n## Stories\n\n### One\n\n{PARTS}\n") == []


@pytest.mark.parametrize(("text", "expected"), [(TEMPLATE, 0), (f"<!-- storybank: story -->\n\n{TEMPLATE}", 1)])
def test_the_author_can_make_a_story_of_anything(text: str, expected: int) -> None:
    assert len(read(f"## One\n\n{text}").all_stories) == expected


def test_a_story_without_labels_is_one_if_its_author_says_so() -> None:
    story = only(read("## Haiku\n\n<!-- storybank: story -->\n\nRain, and I walked on.\n"))
    assert story.title == "Haiku"
    assert story.other[-1].markdown == "Rain, and I walked on."


@pytest.mark.parametrize(
    "text",
    [f"<!-- storybank: not-a-story -->\n### One\n\n{PARTS}", f"---\nstorybank: not-a-story\n---\n### One\n\n{PARTS}"],
)
def test_the_author_can_refuse_a_story(text: str) -> None:
    assert read(text).all_stories == ()
    assert codes(text) == []


def test_a_retelling_names_the_first_telling() -> None:
    first, second = read(f"### One\n\n{PARTS}\n\n### Two\n\n{PARTS}\n").all_stories
    assert (first.retells, second.retells) == ("", first.id)


@pytest.mark.parametrize(
    "label",
    ["**Result: **", "**Result:**&nbsp;", "**Result:&nbsp;**", "<b>Result: </b>", "__Result: __ ", "**Result**:: "],
)
def test_a_label_keeps_its_marks_to_itself(label: str) -> None:
    above = PARTS.rpartition("**Result:** ")[0]
    assert only(read(f"### One\n\n{above}{label}It works.\n")).parts[-1].markdown == "It works."


def test_marks_behind_a_label_that_belong_to_its_text_stay() -> None:
    above = PARTS.rpartition("**Result:** ")[0]
    assert only(read(f"### One\n\n{above}**Result:** **It** works.\n")).parts[-1].markdown == "**It** works."


def test_a_hard_break_on_the_line_of_a_label_stays() -> None:
    story = only(read(f"### One\n\n{PARTS}  \nTwo more in the year after.  \n"))
    assert story.parts[-1].markdown.endswith("after nineteen.  \nTwo more in the year after.")


def test_spaces_behind_a_label_on_its_own_line_are_no_break() -> None:
    story = only(read(f"### One\n\n{PARTS.replace('**Result:** ', '**Result:**  ' + chr(10))}\n"))
    assert story.parts[-1].markdown.startswith("Two broken")


def test_a_quote_inside_a_quoted_part_stays() -> None:
    lines = PARTS.replace("\n", "\n\n").split("\n")  # else the first blank line would end the last part
    quoted = "\n".join(f"> {line}" for line in [*lines, "> It works, they said.", "", "And so on."])
    story = only(read(f"### One\n\n{quoted}\n"))
    assert story.parts[-1].markdown.endswith("after nineteen.\n> It works, they said.\n\nAnd so on.")


def test_the_underline_of_a_heading_is_no_text() -> None:
    parts = re.sub(r"\*\*(\w+):\*\* ", r"### \1\n", PARTS)
    text = f"Ownership\n=====\nFinish it.\n\nDetails\n---\nSome.\n\nOne\n---\nIn spring.\n\n{parts}\n"
    (principle,) = read(text).principles
    texts = [other.markdown for section in principle.sections for other in section.items if isinstance(other, Other)]
    assert texts == ["Finish it.", "Some."]
    assert [other.markdown for other in only(read(text)).other] == ["In spring."]


def test_a_list_below_the_label_of_a_field_holds_its_values_and_no_title() -> None:
    text = f"# The year of tests\n\n**Questions:**\n\n- Who tests?\n- A year of change\n\n{PARTS}\n"
    story = only(read(text))
    assert (story.title, [field.values for field in story.fields]) == (
        "The year of tests",
        [("Who tests?", "A year of change")],
    )


def test_a_first_level_heading_that_titles_no_story_begins_a_principle() -> None:
    text = f"# Mock interview, 12 May\n\n**1. Who are you?**\n\n> Me.\n\n**2. What did you change?**\n\n{PARTS}\n"
    document = read(text)
    assert [principle.title for principle in document.principles] == ["Mock interview, 12 May"]
    assert only(document).title == "What did you change?"
    named = read(f"# Clocks\n\n**The two clocks**\n\n{PARTS}\n")
    assert ([principle.title for principle in named.principles], only(named).title) == (["Clocks"], "The two clocks")


SITUATION = "**Situation:** We had no tests, and each release broke something.\n"
ACTION = "**Action:** I wrote a test for each bug of the year.\n"
RESULT = "**Result:** Two broken releases in the next year, after nineteen.\n"
PUMP = """- **Situation:** The pump was off for a week in May.
- **Action:** I repaired it with a coin.
- **Result:** It ran for three years.
"""


def test_a_label_deeper_in_a_list_begins_a_story_only_behind_a_whole_one() -> None:
    inside = read(f"### One\n\n{SITUATION}{ACTION}- **Situation:** the pump was off\n\n{RESULT}")
    assert [part.kind for part in only(inside).parts] == [PartKind.SITUATION, PartKind.ACTION, PartKind.RESULT]
    behind = read(f"### One\n\n{SITUATION}{ACTION}{RESULT}\n{PUMP}")
    assert [len(story.parts) for story in behind.all_stories] == [3, 3]


def test_the_first_part_again_begins_the_next_story_though_the_last_has_no_result() -> None:
    document = read(f"### One\n\n{SITUATION}{ACTION}\n{PUMP.replace('- ', '')}")
    assert [story.parts[0].markdown for story in document.all_stories] == ["The pump was off for a week in May."]


@pytest.mark.parametrize("below", ["\n======\n\n", "\n------\n", "\n: "], ids=["double", "single", "definition"])
def test_the_rule_below_a_heading_and_the_colon_of_a_definition_are_no_text(below: str) -> None:
    labelled = PARTS.replace("\n", "\n\n").replace("**", "").replace(": ", below)
    story = only(read(f"# A\n\n### The year of tests\n\n{labelled}\n"))
    assert [part.markdown for part in story.parts] == [line.partition(" ")[2] for line in PARTS.split("\n")]


SPACED = PUMP.replace("- **Action", "- **Task:** Repair it.\n- **Action").replace("\n", "\n\n")


@pytest.mark.parametrize(
    ("indent", "result"), [("", "It ran for three years."), ("  ", "It ran for three years.\n\nSo.")]
)
def test_text_below_a_list_of_parts_is_of_the_last_only_where_it_stands_in_it(indent: str, result: str) -> None:
    story = only(read(f"### One\n\n{SPACED}{indent}So.\n"))
    assert [part.markdown for part in story.parts][-1] == result


def test_a_story_is_said_to_share_its_title_with_the_one_before_it() -> None:
    parts = f"{SITUATION}\n{ACTION}\n{RESULT}\n"
    text = f"# P\n\n### The first\n\n{parts}### The second\n\n{parts}---\n\n{parts}"
    assert [line for code, line in codes(text) if code == "SB907"] == [
        text[: text.rindex("**Situation")].count("\n") + 1
    ]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Title\n=====", 1),
        ("Title\n   =====", 1),
        ("Title\n-----", 2),
        ("Result: it works\n-----", 0),
        ("<b>Title</b>\n-----", 0),
        ("Two lines\nof text\n-----", 0),
        ("- Title\n-----", 0),
    ],
)
def test_a_rule_below_a_line_makes_it_a_heading(text: str, level: int) -> None:
    lines = read_sheet(f"{text}\n\nText.\n", 0, label_table(())).lines
    assert max(line.level for line in lines) == level


@pytest.mark.parametrize(("text", "indent"), [("\ttext", 4), ("    text", 4), ("-\ttext", 0), (">   text", 3)])
def test_a_tab_reaches_to_the_fourth_column(text: str, indent: int) -> None:
    (line, *_) = read_sheet(f"{text}\n", 0, label_table(())).lines
    assert line.indent == indent


def test_a_line_below_a_list_of_questions_is_the_title_and_the_last_question_is_none() -> None:
    asked = "# P\n\n### Questions\n\n- When did you fail?\n- When did you learn?\n"
    assert only(read(f"{asked}\nThe year of tests\n\n{PARTS}\n")).title == "The year of tests"
    assert only(read(f"{asked}- The year of tests\n\n{PARTS}\n")).title_derived


def test_a_small_label_in_bold_is_no_word_of_the_sentence_above() -> None:
    small = re.sub(r"\*\*(\w)", lambda found: found[0].lower(), PARTS).replace(".\n", "\n")
    assert len(only(read(f"### One\n\nIt was so\n{small}\n")).parts) == 4


FENCED = """\
SITUATION:
The export failed twice a week.

TASK:
I was to find the cause.

ACTION:
I fixed the retry.

RESULT:
It failed once."""


@pytest.mark.parametrize("fence", ["```", "~~~text", "````"])
@pytest.mark.parametrize(
    ("above", "inside"),
    [("**Looks for:** initiative\n\n", ""), ("A word before.\n\n", ""), ("", "The night of the export\n\n"), ("", "")],
)
def test_a_fence_around_a_story_leaves_no_half_of_itself(fence: str, above: str, inside: str) -> None:
    mark = fence.removesuffix("text")
    behind = "A word behind, and code:\n\n```\nx = 1\n```"
    text = f"# Ownership\n\n## Stories\n\n### The export\n\n{above}{fence}\n{inside}{FENCED}\n{mark}\n\n{behind}\n"
    story = only(read(text))
    assert [part.kind for part in story.parts] == [PartKind.SITUATION, PartKind.TASK, PartKind.ACTION, PartKind.RESULT]
    held = "\n".join(item.markdown for item in story.items)
    assert [line for line in held.split("\n") if line.startswith(("`", "~"))] == ["```", "```"]
    assert behind in held
    assert above.strip() in held
