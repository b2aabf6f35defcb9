"""Hostile content, built and opened: nothing of it runs, no request leaves the site.

The policy of the pages is switched off here, for it would hide a hole in the cleaning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, Request

from sites import SETTINGS, build, served

pytestmark = pytest.mark.browser

ACTIVE = (
    "article :is(script, iframe, object, embed, base, meta, link, style, video, form[action*='//'],"
    " a[href^='javascript' i], a[href^='vbscript' i], a[href^='data' i], img[src*='//'],"
    " [style]:not(ol#find-results))"  # the room of results that are still to come
)
HANDLERS = (
    """[...document.querySelectorAll("article *")].flatMap(e => e.getAttributeNames()).filter(n => /^on/.test(n))"""
)


# An address that leads nowhere ends a build; here the page is wanted on which it stands.
BUILT = f'{SETTINGS}\n[tool.storybank.severity]\nSB401 = "warning"\n'


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, cases: Path) -> Iterator[tuple[str, list[str]]]:
    """The address of the hostile site and those of its pages."""
    www = build(cases / "hostile", tmp_path_factory.mktemp("hostile"), BUILT)
    pages = sorted(path.relative_to(www / "bank").as_posix() for path in www.rglob("*.html"))
    with served(www) as address:
        yield address, pages


def watch(page: Page, host: str) -> list[str]:
    """Collect whatever must not happen: a call of `hit`, a dialog, a script error, a request to another host."""
    seen: list[str] = []

    def note_request(request: Request) -> None:
        if not request.url.startswith((host, "data:", "blob:")):
            seen.append(f"left: {request.url}")

    def note_dialog(dialog: Dialog) -> None:
        seen.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.expose_function("hit", lambda what="": seen.append(f"ran: {what}"))
    page.on("dialog", note_dialog)
    page.on("pageerror", lambda error: seen.append(f"error: {error.message}"))
    page.on("request", note_request)
    return seen


def test_nothing_runs_and_nothing_leaves(
    context: Callable[..., BrowserContext], hostile: tuple[str, list[str]]
) -> None:
    address, pages = hostile
    assert len(pages) >= 10
    page = context(bypass_csp=True).new_page()
    seen = watch(page, address)
    for path in pages:
        page.goto(address + path)
        _touch_everything(page)
        assert seen == [], path
        assert page.locator(ACTIVE).count() == 0, path
        assert page.evaluate(HANDLERS) == [], path


def _touch_everything(page: Page) -> None:
    """Hover, focus and click whatever content could have armed, without leaving the page."""
    page.evaluate(
        """() => {
          document.addEventListener('click', e => e.preventDefault(), { capture: true })
          for (const e of document.querySelectorAll('article *, nav *, footer *')) {
            for (const type of ['mouseover', 'mouseenter', 'click', 'toggle', 'focus', 'error', 'load'])
              e.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }))
          }
        }"""
    )


def test_watching_sees_what_runs(context: Callable[..., BrowserContext], hostile: tuple[str, list[str]]) -> None:
    """The test above can fail: active markup on the same page is seen."""
    address, _ = hostile
    page = context(bypass_csp=True).new_page()
    seen = watch(page, address)
    page.goto(address)
    page.evaluate(
        "document.querySelector('article').insertAdjacentHTML('beforeend', '<img src=//evil.invalid/x onerror=hit(1)>')"
    )
    page.wait_for_function("document.images[document.images.length - 1].complete")
    page.wait_for_timeout(50)
    assert {entry.partition(":")[0] for entry in seen} == {"ran", "left"}


def test_titles_stay_text(page: Page, hostile: tuple[str, list[str]]) -> None:
    address, _ = hostile
    page.goto(address + "principles/")
    titles = page.locator("article h2").all_inner_texts()
    assert any("</title><script>hit('title entity')</script>" in title for title in titles)
    page.locator("article h2 + div a").last.click()
    assert "<script>" in page.title()


def test_search_over_hostile_pages_runs_nothing(
    context: Callable[..., BrowserContext], hostile: tuple[str, list[str]]
) -> None:
    address, _ = hostile
    page = context(bypass_csp=True).new_page()
    seen = watch(page, address)
    page.goto(address + "find/?q=title%22%3E%3Cscript%3Ehit(%27query%27)%3C/script%3E")
    page.locator("body[data-find=ready]").wait_for()
    page.locator("#find-q").fill("hit")
    page.locator("#find-results li").first.wait_for()
    assert seen == []
