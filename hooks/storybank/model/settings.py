"""What a maintainer can set, in `[tool.storybank]` of pyproject.toml. The defaults serve a new bank."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field

# What the Content-Security-Policy of a page allows. A directive without sources of its own allows what `default-src`
# does, and stands in the policy only where a setting adds to it.
POLICY: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'self'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "img-src": ("'self'", "data:"),
    "object-src": ("'none'",),
    "base-uri": ("'none'",),
    "form-action": ("'self'",),
    **dict.fromkeys(("connect-src", "font-src", "frame-src", "media-src", "worker-src"), ()),
}
# What it says on our pages in somebody else's site, whose theme may load fonts, figures and frames from elsewhere: only
# scripts are kept out.
GUEST_POLICY: Mapping[str, tuple[str, ...]] = {
    "script-src": ("'self'",),
    "object-src": ("'none'",),
    "base-uri": ("'none'",),
    **{directive: () for directive in POLICY if directive not in ("script-src", "object-src", "base-uri")},
}
CACHE = "STORYBANK_CACHE"  # environment variable: another folder for the cache, or OFF
OFF = "off"
WORKERS = "STORYBANK_WORKERS"  # environment variable: how many processes work, this one among them
SCHEDULER = "STORYBANK_SCHEDULER"  # environment variable: the address of a Dask scheduler
HOSTS = ("github", "gitlab", "gitea", "forgejo", "bitbucket", "azure")  # of repositories, each with links of its own


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, each with its default.

    - `content`: the folder of the principle files, relative to pyproject.toml.
    - `max_file_kib`: a larger file is not read, but reported.
    - `labels`: further labels for a part kind or a field (`{situation = ["Lage"]}`).
    - `severity`: another severity for a code, or `off` (`{SB301 = "error"}`).
    - `ignore`: codes that do not count in some files, by a pattern of their paths (`{"*/archive/*" = ["SB303"]}`).
    - `unpublished`: values of a front matter key that hold a file back, or of a field that hold its story back
      (`{status = ["review"]}`), beside `draft: true`, `published: false` and `visibility: private`.
    - `rules`: address below which the pages about the codes are published; messages link there. "" for none.
    - `repository`: address of the public repository (`https://github.com/you/bank`), for edit links; "" for none.
    - `branch`: the branch that edit links open.
    - `repository_host`: what the repository is kept in (`github`, `gitlab`, `gitea`, `forgejo`, `bitbucket` or
      `azure`), where its address does not tell.
    - `repository_path`: the folder of the bank in its repository (`teams/stories`), "" for its root. Where nothing is
      said (None), it is found: the nearest folder with a `.git` is the root.
    - `coverage`: how many of a hundred questions of the principles must have a story; fewer fail check and build.
    - `csp`: what the Content-Security-Policy of the pages allows besides (`{img-src = ["https://img.example"]}`); None,
      written `false`, for pages without a policy.
    - `shortcuts`: whether generated pages go round what would only be done to each of them again: the reading of their
      finished HTML, and the parts of the theme that they share.
    - `phone_regions`: countries whose own way of writing phone numbers is looked for (`["US", "GB"]`); a number that
      begins with `+` is found in any case.
    - `deny_list`: a file of names that must not be published, one a line, kept outside the repository. The environment
      variable STORYBANK_DENY_LIST goes before it; STORYBANK_DENIED adds names.
    - `denied`: these names; read with the settings, never written in pyproject.toml.
    - `language`: what the pages speak, by its tag (`de`); the site generator's theme says it.
    - `path`: the folder of the site below which the pages stand (`stories-bank`), "" for its root. Where nothing is
      said (None), a site with a home page of its own has them below `stories-bank`, and any other at its root.
    """

    # What is not in the repr is no part of the keys of the cache: nothing that is read of the content depends on it.
    content: str = "content"
    max_file_kib: int = 256
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    severity: Mapping[str, str] = field(default_factory=dict)
    ignore: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unpublished: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rules: str = ""
    repository: str = ""
    branch: str = "main"
    repository_host: str = field(default="", repr=False)
    repository_path: str | None = field(default=None, repr=False)
    coverage: int = 0
    csp: Mapping[str, tuple[str, ...]] | None = field(default_factory=dict)
    shortcuts: bool = True
    phone_regions: tuple[str, ...] = ("US", "GB")
    deny_list: str = ""
    denied: tuple[str, ...] = ()
    language: str = field(default="en", repr=False)
    path: str | None = field(default=None, repr=False)

    def in_repository(self, path: str) -> str:
        """Return a path from the folder of the bank as one from the root of its repository."""
        return posixpath.normpath(posixpath.join(self.repository_path or "", path))
