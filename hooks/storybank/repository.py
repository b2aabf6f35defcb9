"""Addresses of source lines in the public repository, for edit links."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from .settings import Settings
from .source import Span


def source_url(span: Span, settings: Settings) -> str:
    """Return the address that shows exactly the lines of `span`, "" without a repository.

    GitHub and GitLab show a Markdown file's source, with the lines marked and an edit button, at `?plain=1#L…`.
    """
    if not settings.repository:
        return ""
    gitlab = "gitlab" in (urlsplit(settings.repository).hostname or "")
    view, end = ("-/blob", f"-{span.end_line}") if gitlab else ("blob", f"-L{span.end_line}")
    path = f"{quote(settings.branch)}/{quote(span.path)}"
    return f"{settings.repository}/{view}/{path}?plain=1#L{span.line}{end}"
