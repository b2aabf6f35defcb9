"""Every rule, on documents whose faulty lines say which codes they expect.

A line of a case ends in ` ⟸ CODE …` where findings are expected; every other line must stay silent, and the counts must
match. The markers are removed before the document is read. A `column` may follow a code: `SB108@17`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drawn import bank, found, principle, story
from storybank.model.findings import Severity, codes
from storybank.model.settings import Settings

CASES = sorted((Path(__file__).parent / "cases" / "rules").glob("*.md"))
MARK = re.compile(r" ⟸ (.+)$", re.MULTILINE)


def expectation(text: str) -> list[str]:
    return sorted(
        f"{number}: {code}"
        for number, line in enumerate(text.split("\n"), 1)
        for marked in MARK.findall(line)
        for code in marked.split()
    )


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_each_marked_line_and_no_other(case: Path, tmp_path: Path) -> None:
    text = case.read_text(encoding="utf-8")
    result = bank(tmp_path, {case.name: MARK.sub("", text)})
    expected = expectation(text)
    with_column = {e.partition("@")[0]: "@" in e for e in expected}
    actual = []
    for d in result.findings:
        plain = f"{d.place.line}: {d.code}"
        actual.append(f"{plain}@{d.place.column}" if with_column.get(plain) else plain)
    assert sorted(actual) == expected


def test_every_rule_code_has_a_case(tmp_path: Path) -> None:
    marked = {
        e.split(": ")[1].partition("@")[0] for case in CASES for e in expectation(case.read_text(encoding="utf-8"))
    }
    of_files = {code for code in codes() if code.startswith(("SB2", "SB3", "SB50"))} | {"SB106", "SB107", "SB108"}
    tested_elsewhere = {code for code in of_files if code[3] == "5" and not code.startswith("SB50")}  # the parser's own
    assert of_files - tested_elsewhere <= marked


def test_codes_are_documented_and_sorted() -> None:
    assert list(codes()) == sorted(codes())
    names = [code.name for code in codes().values()]
    assert len(set(names)) == len(names)
    for code in codes().values():
        assert re.fullmatch(r"SB[1-9]\d\d", code.id), code
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.name), code
        assert all((code.what, code.why, code.remedy, code.right)), code


def test_every_code_is_used_and_no_other(root: Path) -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (root / "hooks" / "storybank").rglob("*.py"))
    used = set(re.findall(r'"(SB\d{3})"', source))
    assert used == set(codes())


def test_severity_can_be_set_and_a_code_turned_off(tmp_path: Path) -> None:
    files = {"a.md": principle("A", story("One").replace("**Task:** Find out why.\n", ""))}
    assert found(bank(tmp_path, files)) == ["a.md:9:1: SB302"]
    (mild,) = bank(tmp_path, files, Settings(severity={"SB302": "info", "SB551": "off"})).findings
    assert mild.severity is Severity.INFO
    assert found(bank(tmp_path, files, Settings(severity={"SB302": "off"}))) == []
