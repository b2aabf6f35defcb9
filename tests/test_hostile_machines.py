"""The readers of what machines fetch see what must not stand there: they would otherwise find nothing in anything."""

from __future__ import annotations

from pathlib import Path

import genanki
import pytest

from hostile.machines import READERS, faults
from storybank.export import FORMATS
from storybank.export.anki_package import MODEL

HEAD = "#separator:Comma\n#html:true\n"
WRONG = {
    "data/stories.json": "{",
    "bank.ndjson": "{}\n{",
    "bank.xml": "<a>",
    "feed.atom": "<a>]]",
    "bank.csv": '"=1"\n',
    "bank.tsv": "a\t=1\n",
    "llms.txt": "- [a](https://bank.invalid/x): see [b](https://marker.invalid/)\n",
    "atom.xml": '<feed><content type="html">&lt;script&gt;x&lt;/script&gt;</content></feed>',
    "bank.anki-text": f'{HEAD}"a","<script>x</script>"\n',
}
NAMES = {form.path or f"bank.{name}" for name, form in FORMATS.items()}
AS_WRITTEN = {"llms-full.txt"}  # its author's own Markdown
ACTING = [
    '<b onclick=""x"">',
    '<a href=""javascript:x"">',
    '<a href=""java\tscript:x"">',
    '<img src=""//marker.invalid/a.png"">',
    '<p style=""x"">',
    '<img srcset=""a"">',
    '"\n"a","b","c',
]


@pytest.mark.parametrize("name", WRONG)
def test_what_must_not_stand_there_is_seen(name: str) -> None:
    assert len(list(faults(name, WRONG[name].encode()))) == 1


@pytest.mark.parametrize("back", ACTING)
def test_a_note_for_anki_that_would_act_is_seen(back: str) -> None:
    assert len(list(faults("bank.anki-text", f'{HEAD}"a","{back}"\n'.encode()))) == 1


def test_a_note_that_does_nothing_is_fine() -> None:
    back = '<p>See <a href=""https://example.org/"">this</a>, <a href=""#fn1"">1</a> and <img src=""a.png"">.</p>'
    assert list(faults("bank.anki-text", f'{HEAD}"a","{back}"\n'.encode())) == []


def test_every_format_has_a_reader_but_the_one_that_is_the_authors_own_markdown() -> None:
    assert {n for n in NAMES if n not in READERS and f".{n.rpartition('.')[2]}" not in READERS} == AS_WRITTEN


def test_every_reader_of_a_format_was_seen_to_refuse_something() -> None:
    """A package for Anki is made below, for its bytes are no text."""
    assert NAMES - {*WRONG, *AS_WRITTEN, "bank.anki"} == set(), "what is wrong in it belongs to WRONG"


@pytest.mark.parametrize(
    "back",
    ["<script>x</script>", "[sound:x.mp3]", "\\(x\\)", "\\&#91;x\\]", '<img src="https://marker.invalid/a.png">'],
)
def test_a_note_of_a_package_that_would_act_is_seen(back: str, tmp_path: Path) -> None:
    deck, path = genanki.Deck(1, "a"), tmp_path / "bank.anki"
    deck.add_note(genanki.Note(model=MODEL, fields=["a", back]))
    genanki.Package(deck).write_to_file(path)
    assert len(list(faults(path.name, path.read_bytes()))) == 1


def test_a_feed_leads_nowhere_else() -> None:
    linked = '<feed><link href="{}"/></feed>'
    assert list(faults("atom.xml", linked.format("https://bank.invalid/x/").encode())) == []
    assert list(faults("atom.xml", linked.format("https://marker.invalid/").encode()))
