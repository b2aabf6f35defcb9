"""Links by name, `[[The retry]]` and `[[ownership#Definition]]`: what a name means in the bank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from ..model.library import Target
from ..model.story import Document
from ..text.slug import slugify

Anchors = Mapping[str, Target]


class NamedTargets:
    """Every name of a bank: files with or without their folders, principles, stories, images.

    `anchors` says what can be linked in each file. Of two things of one name the first counts.
    """

    def __init__(self, documents: Iterable[Document], anchors: Mapping[str, Anchors]) -> None:
        self.anchors = anchors
        self.known: dict[str, tuple[str, Target]] = {}
        written = {document.path: document for document in documents}
        for path, table in anchors.items():
            for name in _ways(path, is_text=path in written):
                if "" in table:
                    self.known.setdefault(name, (path, table[""]))
        for path, document in written.items():
            for name in _titles(document):
                if slugify(name) in anchors[path]:
                    self.known.setdefault(slugify(name), (path, anchors[path][slugify(name)]))

    def resolve(self, written: str, path: str) -> Target | str:
        """Return where a link by name in the file at `path` leads, or the code of what is wrong."""
        name, _, anchor = written.partition("#")
        ways = PurePosixPath(name.strip().removesuffix(".md"))
        file, target = self.known.get(_key(ways), ("", None)) if name.strip() else (path, None)
        if not file:
            return "SB405"
        if anchor:
            return self.anchors[file].get(slugify(anchor)) or "SB402"
        return target or "SB405"


def _ways(path: str, *, is_text: bool) -> Iterator[str]:
    """Yield the names of a file: its own, and that with one folder more each time."""
    parts = (PurePosixPath(path).with_suffix("") if is_text else PurePosixPath(path)).parts
    yield from (_key(PurePosixPath(*parts[at:])) for at in range(len(parts) - 1, -1, -1))


def _titles(document: Document) -> Iterator[str]:
    yield from (principle.title for principle in document.principles)
    for story in document.all_stories:
        yield from (story.title, story.id)


def _key(path: PurePosixPath) -> str:
    return "/".join(slugify(part) for part in path.parts)
