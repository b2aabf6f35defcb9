"""A text file for Anki's import: a note a story, the question on the front, the parts behind it.

Every field is quoted: Anki takes a line that begins with `#` for a remark, and an unquoted first field may begin so.
The first column is the id of the story, so that a deck that is imported again is brought up to date.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from ...link import facts
from ...markdown import Links, plain, render
from ...model.addresses import address_of, story_path
from ...model.kinds import FieldName
from ...model.story import Part, Story
from ..export_format import ExportFormat, ExportSources

COLUMNS = ("Guid", "Front", "Back", "Tags")  # those of the note type that every collection has
_HEAD = (
    "#separator:Comma",
    "#html:true",
    f"#columns:{','.join(COLUMNS)}",
    "#notetype:Basic",
    "#guid column:1",
    f"#tags column:{len(COLUMNS)}",
)
_QUOTED = {ord('"'): '""', ord("["): "&#91;"}  # Anki plays what `[sound:…]` names, and sets what `[latex]` holds
_DEAD = re.compile(r"</?a\b[^>]*>|<img\b[^>]*>")  # what leads into a site whose address nobody gave


def _write(sources: ExportSources) -> Iterator[bytes]:
    yield ("\n".join(_HEAD) + "\n").encode()
    titles = {principle.slug: plain(principle.title) for principle in sources.library.principles}
    for story in sources.library.stories:
        fields = (
            f"storybank {story.id}",
            _question(story),
            "\n".join([*(_part(part, story, sources) for part in story.parts), _foot(story, titles, sources.site)]),
            " ".join(filter(None, (story.principle, facts.kind(story)))),
        )
        line = ",".join('"' + field.translate(_QUOTED) + '"' for field in fields)
        yield f"{line}\n".encode("utf-8", "backslashreplace")


def _question(story: Story) -> str:
    asked = [html.escape(plain(question)) for question in story.values(FieldName.QUESTIONS)]
    return "<br>".join([*asked, f"<b>{html.escape(plain(story.title))}</b>"])


def _part(part: Part, story: Story, sources: ExportSources) -> str:
    def resolve(href: str) -> str | None:
        target = sources.library.references.get((story.span.path, href))
        return f"{sources.site}{target}" if target else None

    text = render(part.markdown, Links(resolve=resolve))
    label = html.escape(plain(part.label) or part.kind.title())
    return f"<h4>{label}</h4>\n{text if sources.site else _DEAD.sub('', text)}"


def _foot(story: Story, titles: Mapping[str, str], site: str) -> str:
    """Return below the parts which principle the story shows, as a link to its page where that is known."""
    text = html.escape(titles.get(story.principle, "") or plain(story.title))
    address = html.escape(site + address_of(story_path(story.id)))
    return f'<p><a href="{address}">{text}</a></p>' if site else f"<p>{text}</p>"


FORMAT = ExportFormat("anki-text", "a text file for Anki's import, a note a story", _write)
