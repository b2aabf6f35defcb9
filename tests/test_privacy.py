"""What must not be published is found, named by its place only, and covered; what merely looks like it is not."""

from __future__ import annotations

import itertools
import random
import re
import string
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storybank.check.codes import codes
from storybank.check.privacy import check, leaks, mask
from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.read.settings_file import DENIED, DENY_LIST, load_settings

ROOT = Path(__file__).parent.parent
CORPUS = tomllib.loads((Path(__file__).parent / "cases/privacy/leaks.toml").read_text(encoding="utf-8"))
SETTINGS = Settings(denied=tuple(CORPUS["denied"]))
CODES = ("SB601", "SB602", "SB603", "SB604", "SB605", "SB606")
_ALPHABETS = {
    "A": string.ascii_letters + string.digits,
    "U": string.ascii_uppercase + "234567",
    "D": string.digits,
    "h": "0123456789abcdef",
}


def _filled(sentence: str) -> tuple[str, int, int]:
    """Return a sentence of the corpus with its random pieces filled in, and where its leak begins and ends."""
    dice = random.Random(sentence)  # noqa: S311 - the same sentence gets the same pieces in every run

    def piece(match: re.Match[str]) -> str:
        return "".join(dice.choice(_ALPHABETS[match[1]]) for _ in range(int(match[2])))

    text = re.sub(r"\{([AUDh])(\d+)\}", piece, sentence)
    start, end = text.index("⟦"), text.index("⟧") - 1
    return text.replace("⟦", "").replace("⟧", ""), start, end


SEEDED = [(code, sentence) for code in CODES for sentence in CORPUS[code]]


@pytest.mark.parametrize(("code", "sentence"), SEEDED)
def test_each_leak_is_found_where_it_stands(code: str, sentence: str) -> None:
    text, start, end = _filled(sentence)
    assert [(leak.code, leak.start, leak.end) for leak in leaks(text, SETTINGS)] == [(code, start, end)]


@pytest.mark.parametrize("sentence", CORPUS["innocent"])
def test_what_only_looks_like_a_leak_is_left_alone(sentence: str) -> None:
    assert leaks(sentence, SETTINGS) == ()


@pytest.mark.parametrize(("code", "sentence"), SEEDED)
def test_the_mask_covers_the_leak_and_nothing_else(code: str, sentence: str) -> None:
    text, start, end = _filled(sentence)
    masked = mask(text, SETTINGS)
    assert (len(masked), masked[:start], masked[end:]) == (len(text), text[:start], text[end:])
    assert set(masked[start:end]) <= {"•", "\n"}


@pytest.mark.parametrize(("code", "sentence"), SEEDED)
def test_a_finding_never_repeats_what_it_found(code: str, sentence: str) -> None:
    text, start, end = _filled(sentence)
    (finding,) = check(SourceFile("content/x.md", f"# X\n\n{text}\n"), SETTINGS)
    assert text[start:end] not in f"{finding}{finding.remedy}"


def test_a_finding_has_the_line_and_column_of_the_leak() -> None:
    source = SourceFile("content/x.md", "# X\n\nÄ line\nAsk jana@fabrikam.io or +49 30 901820.\n")
    found = check(source, SETTINGS)
    assert [(str(d.place), d.code) for d in found] == [("content/x.md:4:5", "SB601"), ("content/x.md:4:25", "SB602")]


def test_seeded_into_the_bank_every_leak_is_found_and_the_clean_bank_has_none() -> None:
    """The two figures of docs/contributing/privacy.md: what is found of the seeded leaks, what is found without any."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "content").rglob("*.md"))]
    paragraphs = [p for text in texts for p in text.split("\n\n") if p.strip() and not p.startswith("#")]
    assert len(paragraphs) > 200
    dice = random.Random(6)  # noqa: S311 - a fixed choice of carriers
    missed = []
    for code, sentence in SEEDED:
        leak, start, end = _filled(sentence)
        before, after = dice.sample(paragraphs, 2)
        offset = len(before) + 2
        found = {(found.code, found.start, found.end) for found in leaks(f"{before}\n\n{leak}\n\n{after}", SETTINGS)}
        missed += [sentence] if (code, offset + start, offset + end) not in found else []
    assert missed == []
    assert [(text[leak.start : leak.end], leak.code) for text in texts for leak in leaks(text, Settings())] == []


@pytest.mark.parametrize("region", ["DE", "FR", "IN", "JP", "BR"])
def test_the_figures_of_the_bank_are_phone_numbers_in_no_other_region_either(region: str) -> None:
    settings = replace(Settings(), phone_regions=(region,))
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "content").rglob("*.md"))]
    assert [text[leak.start : leak.end] for text in texts for leak in leaks(text, settings)] == []


@given(st.text(st.sampled_from("ab@.:/-_=+ 1230AKI\n\t⟦é•sk[at]dot\\<>{}"), max_size=200) | st.text(max_size=200))
def test_whatever_the_text_leaks_are_apart_and_the_mask_keeps_every_line(text: str) -> None:
    found = leaks(text, SETTINGS)
    assert all(0 <= leak.start < leak.end <= len(text) for leak in found)
    assert all(first.end <= second.start for first, second in itertools.pairwise(found))
    masked = mask(text, SETTINGS)
    assert [len(line) for line in masked.split("\n")] == [len(line) for line in text.split("\n")]


def test_a_long_hostile_line_costs_no_more_than_its_length() -> None:
    """Steps, not seconds: a search that goes back and forth over these would not end within the run."""
    for piece in (
        "a@",
        "a.",
        "10.",
        "x-",
        "-----BEGIN RSA PRIVATE KEY-----\n",
        "password=",
        "\\\\a",
        "A" * 50 + "-",
        "prod-",
        "prod-a1-",
        "mysql -p ",
        "password for is ",
        "fd12:",
        "a AT ",
    ):
        assert isinstance(leaks(piece * (100_000 // len(piece)), SETTINGS), tuple)


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "pyproject.toml").write_text("[tool.storybank]\n")
    monkeypatch.delenv(DENY_LIST, raising=False)
    monkeypatch.delenv(DENIED, raising=False)
    return tmp_path


def test_the_deny_list_comes_from_a_file_that_the_settings_name(bank: Path) -> None:
    (bank / "pyproject.toml").write_text('[tool.storybank]\ndeny_list = "names.txt"\n')
    (bank / "names.txt").write_text("# customers\nContoso\n\nProject Nightjar  # code name\n")
    assert load_settings(bank, codes)[0].denied == ("Contoso", "Project Nightjar")


def test_the_deny_list_of_the_environment_goes_first(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bank / "pyproject.toml").write_text('[tool.storybank]\ndeny_list = "missing.txt"\n')
    (bank / "other.txt").write_text("Contoso\n")
    monkeypatch.setenv(DENY_LIST, str(bank / "other.txt"))
    monkeypatch.setenv(DENIED, "Project Nightjar")
    settings, found = load_settings(bank, codes)
    assert (settings.denied, found) == (("Project Nightjar", "Contoso"), ())


def test_a_deny_list_that_cannot_be_read_is_reported_and_not_quietly_empty(bank: Path) -> None:
    (bank / "pyproject.toml").write_text('[tool.storybank]\ndeny_list = "missing.txt"\n')
    assert [(d.code, "deny list" in d.message) for d in load_settings(bank, codes)[1]] == [("SB702", True)]


def test_names_cannot_be_denied_in_the_repository_itself(bank: Path) -> None:
    (bank / "pyproject.toml").write_text('[tool.storybank]\ndenied = ["Contoso"]\n')
    settings, found = load_settings(bank, codes)
    assert (settings.denied, [d.code for d in found]) == ((), ["SB701"])
