"""What machines fetch: every form of the hostile bank's data must still be read as what it is."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

from ada_url import URL
from markdown_it import MarkdownIt

from exported import dated
from storybank.export import FORMATS, ExportSources
from storybank.pipeline.load import Bank

SITE = "https://bank.invalid/"
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a cell begins that a spreadsheet computes
LINKS = {"http:", "https:", "mailto:"}
FETCHES = {"iframe", "script", "link", "object", "embed", "video", "audio", "style", "form", "input", "base"}
SHOWN = "https://shown.invalid/"  # where a text would be shown
_SET = re.compile(r"\[|\\(?:\(|&#91;)")  # what Anki plays, and what begins a formula
_MARKDOWN = MarkdownIt("gfm-like", {"html": True})


def faults_of(bank: Bank) -> list[str]:
    """Return what is wrong with the bank in any format that it is exported in."""
    sources = ExportSources(bank.library, bank.findings, SITE, dated(bank.library))
    files = {form.path or f"bank.{name}": b"".join(form.write(sources)) for name, form in FORMATS.items()}
    return [fault for name, data in files.items() for fault in faults(name, data)]


def faults(name: str, data: bytes) -> Iterator[str]:
    """Yield what is wrong with a file of this name; nothing for a kind of file that is not known here."""
    check = READERS.get(name) or READERS.get(Path(name).suffix)
    try:
        text = _notes(data) if name.endswith(".anki") else data.decode("utf-8") if check else ""
        yield from (f"{name}: {fault}" for fault in check(text) or ()) if check else ()
    except (ValueError, ET.ParseError, csv.Error, sqlite3.Error, zipfile.BadZipFile) as error:
        yield f"{name}: {error}"


def _json(text: str) -> Iterator[str]:
    json.loads(text)
    yield from ()


def _json_lines(text: str) -> Iterator[str]:
    for line in text.split("\n")[:-1]:
        json.loads(line)
    yield from () if text.endswith("\n") else ("the last line has no end",)


def _xml(text: str) -> Iterator[str]:
    ET.fromstring(text)  # noqa: S314 - made by ourselves
    yield from ()


def _cells(text: str, delimiter: str = ",") -> Iterator[str]:
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter)
    yield from (f"a formula {cell[:40]!r}" for row in rows for cell in row if cell.startswith(FORMULA))


def _feed(text: str) -> Iterator[str]:
    """A reader shows the content of an entry as a page, and opens its links."""
    for element in ET.fromstring(text).iter():  # noqa: S314 - made by ourselves
        if element.get("type") == "html" and element.tag.endswith("content"):
            yield from (fault for fault in _acting(element.text or "") if not fault.startswith(f"fetches {SITE}"))
        if element.get("href") and not str(element.get("href")).startswith(SITE):
            yield f"leads to {element.get('href')}"


def _notes(data: bytes) -> str:
    """Return the fields of every note in a package for Anki."""
    with TemporaryDirectory() as folder:
        path = zipfile.ZipFile(io.BytesIO(data)).extract("collection.anki2", folder)
        database = sqlite3.connect(path)
        fields = [text for (text,) in database.execute("select flds from notes")]
        database.close()
    return "\n".join(fields)


def _cards(text: str) -> Iterator[str]:
    yield from ["no note"] if not text else []
    yield from ["plays or sets something"] if _SET.search(text) else []
    yield from (fault for fault in _acting(text) if not fault.startswith(f"fetches {SITE}"))


def _anki(text: str) -> Iterator[str]:
    """Anki shows a field as a page: nothing of it may act, be fetched, or lead elsewhere than where links may."""
    head, notes = re.match(r"(?:#.*\n)*", text), re.sub(r"\A(?:#.*\n)*", "", text)
    columns = {len(row) for row in csv.reader(io.StringIO(notes, newline=""))}
    yield from [] if head and len(columns) == 1 else [f"notes with {columns} fields"]
    yield from ["plays or sets something"] if _SET.search(notes) else []
    yield from _acting(notes.replace('""', '"'))


def _list_of_links(text: str) -> Iterator[str]:
    """Every link of llms.txt leads into the bank's own site, whatever stands in a title or a result."""
    links = [child for token in _MARKDOWN.parse(text) for child in token.children or () if child.type == "link_open"]
    addresses = [str(link.attrGet("href")) for link in links if link.info != "auto"]
    yield from [] if addresses else ["no link at all"]
    yield from (f"leads to {address}" for address in addresses if not address.startswith(SITE))


def _acting(html: str) -> Iterator[str]:
    reader = _Acting()
    reader.feed(html)
    yield from reader.found


class _Acting(HTMLParser):
    """Collects what would act or be fetched if a text were shown as HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [f"<{tag}>"] if tag in FETCHES else []
        self.found += [f"<{tag} {name}>" for name, _ in attrs if name.startswith("on") or name in {"style", "srcset"}]
        read = {name: URL(value or "", SHOWN) for name, value in attrs if name in {"href", "src"}}
        self.found += [f"leads to {url.href}" for url in read.values() if url.protocol not in LINKS]
        self.found += [
            f"fetches {url.href}" for name, url in read.items() if name == "src" and url.origin + "/" != SHOWN
        ]


READERS: dict[str, Callable[[str], Iterator[str]]] = {
    ".json": _json,
    ".ndjson": _json_lines,
    ".xml": _xml,
    ".atom": _xml,
    ".csv": _cells,
    ".tsv": lambda text: _cells(text, "\t"),
    ".anki-text": _anki,
    ".anki": _cards,
    "atom.xml": _feed,
    "llms.txt": _list_of_links,
}
