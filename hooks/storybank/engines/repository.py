"""The repository that a site generator's own settings name."""

from __future__ import annotations

import re
from typing import Any

from ..check.codes import codes
from ..read.setting_values import readers

_BRANCH = re.compile(r"(?:-/)?(?:edit|blob|raw|tree|_edit|src/branch|src)/(?P<branch>[^/?#]+)(?:/|$)")
_MADE_UP = ("edit/master/docs/", "src/default/docs/")  # by MkDocs, where nobody wrote an `edit_uri`


def repository_of(repo_url: object, edit_uri: object) -> dict[str, Any]:
    """Return the settings that follow from `repo_url` and `edit_uri`, {} where none does.

    The branch of an `edit_uri` that somebody wrote is taken, if it stands where GitHub, GitLab, Gitea or Bitbucket has
    it.
    """
    try:
        address = readers(codes)["repository"](repo_url or "")
    except ValueError:  # such as an address of http, to which no page of ours leads
        return {}
    if not address:
        return {}
    named = _BRANCH.match(edit_uri) if isinstance(edit_uri, str) and edit_uri not in _MADE_UP else None
    return {"repository": address} | ({"branch": named["branch"]} if named else {})
