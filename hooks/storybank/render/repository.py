"""Addresses in the public repository: the lines of a source, and issues that are partly filled in."""

from __future__ import annotations

from urllib.parse import quote, urlencode, urlsplit

from ..model.places import Span
from ..model.settings import Settings


def source_url(span: Span, settings: Settings) -> str:
    """Return the address that shows exactly the lines of `span`, "" without a repository.

    GitHub and GitLab show a Markdown file's source, with the lines marked and an edit button, at `?plain=1#L…`.
    """
    if not settings.repository:
        return ""
    gitlab = _is_gitlab(settings)
    view, end = ("-/blob", f"-{span.end_line}") if gitlab else ("blob", f"-L{span.end_line}")
    path = f"{quote(settings.branch)}/{quote(span.path)}"
    return f"{settings.repository}/{view}/{path}?plain=1#L{span.line}{end}"


def story_form_url(settings: Settings, principle: str = "", **answers: str) -> str:
    """Return the address of the form for a new story, "" without a repository.

    The principle stands in the title of the issue, from where the form is read: GitHub fills in no list of choices.
    `answers` fill in other questions of the form, by their ids.
    """
    return _issue_url(settings, "story.yml", f"[{principle}] " if principle else "", **answers)


def problem_url(settings: Settings, subject: str) -> str:
    """Return the address of the form for a problem with `subject`, a story's id or a page; "" without a repository."""
    return _issue_url(settings, "problem.yml", f"Problem: {subject}", story=subject)


def _issue_url(settings: Settings, form: str, title: str, **fields: str) -> str:
    if not settings.repository:
        return ""
    if _is_gitlab(settings):
        query = {"issue[title]": title} if title else {}
        return f"{settings.repository}/-/issues/new?{urlencode(query)}".rstrip("?")
    query = {"template": form} | ({"title": title} if title else {}) | fields
    return f"{settings.repository}/issues/new?{urlencode(query)}"


def _is_gitlab(settings: Settings) -> bool:
    return "gitlab" in (urlsplit(settings.repository).hostname or "")
