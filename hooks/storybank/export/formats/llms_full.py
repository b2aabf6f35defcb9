"""`llms-full.txt`: every principle and story in one Markdown text, for a program that reads it on somebody's behalf."""

from __future__ import annotations

from collections.abc import Iterator

from ...link.as_markdown import MarkdownTexts, bullets, told
from ...markdown import plain
from ...model.addresses import address_of, story_path
from ...model.story import Principle, Story
from ..export_format import ExportFormat, ExportSources
from ..rows import BANK, OTHERS, by_principle


def _write(sources: ExportSources) -> Iterator[bytes]:
    yield from (text.encode("utf-8", "backslashreplace") for text in _texts(sources))


def _texts(sources: ExportSources) -> Iterator[str]:
    texts = MarkdownTexts(sources.library)
    yield f"# {BANK}\n"
    for principle, stories in by_principle(sources.library):
        yield _principle(principle) if principle else f"\n## {OTHERS}\n"
        yield from (_story(story, sources, texts) for story in stories)


def _principle(principle: Principle) -> str:
    areas = [f"{area.name}: {area.description}" if area.description else area.name for area in principle.focus_areas]
    blocks = [f"\n## {plain(principle.title)}", principle.definition.strip(), bullets(areas)]
    lists = {
        "Interview tips": [tip.markdown for tip in principle.tips],
        "Interview questions": [question.markdown for question in principle.questions],
    }
    blocks += [f"**{name}**\n\n{bullets(texts)}" for name, texts in lists.items() if texts]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _story(story: Story, sources: ExportSources, texts: MarkdownTexts) -> str:
    head = f"\n### {plain(story.title)}\n\nPage: {sources.site}{address_of(story_path(story.id))}"
    text = texts.linked(told(story), story.span.path, lambda target: f"{sources.site}{target}")
    return "\n\n".join(filter(None, (head, text))) + "\n"


FORMAT = ExportFormat("llms-full.txt", "every word of the bank in one Markdown text", _write, "llms-full.txt")
