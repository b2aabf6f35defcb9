"""Contribute links: every page leads to the lines it came from, to the form, and to the report of a problem."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from banks import linked
from storybank.contribute.event import Issue
from storybank.contribute.questions import FROM_TITLE
from storybank.contribute.submission import submission
from storybank.markdown import inert
from storybank.model.settings import Settings
from storybank.render import render
from storybank.render.repository import problem_url, story_form_url

FORMS = Path(__file__).parent.parent / ".github/ISSUE_TEMPLATE"
GITHUB = Settings(repository="https://github.com/acme/bank")
GITLAB = Settings(repository="https://gitlab.com/acme/bank")
STORY = "stories/finishing-the-stream-worker.md"


class _Ways(HTMLParser):
    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.ways: dict[str, str] = {}
        self.href = ""
        self.feed(markdown.rpartition('<nav class="sb&#45;contribute"')[2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.href = dict(attrs).get("href") or "" if tag == "a" else ""

    def handle_endtag(self, _tag: str) -> None:
        self.href = ""

    def handle_data(self, data: str) -> None:
        if self.href:
            self.ways[data] = self.href


def _ways(settings: Settings, path: str) -> dict[str, str]:
    (page,) = (page for page in render(linked(), settings).pages if page.path == path)
    return _Ways(page.markdown).ways


def _query(url: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(url).query)


def test_a_story_leads_to_its_lines_the_form_and_the_report() -> None:
    ways = _ways(GITHUB, STORY)
    assert list(ways) == ["Edit this story", "Add a story to Ownership", "Report a problem"]
    edit = urlsplit(ways["Edit this story"])
    assert edit.path.startswith("/acme/bank/blob/main/")
    assert edit.query == "plain=1"
    assert edit.fragment.startswith("L")
    assert _query(ways["Add a story to Ownership"]) == {"template": ["story.yml"], "title": ["[Ownership] "]}
    assert _query(ways["Report a problem"])["story"] == ["finishing-the-stream-worker"]


@pytest.mark.parametrize("settings", [GITHUB, GITLAB])
def test_every_page_has_its_ways_in(settings: Settings) -> None:
    for page in render(linked(), settings).pages:
        ways = _Ways(page.markdown).ways
        assert "Report a problem" in ways, page.path
        assert all(url.startswith(f"{settings.repository}/") for url in ways.values())


def test_without_a_repository_no_page_leads_to_one() -> None:
    assert not [page.path for page in render(linked(), Settings()).pages if "sb&#45;contribute" in page.markdown]


def test_the_forms_have_the_fields_that_links_fill_in() -> None:
    for url in (story_form_url(GITHUB, "Ownership"), problem_url(GITHUB, "x")):
        query = _query(url)
        form = yaml.safe_load((FORMS / query.pop("template")[0]).read_text(encoding="utf-8"))
        query.pop("title")
        inputs = {element["id"] for element in form["body"] if element["type"] in ("input", "textarea")}
        assert set(query) <= inputs, "GitHub fills in no list of choices, and refuses the form for an unknown one"


def test_the_form_that_a_principle_opens_leads_back_to_it() -> None:
    title = _query(story_form_url(GITHUB, 'Ownership: "long" & <wide>'))["title"][0]
    issue = Issue(1, f"{title}my story", f"### Principle\n\n{FROM_TITLE}", "a", 1, frozenset())
    assert submission(issue, {'Ownership: "long" & <wide>': "ownership"}, ()).principle == "ownership"


def test_an_empty_search_offers_the_form() -> None:
    (page,) = (page for page in render(linked(), GITHUB).pages if page.kind == "find")
    assert inert(f'<i data-contribute="{story_form_url(GITHUB)}"></i>')[3:-5] in page.markdown


def test_a_hostile_title_stays_text_in_the_ways_in() -> None:
    library = linked()
    hostile = replace(library.principles[0], title='"><script>alert(1)</script>[x](javascript:1) {{ 7 }}')
    pages = render(replace(library, principles=(hostile, *library.principles[1:])), GITHUB).pages
    assert not [page.path for page in pages if "<script" in page.markdown or "{{" in page.markdown]
