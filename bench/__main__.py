"""Print how good the search is and what it costs, beside Material's search on the same stories in the same run.

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

import material_search  # noqa: E402
import measure  # noqa: E402
from generated import generated  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402 - the path comes first
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
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 1_000, 10_000])
    options = parser.parse_args()
    library = load([ROOT / "content"], Settings()).library
    path = find_chromium() or sys.exit(ADVICE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        print_quality(browser, library)
        print_costs(browser, library, options.sizes)
        browser.close()


def print_quality(browser: Browser, library: Library) -> None:
    """One row for each kind of query: ours, then Material's."""
    asked = searching.queries([story.id for story in library.stories])
    texts = [query.text for query in asked]
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as address:
        site(library, Path(folder))
        with searching.opened(browser, f"{address}search.html") as page:
            answers = [found["ids"] for found in searching.search(page, texts)]
        with searching.opened(browser, f"{address}material/") as page:
            page.evaluate(material_search.START)
            others = material_search.search(page, texts)
    kinds = [*dict.fromkeys(query.kind for query in asked)]
    groups = [(kind, [query.kind == kind for query in asked]) for kind in kinds]
    groups += [("held back", [query.held_back for query in asked]), ("all", [True] * len(asked))]
    row("", "", "Storybank", "", "", "", "", "Material", "", "", "", "")
    row("kind", "queries", *["MRR@10", "first", "in five", "zero", "empty"] * 2)
    for kind, chosen in groups:
        picked = [query for query, yes in zip(asked, chosen, strict=True) if yes]
        results = [
            searching.quality(picked, [a for a, yes in zip(found, chosen, strict=True) if yes])
            for found in (answers, others)
        ]
        row(kind, len(picked), *(f"{value:.2f}" for result in results for value in astuple(result)[1:]))


def print_costs(browser: Browser, library: Library, sizes: Sequence[int]) -> None:
    """Two rows for each size: ours, then Material's."""
    print()  # noqa: T201
    row(
        "stories",
        "search",
        "KB",
        "requests",
        "first ms",
        "slow 4G",
        "two words",
        "misspelt",
        "key ms",
        "tab MB",
        "own MB",
    )
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            site(generated(library, size), Path(folder))
            for name, cost in (("Storybank", measure.ours), ("Material", measure.theirs)):
                row(size, name, *(f"{value:,.0f}" for value in astuple(cost(browser, Path(folder), *QUERIES))))


def site(library: Library, folder: Path) -> None:
    """Write both searches of a library: `find/` with a page around it, `material/`, and `search.html` without one."""
    search = build_index(library)
    searching.write(search.files, folder)
    material_search.write(library, folder)
    page = next(find.pages(Catalogue(library, Settings())))
    body = page.markdown.partition("\n")[2]
    (folder / "find" / "index.html").write_text(SHELL.format(head=search.head, body=body), encoding="utf-8")
    (folder / "empty").mkdir(exist_ok=True)
    (folder / "empty" / "index.html").write_text("<!doctype html><title>Empty</title>", encoding="utf-8")
    (folder / "material" / "index.html").write_text("<!doctype html><title>Material</title>", encoding="utf-8")


def row(*cells: object) -> None:
    """Print one row of a table."""
    print("".join(str(cell).ljust(12) if at == 0 else str(cell).rjust(10) for at, cell in enumerate(cells)), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
