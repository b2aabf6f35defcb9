"""Shortcuts change how long a build takes, and no byte of the site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from markdown import Markdown
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from bank_files import EXPORT, INDEX, draw, principle
from storybank.engines.mkdocs import frames
from storybank.engines.mkdocs.finished import FinishedPage, Finisher
from storybank.engines.mkdocs.frames import Frame

STORIES = """# Ownership

## Stories

### Story: The same words
**Situation:** The disk was full, and `code` & <b>more</b> told us so.
**Task:** Find out why.
**Action:** We looked at [the other one](#story-situation).
**Result:** It has 20% free.
**Status:** still so

### Story: Situation
**Situation:** The disk was full again.
**Task:** Find out why, see [^1].
**Action:** We looked.
**Result:** It was not.
**Learning:** Look first.
**Learning:** Look twice.

[^1]: A note.

### Story: The same words
**Situation:** The disk was full, and `code` & <b>more</b> told us so.
**Task:** Find out why.
**Action:** We looked.
**Result:** It has 20% free.
"""
FILES = {
    "content/ownership.md": STORIES,
    "content/dive-deep.md": principle("Dive deep", "Finding the missing index", "", INDEX),
    "content/frugality.md": principle("Frugality", 'Spending "less" & more\'s the better', "", EXPORT),
    "docs/guide.md": "# Guide\n\n[A story](stories/situation.md#situation)\n",
}
SITES = {
    "plain": {},
    "an extension that changes finished HTML": {
        "mkdocs.yml": "markdown_extensions: [{pymdownx.striphtml: {strip_attributes: [class]}}]\n"
    },
    "headings of its own": {
        "mkdocs.yml": "markdown_extensions: [smarty, footnotes, {toc: {permalink: '#', baselevel: 2, toc_depth: 2}}]\n"
    },
    "a part of the theme of its own": {
        "mkdocs.yml": "theme: {name: material, custom_dir: theme, features: [navigation.tabs]}\n",
        "theme/partials/nav.html": "{{ page.title }}",
    },
    "a part of the frame that names the page's address": {
        "mkdocs.yml": "theme: {name: material, custom_dir: theme, features: [toc.integrate]}\n",
        "theme/partials/logo.html": "{{ page.url }}",
    },
    "a part of the frame that no stand-in can draw": {
        "mkdocs.yml": "theme: {name: material, custom_dir: theme}\n",
        "theme/partials/logo.html": "{{ page.edit_url if page }}",
    },
    "a page of the theme of its own": {
        "mkdocs.yml": "theme: {name: material, custom_dir: theme, features: [navigation.tabs.sticky, toc.integrate]}\n",
        "theme/main.html": "{% extends 'base.html' %}{% block content %}<h1>{{ page.title }}</h1>{{ page.content }}"
        "{% endblock %}{% block announce %}{{ page.meta.kind if page }}{% endblock %}",
    },
    "a hook that tells the theme more": {
        "mkdocs.yml": "theme: {name: material, custom_dir: theme}\nhooks: [more.py]\n",
        "more.py": "def on_page_context(context, page, **_):\n    return {**context, 'more': page.title}\n",
        "theme/partials/logo.html": "{{ more }}",
    },
    "a hook that tells the theme of some pages more": {
        "mkdocs.yml": "theme: {name: material, custom_dir: theme}\nhooks: [more.py]\n",
        "more.py": "def on_page_content(html, page, **_):\n    if 'less' in page.url:\n        page.meta['by'] = 1\n",
        "theme/partials/logo.html": "{{ page.meta.by if page }}",
    },
    "a hook that changes what was laid out": {
        "mkdocs.yml": "hooks: [change.py]\n",
        "change.py": "def on_post_page(output, page, **_):\n    return output.replace('</body>', page.url)\n",
    },
    "a hook that changes pages": {
        "mkdocs.yml": "hooks: [change.py]\n",
        "change.py": "def on_page_markdown(markdown, **_):\n    return markdown.replace('disk', '**disk**')\n",
    },
}


def site(folder: Path, files: dict[str, str], shortcuts: str) -> dict[str, bytes]:
    settings = f"[tool.storybank]\nshortcuts = {shortcuts}\n"
    own = {name: text for name, text in files.items() if name != "mkdocs.yml"}
    drawn = draw(folder / shortcuts, {**FILES, **own, "pyproject.toml": settings}, hooks="", plugins="storybank")
    path = drawn / "mkdocs.yml"
    config = yaml.safe_load(path.read_text(encoding="utf-8")) | yaml.safe_load(files.get("mkdocs.yml", "{}"))
    path.write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    build(load_config(str(path)))
    found = (file for file in (drawn / "site").rglob("*") if file.is_file())
    return {file.relative_to(drawn / "site").as_posix(): file.read_bytes() for file in found}


@pytest.mark.parametrize("files", SITES.values(), ids=SITES)
def test_a_site_is_the_same_without_shortcuts(tmp_path: Path, files: dict[str, str]) -> None:
    short, whole = site(tmp_path, files, "true"), site(tmp_path, files, "false")
    assert short.keys() == whole.keys()
    assert "stories/situation/index.html" in short
    different = [name for name in whole if short[name] != whole[name] and name != "sitemap.xml.gz"]
    assert different == []


SITTING = {f"content/more-{at}.md": principle(f"More {at}", f"Finding {at} more", "", INDEX) for at in range(3)}


def test_the_theme_draws_few_pages_of_a_type_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    framed: list[str] = []
    around = Frame.around

    def counted(frame: Frame, page: FinishedPage) -> str:
        framed.append(page.url)
        return around(frame, page)

    monkeypatch.setattr(Frame, "around", counted)
    made = site(tmp_path, SITTING, "true")
    stories = {name.removesuffix("index.html") for name in made if re.fullmatch(r"stories/[^/]+/index.html", name)}
    assert {url for url in framed if url.startswith("stories/")} == stories
    framed.clear()
    monkeypatch.setattr(frames, "COMPARED", 0)
    site(tmp_path / "other", SITES["a part of the frame that no stand-in can draw"], "true")
    assert framed == []


def test_a_page_goes_the_long_way_once_a_type(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    render = Page.render

    def counted(page: Page, config: MkDocsConfig, files: Files) -> None:
        read.append(page.url)
        render(page, config, files)

    monkeypatch.setattr(Page, "render", counted)
    site(tmp_path, SITTING | {"docs/guide.md": "# Guide\n"}, "true")
    long = [url for url in read if url.startswith("stories/") and url != "stories/situation/"]  # its ids repeat
    assert len(long) == 1
    long = [url for url in read if url.startswith("principles/") and url != "principles/"]
    assert len(long) == 1


@pytest.mark.parametrize(
    ("block", "is_finished"),
    [
        ("<p>One</p>", True),
        ("<p>One</p> <p>Two</p>", True),
        ('<ul class="a"> <li>One <ul><li>x</li></ul></li> </ul> <p>Two</p><div>Three</div>', True),
        ("<p>One</p> two <p>Three</p>", False),
        ("<p>One</p> <b>two</b>", False),
        ("<p>One</p> <hr> <p>Three</p>", False),
        ("<p>One</p>  <p>Two</p>", False),
        ("<p>One</p> <p>Two", False),
        ("<p>One</p>\n<p>Two</p>", False),
    ],
)
def test_a_block_of_elements_is_broken_as_python_markdown_breaks_it(block: str, is_finished: bool) -> None:
    config = load_config(str(Path(__file__).parents[1] / "mkdocs.yml"))
    page = f"## Before\n\n{block}\n\n## Behind"
    body = Finisher(config).body(page)
    assert (body is not None) == is_finished
    if body:
        reader = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})
        assert body.html == reader.convert(page)
