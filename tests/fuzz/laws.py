"""What must hold for the bytes of any file, from reading it to its page and its canonical form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html.parser import HTMLParser

from ada_url import URL

from hostile.machines import faults_of
from storybank.format import lost_words
from storybank.format.prove import tidy
from storybank.link.addresses import load_record
from storybank.link.keywords import load_keywords
from storybank.markdown import plain
from storybank.model.findings import Finding
from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.model.story import Document
from storybank.parse import parse
from storybank.parse.file.contents import texts_of
from storybank.pipeline.build import site
from storybank.pipeline.load import Bank, load
from storybank.read.decode import decode

PATH = "ownership.md"
SETTINGS = Settings()
ACTIVE = {
    "script",
    "style",
    "iframe",
    "frame",
    "object",
    "embed",
    "base",
    "meta",
    "link",
    "video",
    "audio",
    "svg",
    "math",
}
ADDRESSES = {"href", "src", "action", "formaction", "srcset", "poster", "data", "xlink:href"}
SCHEMES = {"http:", "https:", "mailto:"}
SITE = "https://site.invalid/bank/"


def broken(data: bytes, *, pages: bool = True) -> Iterator[str]:
    """Yield what does not hold, in words that are the same for inputs that break the same law in the same way.

    The laws of `pages` and of exports take most of the time, and can be left out.
    """
    source, problems = decode(data, PATH)
    if source is None:
        yield from _misplaced(problems, {})
        return
    document, _ = parse(source, SETTINGS)
    yield from _read(source, document)
    bank = load([], SETTINGS, sent=[source])
    yield from _misplaced((*problems, *bank.findings), {source.path: source})
    if pages:
        yield from _published(bank)
    yield from _companions(source)
    yield from _formatted(source, document)


def words_in(source: SourceFile) -> tuple[int, int]:
    """Return how many words a file has, and how many of them are lost where it is read and where it is formatted."""
    document, _ = parse(source, SETTINGS)
    unread = not_held(source, document).total()
    return _words([source.text]).total(), unread + len(lost_words(source, document, tidy(source, SETTINGS).text))


def not_held(source: SourceFile, document: Document) -> Counter[str]:
    """Return the words of a file that neither the texts nor the markup of its document hold."""
    held = [*texts_of(document), *(markup.text for markup in document.markup)]
    return _words([source.text]) - _words(held)


def _read(source: SourceFile, document: Document) -> Iterator[str]:
    if not_held(source, document):
        yield "parse: a word is lost"


def _published(bank: Bank) -> Iterator[str]:
    for page in site(bank, SETTINGS).pages:
        look = _Look()
        look.feed(page.markdown)
        look.close()
        yield from (f"{page.kind} page: {entry}" for entry in look.active)
    found = faults_of(bank) if bank.library.stories else ()  # those that look at exports want something in each
    yield from (f"export: {fault.partition(':')[0]}" for fault in found)


def _companions(source: SourceFile) -> Iterator[str]:
    """The other files of a bank that strangers may write, with the same text in them."""
    for name, read in (("keywords.yml", load_keywords), ("addresses.toml", load_record)):
        file = replace(source, path=name)
        yield from _misplaced(read(file)[1], {name: file})


def _formatted(source: SourceFile, document: Document) -> Iterator[str]:
    after = replace(source, text=tidy(source, SETTINGS).text)
    if tidy(after, SETTINGS).text != after.text:
        yield "format: a second pass changes something"
    if lost_words(source, document, after.text):
        yield "format: a word is lost"
    if _told(document) != _told(parse(after, SETTINGS)[0]):
        yield "format: the stories say something else"


def _told(document: Document) -> list[object]:
    """Return what the stories say, by another way than the proof of `format`: titles, kinds, words."""
    return [
        (story.title, [(part.kind, re.findall(r"\w+", plain(part.markdown))) for part in story.parts])
        for story in document.all_stories
    ]


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in re.findall(r"\w+", text))


def _misplaced(findings: Iterable[Finding], files: dict[str, SourceFile]) -> Iterator[str]:
    for found in findings:
        place = found.place
        lines = files[place.path].lines if place.path in files else ("",)
        if not 1 <= place.line <= len(lines):
            yield f"{found.code}: no such line"
        elif not 1 <= place.column <= len(lines[place.line - 1]) + 1:
            yield f"{found.code}: no such column"


class _Look(HTMLParser):
    """Collects what in a page could act, or lead where no address of content may lead."""

    def __init__(self) -> None:
        super().__init__()
        self.active: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ACTIVE:
            self.active.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcdoc"}:
                self.active.append(f"{name} of <{tag}>")
            elif name in ADDRESSES and _leads_out(value or ""):
                self.active.append(f"the address of <{tag}>")

    handle_startendtag = handle_starttag


def _leads_out(address: str) -> bool:
    try:
        return URL(address, SITE).protocol not in SCHEMES
    except ValueError:
        return False  # no address: a browser goes nowhere
