"""A story that another one seems to tell already."""

from __future__ import annotations

from collections.abc import Iterator

from ...markdown import plain
from ...model.findings import Code, Finding, Severity
from ...model.library import Library
from ...model.story import Story
from ...text.similarity import Texts, evenly, names_and_figures, telling

CODE = Code(
    id="SB551",
    name="near-duplicate",
    severity=Severity.WARNING,
    what="A story tells, in other words, what another story of the bank tells already.",
    why="Readers meet the same example twice, and each telling lacks what only the other one has.",
    remedy=(
        "Add what is new to the existing story, or allow this one with a reason: <!-- storybank: ignore SB551: … -->"
    ),
    wrong="""\
### How one rule took down Cloudflare
### Cloudflare's fastest channel spreads a bad rule""",
    right="### Cloudflare's fastest channel spreads a bad rule",
)

# Measured on the bank and on tests/cases/duplicates: retellings in other words reach 0.23 and more and share at least
# two names or figures; different stories about the same organisation stay below 0.19. Stories cut from one pattern
# ("took ownership of …") come to 0.35 and share no name at all.
LIKE = 0.2
SAME = 0.45  # so much that no shared name is needed
NAMES = 2
COMMON = 64  # a word that more stories have leads nowhere: it would pair everything with everything
MIN_SHARED = 3  # telling words that two stories must share to be compared; fewer are chance
NAMED = 4  # shared names and figures that a message shows


def in_bank(library: Library) -> Iterator[Finding]:
    texts = ["\n".join(part.markdown for part in story.parts) for story in library.stories]
    owners = {story.id: story.retells or story.id for story in library.stories}
    inside = {story.id for principle in library.principles for story in principle.stories}
    for likeness, i, j in alike(Texts([evenly(telling(text)) for text in texts])):
        both = names_and_figures(texts[i]) & names_and_figures(texts[j])
        shared = sorted(both, key=lambda name: (-len(name), name))
        earlier, later = library.stories[i], library.stories[j]
        if owners[earlier.id] != owners[later.id] and (likeness >= SAME or len(shared) >= NAMES):
            # A file of its own is how stories are contributed, so that one is the newer.
            newer, older = (earlier, later) if later.id in inside and earlier.id not in inside else (later, earlier)
            yield _finding(newer, older, shared)


def alike(texts: Texts) -> list[tuple[float, int, int]]:
    """Return the pairs of texts that are alike, the most alike first: (likeness, earlier number, later number)."""
    found = ((texts.likeness(i, j), i, j) for i, j in texts.pairs(MIN_SHARED, most=COMMON))
    return sorted((pair for pair in found if pair[0] >= LIKE), key=lambda pair: (-pair[0], pair[1:]))


def _finding(newer: Story, older: Story, shared: list[str]) -> Finding:
    reason = f"; both have {', '.join(shared[:NAMED])}" if shared else ""
    message = f"this seems to tell what “{plain(older.title)}” tells already ({older.span.place}){reason}"
    return CODE.at(newer.span.place, message)
