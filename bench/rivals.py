"""The searches that ours is measured beside, each on the same stories: Material's, Pagefind, MiniSearch.

Each writes what its site would publish into a folder of its own, and `start` is what a page does when somebody opens
the search: it sets `window.ask`, which gives the addresses or ids of the best stories for a text.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

import material_search
from playwright.sync_api import Page

from storybank.markdown import plain, render
from storybank.model.kinds import FieldName
from storybank.model.library import Library
from storybank.model.story import Story

PAGEFIND, MINISEARCH = "pagefind@1.6.0", "minisearch@7.2.0"
PATIENCE = 600  # seconds for what the network or another program does
DEPTH = 10
# The weights, prefixes and tolerance for which record 0006 measured it.
_OPTIONS = {
    "fields": ["title", "tags", "questions", "text"],
    "searchOptions": {"boost": {"title": 4, "tags": 4, "questions": 2}, "prefix": True, "fuzzy": 0.2},
}
_INDEX = """
import { readFileSync, writeFileSync } from "node:fs"
import MiniSearch from "./minisearch.js"
const { docs, options } = JSON.parse(readFileSync("docs.json", "utf-8"))
const index = new MiniSearch(options)
index.addAll(docs)
writeFileSync("index.json", JSON.stringify(index))
"""
_MINISEARCH = f"""async () => {{
  const began = performance.now()
  const [{{ default: MiniSearch }}, text] = await Promise.all(
    [import('./minisearch.js'), fetch('index.json').then((answer) => answer.text())])
  const index = MiniSearch.loadJSON(text, {json.dumps(_OPTIONS)})
  window.ask = async (query) => index.search(query).slice(0, {DEPTH}).map(({{ id }}) => id)
  return performance.now() - began
}}"""
_PAGEFIND = """async () => {
  const began = performance.now()
  const { createInstance } = await import('./pagefind/pagefind.js')
  const pagefind = createInstance({ noWorker: true }) // what a worker fetches is neither seen nor slowed by the browser
  window.ask = async (query, most = 1) => { // what the first line of a list needs; its quality is asked with ten
    const { results } = await pagefind.search(query)
    const told = await Promise.all(results.slice(0, most).map((result) => result.data()))
    return told.map(({ raw_url, url }) => (raw_url ?? url).split('/').at(-2))
  }
  return performance.now() - began
}"""
_ASK = """async ([texts, depth]) => {
  const all = []
  for (const text of texts) all.push(await ask(text, depth))
  return all
}"""


@dataclass(frozen=True, slots=True)
class Rival:
    """A search: its site stands in the folder `path`, in which `sources` are no part of what a search publishes."""

    name: str
    path: str
    start: str
    write: Callable[[Library, Path], None]
    sources: tuple[str, ...] = ()

    def answers(self, page: Page, texts: list[str]) -> list[list[str]]:
        """Ask each text in a page in which it was started; the ids of the stories, best first."""
        found: list[list[str]] = page.evaluate(_ASK, [texts, DEPTH])
        return [[one.split("/")[1] if "/" in one else one for one in ids] for ids in found]

    def size(self, folder: Path, compress: Callable[[Path], bytes]) -> float:
        """The kilobytes of everything that it publishes, compressed; for the index and the program together."""
        files = [path for path in (folder / self.path).rglob("*") if path.is_file() and path.name != "index.html"]
        kept = [path for path in files if path.relative_to(folder / self.path).parts[0] not in self.sources]
        return sum(len(compress(path)) for path in kept) / 1000


def rivals(folder: Path) -> Iterator[Rival]:
    """Yield Material's search, and those of npm that can be had: fetched into `folder`, never into the package.

    Why one is left out is printed.
    """
    yield Rival("Material", "material", material_search.START, material_search.write)
    why = _fetched(folder, PAGEFIND, MINISEARCH)
    modules = folder / "node_modules"
    if why:
        print(f"Pagefind and MiniSearch are left out: {why}")  # noqa: T201
        return
    yield Rival("Pagefind", "pages", _PAGEFIND, lambda library, site: _pagefind(library, site, modules), ("stories",))
    yield Rival(
        "MiniSearch",
        "mini",
        _MINISEARCH,
        lambda library, site: _mini(library, site, modules),
        ("docs.json", "make.mjs"),
    )


def _fetched(folder: Path, *packages: str) -> str:
    """Install packages of npm into a folder; why not, where it cannot be done."""
    command = ["npm", "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(folder)]
    return _run([*command, *packages], folder)


def _run(command: list[str], folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    try:
        done = subprocess.run(  # noqa: S603 - commands of ours
            command,
            cwd=folder,
            env=os.environ | {"PATH": path},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return (done.stderr or done.stdout).strip()[-300:] or "it failed" if done.returncode else ""


def _texts(story: Story) -> dict[str, str]:
    """What each search gets of a story: the same as Material's entries."""
    return {
        "id": story.id,
        "title": plain(story.title),
        "tags": " ".join(plain(tag) for tag in story.values(FieldName.TAGS)),
        "questions": " ".join(plain(value) for value in story.values(FieldName.QUESTIONS)),
        "text": " ".join(plain(part.markdown) for part in story.parts),
    }


def _mini(library: Library, folder: Path, modules: Path) -> None:
    """MiniSearch: the index is made in the build, as a site would, and handed over as JSON."""
    site = folder / "mini"
    site.mkdir()
    (site / "minisearch.js").write_bytes((modules / "minisearch" / "dist" / "es" / "index.js").read_bytes())
    docs = [_texts(story) for story in library.stories]
    (site / "docs.json").write_text(json.dumps({"docs": docs, "options": _OPTIONS}), encoding="utf-8")
    (site / "make.mjs").write_text(_INDEX, encoding="utf-8")
    _must(["node", "make.mjs"], site)
    _page(site, "MiniSearch")


def _pagefind(library: Library, folder: Path, modules: Path) -> None:
    """Pagefind reads the pages of a site: one a story, with a heading a part, and tags and questions weighed."""
    site = folder / "pages"
    for story in library.stories:
        page = site / "stories" / story.id / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(_html(story), encoding="utf-8")
    _must([str(modules / ".bin" / "pagefind"), "--site", str(site), "--output-path", str(site / "pagefind")], folder)
    _page(site, "Pagefind")


def _html(story: Story) -> str:
    texts = _texts(story)
    tags, questions = escape(texts["tags"]), escape(texts["questions"])
    parts = "".join(f"<h2>{part.kind.value.capitalize()}</h2>{render(part.markdown)}" for part in story.parts)
    return (
        f'<!doctype html><html lang="en"><title>{escape(texts["title"])}</title><body data-pagefind-body>'
        f"<h1>{escape(texts['title'])}</h1>{parts}"
        f'<p data-pagefind-weight="7">{tags}</p><p data-pagefind-weight="3">{questions}</p>'
    )


def _page(site: Path, name: str) -> None:
    (site / "index.html").write_text(f"<!doctype html><title>{name}</title>", encoding="utf-8")


def _must(command: list[str], folder: Path) -> None:
    why = _run(command, folder)
    if why:
        raise RuntimeError(f"{command[0]}: {why}")
