"""Print what a build costs beside plain MkDocs with Material on the same stories, in interleaved pairs of one run.

Usage: python bench/build.py [--sizes 64 1000] [--pairs 5] [--only whole saved]. The size 64 stands for the bank in
content/; any other is written by a generator of principle files (`--generator`), which is called with a folder and a
number of stories.

What is measured of each size is a line of `CHANGES`, the whole build, and what is `saved` under a server, until a
browser shows it (which needs Chromium).

Plain Material gets what somebody would write for it by hand: a page for each story and each principle, an index and a
page of tips.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests"), str(ROOT / "bench")]

from playwright.sync_api import sync_playwright  # noqa: E402 - the path comes first
from saving import saves, serving, told  # noqa: E402

from chromium import ADVICE, find_chromium  # noqa: E402
from storybank.model.kinds import PartKind  # noqa: E402
from storybank.model.library import Library  # noqa: E402
from storybank.model.settings import CACHE, OFF, Settings  # noqa: E402
from storybank.model.story import Principle, Story  # noqa: E402
from storybank.pipeline.load import load  # noqa: E402

OWN = 64
GENERATOR = ROOT.parent / "shared" / "bench" / "gen_corpus.py"
PLAIN = """site_name: Plain
site_url: https://example.org/
theme: {name: material, font: false}
not_in_nav: /stories/*
plugins: [search]
markdown_extensions: [admonition, tables, attr_list, md_in_html, pymdownx.tasklist, {toc: {permalink: true}}]
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one build took: seconds of processor and of the clock, the most memory in MB, and the size of the site."""

    cpu: float
    wall: float
    memory: float
    output: float


Change = Callable[[Path, int], None] | None


def main() -> None:
    """Measure each size, and how the cost grows from one to the next."""
    parser = argparse.ArgumentParser(prog="python bench/build.py")
    parser.add_argument("--sizes", type=int, nargs="*", default=[OWN, 1_000])
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--only", nargs="*", default=[WHOLE, *CHANGES, SAVED], help="what to measure, by its name")
    parser.add_argument("--generator", type=Path, default=GENERATOR)
    options = parser.parse_args()
    row("stories", "build", "", "CPU s", "wall s", "peak MB", "site MB", "CPU", "wall", "memory", "size")
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            ours, plain = Path(folder, "storybank"), Path(folder, "plain")
            write_bank(ours, size, options.generator)
            write_plain(plain, load([ours / "content"], Settings()).library)
            if WHOLE in options.only:
                compare(size, plain, WHOLE, ours, options.pairs)
            for name in [name for name in CHANGES if name in options.only]:
                compare(size, plain, name, ours, options.pairs, CHANGES[name])
            if SAVED in options.only:
                compare_saves(size, plain, ours, options.pairs)


def compare(size: int, plain: Path, name: str, ours: Path, pairs: int, change: Change = None) -> None:
    """Build both by turns, and print the medians of ours, and its ratio to the plain build of each pair."""
    costs, others = [], []
    if change:
        build(ours, str(ours / "cache"))
    for at in range(pairs):
        if change:
            change(ours / "content", at)
        costs.append(build(ours, str(ours / "cache") if change else OFF))
        others.append(build(plain, OFF))
    for builder, measured in (("Storybank", costs), ("plain", others)):
        medians = [statistics.median(values) for values in zip(*map(astuple, measured), strict=True)]
        ratios = ratios_of(costs, others) if measured is costs else []
        row(size, builder, name, *(f"{value:,.1f}" for value in medians), *ratios)


def ratios_of(costs: Sequence[Cost], others: Sequence[Cost]) -> Iterator[str]:
    """Yield the median ratio of each measure, with the least and the greatest."""
    pairs = [[a / b for a, b in zip(astuple(o), astuple(p), strict=True)] for o, p in zip(costs, others, strict=True)]
    for ratios in zip(*pairs, strict=True):
        yield f"{statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"


def build(folder: Path, cache: str) -> Cost:
    """Build a site in a process of its own, from nothing but what stands in the cache."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    begun = time.perf_counter()
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", CACHE: cache}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # modules are compiled once, as where it is installed
    process = subprocess.Popen([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"The build in {folder} failed")
    size = sum(path.stat().st_size for path in (folder / "site").rglob("*") if path.is_file())
    unit = 1024 if sys.platform == "darwin" else 1
    return Cost(
        used.ru_utime + used.ru_stime, time.perf_counter() - begun, used.ru_maxrss / unit / 1024, size / 1024 / 1024
    )


def write_bank(folder: Path, size: int, generator: Path) -> None:
    """Write a bank as `storybank init` begins one, with the stories of this one or generated ones."""
    run = [sys.executable, "-m", "storybank", "init", str(folder)]
    subprocess.run(run, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    shutil.rmtree(folder / "content")
    if size == OWN:
        shutil.copytree(ROOT / "content", folder / "content")
    else:
        written = [sys.executable, str(generator), str(folder / "content"), str(size)]
        subprocess.run(written, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("# site_url", "site_url"), encoding="utf-8")


def reword(content: Path, at: int) -> None:
    """Put one new word into one story."""
    add_to_line(sorted(content.glob("*.md"))[1], "Situation", f" Word{at}.")


def redefine(content: Path, at: int) -> None:
    """Put one new word into one definition."""
    path = sorted(content.glob("*.md"))[1]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("## Definition\n", f"## Definition\n\nWord{at} first.\n", 1), encoding="utf-8")


def rename(content: Path, at: int) -> None:
    """Give one keyword another name."""
    path = content / "keywords.yml"
    text = path.read_text(encoding="utf-8") if path.is_file() else "Kafka: [event stream]\n"
    path.write_text(text.replace("event stream", f"event stream {at}", 1), encoding="utf-8")


def add_to_line(path: Path, label: str, text: str) -> None:
    """Put a text at the end of the first line of a file that has this label."""
    lines = path.read_text(encoding="utf-8").split("\n")
    number = next(number for number, line in enumerate(lines) if label in line)
    lines[number] += text
    path.write_text("\n".join(lines), encoding="utf-8")


WHOLE, SAVED = "whole", "saved"
CHANGES = {"one story": reword, "one definition": redefine, "one keyword": rename}


def compare_saves(size: int, plain: Path, ours: Path, pairs: int) -> None:
    """Save words by turns under both servers, and print how long a browser waits for them."""
    content = sorted((ours / "content").glob("*.md"))[1]
    stories = load([ours / "content"], Settings(), ours).library.stories
    story = min((story for story in stories if story.span.path == f"content/{content.name}"), key=by_line)
    path = plain / "docs" / "stories" / f"{story.id}.md"
    with sync_playwright() as playwright, serving(ours, str(ours / "cache")) as one, serving(plain, OFF) as other:
        browser = playwright.chromium.launch(executable_path=find_chromium() or sys.exit(ADVICE), args=["--no-sandbox"])
        address = f"stories/{story.id}/"
        sites = [
            (one, address, lambda word: add_to_line(content, "Situation", f" {word}.")),
            (other, address, lambda word: path.write_text(f"{path.read_text(encoding='utf-8')}\n{word}\n", "utf-8")),
        ]
        measured = saves(browser, sites, pairs)
        browser.close()
    row(size, "", "under serve", "noticed s", "then seen s", "CPU s")
    for builder, took in zip(("Storybank", "plain"), measured, strict=True):
        row(size, builder, SAVED, *told(took))


def by_line(story: Story) -> int:
    """Return the line in which a story begins."""
    return story.span.line


def write_plain(folder: Path, library: Library) -> None:
    """Write what a user of plain Material would write by hand for the same stories."""
    docs = folder / "docs"
    pages = {"index.md": "# Principles\n\nHome.\n", "star-index.md": "# STAR index\n\n" + "".join(index_of(library))}
    pages |= {f"stories/{story.id}.md": story_page(story) for story in library.stories}
    pages |= {f"principles/{p.slug}.md": principle_page(p, library) for p in library.principles}
    pages["tips.md"] = "# Tips\n\n" + "".join(f"## {p.title}\n\n{tips(p, '[ ] ')}\n" for p in library.principles)
    for path, text in pages.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")


def index_of(library: Library) -> Iterator[str]:
    """Yield the lines of the index of stories."""
    yield "| Story | Principle | Result |\n|---|---|---|\n"
    for story in library.stories:
        result = " ".join(" ".join(story.texts(PartKind.RESULT)).split()).replace("|", "")[:60]
        yield f"| [{story.title}](stories/{story.id}.md) | {story.principle} | {result} |\n"


def story_page(story: Story) -> str:
    """Return the page of a story."""
    parts = "".join(f"**{part.label}**:\n\n{part.markdown}\n\n" for part in story.parts)
    return f"# {story.title}\n\n{parts}Principle: [{story.principle}](../principles/{story.principle}.md)\n"


def principle_page(principle: Principle, library: Library) -> str:
    """Return the page of a principle."""
    told = (story for story in library.stories if story.principle == principle.slug)
    stories = "".join(f"- [{story.title}](../stories/{story.id}.md)\n" for story in told)
    areas = "".join(f"- **{area.name}**: {area.description}\n" for area in principle.focus_areas)
    text = f"# {principle.title}\n\n{principle.definition}\n\n## Stories\n\n{stories}\n## Focus areas\n\n{areas}\n"
    return f"{text}## Tips\n\n{tips(principle)}"


def tips(principle: Principle, box: str = "") -> str:
    """Return the tips of a principle as a list."""
    return "".join(f"- {box}{tip.markdown}\n" for tip in principle.tips)


def row(*cells: object) -> None:
    """Print one row of a table."""
    widths = (8, 10, 17, 8, 8, 8, 8, 18, 18, 18, 18)
    print("".join(str(cell).ljust(width) for cell, width in zip(cells, widths, strict=False)), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
