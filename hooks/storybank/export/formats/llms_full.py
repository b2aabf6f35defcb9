"""`llms-full.txt`: every principle and story in one Markdown text, for a program that reads it on somebody's behalf."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ...markdown import plain
from ...model.addresses import address_of, story_path
from ...model.story import Field, Other, Part, Principle, Story
from ..export_format import ExportFormat, ExportSources
from ..rows import BANK, OTHERS, by_principle

_LINK = re.compile(r"\]\((?:[^()\n]|\([^()\n]*\))*\)")


def _write(sources: ExportSources) -> Iterator[bytes]:
    yield from (text.encode("utf-8", "backslashreplace") for text in _texts(sources))


def _texts(sources: ExportSources) -> Iterator[str]:
    targets = _targets(sources)
    yield f"# {BANK}\n"
    for principle, stories in by_principle(sources.library):
        yield _principle(principle) if principle else f"\n## {OTHERS}\n"
        yield from (_story(story, sources, targets.get(story.span.path, {})) for story in stories)


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


def _story(story: Story, sources: ExportSources, targets: Mapping[str, str]) -> str:
    blocks = [f"\n### {plain(story.title)}", f"Page: {sources.site}{address_of(story_path(story.id))}"]
    blocks += [_item(item) for item in story.items]
    return _linked("\n\n".join(filter(None, blocks)) + "\n", targets)


def _item(item: Part | Field | Other) -> str:
    label = item.heading if isinstance(item, Other) else item.label
    text = item.markdown.strip()
    return f"**{plain(label)}**\n\n{text}" if plain(label) else text


def _targets(sources: ExportSources) -> Mapping[str, Mapping[str, str]]:
    """Return by the path of the file where its links within the bank, as written, lead to."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for (path, written), target in sources.library.references.items():
        found[path][f"]({written})"] = f"]({sources.site}{target})"
    return found


def _linked(text: str, targets: Mapping[str, str]) -> str:
    """Return the text with its links within the bank leading to the pages of the site."""
    return _LINK.sub(lambda link: targets.get(link[0], link[0]), text) if targets else text


FORMAT = ExportFormat("llms-full.txt", "every word of the bank in one Markdown text", _write, "llms-full.txt")
