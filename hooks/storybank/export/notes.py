"""Stories as notes to learn by: the question on the front, the parts behind it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..link import facts
from ..markdown import plain
from ..model.kinds import FieldName
from ..model.story import Story
from .export_format import ExportSources
from .markup import StoryMarkup

_BRACKET = str.maketrans({"[": "&#91;"})  # Anki plays what `[sound:…]` names, and sets what `[latex]` holds
_FORMULA = re.compile(r"(<[^>]*>)|\\(?=[(\[])")  # a tag, or what begins a formula, which may hold links of its own


@dataclass(frozen=True, slots=True)
class StoryNote:
    """What a note says of a story: HTML on both sides, and tags, of which none holds a space."""

    story: Story
    front: str
    back: str
    tags: tuple[str, ...]


def notes(sources: ExportSources) -> Iterator[StoryNote]:
    """Yield a note for each story, in reading order."""
    titles = {principle.slug: plain(principle.title) for principle in sources.library.principles}
    markup = StoryMarkup(sources)
    for story in sources.library.stories:
        shown = html.escape(titles.get(story.principle, "") or plain(story.title))
        page = f'<a href="{html.escape(markup.address(story))}">{shown}</a>' if sources.site else shown
        back = f"{markup.parts(story)}\n<p>{page}</p>"
        tags = tuple(filter(None, (story.principle, facts.kind(story))))
        yield StoryNote(story, _inert(_front(story)), _inert(back), tags)


def _inert(text: str) -> str:
    """Return HTML in which Anki finds nothing to play and no formula to set: an element parts the signs of one."""
    return _FORMULA.sub(lambda found: found[1] or "\\<span></span>", text).translate(_BRACKET)


def _front(story: Story) -> str:
    asked = [html.escape(plain(question)) for question in story.values(FieldName.QUESTIONS)]
    return "<br>".join([*asked, f"<b>{html.escape(plain(story.title))}</b>"])
