"""Draw a bank in a folder, and build it through the real MkDocs in a process of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import forked

HOOKS = Path(__file__).resolve().parents[1] / "hooks"
HOOK = HOOKS / "storybank_hook.py"

MKDOCS = """\
site_name: A bank
site_url: https://example.org/bank/
theme: {{name: material, font: false, features: [content.action.edit, navigation.footer, navigation.path]}}
plugins: [{plugins}]
hooks: [{hooks}]
nav:
  - Home: index.md
  - Principles: [principles/index.md, "principles/*.md"]
  - "*.md"
validation:
  nav: {{omitted_files: warn, not_found: warn, absolute_links: warn}}
  links: {{not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn}}
"""

PRINCIPLE = """\
# {title}

## Definition

{definition}

## Stories

### {story}

{parts}

## Focus areas

- **Follow-through**: stay until it works.

## Interview tips

- Say who would have been hurt.
"""


EXPORT = """\
**Situation:** The nightly export failed every third night.

**Task:** Keep the reports coming before nine.

**Action:**

- Read the log of a whole week.
- Moved the export behind the backup.

**Result:** No failure in ninety days."""

INDEX = """\
**Situation:** A search page answered in eleven seconds since the spring.

**Task:** Explain the delay to the shop, or end it.

**Action:**

- Compared the query plans of March and May.
- Rebuilt the index that a migration had dropped.

**Result:** The page answers in 80 milliseconds."""


def principle(title: str, story: str, definition: str = "Finish what matters.", parts: str = EXPORT) -> str:
    """Return a principle file without findings: one story, one focus area, one tip."""
    return PRINCIPLE.format(title=title, story=story, definition=definition, parts=parts)


def draw(folder: Path, files: Mapping[str, str | bytes], *, hooks: str = str(HOOK), plugins: str = "search") -> Path:
    """Write a bank into `folder`: its `mkdocs.yml`, an empty docs folder, and the given files. Return the folder."""
    own = {"mkdocs.yml": MKDOCS.format(hooks=json.dumps(hooks) if hooks else "", plugins=plugins)}
    (folder / "docs").mkdir(parents=True)
    for name, text in {**own, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


@dataclass(frozen=True)
class Built:
    """What a build left: the exit code, what was logged, and the site."""

    folder: Path
    code: int
    log: str

    def page(self, address: str) -> PageSeen:
        """Return the page at an address such as `stories/x/`."""
        return PageSeen((self.folder / "site" / address / "index.html").read_text(encoding="utf-8"))

    def exists(self, address: str) -> bool:
        return (self.folder / "site" / address).exists()

    @cached_property
    def data(self) -> Any:
        return json.loads((self.folder / "site/data/stories.json").read_text(encoding="utf-8"))


class PageSeen(HTMLParser):
    """A built page: its text, its links, and the attributes of every element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    @property
    def links(self) -> list[str]:
        return [attributes["href"] for tag, attributes in self.elements if tag == "a" and "href" in attributes]

    def attribute(self, tag: str, name: str, /, **having: str) -> list[str]:
        """Return an attribute of every element `tag` whose other attributes are as given."""
        return [a[name] for t, a in self.elements if t == tag and name in a and having.items() <= a.items()]


def environment(**extra: str) -> dict[str, str]:
    """Return the environment of a process that uses the engine of this repository."""
    return {**os.environ, "PYTHONPATH": str(HOOKS), "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0", **extra}


def build(folder: Path, *options: str) -> Built:
    """Run `mkdocs build` in the folder."""
    return _built(folder, forked.run("mkdocs", ["build", *options], folder, environment()))


def build_anew(folder: Path, *options: str) -> Built:
    """Run `mkdocs build` in the folder by a Python that has imported nothing, and hashes as it likes."""
    command = [sys.executable, "-m", "mkdocs", "build", *options]
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
    return _built(folder, done)


def _built(folder: Path, done: subprocess.CompletedProcess[str]) -> Built:
    return Built(folder, done.returncode, re.sub(r"\x1b\[[0-9;]*m", "", done.stdout + done.stderr))


def storybank(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in the folder."""
    return forked.run("storybank", arguments, folder, environment())
