"""The findings that a bank had when it began to check."""

import json

import pytest

from storybank.check.baseline import dump, load, make, only_new
from storybank.check.codes import codes
from storybank.model.findings import Finding
from storybank.model.places import Place, SourceFile

OLD = SourceFile("x.md", "# Title\nold line\nold line\n")


def a_finding(line: int, code: str = "SB108", path: str = "x.md") -> Finding:
    return codes()[code].at(Place(path, line), "something")


def test_what_must_not_be_published_is_never_known() -> None:
    leak = a_finding(2, code="SB601")
    assert make([OLD], [leak]) == {}
    smuggled = make([OLD], [a_finding(2)])
    smuggled = type(smuggled)({(path, key.replace("SB108", "SB601")): n for (path, key), n in smuggled.items()})
    assert only_new(smuggled, [OLD], (leak,))[0] == (leak,)


def test_text_inserted_above_does_not_make_a_finding_new() -> None:
    baseline = make([OLD], [a_finding(2)])
    moved = SourceFile("x.md", "# Title\n\nmuch more\n  old   line\n")
    assert only_new(baseline, [moved], (a_finding(4),)) == ((), ())


@pytest.mark.parametrize(
    "new",
    [a_finding(1), a_finding(2, code="SB106"), a_finding(2, path="y.md")],
    ids=["another line", "another code", "another file"],
)
def test_a_finding_that_is_not_listed_stays(new: Finding) -> None:
    baseline = make([OLD], [a_finding(2)])
    kept, _ = only_new(baseline, [OLD], (new,))
    assert kept == (new,)


def test_two_equal_lines_need_two_entries() -> None:
    kept, _ = only_new(make([OLD], [a_finding(2)]), [OLD], (a_finding(2), a_finding(3)))
    assert kept == (a_finding(3),)
    kept, _ = only_new(make([OLD], [a_finding(2), a_finding(3)]), [OLD], (a_finding(2), a_finding(3)))
    assert kept == ()


def test_what_is_repaired_is_reported_for_the_files_that_were_read() -> None:
    baseline = make([OLD, SourceFile("y.md", "text")], [a_finding(2), a_finding(1, path="y.md")])
    _, outdated = only_new(baseline, [OLD], ())
    assert [(d.code, "x.md" in d.message, "y.md" in d.message) for d in outdated] == [("SB721", True, False)]


def test_an_info_needs_no_entry() -> None:
    assert not make([OLD], [a_finding(2, code="SB111")])


def test_the_file_holds_no_text_of_the_bank_and_comes_back_as_it_was() -> None:
    baseline = make([OLD], [a_finding(2), a_finding(3), a_finding(1, code="SB106")])
    text = dump(baseline)
    assert "old line" not in text
    assert load(text) == (baseline, ())


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "3", '{"version": 2, "findings": {}}', '{"version": 1, "findings": {"x": {"y": "z"}}}', "[" * 9999],
)
def test_a_broken_file_is_an_error_and_hides_nothing(text: str) -> None:
    baseline, found = load(text)
    assert not baseline
    assert [d.code for d in found] == ["SB720"]


def test_the_file_is_sorted() -> None:
    findings = json.loads(dump(make([OLD], [a_finding(2, "SB201"), a_finding(1, "SB107")])))["findings"]
    assert [key[:5] for key in findings["x.md"]] == ["SB107", "SB201"]
