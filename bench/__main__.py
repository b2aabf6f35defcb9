"""Print how good the search is and what it costs, beside others on the same stories in the same run.

The others are Material's search, Pagefind and MiniSearch; the last two are fetched into a temporary folder.

Usage: python bench [--sizes 100 1000 10000]. Reads the bank in content/ and the labelled queries of the tests.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests"), str(ROOT / "bench")]

import measure  # noqa: E402
from generated import generated  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402 - the path comes first
from rivals import Rival, rivals  # noqa: E402
from server import served  # noqa: E402

import searching  # noqa: E402
from chromium import ADVICE, find_chromium  # noqa: E402
from storybank.find import build_index  # noqa: E402
from storybank.model.library import Library  # noqa: E402
from storybank.model.settings import Settings  # noqa: E402
from storybank.pipeline.load import load  # noqa: E402
from storybank.render.catalogue import Catalogue  # noqa: E402
from storybank.render.pages import find  # noqa: E402

SHELL = """<!doctype html><meta charset="utf-8"><title>Find</title>
{head}<body>{body}</body>"""
QUERIES = ("kafka", "kafka outage", "kuberentes")  # one word, two, and a misspelt one


def main() -> None:
    """Measure quality on the bank, then cost on generated banks."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--sizes", type=int, nargs="*", default=[0, 100, 1_000, 10_000], help="stories; 0 is this bank")
    options = parser.parse_args()
    library = load([ROOT / "content"], Settings()).library
    path = find_chromium() or sys.exit(ADVICE)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as packages:
        others = list(rivals(Path(packages)))
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        print_quality(browser, library, others)
        print_costs(browser, library, others, options.sizes)
        browser.close()


def print_quality(browser: Browser, library: Library, others: Sequence[Rival]) -> None:
    """One table for each search, ours first: a row for each kind of query."""
    asked = searching.queries([story.id for story in library.stories])
    texts = [query.text for query in asked]
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as address:
        site(library, Path(folder), others)
        with searching.opened(browser, f"{address}search.html") as page:
            answers = {"Storybank": [found["ids"] for found in searching.search(page, texts)]}
        for rival in others:
            with searching.opened(browser, f"{address}{rival.path}/") as page:
                page.evaluate(rival.start)
                answers[rival.name] = rival.answers(page, texts)
    kinds = [*dict.fromkeys(query.kind for query in asked)]
    groups = [(kind, [query.kind == kind for query in asked]) for kind in kinds]
    groups += [("held back", [query.held_back for query in asked]), ("all", [True] * len(asked))]
    for name, found in answers.items():
        row(f"\n{name}")
        row("kind", "queries", "MRR@10", "first", "in five", "zero", "empty")
        for kind, chosen in groups:
            picked = [query for query, yes in zip(asked, chosen, strict=True) if yes]
            result = searching.quality(picked, [ids for ids, yes in zip(found, chosen, strict=True) if yes])
            row(kind, len(picked), *(f"{value:.2f}" for value in astuple(result)[1:]))


def print_costs(browser: Browser, library: Library, others: Sequence[Rival], sizes: Sequence[int]) -> None:
    """A row for each size and search, ours first."""
    print()  # noqa: T201
    row(
        "stories",
        "search",
        "index KB",
        "KB",
        "requests",
        "first ms",
        "slow 4G",
        "two words",
        "misspelt",
        "key ms",
        "key 95 %",
        "tab MB",
        "own MB",
    )
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            site(generated(library, size) if size else library, Path(folder), others)
            costs = [("Storybank", measure.ours(browser, Path(folder), *QUERIES))]
            costs += [(one.name, measure.theirs(browser, Path(folder), one, *QUERIES)) for one in others]
            for name, cost in costs:
                row(size or "this bank", name, *(f"{value:,.0f}" for value in astuple(cost)))


def site(library: Library, folder: Path, others: Sequence[Rival]) -> None:
    """Write every search of a library: `find/` with a page around it, `search.html` without one, and the others."""
    search = build_index(library)
    searching.write(search.files, folder)
    for rival in others:
        rival.write(library, folder)
    page = next(find.pages(Catalogue(library, Settings())))
    body = page.markdown.partition("\n")[2]
    (folder / "find" / "index.html").write_text(SHELL.format(head=search.head, body=body), encoding="utf-8")
    (folder / "empty").mkdir(exist_ok=True)
    (folder / "empty" / "index.html").write_text("<!doctype html><title>Empty</title>", encoding="utf-8")


def row(*cells: object) -> None:
    """Print one row of a table."""
    print("".join(str(cell).ljust(12) if at == 0 else str(cell).rjust(10) for at, cell in enumerate(cells)), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
