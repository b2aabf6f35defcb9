"""`llms.txt`: what the site holds, as a list of links for a program that reads it on somebody's behalf."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...link import facts
from ...link.as_markdown import words
from ...link.outcome import outcome
from ...markdown import plain
from ...model.addresses import principle_path, story_path, twin_of
from ...model.story import Principle, Story
from ..export_format import ExportFormat, ExportSources
from ..rows import BANK, OTHERS, by_principle

_HEAD = f"""# {BANK}

> {{stories}} stories told in situation, task, action and result, for {{principles}} principles.

Each link leads to the Markdown of a page, which stands beside it: a story, below the principle that it shows. The same
stories as data: {{site}}data/stories.json
"""
_BRACKETS = str.maketrans("[]", "()")


def _write(sources: ExportSources) -> Iterator[bytes]:
    library, site = sources.library, sources.site
    yield _HEAD.format(stories=len(library.stories), principles=len(library.principles), site=site).encode()
    yield _section("Principles", [_principle(principle, site) for principle in library.principles])
    for principle, stories in by_principle(library):
        yield _section(plain(principle.title) if principle else OTHERS, [_story(story, site) for story in stories])


def _principle(principle: Principle, site: str) -> str:
    note = facts.one_line(plain(principle.definition))
    return _link(principle.title, site + twin_of(principle_path(principle.slug)), note)


def _story(story: Story, site: str) -> str:
    return _link(story.title, site + twin_of(story_path(story.id)), outcome(story))


def _section(name: str, links: Sequence[str]) -> bytes:
    return "\n".join(["", f"## {name}", "", *links, ""]).encode("utf-8", "backslashreplace") if links else b""


def _link(title: str, address: str, note: str) -> str:
    """Return a line of the list; square brackets in a title would end the link for readers of this format."""
    text = words(plain(title).translate(_BRACKETS))
    return f"- [{text}]({address}): {words(note)}" if note else f"- [{text}]({address})"


FORMAT = ExportFormat("llms.txt", "what the site holds, as links for a language model", _write, "llms.txt")
