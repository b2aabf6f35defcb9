"""The export: the object that others rely on, its schema, and that no word of a source is missing from it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import feedparser
import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest, ImportCsvRequest
from jsonschema import Draft202012Validator, ValidationError
from llms_txt import parse_llms_file  # type: ignore[import-untyped]
from markdown_it import MarkdownIt

import export_formats
from exported import dated, lost_words, published, texts
from storybank.export import FORMATS, ExportSources, exports, schema
from storybank.export.formats.atom import MOST
from storybank.export.formats.csv import cell
from storybank.export.formats.json import as_json
from storybank.model.kinds import FieldName, PartKind
from storybank.model.settings import Settings
from storybank.pipeline.load import Bank, load

ROOT = Path(__file__).resolve().parents[1]
CONTENT = ROOT / "content"
CASES = sorted((ROOT / "tests" / "cases" / "parse").rglob("*.md"))
SOURCES = [*sorted(CONTENT.glob("*.md")), *CASES]


@cache
def exported(*paths: Path) -> Any:
    bank = load(paths, Settings())
    return json.loads("".join(as_json(bank.library, bank.findings)))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_word_of_a_source_is_missing(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", "ignore")
    assert not lost_words(text, exported(path))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_word_of_the_bare_source_is_missing(path: Path) -> None:
    """Tags, numbers of parts and half words in bold count too."""
    bank = exported(path)
    text = published(path.read_bytes().decode("utf-8", "ignore"), bank)
    held = "\n".join(texts([*bank["principles"], *bank["stories"], *bank["documents"]]))
    assert not Counter(re.findall(r"\w+", text)) - Counter(re.findall(r"\w+", held))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_export_of_a_source_fits_the_schema(path: Path) -> None:
    Draft202012Validator(json.loads(schema())).validate(exported(path))


@pytest.fixture(scope="module")
def bank() -> Any:
    return exported(CONTENT)


def test_the_whole_bank_fits_the_schema(bank: Any) -> None:
    Draft202012Validator(json.loads(schema())).validate(bank)
    assert len(bank["principles"]) == len(list(CONTENT.glob("*.md")))


DAMAGE: dict[str, Callable[[Any], object]] = {
    "a key too many": lambda data: data.update(more=1),
    "a key too few": lambda data: data["stories"][0].pop("title"),
    "an unknown kind": lambda data: data["stories"][0]["parts"][0].update(kind="plot"),
    "no line": lambda data: data["stories"][0]["source"].update(line=0),
    "an unknown field": lambda data: data["stories"][0]["fields"].update(mood=["fine"]),
    "no slug": lambda data: data["principles"][0].update(slug="No slug"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_the_schema_is_strict(damage: str, bank: Any) -> None:
    validator = Draft202012Validator(json.loads(schema()))
    data = json.loads(json.dumps(bank))
    validator.validate(data)
    DAMAGE[damage](data)
    with pytest.raises(ValidationError):
        validator.validate(data)


def test_the_schema_names_every_kind_and_field() -> None:
    definitions = json.loads(schema())["$defs"]
    assert definitions["part_kind"]["enum"] == [str(kind) for kind in PartKind]
    assert definitions["field_name"]["enum"] == [str(name) for name in FieldName]


def test_the_ownership_document_has_its_four_stories(bank: Any) -> None:
    (ownership,) = [p for p in bank["principles"] if p["slug"] == "ownership"]
    stories = {story["id"]: story for story in bank["stories"]}
    own = [stories[id_] for id_ in ownership["stories"]]
    assert [[part["kind"] for part in story["parts"]] for story in own] == [
        ["situation", "task", "action", "result"]
    ] * 4
    assert len(ownership["focus_areas"]) == len(ownership["tips"]) == 5
    assert own[0]["title"] == "DB stream + Kafka worker left incomplete by a resigning dev"
    assert own[1]["title"] == "Cross-Team Production Issue"
    assert own[1]["title_label"] == ""
    assert own[1]["source"]["path"].endswith("content/ownership.md")


def test_lines_point_at_the_text(bank: Any) -> None:
    for story in bank["stories"]:
        path = CONTENT / Path(story["source"]["path"]).name
        lines = path.read_text(encoding="utf-8").split("\n")
        for part in story["parts"]:
            assert part["label"].casefold() in lines[part["line"] - 1].casefold()
            assert story["source"]["line"] <= part["line"] <= story["source"]["end_line"]


def test_two_exports_are_equal() -> None:
    first, second = (load([CONTENT], Settings()) for _ in range(2))
    assert [*as_json(first.library, first.findings)] == [*as_json(second.library, second.findings)]


STRANGE = "# A\u2028b\\n\n## Stories\n\n### \x85 {,\n\n**Situation:** S.\n\n**Action:** I.\n\n**Result:** R.\n"


@pytest.mark.parametrize("text", ["", STRANGE, None], ids=["nothing", "line ends in a text", "this bank"])
def test_what_comes_in_pieces_is_one_object_in_the_usual_form(tmp_path: Path, text: str | None) -> None:
    (tmp_path / "a.md").write_text(text or "", encoding="utf-8")
    bank = load([CONTENT if text is None else tmp_path], Settings())
    pieces = [*as_json(bank.library, bank.findings)]
    whole = "".join(pieces)
    assert whole == json.dumps(json.loads(whole), ensure_ascii=False, indent=2) + "\n"
    entries = len(bank.library.stories) + len(bank.library.principles) + len(bank.library.documents)
    assert len(pieces) > entries, "story by story"


def ids_of(addresses: Iterable[str]) -> list[str]:
    """Return the ids of the stories among addresses of pages."""
    return [
        match[1] for address in addresses if (match := re.search(r"stories/([^/]+)/(?:index\.html\.md)?$", address))
    ]


def imported(data: bytes) -> list[str]:
    """Let Anki import the notes into an empty collection, twice, and return their ids in the order of the file."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "bank.csv")
        path.write_bytes(data)
        collection = Collection(str(path.with_suffix(".anki2")))
        logs = [
            collection.import_csv(
                ImportCsvRequest(path=str(path), metadata=collection.get_csv_metadata(path=str(path), delimiter=None))
            ).log
            for _ in range(2)
        ]
        notes = [collection.get_note(number) for number in sorted(collection.find_notes(""))]
        collection.close()
    assert all(front and "<h4>" in back for front, back in (note.fields for note in notes))
    assert [len(log.new) for log in logs] == [len(notes), 0]  # what is imported again is the same note
    return [note.guid.removeprefix("storybank ") for note in notes]


def unpacked(data: bytes) -> list[str]:
    """Let Anki import a package twice, and return the ids of the stories in the order of the cards."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "bank.apkg")
        path.write_bytes(data)
        collection = Collection(str(path.with_suffix(".anki2")))
        request = ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions())
        logs = [collection.import_anki_package(request).log for _ in range(2)]
        cards = sorted((collection.get_card(number) for number in collection.find_cards("")), key=lambda card: card.due)
        backs = [card.note().fields[1] for card in cards]
        collection.close()
    assert [len(log.new) for log in logs] == [len(backs), 0]
    return ids_of(re.findall(r'<p><a href="([^"]*)">[^<]*</a></p>\Z', back)[0] for back in backs)


# How each format is read back, by a reader that is not ours: the ids of the stories that it finds in the bytes.
READERS: dict[str, Callable[[bytes], list[str]]] = {
    "json": lambda data: [story["id"] for story in json.loads(data)["stories"]],
    "ndjson": lambda data: [json.loads(line)["id"] for line in data.splitlines()],
    "csv": lambda data: [row["id"] for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig")))],
    "anki-text": imported,
    "anki": unpacked,
    "atom": lambda data: ids_of(entry.link for entry in feedparser.parse(data).entries),
    "llms.txt": lambda data: ids_of(
        link["url"] for links in parse_llms_file(data.decode())["sections"].values() for link in links
    ),
    "llms-full.txt": lambda data: ids_of(
        token.content for token in MarkdownIt().parse(data.decode()) if token.content.startswith("Page: ")
    ),
}


SITE = "https://bank.example/b/"


def test_every_format_has_a_reader() -> None:
    assert set(FORMATS) == set(READERS)


@pytest.mark.parametrize("name", FORMATS)
def test_the_help_says_what_a_format_is(name: str) -> None:
    assert FORMATS[name].summary.strip(" .") == FORMATS[name].summary != "", "half a sentence, without a full stop"


def test_the_page_shows_every_format_as_it_is() -> None:
    assert export_formats.written() == export_formats.section(), (
        "docs/maintaining.md is stale: run `python tests/export_formats.py`"
    )


@pytest.mark.parametrize("name", READERS)
def test_a_format_is_read_back_whole(name: str, content: Bank) -> None:
    """The same bytes from the command and in the site, and every story in them."""
    form, sources = FORMATS[name], ExportSources(content.library, content.findings, SITE, dated(content.library))
    data = b"".join(form.write(sources))
    assert READERS[name](data) == [story.id for story in content.library.stories][: MOST if name == "atom" else None]
    published = {asset.path: asset.data for asset in exports(sources)}
    assert not form.path or published[form.path] == data
    assert b"".join(form.write(sources)) == data


def test_no_two_files_of_the_site_share_a_path() -> None:
    loaded = load([CASES[0]], Settings())
    paths = [asset.path for asset in exports(ExportSources(loaded.library, loaded.findings))]
    assert len(paths) == len(set(paths))
    assert {path.partition("/")[0] for path in paths} == {"data", "llms.txt", "llms-full.txt"}


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("=1+1", True),
        ("+49 is a prefix", True),
        ("-5", True),
        ("@home", True),
        ("007", True),
        ("2021-03", True),
        ("1/2", True),
        ("12,000", True),
        ("1e5", True),
        ("50%", True),
        ("TRUE", True),
        ("  =1+1", True),
        ("", False),
        ("plain", False),
        ("3 weeks", False),
        ("a = b", False),
        ("Q3 2021", False),
    ],
)
def test_a_cell_stays_a_text(text: str, changed: bool) -> None:
    """What a spreadsheet would compute, or take for a number or a day, has a character without width before it."""
    assert cell(text) == (f"\N{WORD JOINER}{text}" if changed else text)


def test_a_link_within_the_bank_leads_to_the_site() -> None:
    files = {
        "a.md": b"# A\n\n## Stories\n\n### One\n\n**Situation:** See [two](#two).\n**Task:** T.\n**Action:** A.\n"
        b"**Result:** R.\n\n### Two\n\n**Situation:** S.\n**Task:** T.\n**Action:** A.\n**Result:** R.\n"
    }
    with TemporaryDirectory() as folder:
        for name, data in files.items():
            Path(folder, name).write_bytes(data)
        library = load([Path(folder)], Settings()).library
    site = "https://bank.example/b/"
    for name in ("anki-text", "llms-full.txt"):
        text = b"".join(FORMATS[name].write(ExportSources(library, (), site))).decode()
        assert f"{site}stories/two/" in text.partition("Task")[0]
        bare = b"".join(FORMATS[name].write(ExportSources(library))).decode()
        assert site not in bare
    assert "<a" not in b"".join(FORMATS["anki-text"].write(ExportSources(library))).decode()


def test_no_format_makes_more_of_a_text_than_it_says(tmp_path: Path) -> None:
    """Neither HTML in a list of links, nor a sound or a formula on a card."""
    said = "The log said `<b>7</b>` &lt;img&gt; \\[x\\](https://a.example/) [sound:x.mp3] [latex]y[/latex]."
    text = "# A\n\n## Stories\n\n### One\n\n**Situation:** We had no tests.\n**Task:** I was asked.\n"
    text += f"**Action:** I wrote one for each bug.\n**Result:** {said}\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    sources = ExportSources(load([tmp_path], Settings()).library)
    cards = b"".join(FORMATS["anki-text"].write(sources)).decode()
    assert "[" not in cards
    assert "&#91;sound:x.mp3]" in cards
    tokens = MarkdownIt().parse(b"".join(FORMATS["llms.txt"].write(sources)).decode())
    inside = [child for token in tokens for child in token.children or []]
    assert {child.type for child in inside} <= {"text", "text_special", "link_open", "link_close", "softbreak"}
    shown = "".join(child.content for child in inside)
    assert "The log said <b>7</b> <img> [x](https://a.example/) [sound:x.mp3]" in shown
