"""A quick look that spares most texts a whole reading passes by nothing that the reading would find."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from markdown_it.token import Token

from storybank.check.rules import empty_heading
from storybank.markdown import KnownNames, deep_blocks, headings
from storybank.markdown.dialect import blocks
from storybank.model.places import SourceFile
from storybank.model.story import Document

HEADINGS = (
    *(
        "#",
        "## ",
        "###",
        " ",
        "  ",
        "\t",
        "> ",
        ">",
        "- ",
        "* ",
        "1. ",
        "2) ",
        "\n",
        "\n",
        "\n",
        "---",
        "===",
        "-",
        "=",
    ),
    *("Example", "example ", "Story", "Stories", "cases", "Star", " 1", "1.", "#2", ":", " –", "x", "text "),
    *("\n\n", "```", "<b>", "`a`", "\N{ARABIC-INDIC DIGIT THREE}", "\N{NO-BREAK SPACE}", "[ ] "),
)
NESTED = (">", "> ", "- ", "* ", "1. ", "\t", "  ", "   ", "x", "\n", "\n", "10) ", "> [!note] ")
NAMED = ("Ownership", "OWNERSHIP", "dive", " ", "-", " Deep", "'", "İ", "ß", "SS", "Σ", "ς", "\n", "日本", "x", "ẞ")


def texts(pieces: tuple[str, ...], longest: int) -> Iterator[str]:
    random = Random(5)  # noqa: S311 - the same texts each time
    for _ in range(3_000):
        yield "".join(random.choices(pieces, k=random.randint(1, longest)))


def test_a_heading_without_a_name_is_not_passed_by() -> None:
    found = 0
    for text in texts(HEADINGS, 14):
        whole = {line + 1 for heading, line in headings(text) if empty_heading._NAMELESS.fullmatch(heading)}
        source, document = SourceFile("a.md", text), Document("a.md", (), ())
        assert {finding.place.line for finding in empty_heading.in_file(source, document)} == whole, text
        found += len(whole)
    assert found > 100


@pytest.mark.parametrize("limit", [1, 2, 4])
def test_a_deep_list_is_not_passed_by(limit: int) -> None:
    found = 0
    for text in texts(NESTED, 40):
        whole = [number for number, depth in depths(blocks(text)) if depth == limit + 1]
        assert list(deep_blocks(text, limit)) == whole, text
        found += len(whole)
    assert found > 100


def depths(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    depth = 0
    for token in tokens:
        if token.type.endswith(("_list_open", "blockquote_open")):
            depth += 1
            yield (token.map or [0])[0], depth
        depth -= token.type.endswith(("_list_close", "blockquote_close"))


def test_a_name_is_not_passed_by(monkeypatch: pytest.MonkeyPatch) -> None:
    names = KnownNames(["Ownership", "Dive Deep", "Straße", "ΟΔΟΣ", "İx", "日本"])
    asked = [
        *texts(NAMED, 8),
        *(f"{a}{b}{c}" for a in ("", "x ") for b in ("ΟΔΟΣ", "STRASSE", "straße", "İX") for c in ("", "'Α")),
    ]
    quick = [(list(names.found_in(text)), names.stand_in(text)) for text in asked]
    monkeypatch.setattr(KnownNames, "_may_stand", lambda _names, _text: True)
    assert quick == [(list(names.found_in(text)), names.stand_in(text)) for text in asked]
    assert sum(stands for _, stands in quick) > 100
