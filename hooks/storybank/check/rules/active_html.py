"""HTML that is taken away, wholly or in part, because it could be active."""

from __future__ import annotations

from collections.abc import Iterator

from ... import markdown
from ...model.findings import Code, Finding, Severity
from ...model.places import Place, SourceFile
from ...model.story import Document
from ...text.printable import beginning

CODE = Code(
    id="SB205",
    name="active-html",
    severity=Severity.WARNING,
    what="HTML in the text is taken away, wholly or in part, because it could be active or fetch from another host.",
    why="Contributed text never runs in a reader's browser.",
    remedy="Write it in Markdown.",
    wrong='<a href="https://example.org" onclick="track()">the account</a>',
    right="[the account](https://example.org)",
)


def in_file(source: SourceFile, document: Document) -> Iterator[Finding]:
    for tag, line in markdown.dropped_html(source.below(document.body_line)):
        message = f"the HTML “{beginning(tag)}” is not allowed and loses its effect"
        yield CODE.at(Place(document.path, line + 1), message, quote=tag)
