"""MkDocs' server, with somebody else's builder: it shows a site, and builds it anew at every change."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.livereload import LiveReloadServer

_NOT_FOUND = 404


def serve(build: Callable[[Path], bool], watched: Iterable[Path], address: str) -> None:
    """Show at `address` what `build` makes in a new folder; where it says that it failed, the last site stays."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)-7s -  %(message)s")
    host, _, port = address.rpartition(":")
    with TemporaryDirectory() as folder:
        site, fresh = Path(folder, "site"), Path(folder, "fresh")
        site.mkdir()

        def build_anew() -> None:
            shutil.rmtree(fresh, ignore_errors=True)
            fresh.mkdir()
            if build(fresh):
                shutil.rmtree(site)
                fresh.rename(site)

        build_anew()
        server = LiveReloadServer(build_anew, host, int(port), str(site))
        server.error_handler = lambda code: _page(site / "404.html") if code == _NOT_FOUND else None
        for path in watched:
            server.watch(str(path))
        try:
            server.serve()  # type: ignore[no-untyped-call]  # MkDocs has no types there
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()


def _page(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
