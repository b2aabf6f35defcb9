"""`llms-full.txt`: every principle and story in one Markdown text, for a program that reads it on somebody's behalf."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...markdown import plain
from ...model.addresses import address_of, story_path
from ...model.library import Library
from ...model.story import Field, Other, Part, Principle, Story
from ..export_format import ExportFormat, ExportSources
from ..rows import OTHERS, by_principle


def _write(sources: ExportSources) -> Iterator[bytes]:
    yield from (text.encode("utf-8", "backslashreplace") for text in _texts(sources))


def _texts(sources: ExportSources) -> Iterator[str]:
    library = sources.library
    yield "# Stories of work\n"
    for principle, stories in by_principle(library):
        yield _principle(principle) if principle else f"\n## {OTHERS}\n"
        yield from (_story(story, sources) for story in stories)


def _principle(principle: Principle) -> str:
    areas = [f"{area.name}: {area.description}" if area.description else area.name for area in principle.focus_areas]
    blocks = [f"\n## {plain(principle.title)}", principle.definition.strip(), _list(areas)]
    lists = {
        "Interview tips": [tip.markdown for tip in principle.tips],
        "Interview questions": [question.markdown for question in principle.questions],
    }
    blocks += [f"**{name}**\n\n{_list(texts)}" for name, texts in lists.items() if texts]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _story(story: Story, sources: ExportSources) -> str:
    blocks = [f"\n### {plain(story.title)}", f"Page: {sources.site}{address_of(story_path(story.id))}"]
    blocks += [_item(item) for item in story.items]
    return _linked("\n\n".join(filter(None, blocks)) + "\n", story, sources.library, sources.site)


def _item(item: Part | Field | Other) -> str:
    label = item.heading if isinstance(item, Other) else item.label
    text = item.markdown.strip()
    return f"**{plain(label)}**\n\n{text}" if plain(label) else text


def _linked(text: str, story: Story, library: Library, site: str) -> str:
    """Return the text with its links within the bank leading to the pages of the site."""
    for (path, written), target in library.references.items():
        if path == story.span.path:
            text = text.replace(f"]({written})", f"]({site}{target})")
    return text


FORMAT = ExportFormat("llms-full.txt", "every word of the bank in one Markdown text", _write, "llms-full.txt")
