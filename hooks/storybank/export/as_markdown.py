"""Stories as Markdown outside the site, for programs: their words as written, and links that lead on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from ..markdown import NO_DEFINITIONS, by_file, plain
from ..model.library import Library, Target
from ..model.story import Field, Other, Part, Story

_LINK = re.compile(r"(\]\()((?:[^()\s]|\([^()\s]*\))+)(?=[)\s])|^( {0,3}\[[^\]\n]+\]: *)(\S+)", re.MULTILINE)
_MARKUP = re.compile(r"[\\`<&\[\]]")  # what makes code, HTML, an entity or a link of the words behind it


class MarkdownTexts:
    """Writes the texts of a bank; `lead` says how a place of the site is named there."""

    def __init__(self, library: Library, lead: Callable[[Target], str]) -> None:
        self._definitions = by_file(library.definitions)
        self._lead = lead
        self._targets: defaultdict[str, dict[str, Target]] = defaultdict(dict)
        for (path, written), target in library.references.items():
            self._targets[path][written] = target

    def linked(self, text: str, path: str) -> str:
        """Return a text of the file at `path` with its links leading to the site."""
        targets = self._targets.get(path, {})
        return _LINK.sub(lambda link: self._led(link, targets), text) if targets else text

    def defined(self, text: str, path: str) -> str:
        """Return the same with what the text needs of the link references and footnotes of its file."""
        return self.linked(text + self._definitions.get(path, NO_DEFINITIONS).needed(text), path)

    def _led(self, link: re.Match[str], targets: Mapping[str, Target]) -> str:
        before, written = (link[1], link[2]) if link[1] else (link[3], link[4])
        return before + (self._lead(targets[written]) if written in targets else written)


def told(story: Story) -> str:
    """Return everything below the title of a story, in source order and as written."""
    return "\n\n".join(filter(None, map(_item, story.items)))


def _item(item: Part | Field | Other) -> str:
    """Return a part, a field or another text of a story below its label."""
    label = plain(item.heading if isinstance(item, Other) else item.label)
    text = item.markdown.strip()
    return f"**{words(label)}**\n\n{text}" if label else text


def bullets(items: Iterable[str]) -> str:
    """Return a list, an item a line."""
    return "\n".join(f"- {item}" for item in items)


def words(text: str) -> str:
    """Return plain text as Markdown that says the same."""
    return _MARKUP.sub(r"\\\g<0>", text)
