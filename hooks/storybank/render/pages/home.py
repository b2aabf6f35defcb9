"""The home page: a search box, a story, where to begin, the principles, and the ways in."""

from __future__ import annotations

from collections.abc import Iterator

from ...link.as_markdown import bullets, words
from ...markdown import plain
from ...model.addresses import FIND, PRACTICE
from ...model.library import Keyword
from ...model.site import Page
from ..catalogue import Catalogue
from ..environment import write
from ..page_type import PageType
from ..picks import beginnings, daily, latest, reading_time
from ..twins import TwinWriter, blocks, note, section
from .checklists import CHECKLISTS
from .coverage import COVERAGE
from .keywords import KEYWORDS
from .principles import entries
from .questions import QUESTIONS
from .star_index import STAR_INDEX

HOME = "index.md"
SUGGESTIONS = 6
WAYS = {
    "find": FIND,
    "star_index": STAR_INDEX,
    "questions": QUESTIONS,
    "practice": PRACTICE,
    "coverage": COVERAGE,
    "checklists": CHECKLISTS,
    "keywords": KEYWORDS,
}


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield the one home page."""
    yield Page(
        path=HOME,
        kind="home",
        title=catalogue.say("home.title"),
        description=description(catalogue),
        markdown=write(
            catalogue,
            "home.md.jinja",
            HOME,
            principles=entries(catalogue),
            suggestions=_suggestions(catalogue),
            reading_time=reading_time(catalogue),
            daily=daily(catalogue),
            latest=latest(catalogue),
            beginnings=list(beginnings(catalogue, QUESTIONS)),
            **WAYS,
        ),
        in_nav=True,
        hide=("navigation", "toc", "footer"),
        in_search=False,
        twin=blocks(*_twin(catalogue)),
    )


def _twin(catalogue: Catalogue) -> Iterator[str]:
    say, twin = catalogue.say, TwinWriter(catalogue, HOME)
    yield words(description(catalogue))
    listed = (note(twin.link(entry.path, entry.title), entry.summary) for entry in entries(catalogue))
    yield section(say("principles.title"), bullets(listed))
    begin = (note(twin.link(start.path, start.text), start.reason) for start in beginnings(catalogue, QUESTIONS))
    yield section(say("home.begin"), bullets(begin))
    yield section(say("home.latest"), bullets(map(twin.card, latest(catalogue))))
    yield section(say("home.today"), bullets(map(twin.card, daily(catalogue))))
    ways = (twin.link(path, say(f"{name}.title")) for name, path in WAYS.items())
    yield section(say("home.ways"), bullets(ways))


def description(catalogue: Catalogue) -> str:
    """Return what the bank is, in one sentence."""
    names = ", ".join(plain(principle.title) for principle in catalogue.library.principles[:4])
    return catalogue.say("home.description", n=len(catalogue.stories), principles=names)


def _suggestions(catalogue: Catalogue) -> list[Keyword]:
    """The keywords that most stories hold."""
    counted = [(-len(cards), catalogue.keywords[slug].name, slug) for slug, cards in catalogue.cards_by_keyword.items()]
    return [catalogue.keywords[slug] for _, _, slug in sorted(counted)[:SUGGESTIONS]]


PAGE_TYPE = PageType(position=10, pages=pages)
