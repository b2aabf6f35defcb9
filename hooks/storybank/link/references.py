"""References: links written for the folder of files become links between pages, and broken ones are reported."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

from ..markdown import EMBED, WIKI, Definitions, Leads, hrefs, html_hrefs, read_address
from ..model.addresses import address_of, principle_path, story_path
from ..model.findings import Finding, finding
from ..model.library import Target
from ..model.story import Document, Principle, Story
from ..text.digest import digest
from ..text.slug import slugify
from .names import Anchors, NamedTargets
from .texts import Fragment, fragments

_REASONS = {
    "SB401": "no file of the bank has this path",
    "SB402": "the file has no story or heading of this name",
    "SB404": "it is no address that a link of the site may open",
    "SB405": "nothing in the bank has this name",
}
OUTSIDE = "also-in-this-file"  # where a principle's page shows what its file says outside any


def principle_target(slug: str, anchor: str = "") -> Target:
    """Where the page of a principle is."""
    return Target(address_of(principle_path(slug)), anchor)


def story_target(story_id: str) -> Target:
    """Where the page of a story is."""
    return Target(address_of(story_path(story_id)))


def image_path(path: str) -> str:
    """Return where an image of the bank is published, an address safe on every host; `path` as messages name it."""
    name = PurePosixPath(path)
    return f"media/{digest(path)}-{slugify(name.stem)}{name.suffix.lower()}"


def references(
    documents: tuple[Document, ...],
    images: frozenset[str],
    known: Mapping[str, Mapping[str, str]],
) -> tuple[dict[tuple[str, str], Target], tuple[Finding, ...]]:
    """Return the target of every internal link, by (path of the file, link as written), and the broken ones.

    Links may lead to `documents` and to `images` (paths as messages name them); `known` are the link references and
    notes of each file.
    """
    anchors: dict[str, Anchors] = {document.path: _anchors(document) for document in documents}
    anchors |= {path: {"": Target(image_path(path))} for path in images}
    names = NamedTargets(documents, anchors)
    found: dict[tuple[str, str], Target] = {}
    broken: list[Finding] = []
    for document in documents:
        defined = Definitions(known.get(document.path, {}))
        for fragment in fragments(document):
            written = fragment.markdown + defined.needed(fragment.markdown)
            for href, line in (*hrefs(written), *html_hrefs(fragment.markdown)):
                target = _resolve(href, document.path, names)
                if isinstance(target, Target):
                    found[document.path, href] = target
                elif target:
                    broken.append(_broken(target, href, fragment, line))
                if href.startswith(EMBED):
                    broken.append(_embed(href, fragment, line))
    return found, tuple(broken)


def _resolve(href: str, path: str, names: NamedTargets) -> Target | str:
    """Return the target, the code of what is wrong, or "" for a link that leads out of the bank."""
    if href.startswith((WIKI, EMBED)):
        return names.resolve(href.partition(":")[2], path)
    address = read_address(href)
    if address.leads is not Leads.INSIDE:
        return "SB404" if address.leads is Leads.NOWHERE else ""
    file, _, anchor = unquote(address.href).partition("#")
    name = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
    if name not in names.anchors:
        return "SB401"
    known = names.anchors[name]
    return known.get(anchor.casefold()) or known.get(slugify(anchor)) or "SB402"


def _broken(code: str, href: str, fragment: Fragment, line: int) -> Finding:
    message = f"the link “{_written(href)}” leads nowhere: {_REASONS[code]}"
    return finding(code, fragment.place(line), message, quote=_written(href).removesuffix("]]"))


def _embed(href: str, fragment: Fragment, line: int) -> Finding:
    message = f"what “!{_written(href)}” names is linked, not shown in its place"
    return finding("SB406", fragment.place(line), message, quote=f"!{_written(href)}".removesuffix("]]"))


def _written(href: str) -> str:
    """Return a link as its author wrote it, without the text that a link by name may have."""
    return f"[[{href.partition(':')[2]}]]" if href.startswith((WIKI, EMBED)) else href


def _anchors(document: Document) -> Anchors:
    """Return what can be linked in a file; "" is the file itself. What comes first keeps a doubled name."""
    table: dict[str, Target] = {}
    for name, target in _names(document):
        table.setdefault(slugify(name) if name else "", target)
        table.setdefault(_github_anchor(name), target)
    return table


def _github_anchor(heading: str) -> str:
    """Return the anchor that GitHub gives a heading: punctuation goes, spaces become dashes."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def _names(document: Document) -> Iterator[tuple[str, Target]]:
    for principle in document.principles:
        yield from _principle_names(principle)
    for story in document.stories:
        yield "", story_target(story.id)
    for story in document.all_stories:
        yield from _story_names(story)
    for principle in document.principles[:1]:  # its page shows what stands outside
        for other in document.other:
            yield other.heading, principle_target(principle.slug, OUTSIDE)


def _principle_names(principle: Principle) -> Iterator[tuple[str, Target]]:
    yield "", principle_target(principle.slug)
    yield principle.title, principle_target(principle.slug)
    for section in principle.sections:
        if section.heading:
            yield section.heading.text, principle_target(principle.slug, slugify(section.heading.text))


def _story_names(story: Story) -> Iterator[tuple[str, Target]]:
    """A story is found by its heading as GitHub names it, counter word included, by its title, and by its id."""
    for name in (f"{story.title_label}: {story.title}", story.title, story.id):
        yield name, story_target(story.id)
