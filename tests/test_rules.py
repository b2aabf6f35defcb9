"""Every rule, on banks whose faulty lines say which codes they expect.

A case is a file, or a folder of files, below `cases/rules`. A line of it ends in ` ⟸ CODE …` where findings are
expected; every other line must stay silent, and the counts must match. The markers are removed before the bank is read.
A `column` may follow a code: `SB108@17`.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from drawn import bank, found, principle, story
from storybank.check import rules
from storybank.check.codes import codes
from storybank.model.findings import Severity, stage_codes
from storybank.model.modules import modules_in
from storybank.model.settings import Settings
from storybank.text.printable import beginning

CASES = sorted((Path(__file__).parent / "cases" / "rules").iterdir())
RULES = modules_in(rules)
UNUSED = ("SB742", "SB912", "SB913", "SB914")  # went, or were passed over; a code keeps the number that it was given
MARK = re.compile(r" ⟸ (.+)$", re.MULTILINE)


def files_of(case: Path) -> dict[str, str]:
    files = [path for path in case.rglob("*") if path.is_file()] if case.is_dir() else [case]
    return {path.name if path == case else path.relative_to(case).as_posix(): path.read_text("utf-8") for path in files}


def expectation(case: Path) -> list[str]:
    return sorted(
        f"{name}:{number}: {code}"
        for name, text in files_of(case).items()
        for number, line in enumerate(text.split("\n"), 1)
        for marked in MARK.findall(line)
        for code in marked.split()
    )


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_each_marked_line_and_no_other(case: Path, tmp_path: Path) -> None:
    result = bank(tmp_path, {name: MARK.sub("", text) for name, text in files_of(case).items()}, Settings())
    expected = expectation(case)
    with_column = {e.partition("@")[0]: "@" in e for e in expected}
    actual = []
    for d in result.findings:
        plain = f"{d.place.path}:{d.place.line}: {d.code}"
        actual.append(f"{plain}@{d.place.column}" if with_column.get(plain) else plain)
    assert sorted(actual) == expected


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__.rpartition(".")[2])
def test_a_rule_is_whole_and_has_a_case(rule: ModuleType) -> None:
    module = rule.__name__.rpartition(".")[2]
    assert rule.CODE.name == module.replace("_", "-"), "the module is named as its code"
    assert len({"in_file", "in_bank"} & vars(rule).keys()) == 1, "a rule looks at a file or at the whole bank"
    marked = {e.rpartition(" ")[2].partition("@")[0] for case in CASES for e in expectation(case)}
    assert rule.CODE.id in marked, f"mark a line of a case in tests/cases/rules with ⟸ {rule.CODE.id}"


def test_codes_are_documented_and_sorted() -> None:
    assert list(codes()) == sorted(codes())
    names = [code.name for code in codes().values()]
    assert len(set(names)) == len(names)
    for code in codes().values():
        assert re.fullmatch(r"SB[1-9]\d\d", code.id), code
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.name), code
        for text in (code.what, code.why, code.remedy, code.wrong, code.right):
            assert text.strip(), code
            assert text == text.strip("\n"), code


def test_no_two_codes_have_one_id() -> None:
    every = Counter([*stage_codes(), *(rule.CODE.id for rule in RULES)])
    assert [id_ for id_, times in every.items() if times > 1] == []


def test_a_code_has_the_next_number_of_its_row() -> None:
    """A row begins at a ten; whoever adds a code finds its number without asking."""
    numbers = {int(id_.removeprefix("SB")) for id_ in (*codes(), *UNUSED)}
    assert [f"SB{n}" for n in sorted(numbers) if n % 10 > 1 and n - 1 not in numbers] == []


def test_every_code_is_used_and_no_other(root: Path) -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (root / "hooks" / "storybank").rglob("*.py"))
    used = set(re.findall(r'"(SB\d{3})"', source))
    assert used == set(codes())


def test_severity_can_be_set_and_a_code_turned_off(tmp_path: Path) -> None:
    files = {"a.md": principle("A", story("One", "I broke the shop.").replace("**Result:** It", "I saw that it"))}
    assert found(bank(tmp_path, files)) == ["a.md:9:1: SB302"]
    (mild,) = bank(tmp_path, files, Settings(severity={"SB302": "info", "SB551": "off"})).findings
    assert mild.severity is Severity.INFO
    assert found(bank(tmp_path, files, Settings(severity={"SB302": "off"}))) == []


@pytest.mark.parametrize(("length", "shown"), [(60, "x" * 60), (61, "x" * 59 + "…")])
def test_a_message_quotes_sixty_characters(length: int, shown: str) -> None:
    assert beginning("x" * length) == shown


@pytest.mark.parametrize(
    ("line", "place", "message"),
    [
        ("The task wasnâ€™t mine.", "14: SB108", "“wasnâ€™t m” looks like broken encoding of “wasn’t m”"),
        ("â€™Tis mine.", "1: SB108", "“â€™Tis” looks like broken encoding of “’Tis”"),
        ("They see â€", "10: SB108", "“see â€” looks like broken encoding"),
        ("### Example", "1: SB201", "the heading “Example” names nothing"),
        ("###", "1: SB201", "a heading without text"),
        ("<<<<<<< HEAD", "1: SB115", "git left “<<<<<<< HEAD” here: two changes are not yet joined"),
        (">>>>>>> other", "1: SB115", "git left “>>>>>>> other” here: two changes are not yet joined"),
    ],
)
def test_what_a_rule_says_of_a_line(line: str, place: str, message: str, tmp_path: Path) -> None:
    text = f"{principle('A', story('One'))}\n## Notes\n\nText.\n\n{line}\n\nMore text.\n"
    (finding,) = bank(tmp_path, {"a.md": text}).findings
    assert f"{finding.place.column}: {finding.code}" == place
    assert finding.message == message
