"""Every fragment of text in the bank, with where it stands: what references, mentions and keywords are found in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..model.places import Place, Span
from ..model.story import Document, Field, FocusArea, Other, Part, Question, Story, Tip

_Leaf = Part | Field | Other | FocusArea | Tip | Question


@dataclass(frozen=True)  # no slots: the lines are counted once, however many links ask for a place
class Fragment:
    """A piece of Markdown: its lines, and the principle (slug) and story (id) it belongs to, "" for none."""

    markdown: str
    span: Span
    principle: str
    story: str

    @cached_property
    def _above(self) -> int:
        """What the span has more lines than the text is its label or heading, and stands above."""
        return max(0, self.span.end_line - self.span.line - self.markdown.count("\n"))

    def place(self, line: int) -> Place:
        """The place of a line of the fragment, counted from 0; never outside its span."""
        return Place(self.span.path, min(self.span.line + self._above + line, self.span.end_line))


def fragments(document: Document) -> Iterator[Fragment]:
    """Yield every fragment of the document."""
    for principle in document.principles:
        for section in principle.sections:
            for item in section.items:
                yield from _of(item, principle.slug)
    for story in document.stories:
        yield from _of(story, story.principle)
    for other in document.other:
        yield from _of(other, "")


def _of(item: Story | _Leaf, principle: str) -> Iterator[Fragment]:
    if isinstance(item, Story):
        for leaf in item.items:
            yield Fragment(leaf.markdown, leaf.span, principle, item.id)
    elif isinstance(item, FocusArea):
        yield Fragment(f"{item.name} {item.description}", item.span, principle, "")
    else:
        yield Fragment(item.markdown, item.span, principle, "")
