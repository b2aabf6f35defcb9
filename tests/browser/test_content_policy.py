"""The Content-Security-Policy of the site: it stops what slipped in, and nothing that the site does.

The hashes are made from what the theme writes; a version of the theme that does more inline shows here.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from policy import watched
from sites import BY_EVERY_ENGINE, FOLDER, PAGES, exchange_pages

pytestmark = [pytest.mark.browser, BY_EVERY_ENGINE]

META = re.compile(r'<head>\s*<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


@pytest.fixture
def violations(page: Page) -> list[str]:
    """What the policy stops from now on, on every page that is opened."""
    return watched(page)


def test_every_page_has_the_policy_before_anything_that_it_could_stop(www: Path) -> None:
    pages = sorted((www / FOLDER).rglob("*.html"))
    assert len(pages) > 10
    for path in pages:
        (policy,) = META.findall(path.read_text(encoding="utf-8"))
        assert "default-src 'self'" in policy
        assert "img-src 'self' data:" in policy
        assert "base-uri 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert 3 <= policy.count("'sha256-") <= 4


@pytest.mark.parametrize("kind", PAGES)
def test_no_page_does_what_the_policy_stops(page: Page, site: str, kind: str, violations: list[str]) -> None:
    page.goto(site + PAGES[kind], wait_until="networkidle")
    _use(page)
    assert violations == []


@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind != "not found"])  # a page that only a server shows
def test_it_holds_on_a_disk_too(page: Page, www: Path, kind: str, violations: list[str]) -> None:
    address, _, query = PAGES[kind].partition("?")
    file = www / FOLDER / address
    page.goto((file / "index.html" if file.is_dir() else file).as_uri() + f"?{query}", wait_until="networkidle")
    _use(page)
    assert violations == []
    if kind == "find":
        page.locator("#find-results > li[data-story]").first.wait_for()


def _use(page: Page) -> None:
    """Scroll, change the colours, tick, sort and open what opens: what a reader does without leaving the page."""
    page.mouse.wheel(0, 2000)
    page.locator("label[for=__palette_1]").locator("visible=true").first.click()
    for control in page.locator("article :is(summary, button, input[type=checkbox])").locator("visible=true").all()[:5]:
        control.click(force=True)
    page.keyboard.press("/")
    page.wait_for_timeout(50)


def test_exchanged_pages_work_under_the_policy_of_the_first(page: Page, site: str, violations: list[str]) -> None:
    exchange_pages(page, site)
    page.goto(site, wait_until="networkidle")
    page.evaluate("window.stayed = true")
    for kind in ("checklists", "principles", "star-index", "find"):
        address = PAGES[kind].partition("?")[0]
        page.locator(f"a[href$='{address}'], a[href*='{address}#']").first.evaluate("link => link.click()")
        page.locator(f".sb-page--{kind}").wait_for()
        assert page.evaluate("window.stayed"), kind
    page.locator("body[data-find=ready]").wait_for()
    page.locator("#find-q").fill("outage")
    page.locator("#find-results > li[data-story]").first.wait_for()
    assert violations == []


@pytest.mark.parametrize("kind", PAGES)
def test_trusted_types_hold_for_our_scripts(page: Page, site: str, kind: str, violations: list[str]) -> None:
    """A policy may ask for them one day; the theme's own scripts do not, so that ours cannot today."""

    def ask_for_them(route: Route) -> None:
        asked = "require-trusted-types-for 'script'"
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy-report-only": asked})

    page.route(f"{site}{PAGES[kind]}", ask_for_them)
    page.goto(site + PAGES[kind], wait_until="networkidle")
    _use(page)
    page.locator(".sb-bar__link").evaluate("link => link.click()")
    page.locator("body[data-find=ready]").wait_for()
    by_the_theme = [said for said in violations if "/assets/javascripts/" in said]
    assert by_the_theme, "they are asked for"
    assert [said for said in violations if said.startswith("violation") and said not in by_the_theme] == []


SLIPPED = {
    "a script": "<script>window.ran = 1</script>",
    "a handler": "<img src='data:,' onerror='window.ran = 1'>",
    "a frame": "<iframe srcdoc='<script>parent.ran = 1</script>'></iframe>",
    "a script from elsewhere": "<script src='https://marker.invalid/a.js'></script>",
    "an image from elsewhere": "<img src='https://marker.invalid/a.png'>",
    "a style sheet from elsewhere": "<link rel=stylesheet href='https://marker.invalid/a.css'>",
    "a style": "<style>article { background: url(https://marker.invalid/b.png) }</style>",
    "a style attribute": "<p style='background: url(https://marker.invalid/c.png)'>x</p>",
    "a base": "<base href='https://marker.invalid/'>",
    "a sound": "<audio src='https://marker.invalid/a.ogg' autoplay></audio>",
    "a plug-in": "<object data='https://marker.invalid/a.swf'></object>",
}


@pytest.mark.parametrize("slipped", SLIPPED)
def test_what_slipped_into_a_page_does_nothing(
    page: Page, site: str, www: Path, slipped: str, violations: list[str]
) -> None:
    """Were cleaning to let it through, the policy would not: each kind is put into a built page."""
    left: list[str] = []

    def note(route: Route) -> None:
        left.append(route.request.url)
        route.abort()

    page.route("https://marker.invalid/**", note)
    text = (www / FOLDER / PAGES["story"] / "index.html").read_text(encoding="utf-8")
    page.route(
        "**/slipped/here/",
        lambda route: route.fulfill(
            body=re.sub("(<article[^>]*>)", rf"\1{SLIPPED[slipped]}", text, count=1), content_type="text/html"
        ),
    )
    page.goto(f"{site}slipped/here/", wait_until="load")
    page.wait_for_timeout(50)
    assert left == []
    assert page.evaluate("window.ran") is None
    assert violations
    expect(page.locator("article")).to_be_visible()
