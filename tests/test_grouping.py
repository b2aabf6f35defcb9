"""Which labels belong together: what begins the next story, what stays in this one, and what is in none."""

from __future__ import annotations

import pytest

from storybank.parse.candidates.candidates import find_groups
from storybank.parse.layout.group import Group
from storybank.parse.layout.labels import label_table
from storybank.parse.layout.sheet import Sheet, read_sheet

NAMES = {"S": "Situation", "T": "Task", "A": "Action", "R": "Result"}
WORDS = {"C": "Challenge", "B": "Background", "D": "What I did", "O": "Outcome", "I": "Impact", "Y": "Story"}
SAID = "We had five or six of them."


def line(sign: str) -> str:
    """Return the line that a sign stands for: `S` is in bold, `s` a letter, `S3` a heading, `-S` in a list."""
    names = {**NAMES, **WORDS}
    if sign[0] in "->":
        return f"{sign[0]} {line(sign[1:]).lstrip()}"
    if sign == "?":
        return "\n**Why did you?**\n"
    if sign[0] in "#":
        return f"\n{sign} Another heading\n"
    if sign[1:].isdigit():
        return f"\n{'#' * int(sign[1:])} {names[sign[0]]}\n\n{SAID}\n"
    return f"{sign.upper()}: {SAID}" if sign.islower() else f"**{names[sign]}:** {SAID}"


def found(text: str) -> tuple[Sheet, list[Group]]:
    sheet = read_sheet(text, 0, label_table(()))
    return sheet, find_groups(sheet)


def initials(group: Group) -> str:
    return "".join(kind[0].upper() for mark in group.marks for kind in mark.label.kinds)


@pytest.mark.parametrize(
    ("signs", "groups"),
    [
        ("S T A R S T A R", "STAR STAR"),
        ("S A S A R", "SA SAR"),
        ("S T A R T A R", "STARTAR"),  # several actions of one story
        ("S T A T A R", "STATAR"),
        # A question or a heading ends a whole story, and no other.
        ("S T A R ? A R", "STAR AR"),
        ("S R ? A", "SR A"),
        ("S R >? A", "SRA"),
        (">S >R >? >A", "SR A"),
        ("S T ? A R", "STAR"),
        ("S2 T2 R2 ? A2", "STRA"),
        ("S A ? S A R", "SA SAR"),
        ("S ? S T A R", "S STAR"),
        ("S S T A R", "SSTAR"),
        ("## S T ### A R", "STAR"),
        ("## S R ### A", "SR A"),
        ("## S T ## A R", "ST AR"),
        ("S T ### A R", "ST AR"),
        ("S3 T3 #### A3 R3", "STAR"),
        ("S3 T3 ### A3 R3", "ST AR"),
        ("## S3 T3 ### A3 R3", "STAR"),
        ("## S3 T3 ## A3 R3", "ST AR"),
        ("S R Y A", "SR A"),
        ("S T Y A R", "STAR"),
        # Letters.
        ("s t a r r", "STARL"),
        ("s t r a r", "STR AR"),
        ("s t a r a", "STAR A"),
        ("q a s t a r", "STAR"),
        ("q a S T A R", "STAR"),
        # Words that may stand for a part.
        ("C A R", "SAR"),
        ("S C A R", "STAR"),
        ("S T C A R", "STAR"),
        ("C C A R", "SSAR"),
        ("S A R B", "SAR"),
        ("B T A R", "STAR"),
        ("S T D A R", "STAAR"),
        ("S T A R O", "STARR"),
        ("S T A R I", "STARR"),
        ("S T I A R", "STAR"),
        # Labels that are set off in another way.
        ("S T A R -S -T -A -R", "STAR STAR"),
        ("S -T -A R", "STAR"),
        (">S >T >A >R", "STAR"),
        ("S >T A R", "STAR"),
        ("S T A3 R", "ST R"),
        ("S3 T A R", "TAR"),
        ("-S -T -A -R", "STAR"),
        (" ".join("ST" + "A" * 38 + "R"), "ST" + "A" * 38 + "R"),
        (" ".join("ST" + "A" * 39 + "R"), "ST" + "A" * 39 + " R"),
    ],
)
def test_what_belongs_together_in_the_flow(signs: str, groups: str) -> None:
    _, seen = found("\n".join(map(line, signs.split())) + "\n")
    assert " ".join(map(initials, seen)) == groups


def table(*rows: str) -> str:
    """Return a table; `*` stands for one row for each part, `=` for a cell that tells something."""
    each = [row.replace("*", name) for row in rows for name in (NAMES.values() if "*" in row else [""])]
    header, *below = [f"| {row.replace('=', SAID).replace('/', ' | ')} |" for row in each]
    return "\n".join([header, "|" + "---|" * (rows[0].count("/") + 1), *below]) + "\n"


@pytest.mark.parametrize(
    ("rows", "stories"),
    [
        # One row for each part.
        (["Part/Text", "*/="], [("", "STAR", SAID)]),
        (["Part/Text", "Situation/=", "Action/=", "Result/="], [("", "SAR", SAID)]),
        (["Part/Text", "Situation/=", "Result/="], []),
        (["Part/Text", "Background/=", "Task/=", "Action/=", "Impact/="], [("", "STAR", SAID)]),
        (["Part/Text", "*/=", "Impact/="], [("", "STAR", SAID)]),
        (["Part/Text", "*/=", "Learning/="], [("", "STARL", SAID)]),
        (["__Situation__/=", "__Task:__/=", "__Action__/=", "__Result__/="], [("", "STAR", SAID)]),
        (["Letter/Part/Text", "*/*/few"], [("", "STAR", "few")]),
        (["Part/Time/Text", "*/30 s/="], [("", "STAR", SAID)]),
        (["Part/Time/Text", "*/30 s/one two three four"], []),
        (["Part/Time/Text", "*/30 s/one two three four five"], [("", "STAR", "one two three four five")]),
        # A rubric.
        (["Part/1 (weak)/2", "*/=/="], []),
        (["Part/Junior/Senior", "*/=/="], []),
        (["Part/1 (weak)", "*/="], [("", "STAR", SAID)]),
        # One column for each story.
        (["Part/The move/The fire", "*/I moved all of the five/="],
         [("The move", "STAR", "I moved all of the five"), ("The fire", "STAR", SAID)]),
        (["Part/The move/", "*/=/="], [("", "STAR", SAID)]),
        (["Part/The move/Result", "*/=/="], [("", "STAR", SAID)]),
        (["Part/The move/The fire", "*/We had few of/="], [("", "STAR", SAID)]),
        (["Part/The move/The fire", "*/=/=", "Notes/=/="], [("The move", "STAR", SAID), ("The fire", "STAR", SAID)]),
        # One row for each story.
        (["Situation/Task/Action/Result", "a/b/c/d"], [("", "STAR", "a")]),
        (["Story/Situation/Action/Result", "The move/a/b/c", "The fire/d/e/f"],
         [("The move", "SAR", "a"), ("The fire", "SAR", "d")]),
        (["No/Story/Situation/Action/Result/Company", "1/The move/a/b/c/Acme"], [("The move", "SAR", "a")]),
        (["Company/Principle/Situation/Action/Result", "Acme/Ownership/a/b/c"], [("Acme", "SAR", "Ownership")]),
        (["Principle/Question/Situation/Action/Result", "Ownership/When?/a/b/c"], [("When?", "SAR", "Ownership")]),
        (["Situation/Action", "a/b"], []),
        (["Situation/Action/Result", "a/b"], [("", "SA", "a")]),
        (["Situation/Action/Result", "a \\| b \\|/c/d \\|"], [("", "SAR", "a \\| b \\|")]),
    ],
)  # fmt: skip
def test_what_a_table_tells(rows: list[str], stories: list[tuple[str, str, str]]) -> None:
    sheet, seen = found(table(*rows))
    titles = [sheet.text[slice(*group.title)] if group.title else "" for group in seen]
    texts = [sheet.text[group.first.body : group.first.stop] for group in seen]
    assert list(zip(titles, map(initials, seen), texts, strict=True)) == stories
    assert [group.one_of_many for group in seen] == [len(stories) > 1 and rows[0].startswith("Story")] * len(seen)
    assert [group.follows for group in seen] == [
        rows[0] == "Part/The move/The fire" and n > 0 for n in range(len(seen))
    ]


@pytest.mark.parametrize("last", ["d", "d \\|"])
def test_a_table_needs_no_bars_around_it(last: str) -> None:
    sheet, (group,) = found(f"Situation | Task | Action | Result\n---|---|---|---\na | b | c | {last}\n")
    assert [sheet.text[mark.body : mark.stop] for mark in group.marks] == ["a", "b", "c", last]


@pytest.mark.parametrize(
    ("rows", "ends"),
    [
        (["Part/Text", "*/="], [5]),
        (["Part/The move/The fire", "*/=/="], [5, 5]),
        (["Story/Situation/Action/Result", "The move/a/b/c", "The fire/d/e/f"], [2, 3]),
    ],
)
def test_a_story_ends_with_its_table_or_its_row(rows: list[str], ends: list[int]) -> None:
    sheet, seen = found(f"{table(*rows)}\nText.\n")
    assert [sheet.line_at(group.stop).number for group in seen] == ends
