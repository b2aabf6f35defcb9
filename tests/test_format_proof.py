"""A form of one piece that changes what stands in another is refused, in a small file and in a large one."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from unittest.mock import patch

import pytest

from storybank.format import Piece, pieces, prove
from storybank.format.prove import LARGE, Tidied, tidy
from storybank.format.variants import only
from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.model.story import Document

PARTS = "- S: It was down, see [the log][log].\n- T: Mend it.\n- A: I moved it.[^why]\n- R: It ran in {0} days.\n"
BEHIND = "\n## Notes\n\n[log]: https://example.org/log\n[^why]: It was old.\n\n## Tips\n\n* One\n* Two\n"
FORMED = "**Situation:** It was down, see [the log][log]."

# What a form of a piece does to the rest of the file, by the beginning of the piece as it is written.
HARMS = {
    "opens a comment": ("### One", lambda text: f"{text}\n\n<!-- open"),
    "opens a comment that ends in another section": ("### One", lambda text: text.replace("It ran", "<!-- It ran")),
    "opens a fence": ("### One", lambda text: f"{text}\n\n```"),
    "moves a reference": ("[log]:", lambda text: text.replace("[log]:", "[other]:")),
    "leaves a reference out": ("[log]:", lambda text: text.replace("[log]: https://example.org/log", "")),
    "leaves a footnote out": ("[log]:", lambda text: text.replace("[^why]: It was old.", "")),
    "makes a story a principle": ("### One", lambda text: text.replace("### One", "# One")),
    "makes a section part of a story": ("## Notes", lambda text: text.replace("## Notes", "##### Notes")),
    "makes a section text": ("## Tips", lambda text: text.replace("## Tips", "Tips")),
    "tells a story twice": ("### One", lambda text: f"{text}\n\n{text}"),
    "changes a word for another": ("### One", lambda text: text.replace("moved", "bought")),
    "swaps two parts": ("### One", lambda text: text.replace("**Task:**", "**Action:**", 1)),
}  # fmt: skip


TOLD = "\n".join(f"### {name}\n{PARTS.format(at)}" for at, name in enumerate(["One", "Two", "Three"]))
TEXT = f"# Ownership\n\n## Stories\n\n{TOLD}{BEHIND}"


@pytest.fixture(params=["small", "large"])
def size(request: pytest.FixtureRequest) -> Iterator[str]:
    """The way in which a file of this size is proved."""
    size: str = request.param
    with patch.object(prove, "LARGE", 0 if size == "large" else LARGE):
        yield size


def spoilt(begins: str, harm: Callable[[str], str]) -> Tidied:
    """Tidy the text as if the canonical form of one piece did some harm."""

    def cut(source: SourceFile, document: Document) -> tuple[Piece, ...]:
        found = pieces(source, document)
        at = next(n for n, piece in enumerate(found) if piece.written.strip().startswith(begins))
        harmed = replace(found[at], variants=only(harm(found[at].canonical)))
        assert harmed.canonical != found[at].canonical
        return (*found[:at], harmed, *found[at + 1 :])

    with patch.object(prove, "pieces", cut):
        return tidy(SourceFile("ownership.md", TEXT), Settings())


@pytest.mark.usefixtures("size")
def test_without_harm_the_file_takes_its_canonical_form() -> None:
    tidied = tidy(SourceFile("ownership.md", TEXT), Settings())
    assert tidied.findings == ()
    assert tidied.text.count(FORMED) == TEXT.count("- S:")


@pytest.mark.parametrize("name", HARMS)
def test_what_reaches_into_another_piece_is_refused(name: str, size: str) -> None:
    begins, harm = HARMS[name]
    tidied = spoilt(begins, harm)
    kept = TEXT[TEXT.index(begins) :].partition("\n\n")[0].strip()
    assert kept in tidied.text
    assert {finding.code for finding in tidied.findings} == {"SB731"}
    if size == "small":  # a large file is read a few times only: more of it may stay as it is written
        assert len(tidied.findings) == 1
        assert tidied.text.count(FORMED) == TEXT.count("- S:") - (begins == "### One")
