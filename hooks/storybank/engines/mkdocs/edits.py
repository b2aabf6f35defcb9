"""Under a server, an edit is seen at once: the pages that it changes go ahead, and the rest follows in the next pause.

What the search finds and other programs fetch takes longer than a page, and who writes looks at the page. While nothing
but the content is edited, MkDocs need not build the whole (decision 52).
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from threading import Lock, Timer, current_thread

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler

from ...model.addresses import IMAGES
from . import log
from .served import ServedSite

PAUSE = 1.0  # seconds without an edit until the rest follows
_SOMETHING = ""  # the name of a file that is none of the content


class Edits(FileSystemEventHandler):
    """Hears what is edited, and stands in for what builds the site of a server.

    `latest` returns the site as it was built last, None where each edit must build the whole.
    """

    def __init__(
        self, server: LiveReloadServer, latest: Callable[[], ServedSite | None], content: Path, docs: Path
    ) -> None:
        self._server, self._build, self._latest = server, server.builder, latest
        self._content, self._docs = _named(content), _named(docs)
        self._edited: set[Path] = set()
        self._one_at_a_time = Lock()
        self._rest = Timer(PAUSE, self._follow)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Remember which files were edited."""
        if not event.is_directory:
            self._edited |= {Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path}

    def __call__(self) -> None:
        """Show what was edited. It is called after each edit; what comes in meanwhile, calls it again."""
        edited, self._edited = self._edited, set()
        self._rest.cancel()
        with self._one_at_a_time:
            served = self._latest()
            alone = served and edited and all(map(self._is_content, edited))
            if not (served and alone and self._is_shown(served)):
                self._build()

    def stop(self) -> None:
        """Write nothing any more: the folder of the site is about to go."""
        self._rest.cancel()
        with self._one_at_a_time:
            self._rest = Timer(PAUSE, self._follow)

    def _is_content(self, path: Path) -> bool:
        """Say whether a file is text of the content, and nothing else: an image is on no page that changes by it."""
        is_inside = path.is_relative_to(self._content) and not path.is_relative_to(self._docs)
        return is_inside and path.suffix.lower() not in IMAGES

    def _is_shown(self, served: ServedSite) -> bool:
        changed = log.tried(served.show)
        if changed is None:
            return False
        log.shown(changed)
        self._rest = Timer(PAUSE, self._follow)
        self._rest.daemon = True
        self._rest.start()
        return True

    def _follow(self) -> None:
        with self._one_at_a_time:
            served = self._latest()
            if self._rest is not current_thread() or served is None:  # the next edit was sooner
                return
            if log.tried(served.follow):
                log.followed()
            else:
                self._ask_for_all()

    def _ask_for_all(self) -> None:
        """Let the server build the whole, as after an edit of something else."""
        next(iter(self._server.observer.emitters)).queue_event(FileModifiedEvent(_SOMETHING))


def hear(
    server: LiveReloadServer, latest: Callable[[], ServedSite | None], content: Path, config: MkDocsConfig
) -> Edits:
    """Let a server show edits of the content as they come. Call it before the server starts."""
    edits = Edits(server, latest, content, Path(config.docs_dir))
    watched = {str(emitter.watch.path) for emitter in server.observer.emitters if emitter.watch.is_recursive}
    for path in watched | {str(_named(Path(path))) for path in config.watch}:
        server.observer.schedule(edits, path, recursive=True)
    server.builder = edits
    return edits


def _named(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - as MkDocs names what it watches: links are not followed
