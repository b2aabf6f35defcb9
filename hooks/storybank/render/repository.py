"""Addresses in the public repository: the lines of a source, and issues that are partly filled in.

What differs from host to host stands in one table; nothing else knows of any.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from ..model.places import Span
from ..model.settings import Settings


@dataclass(frozen=True, slots=True)
class _Host:
    """How a host names things. `marks` are what its name or the address of its repositories has and no other's.

    `lines` shows the source of a file with these lines marked: a page of Markdown as it is laid out has none. `issue`
    opens an empty issue, with its title in the key `title`; `form`, where the host knows forms, leads to one of them,
    and `fills` says whether it takes answers of the form from the address.
    """

    marks: tuple[str, ...]
    lines: str
    issue: str = "{repository}/issues/new"
    title: str = "title"
    form: str = ""
    fills: bool = False


_GITHUB = _Host(
    ("github",), "{repository}/blob/{branch}/{path}?plain=1#L{line}-L{end}", form="{}", fills=True
)  # also where nothing tells: most hosts are, or take their addresses
_GITEA = _Host(
    ("gitea", "forgejo", "codeberg.org"),
    "{repository}/src/branch/{branch}/{path}?display=source#L{line}-L{end}",
    form=".github/ISSUE_TEMPLATE/{}",
)
_HOSTS: Mapping[str, _Host] = {
    "github": _GITHUB,
    "gitlab": _Host(
        ("gitlab",),
        "{repository}/-/blob/{branch}/{path}?plain=1#L{line}-{end}",
        issue="{repository}/-/issues/new",
        title="issue[title]",
    ),
    "gitea": _GITEA,
    "forgejo": _GITEA,
    "bitbucket": _Host(
        ("bitbucket",), "{repository}/src/{name}/{path}?fileviewer=file-view-default#lines-{line}:{end}"
    ),
    "azure": _Host(
        ("dev.azure.com", ".visualstudio.com", "/_git/"),
        "{repository}?path=/{path}&version=GB{name}&line={line}&lineEnd={after}"
        "&lineStartColumn=1&lineEndColumn=1&lineStyle=plain&_a=contents",
        issue="{project}/_workitems/create/Issue",
        title="[System.Title]",
    ),
}


def source_url(span: Span, settings: Settings) -> str:
    """Return the address that shows exactly the lines of `span`, with the host's own button to edit them.

    "" without a repository, and for a file outside it. The path of the span is one from the folder of the bank.
    """
    path = settings.in_repository(span.path)
    if not settings.repository or path.startswith(("/", "../")):
        return ""
    return _host(settings).lines.format(
        repository=settings.repository,
        branch=quote(settings.branch),
        name=quote(settings.branch, safe=""),
        path=quote(path),
        line=span.line,
        end=span.end_line,
        after=span.end_line + 1,
    )


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
    host = _host(settings)
    query = {"template": host.form.format(form)} if host.form else {}
    query |= ({host.title: title} if title else {}) | (fields if host.fills else {})
    address = host.issue.format(
        repository=settings.repository, project=settings.repository.partition("/_git/")[0].rstrip("/")
    )
    return f"{address}?{urlencode(query)}".rstrip("?")


def _host(settings: Settings) -> _Host:
    """Return the host that the settings name, or the one whose mark the address has; GitHub where nothing tells."""
    if settings.repository_host:
        return _HOSTS[settings.repository_host]
    address = urlsplit(settings.repository)
    told = {"name": address.hostname or "", "path": f"{address.path}/"}
    return next((host for host in _HOSTS.values() if any(_has(told, mark) for mark in host.marks)), _GITHUB)


def _has(told: Mapping[str, str], mark: str) -> bool:
    return mark in told["path" if mark.startswith("/") else "name"]
