"""What the reader says of a file that it read in doubt, and the text of a part without what stands around it."""

from __future__ import annotations

import pytest

from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.parse import parse
from test_extent import written


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (
            (
                "### A b\n\n**Situation:** We had no tests.\n**Tsak:** I was asked to write some.\n"
                "**Action:** I wrote one for each bug.\n**Result:** Two bugs in a year."
            ),
            ["4 SB250 the label “Tsak” looks like “Task”, mistyped"],
        ),
        (
            (
                "### A b\n\n**Situation:** We had no tests.\n**Task:** I was asked to write some.\n"
                "**Action:** I wrote one for each bug.\n**Resluts:** Two bugs in a year."
            ),
            ["6 SB250 the label “Resluts” looks like “Results”, mistyped"],
        ),
        ("### A b\n\nPARTS\n**Reslut:** x", ["7 SB250 the label “Reslut” looks like “Result”, mistyped"]),
        (
            "### A b\n\nPARTS\n**Weather:** x",
            ["7 SB909 the label “Weather” is not known; its text stays where it stands"],
        ),
        ("### A b\n\n**Weather:** x\n\nPARTS", []),
        ("### A b\n\nPARTS\n- **Weather:** x", []),
        ("### A b\n\nPARTS\n*Weather:* x", []),
        (
            (
                "### A b\n\n**Background:** We had no tests.\n**Task:** I was asked to write some.\n"
                "**Action:** I wrote one for each bug.\n**Result:** Two bugs in a year."
            ),
            ["3 SB908 “Background” was read as the Situation of this story"],
        ),
        ("### A b\n\nPARTS\n**Impact:** x", []),
        ("### A b\n\nFENCED", ["4 SB910 the story “A b” was read from a code fence"]),
        ("### A b\n\nPARTS\n---\n\nText", ["7 SB251 these dashes make the paragraph above a heading"]),
        ("### A b\n\nLISTED\n---\n", []),
        ("### A b\n\nPARTS\n\n---\n", []),
        ("### A b\n\nPARTS\n***\n", []),
        (
            "### A\n\nPARTS\n\nPARTS",
            ["8 SB906 “A” tells the story “A” again", "8 SB907 this story shares the title “A” with another"],
        ),
        (
            (
                "### A b\n\n**Situation:** We had [number] tests.\n**Task:** I was asked to write some.\n"
                "**Action:** I wrote one for each bug.\n**Result:** Two bugs in a year."
            ),
            ["3 SB916 the part “Situation” of the story “A b” has gaps to fill in: [number]"],
        ),
        (
            (
                "### A b\n\n"
                "**Situation:** We had [a b] [c d] [e f] [g h] tests "
                "that were all gone and nobody knew what they were for or where they had been.\n"
                "**Task:** I was asked to write some.\n**Action:** I wrote one for each bug.\n"
                "**Result:** Two bugs in a year."
            ),
            ["3 SB916 the part “Situation” of the story “A b” has gaps to fill in: [a b], [c d], [e f]"],
        ),
        (
            (
                "### A b\n\n**Situation:** We had `[number]` tests.\n"
                "**Task:** I was asked to write some.\n**Action:** I wrote one for each bug.\n"
                "**Result:** Two bugs in a year."
            ),
            [],
        ),
        (
            "## Ownership\n\n### A b\n\nPARTS\n\n## Dive Deep\n\nText\n\n## Ownership\n\nText",
            ["14 SB252 “Ownership” begins again here; both places are read as one principle"],
        ),
        ("### A b\n\nPARTS\n\n### A c\n\nPARTS", ["8 SB906 “A c” tells the story “A b” again"]),
        (
            "**Situation:** [x]\n**Task:** [y]\n**Action:** [z]\n**Result:** [w]",
            ["1 SB901 these labelled parts hold gaps to fill in, so they were taken for a template"],
        ),
        (
            "**Situation:**\n**Task:**\n**Action:**\n**Result:**",
            ["1 SB903 these labels have almost nothing behind them, so they were taken for an empty block"],
        ),
        (
            (
                "**Situation:** Describe the context.\n**Task:** Explain your role.\n"
                "**Action:** Say what you did.\n**Result:** Share the outcome."
            ),
            ["1 SB902 these labelled parts explain the method, so they were taken for a definition"],
        ),
        ("### Bad example\n\nPARTS", ["3 SB904 the title calls this a bad example, so it was not taken for a story"]),
        (
            ("**Situation:** Disk full.\n**Task:** Free it.\n**Action:** Run the script.\n**Result:** Disk is free."),
            ["1 SB905 nobody acts in these labelled parts, so they were taken for a log or a procedure"],
        ),
        ("<table><tr><td>Situation</td><td>x y</td></tr></table>", []),
        (
            (
                "<li><b>Situation:</b> We had none.</li>\n<li><b>Task:</b> Write one.</li>\n"
                "<li><b>Action:</b> I wrote it.</li>\n<li><b>Result:</b> It held.</li>\n"
            ),
            [],
        ),
        ("### A b\n\nPARTS**", []),
        (
            (
                "### A b\n\n**Situation:** We had no tests.\n**Task:** I was asked to write some.\n"
                "**Action:** I wrote one for each bug.\n**Result:** Two bugs in a *year*"
            ),
            [],
        ),
        ("### A b\n\nPARTS  \nMore", []),
        ("### A b\n\nPARTS\n    code\n      more", []),
        ("### A b\n\nPARTS\n\n    code\n", []),
        (
            (
                "### A b\n\n**Situation**\n: We had none.\n\n**Task**\n: Write one.\n\n**Action**\n"
                ": I wrote it.\n\n**Result**\n: It held.\n"
            ),
            [],
        ),
        ("*Situation: We had none.*\n*Task: Write one.*\n*Action: I wrote it.*\n*Result: It held \\**\n", []),
        (
            (
                "### A b\n\n**Situation:** We had no tests.\n**Task:** I was asked to write some.\n"
                "**Action:** I wrote one for each bug.\n**Result:** Two bugs in <br> a year<br/>"
            ),
            [],
        ),
        (
            (
                "### A b\n\n**Situation:** We had no tests.\n**Task:** I was asked to write some.\n"
                "**Action:** I wrote one for each bug.\n**Result:** Two bugs in a <p>year</p>"
            ),
            [],
        ),
    ],
)
def test_what_was_decided_in_doubt_is_said(text: str, findings: list[str]) -> None:
    _, found = parse(SourceFile("x.md", written(text)), Settings())
    assert [f"{each.place.line} {each.code} {each.message}" for each in found] == findings


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("### A b\n\nPARTS\n**Weather:** x", "Two bugs in a year."),
        ("### A b\n\n**Weather:** x\n\nPARTS", "Two bugs in a year."),
        ("### A b\n\nPARTS\n- **Weather:** x", "Two bugs in a year.\n- **Weather:** x"),
        ("### A b\n\nPARTS\n*Weather:* x", "Two bugs in a year.\n*Weather:* x"),
        (
            (
                "<li><b>Situation:</b> We had none.</li>\n<li><b>Task:</b> Write one.</li>\n"
                "<li><b>Action:</b> I wrote it.</li>\n<li><b>Result:</b> It held.</li>\n"
            ),
            "It held.",
        ),
        ("### A b\n\nPARTS**", "Two bugs in a year."),
        (
            (
                "### A b\n\n**Situation:** We had no tests.\n**Task:** I was asked to write some.\n"
                "**Action:** I wrote one for each bug.\n**Result:** Two bugs in a *year*"
            ),
            "Two bugs in a *year*",
        ),
        ("### A b\n\nPARTS  \nMore", "Two bugs in a year.  \nMore"),
        ("### A b\n\nPARTS\n    code\n      more", "Two bugs in a year.\ncode\n  more"),
        ("### A b\n\nPARTS\n\n    code\n", "Two bugs in a year."),
        (
            (
                "### A b\n\n**Situation**\n: We had none.\n\n**Task**\n: Write one.\n\n**Action**\n"
                ": I wrote it.\n\n**Result**\n: It held.\n"
            ),
            "It held.",
        ),
        (
            "*Situation: We had none.*\n*Task: Write one.*\n*Action: I wrote it.*\n*Result: It held \\**\n",
            "It held \\**",
        ),
        (
            (
                "### A b\n\n**Situation:** We had no tests.\n**Task:** I was asked to write some.\n"
                "**Action:** I wrote one for each bug.\n**Result:** Two bugs in <br> a year<br/>"
            ),
            "Two bugs in <br> a year",
        ),
        (
            (
                "### A b\n\n**Situation:** We had no tests.\n**Task:** I was asked to write some.\n"
                "**Action:** I wrote one for each bug.\n**Result:** Two bugs in a <p>year</p>"
            ),
            "Two bugs in a <p>year</p>",
        ),
    ],
)
def test_the_text_of_a_part_is_what_its_writer_said(text: str, result: str) -> None:
    (story,) = parse(SourceFile("x.md", written(text)), Settings())[0].all_stories
    assert story.parts[-1].markdown == result
