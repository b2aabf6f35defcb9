"""Link: from parsed documents to the library in which every object knows the others."""

from __future__ import annotations

from itertools import filterfalse, islice

from ..markdown import definitions, plain
from ..model.findings import Finding
from ..model.kinds import FieldName
from ..model.library import Keyword, Library
from ..model.story import Document, Principle, Story
from ..text.slug import slugify
from ..text.words import atoms
from .ids import doubled_principles, homeless, with_unique_ids
from .keywords import Vocabulary
from .mentions import also_shows, mentions
from .references import image_path, references
from .related import related
from .texts import fragments

__all__ = ["image_path", "link"]

_IN_TEXT = 12  # keywords found in a story's text that count; the rest would be chance


def link(
    documents: tuple[Document, ...], keywords: tuple[Keyword, ...], images: frozenset[str] = frozenset()
) -> tuple[Library, tuple[Finding, ...]]:
    """Return the library of the documents, and every reference in them that leads nowhere.

    `keywords` are the curated ones; tags that none of them covers become keywords of their own. `images` are the paths
    of the images that links may lead to.
    """
    doubled = tuple(doubled_principles(documents))
    documents = with_unique_ids(documents)
    made, lost = homeless(documents)
    principles = (*(p for document in documents for p in document.principles), *made)
    stories = _in_reading_order(documents, principles)
    vocabulary = Vocabulary(_with_tags(keywords, stories))
    tags = {story.id: _tagged(story, vocabulary) for story in stories}
    found = {story.id: _keywords(story, tags[story.id], vocabulary) for story in stories}
    known = {document.path: _definitions(document) for document in documents}
    targets, broken = references(documents, images, known)
    shown, unknown = also_shows(stories, principles)
    names = {keyword.slug: keyword.name for keyword in vocabulary.keywords}
    library = Library(
        documents=documents,
        principles=principles,
        stories=stories,
        keywords=vocabulary.keywords,
        story_keywords=found,
        related=related(found, tags, names),
        mentions=mentions(documents, principles, shown),
        references=targets,
        definitions=known,
        also_shows=shown,
    )
    return library, (*doubled, *lost, *broken, *unknown)


def _in_reading_order(documents: tuple[Document, ...], principles: tuple[Principle, ...]) -> tuple[Story, ...]:
    """Principle after principle: first the stories of its own file, then those of files of their own.

    Those that belong to no principle come last.
    """
    loose: dict[str, list[Story]] = {}
    for document in documents:
        for story in document.stories:
            loose.setdefault(story.principle, []).append(story)
    told = (s for p in principles for s in (*p.stories, *loose.get(p.slug, ())))
    return (*told, *loose.get("", ()))


def _with_tags(keywords: tuple[Keyword, ...], stories: tuple[Story, ...]) -> tuple[Keyword, ...]:
    """Return the keywords and, behind them, one for each tag that they do not cover, sorted by name."""
    known = Vocabulary(keywords)
    tags: dict[str, Keyword] = {}
    for story in stories:
        for tag in map(plain, story.values(FieldName.TAGS)):
            if atoms(tag) and known.named(tag) is None:
                tags.setdefault(slugify(tag), Keyword(slugify(tag), tag))
    return (*keywords, *(tags[slug] for slug in sorted(tags)))


def _definitions(document: Document) -> dict[str, str]:
    """Return the link references and footnotes of a file; of two with one label the first counts, as in Markdown."""
    found: dict[str, str] = {}
    for fragment in fragments(document):
        for label, text in definitions(fragment.markdown).items():
            found.setdefault(label, text)
    return found


def _tagged(story: Story, vocabulary: Vocabulary) -> tuple[str, ...]:
    named = (vocabulary.named(plain(tag)) for tag in story.values(FieldName.TAGS))
    return tuple(dict.fromkeys(keyword.slug for keyword in named if keyword))


def _keywords(story: Story, tags: tuple[str, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the slugs of the story's keywords: its tags, then what its title and parts speak of."""
    text = " . ".join([story.title, *(part.markdown for part in story.parts)])
    spoken = (k.slug for k in vocabulary.found_in(text) if k.slug in vocabulary.curated)
    return (*tags, *islice(filterfalse(frozenset(tags).__contains__, spoken), _IN_TEXT))
