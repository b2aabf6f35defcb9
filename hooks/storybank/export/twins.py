"""The Markdown of a page beside the page, for programs: what was written, without what lays it out for eyes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from ..link.outcome import outcome
from ..markdown import plain
from ..model.addresses import PRINCIPLES, address_of, principle_path, relative, story_path, twin_of
from ..model.library import Library, Target
from ..model.site import Asset
from ..model.story import FocusArea, Other, Principle, Question, Section, SectionItem, Story, Tip
from .as_markdown import MarkdownTexts, bullets, told, words


def twins(library: Library) -> Iterator[Asset]:
    """Yield the Markdown of each principle, of each story and of the list of principles."""
    pages = {PRINCIPLES} | {principle_path(principle.slug) for principle in library.principles}
    pages |= {story_path(story.id) for story in library.stories}
    site = _Twins(library, {address_of(path): twin_of(path) for path in pages})
    yield site.twin(PRINCIPLES, "Principles", [bullets(site.link(p, PRINCIPLES) for p in library.principles)])
    for principle in library.principles:
        path = principle_path(principle.slug)
        yield site.twin(path, plain(principle.title), site.principle(principle, path))
    for story in library.stories:
        path = story_path(story.id)
        yield site.twin(path, plain(story.title), site.story(story, path))


class _Twins:
    """Writes the twins of a bank: a link to a page that has one leads to it, from the folder of that which links."""

    def __init__(self, library: Library, known: dict[str, str]) -> None:
        self._library, self._known = library, known
        self._principles = {principle.slug: principle for principle in library.principles}
        self._stories = {story.id: story for story in library.stories}
        self._here = ""
        self._texts = MarkdownTexts(library, self._lead)

    def _lead(self, target: Target) -> str:
        twin = "" if target.anchor else self._known.get(target.address, "")
        return relative(twin or str(target), self._here)

    def twin(self, path: str, title: str, blocks: Iterable[str]) -> Asset:
        """Return a page's Markdown, with the way to the page."""
        text = "\n\n".join(filter(None, [f"# {words(title)}", "[Page](./)", *blocks]))
        return Asset(twin_of(path), f"{text}\n".encode("utf-8", "backslashreplace"))

    def link(self, to: Principle | Story, start: str) -> str:
        """Return a link to the twin of a principle or story, seen from the page at `start`."""
        path = story_path(to.id) if isinstance(to, Story) else principle_path(to.slug)
        return f"[{words(plain(to.title))}]({relative(twin_of(path), address_of(start))})"

    def principle(self, principle: Principle, path: str) -> Iterator[str]:
        """Yield the sections of a principle as written; its stories are links."""
        self._here = address_of(path)
        for section in principle.sections:
            yield from self._section(section, path, principle.span.path)

    def _section(self, section: Section, path: str, source: str) -> Iterator[str]:
        yield f"## {words(plain(section.heading.text))}" if section.heading else ""
        for listed, entries in groupby(section.items, lambda entry: not isinstance(entry, Other)):
            text = ("\n" if listed else "\n\n").join(self._item(entry, path) for entry in entries)
            yield self._texts.defined(text, source)

    def _item(self, entry: SectionItem, path: str) -> str:
        if isinstance(entry, Story):
            line = outcome(entry)
            return f"- {self.link(entry, path)}" + (f": {words(line)}" if line else "")
        if isinstance(entry, FocusArea):
            return f"- **{entry.name}**" + (f": {entry.description}" if entry.description else "")
        if isinstance(entry, Tip | Question):
            return f"- {entry.markdown}"
        return f"**{words(plain(entry.heading))}**\n\n{entry.markdown}" if entry.heading else entry.markdown

    def story(self, story: Story, path: str) -> Iterator[str]:
        """Yield what a story says, and the ways on from it."""
        self._here = address_of(path)
        shown = (story.principle, *self._library.also_shows.get(story.id, ()))
        principles = [self.link(self._principles[slug], path) for slug in shown if slug in self._principles]
        yield f"Shows: {', '.join(dict.fromkeys(principles))}" if principles else ""
        yield self._texts.defined(told(story), story.span.path)
        related = self._library.related.get(story.id, ())
        if related:
            yield "## Related stories"
            yield bullets(self._reasoned(entry.story, entry.reasons, path) for entry in related)

    def _reasoned(self, id_: str, reasons: tuple[str, ...], path: str) -> str:
        return f"{self.link(self._stories[id_], path)}: {words(', '.join(reasons))}"
