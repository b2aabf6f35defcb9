"""Sites for tests: a folder of content built the way a user builds it, and served below a folder of a host."""

from __future__ import annotations

import fcntl
import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

import forked
from bank_files import HOOK, environment

ROOT = Path(__file__).resolve().parents[1]
FOLDER = "bank"  # the site stands here and not at the root, as on a shared host

# One page of each type in the site of `tests/cases/site`.
STORY = "stories/technical-debt-resolution/"
PAGES = {
    "home": "",
    "principles": "principles/",
    "principle": "principles/ownership/",
    "story": STORY,
    "star-index": "star-index/",
    "checklists": "checklists/",
    "find": "find/?q=outage",
    "keywords": "keywords/",
    "questions": "questions/",
    "coverage": "coverage/",
    "practice": "practice/?principle=ownership",
    "pack": "pack/",
    "hand-written": "guide/",
    "not found": "404.html",
}

SITE_URL = f"https://example.org/{FOLDER}/"
CONFIG = f"""
site_name: Test bank
site_url: {SITE_URL}
nav:
  - Home: index.md
  - Principles: [principles/index.md, principles/*.md]
  - "*.md"
  - Guide: guide.md
"""


SETTINGS = '[tool.storybank]\nrepository = "https://example.org/r"\n'


# How each engine is started on a bank; the last word is followed by the folder of the site.
ENGINES = {
    "mkdocs": ("mkdocs", "build", "--site-dir"),
    "properdocs": ("properdocs", "build", "--config-file", "mkdocs.yml", "--site-dir"),
    "zensical": ("storybank", "build", "--engine", "zensical", "--strict", "--site-dir"),
}
# For the tests of a module: they hold for a site by each engine whose files differ from those of MkDocs.
BY_EVERY_ENGINE = pytest.mark.parametrize("engine", ["mkdocs", "zensical"], indirect=True, scope="session")


def build(content: Path, folder: Path, settings: str = SETTINGS, language: str = "en", engine: str = "mkdocs") -> Path:
    """Build the files of `content` with this repository's mkdocs.yml through the command line of an engine.

    Returns the folder to serve; the site stands in its subfolder `bank`. Fails with the engine's own words.
    """
    shutil.copytree(content, folder / "content")
    (folder / "docs").mkdir()
    (folder / "docs" / "guide.md").write_text("# Guide\n\nA page written by hand.\n", encoding="utf-8")
    (folder / "pyproject.toml").write_text(settings, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_config(language), encoding="utf-8")
    module, *command = ENGINES[engine]
    done = forked.run(module, [*command, str(folder / "www" / FOLDER)], folder, environment())
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "www"


def build_once(content: Path, engine: str, factory: pytest.TempPathFactory) -> Path:
    """Build a site that no test changes, once for all the processes that run tests, and return the folder to serve.

    The first that asks builds, and the others wait for it.
    """
    own = factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / f"{content.name}-{engine}"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        built = folder.with_suffix(".built")
        if not built.exists():
            folder.mkdir()
            build(content, folder, engine=engine)
            built.touch()
    return folder / "www"


def _config(language: str) -> str:
    """The repository's configuration with a name, address, navigation and language of its own, and the hook by its full
    path.
    """
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    start = text.index("\nhooks:")
    rest = text[start:].replace("hooks/storybank_hook.py", str(HOOK))
    return CONFIG + rest.replace("watch: [hooks]", "").replace("language: en", f"language: {language}")


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Files as they are."""

    def log_message(self, *arguments: object) -> None:
        """Say nothing: the tests do."""


@contextmanager
def served(folder: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """Serve `folder` on a free port; yields the address of the site in it, with a slash at the end."""
    answer = functools.partial(handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), answer) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/{FOLDER}/"
        finally:
            server.shutdown()
            thread.join()


def exchange_pages(page: Page, address: str, site_url: str = SITE_URL) -> None:
    """Let the theme exchange pages without loading them anew: it does so for addresses that the site map names."""

    def site_map(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace(site_url, address))

    page.route("**/sitemap.xml", site_map)


def until(page: Page, met: Callable[[], object]) -> None:
    """Let the browser work until something has happened."""
    for _ in range(400):
        if met():
            return
        page.wait_for_timeout(25)
    raise AssertionError("it did not happen")


def holds(page: Page, expression: str) -> None:
    """Wait until an expression holds in the page; Playwright evaluates a text there, which our policy forbids."""
    until(page, lambda: page.evaluate(f"Boolean({expression})"))
