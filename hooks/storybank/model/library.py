"""The linked bank: every principle and story, and what connects them. Made by `link`, read by everything after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .places import Place
from .story import Document, Principle, Story


@dataclass(frozen=True, slots=True)
class Keyword:
    """A canonical name and the other spellings that mean the same (Kubernetes: k8s, kube)."""

    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """A related story and why: the names of the keywords that both share, the rarest first."""

    story: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place whose text names a principle: in a story (its id, or "") of the principle with the slug `principle`."""

    principle: str
    story: str
    place: Place


@dataclass(frozen=True, slots=True)
class Target:
    """Where a reference leads: a page of the site (`principles/ownership/`) and perhaps an anchor on it."""

    address: str
    anchor: str = ""

    def __str__(self) -> str:
        return f"{self.address}#{self.anchor}" if self.anchor else self.address


@dataclass(frozen=True, slots=True)
class Library:
    """All principles and stories, linked.

    `principles` hold the stories of their own file; `stories` are all, with those of story files, in reading order:
    principle after principle, ids unique. Keyed by story id: `story_keywords` (slugs, most telling first), `related`
    (best first) and `also_shows` (slugs of further principles). `mentions` is keyed by the slug of the principle that
    is named, `references` by (path of the file, link as written), `definitions` (of link references and footnotes,
    by label) by the path of the file.
    """

    documents: tuple[Document, ...] = ()
    principles: tuple[Principle, ...] = ()
    stories: tuple[Story, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    story_keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    related: Mapping[str, tuple[Related, ...]] = field(default_factory=dict)
    mentions: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    references: Mapping[tuple[str, str], Target] = field(default_factory=dict)
    definitions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    also_shows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def principle(self, slug: str) -> Principle:
        """Return the principle with this slug; KeyError if there is none."""
        return next(p for p in self.principles if p.slug == slug)
