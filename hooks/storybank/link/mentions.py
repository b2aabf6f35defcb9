"""Mentions: which texts name which principle, and which stories say that they show a further one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from ..markdown import KnownNames, plain
from ..markdown import mentions as named_in
from ..model.findings import Finding, finding
from ..model.kinds import FieldName
from ..model.library import Mention
from ..model.story import Document, Principle, Story
from ..text.slug import slugify
from .texts import fragments

NEAR = 0.75  # how alike a name and a title are that may be meant by it


def mentions(
    documents: Iterable[Document], principles: tuple[Principle, ...], shown: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[Mention, ...]]:
    """Return, by the slug of a principle, where the texts of others name it; each story or principle once.

    A story that says it shows the principle (`shown`, by story id) does not only mention it, and is left out.
    """
    slugs = {principle.title: principle.slug for principle in principles}
    names = KnownNames(slugs)
    found: dict[str, dict[tuple[str, str], Mention]] = defaultdict(dict)
    for document in documents:
        for fragment in fragments(document):
            for title, line in named_in(fragment.markdown, names):
                mention = Mention(fragment.principle, fragment.story, fragment.place(line))
                if slugs[title] != fragment.principle and slugs[title] not in shown.get(fragment.story, ()):
                    found[slugs[title]].setdefault((mention.principle, mention.story), mention)
    return {slug: tuple(places.values()) for slug, places in sorted(found.items())}


def also_shows(
    stories: Iterable[Story], principles: tuple[Principle, ...]
) -> tuple[dict[str, tuple[str, ...]], tuple[Finding, ...]]:
    """Return the slugs of the further principles that each story says it shows, and the names that lead nowhere."""
    slugs = {slugify(principle.title): principle.slug for principle in principles}
    shown: dict[str, tuple[str, ...]] = {}
    unknown: list[Finding] = []
    for story in stories:
        names = [plain(value) for value in story.values(FieldName.ALSO_SHOWS)]
        known = [slugs[slugify(name)] for name in names if slugify(name) in slugs]
        shown[story.id] = tuple(dict.fromkeys(slug for slug in known if slug != story.principle))
        unknown += [_unknown(story, name, principles) for name in names if slugify(name) not in slugs]
    return shown, tuple(unknown)


def _unknown(story: Story, name: str, principles: tuple[Principle, ...]) -> Finding:
    field = next(f for f in story.fields if f.name is FieldName.ALSO_SHOWS)
    message = f"the story says it shows “{name}”, but no principle has this name"
    titles = {slugify(principle.title): plain(principle.title) for principle in principles}
    near = [titles[slug] for slug in get_close_matches(slugify(name), titles, n=1, cutoff=NEAR)]
    remedy, example = (f"Did you mean “{near[0]}”?", f"**{field.label}:** {near[0]}") if near else ("", "")
    return finding("SB403", field.span.place, message, remedy=remedy, example=example, quote=name)
