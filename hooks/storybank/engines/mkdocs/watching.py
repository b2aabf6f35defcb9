"""Keep `mkdocs serve` watching the content folder, also when it was moved away and came back, as some tools do."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler


class _Return(FileSystemEventHandler):
    """Watches the folder around the content: MkDocs stops watching a folder for ever when it is gone once."""

    def __init__(self, server: LiveReloadServer, content: Path) -> None:
        self.server = server
        self.content = str(content)

    def on_created(self, event: FileSystemEvent) -> None:
        """Watch the content folder anew when it appears."""
        if os.fsdecode(event.src_path) == self.content:
            self._watch_again()

    def on_moved(self, event: FileSystemEvent) -> None:
        """The same, when another folder gets its name."""
        if os.fsdecode(event.dest_path) == self.content:
            self._watch_again()

    def _watch_again(self) -> None:
        self.server.unwatch(self.content)
        self.server.watch(self.content)


def watch_for_return(server: LiveReloadServer, content: Path) -> None:
    """Let the server notice edits in the content folder after it was away. Call it before the server starts."""
    folder = Path(os.path.abspath(content))  # noqa: PTH100 - as MkDocs names what it watches: links are not followed
    server.observer.schedule(_Return(server, folder), str(folder.parent), recursive=False)
