"""Stories as Markdown outside the site, for programs: their words as written, and links that lead on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from textwrap import indent

from ..markdown import NO_DEFINITIONS, by_file, plain
from ..model.library import Library, Target
from ..model.story import Other, Story, StoryItem

_LINK = re.compile(r"(\]\()((?:[^()\s]|\([^()\s]*\))+)(?=[)\s])|^( {0,3}\[[^\]\n]+\]: *)(\S+)", re.MULTILINE)
_MARKUP = re.compile(r"[\\`<&\[\]]")  # what makes code, HTML, an entity or a link of the words behind it
Lead = Callable[[Target], str]  # how a place of the site is named from where a text stands


class MarkdownTexts:
    """Writes the texts of a bank."""

    def __init__(self, library: Library) -> None:
        self._definitions = by_file(library.definitions)
        self._targets: defaultdict[str, dict[str, Target]] = defaultdict(dict)
        for (path, written), target in library.references.items():
            self._targets[path][written] = target

    def linked(self, text: str, path: str, lead: Lead) -> str:
        """Return a text of the file at `path` with its links leading to the site."""
        targets = self._targets.get(path, {})
        return _LINK.sub(lambda link: _led(link, targets, lead), text) if targets else text

    def defined(self, text: str, path: str, lead: Lead) -> str:
        """Return the same with what the text needs of the link references and footnotes of its file."""
        return self.linked(text + self._definitions.get(path, NO_DEFINITIONS).needed(text), path, lead)


def _led(link: re.Match[str], targets: Mapping[str, Target], lead: Lead) -> str:
    before, written = (link[1], link[2]) if link[1] else (link[3], link[4])
    return before + (lead(targets[written]) if written in targets else written)


def told(story: Story) -> str:
    """Return everything below the title of a story, in source order and as written."""
    return "\n\n".join(filter(None, map(labelled, story.items)))


def labelled(item: StoryItem) -> str:
    """Return a part, a field or another text as written, below its label."""
    label = plain(item.heading if isinstance(item, Other) else item.label)
    text = item.markdown.strip()
    return f"**{words(label)}**\n\n{text}" if label else text


def bullets(items: Iterable[str]) -> str:
    """Return a list; what an item has below its first line stands within it."""
    return "\n".join(f"- {indent(item, '  ')[2:]}" for item in items)


def words(text: str) -> str:
    """Return plain text as Markdown that says the same."""
    return _MARKUP.sub(r"\\\g<0>", text)
