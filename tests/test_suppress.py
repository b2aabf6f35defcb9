"""Comments that switch findings off."""

import pytest

from storybank.check.codes import codes
from storybank.check.suppress import suppress
from storybank.model.findings import Finding
from storybank.model.places import Place, SourceFile


def run(text: str, *findings: tuple[int, str]) -> tuple[list[int], list[str]]:
    """Return the lines of the findings that stay, and what is wrong with the comments as `line code`."""
    source = SourceFile("x.md", text)
    given = tuple(codes()[code].at(Place("x.md", line), "something") for line, code in findings)
    kept, found = suppress([source], given)
    return [d.place.line for d in kept], [f"{d.place.line} {d.code}" for d in found]


REASON = "<!-- storybank: ignore SB108: quoted as it was broken -->"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"The taskâ€™s owner {REASON}", 1),
        (f"{REASON}\nThe taskâ€™s owner", 2),
        (f"{REASON}\n\n\nThe taskâ€™s owner", 4),
        (f"> {REASON}\n>\n> The taskâ€™s owner", 3),
        (f"{REASON}\n<!-- a note -->\nThe taskâ€™s owner", 3),
        ("<!--storybank:ignore SB301,SB108:because-->\nThe taskâ€™s owner", 2),
    ],
)
def test_a_comment_speaks_of_its_own_line_or_the_next_one_with_text(text: str, line: int) -> None:
    kept, _ = run(text, (line, "SB108"))
    assert kept == []


def test_the_line_after_the_next_is_not_meant() -> None:
    assert run(f"{REASON}\none\ntwo", (2, "SB108"), (3, "SB108")) == ([3], [])


def test_a_comment_behind_text_does_not_reach_the_next_line() -> None:
    assert run(f"text {REASON}\nmore", (2, "SB108")) == ([2], ["1 SB711"])


def test_only_the_named_code_is_switched_off() -> None:
    assert run(f"{REASON}\none", (2, "SB107"), (2, "SB108")) == ([2], [])


@pytest.mark.parametrize(
    ("comment", "codes"),
    [
        ("<!-- storybank: ignore SB108 -->", ["1 SB710"]),
        ("<!-- storybank: ignore SB108: -->", ["1 SB710"]),
        ("<!-- storybank: ignore : why -->", ["1 SB712"]),
        ("<!-- storybank: ignore SB999: why -->", ["1 SB712"]),
        ("<!-- storybank: skip -->", ["1 SB712"]),
        ("<!-- storybank: story -->", []),
        ("<!-- storybank: not-a-story -->", []),
        ("<!-- storybank: Story -->", []),
        ("<!-- storybank: id: the-slow-page -->", []),
        ("<!-- storybank: id -->", ["1 SB712"]),
        ("<!-- a note about storybank: nothing -->", []),
    ],
)
def test_a_comment_without_effect_is_a_finding_and_hides_nothing(comment: str, codes: list[str]) -> None:
    assert run(f"{comment}\nThe taskâ€™s owner", (2, "SB108")) == ([2], codes)


def test_a_comment_over_several_lines_says_that_it_has_no_effect() -> None:
    text = "<!-- storybank: ignore SB108: quoted as it was,\nin the log -->\nThe taskâ€™s owner"
    assert run(text, (3, "SB108")) == ([3], ["1 SB712"])
    assert run("```\n<!-- storybank: ignore SB108\n```\n") == ([], [])


def test_a_comment_that_nothing_needs_is_a_finding() -> None:
    assert run(f"{REASON}\nall well") == ([], ["1 SB711"])


def test_one_of_two_codes_that_nothing_needs_is_named() -> None:
    text = "<!-- storybank: ignore SB107, SB108: both -->\nThe taskâ€™s owner"
    assert run(text, (2, "SB108")) == ([], ["1 SB711"])


@pytest.mark.parametrize("block", ["```html\n{}\n```", "text\n\n    {}"])
def test_an_example_in_code_is_no_comment(block: str) -> None:
    assert run(block.format("<!-- storybank: skip -->")) == ([], [])


def test_findings_of_other_files_stay() -> None:
    other: tuple[Finding, ...] = (codes()["SB108"].at(Place("y.md", 2), "something"),)
    kept, _ = suppress([SourceFile("x.md", f"{REASON}\ntext")], other)
    assert kept == other
