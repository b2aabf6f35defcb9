"""The site wherever it stands: below a folder of a host, in a folder of a disk; and nobody else is asked."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from bank_files import build, draw, principle
from sites import PAGES
from storybank.find.program import early

pytestmark = pytest.mark.browser


def test_no_page_asks_a_third_party(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in PAGES.values():
        page.goto(site + address, wait_until="networkidle")
    assert len(asked) > len(PAGES)
    assert [url for url in asked if not url.startswith((site, "data:", "blob:"))] == []


def test_every_internal_link_leads_to_a_page_and_its_anchor(page: Page, site: str) -> None:
    """Crawls the whole site from its home page."""
    waiting = [site]
    ids: dict[str, set[str]] = {}
    links: set[tuple[str, str, str]] = set()
    while waiting:
        address = waiting.pop()
        if address in ids:
            continue
        response = page.goto(address)
        assert response is not None
        assert response.status == 200, address
        ids[address] = set(page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)"))
        for href in page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))"):
            target = urlsplit(urljoin(address, href))
            if target._replace(fragment="", query="").geturl().startswith(site):
                whole = target._replace(fragment="", query="").geturl()
                links.add((address, whole, target.fragment))
                waiting.append(whole)
    assert len(ids) >= 12
    assert [link for link in sorted(links) if link[2] and link[2] not in ids[link[1]]] == []


POLICY = (
    "default-src 'none'; script-src 'self' {hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)
THEME_SCRIPTS = re.compile(
    r"<script>((?:__md_scope=new URL\(|var palette=__md_get\(|var target=document\.get).*?)</script>", re.DOTALL
)


def test_site_works_under_a_strict_content_policy(page: Page, site: str) -> None:
    """Only the theme's own inline scripts are allowed, by their hash, and the one with which a search begins."""
    refused: list[str] = []

    def with_policy(route: Route) -> None:
        response = route.fetch()
        scripts = [*THEME_SCRIPTS.findall(response.text()), early()]
        hashes = " ".join(f"'sha256-{b64encode(sha256(s.encode()).digest()).decode()}'" for s in scripts)
        policy = {"content-security-policy": POLICY.format(hashes=hashes)}
        route.fulfill(response=response, headers=response.headers | policy)

    page.route(lambda url: urlsplit(url).path.endswith(("/", ".html")), with_policy)
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    for address in PAGES.values():
        page.goto(site + address, wait_until="networkidle")
    page.goto(site + "checklists/")
    page.get_by_role("article").get_by_role("checkbox").first.check()
    expect(page.locator("[data-sb-count]").first).to_have_text("1 of 4")
    page.goto(site + "star-index/?words=technical")
    expect(page.locator("tbody tr")).to_have_count(1)
    assert [text for text in refused if "404" not in text] == []


def test_site_can_be_read_from_a_folder(page: Page, www: Path) -> None:
    page.goto((www / "bank" / "index.html").as_uri())
    page.get_by_role("link", name="Ownership", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ownership")
    page.get_by_role("link", name="Technical Debt Resolution").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Technical Debt Resolution")
    page.goto((www / "bank" / "star-index" / "index.html").as_uri())
    page.get_by_label("Words").fill("technical")
    expect(page.locator("tbody tr")).to_have_count(1)


def test_words_of_a_page_stand_in_its_head(page: Page, site: str) -> None:
    page.goto(site + "stories/technical-debt-resolution/")
    assert page.title() == "Technical Debt Resolution · Test bank"
    description = page.locator("meta[name=description]").get_attribute("content")
    assert description == "Cut the response time by 60%"


def test_the_search_works_in_a_site_with_a_template_of_its_own(page: Page, tmp_path: Path) -> None:
    files = {"content/a.md": principle("A", "The export"), "overrides/main.html": '{% extends "base.html" %}\n'}
    folder = draw(tmp_path / "bank", files)
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    own = config.replace("name: material", "name: material, custom_dir: overrides")
    (folder / "mkdocs.yml").write_text(own, encoding="utf-8")
    assert own != config
    assert build(folder).code == 0
    page.goto((folder / "site/find/index.html").as_uri() + "?q=export")
    expect(page.locator("#find-results > li")).to_have_count(1)
