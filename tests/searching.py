"""The search as tests and measurements drive it: its real program in a real browser, without a page around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from storybank.model.site import Asset
from storybank.text.terms import is_stop, readings
from storybank.text.words import chunks

QUERIES = Path(__file__).parent / "find" / "queries.txt"
BLANK = '<!doctype html><meta charset="utf-8"><title>Search</title>'
DEPTH = 10

_SEARCH = """async ([queries, depth]) => {
  const found = []
  for (const query of queries) {
    const { mode, stories } = await storybankFind.search(query)
    const first = await Promise.all(stories.slice(0, depth).map(({ number }) => storybankFind.story(number)))
    const ids = first.map(({ id }) => id)
    found.push({ mode, count: stories.length, ids, masks: stories.map(({ number, mask }) => [number, mask]) })
  }
  return found
}"""


@dataclass(frozen=True, slots=True)
class Query:
    """A labelled query: any of the stories `wanted` is a right first answer; with none, no answer is."""

    kind: str
    text: str
    wanted: frozenset[str]
    held_back: bool


def queries(ids: Sequence[str], path: Path = QUERIES) -> list[Query]:
    """Read the labelled queries; a label must be the beginning of exactly one id of the bank."""
    kind, found = "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif line and not line.startswith("#"):
            text, _, labels = line.removeprefix("! ").rpartition("=")
            wanted = frozenset(_named(label.strip(), ids) for label in labels.split(",") if label.strip())
            found.append(Query(kind, text.strip(), wanted, line.startswith("! ")))
    return found


def _named(label: str, ids: Sequence[str]) -> str:
    named = [id_ for id_ in ids if id_.startswith(label)]
    if len(named) != 1:
        raise ValueError(f"the label {label!r} names {len(named)} stories: {named[:3]}")
    return named[0]


def write(assets: Iterable[Asset], folder: Path) -> Path:
    """Write an index into `folder` with an empty page beside it; returns the page."""
    for asset in assets:
        path = folder / asset.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(asset.data)
    page = folder / "search.html"
    page.write_text(f'{BLANK}<script src="find/find.js"></script>', encoding="utf-8")
    return page


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """Open the page that `write` made."""
    page = browser.new_page()
    page.goto(address)
    yield page
    page.close()


def search(page: Page, texts: Sequence[str], depth: int = DEPTH) -> list[dict[str, Any]]:
    """Search for each text; returns for each the mode, the count, the first ids, and number and fields of every hit."""
    found: list[dict[str, Any]] = page.evaluate(_SEARCH, [list(texts), depth])
    return found


@dataclass(frozen=True, slots=True)
class Quality:
    """How good answers are; `empty` is the share left unanswered of the queries that nothing answers."""

    count: int
    mrr: float
    first: float
    fifth: float
    zero: float
    empty: float


def quality(asked: Sequence[Query], answers: Sequence[Sequence[str]]) -> Quality:
    """Judge the ids that each query brought, best first."""
    pairs = list(zip(asked, answers, strict=True))
    ranks = [_rank(query, ids) for query, ids in pairs if query.wanted]
    answered = [bool(ids) for query, ids in pairs if query.wanted]
    silent = [not ids for query, ids in pairs if not query.wanted]
    return Quality(
        len(pairs),
        _mean([1 / rank if rank else 0.0 for rank in ranks]),
        _mean([rank == 1 for rank in ranks]),
        _mean([0 < rank <= 5 for rank in ranks]),
        _mean([not yes for yes in answered], 0.0),
        _mean(silent),
    )


def _rank(query: Query, ids: Sequence[str]) -> int:
    return next((rank for rank, id_ in enumerate(ids[:DEPTH], 1) if id_ in query.wanted), 0)


def _mean(values: Sequence[float | bool], otherwise: float = 1.0) -> float:
    return sum(values) / len(values) if values else otherwise


def read(text: str) -> list[list[object]]:
    """What Python makes of a text, in the form that the browser returns."""
    found: list[list[object]] = []
    for chunk in chunks(text):
        ways = readings(chunk)
        found.append([chunk, [list(way) for way in ways], [is_stop(term) for way in ways for term in way]])
    return found
