"""The search page as people use it: list, facets, address, keyboard, help; from a server, a disk and under a policy."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

import recount
from sites import BY_EVERY_ENGINE, FOLDER, exchange_pages, holds
from storybank.find.facets import FACETS, speaking
from storybank.text.english import STOP_WORDS

pytestmark = [pytest.mark.browser, BY_EVERY_ENGINE]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'"
)
LISTED = "#find-results > li[data-story]"
# As a reader who goes down the list until it ends, or a button stands there, and comes back.
SCROLL = """async () => {
  const [list, more, status] = ["results", "more", "status"].map((name) => document.querySelector(`#find-${name}`));
  const top = scrollY;
  if (!list) return;  // another page is on its way
  const isWhole = () => !more.hidden || list.childElementCount >= (Number.parseInt(status.textContent, 10) || 0);
  for (let turn = 0; turn < 1000 && !isWhole(); turn += 1) {
    scrollTo({ top: document.body.scrollHeight, behavior: "instant" });
    await new Promise((done) => setTimeout(done, 25));
  }
  scrollTo({ top, behavior: "instant" });
}"""


@pytest.fixture(scope="module")
def stories(whole: Path) -> list[dict[str, object]]:
    data = json.loads((whole / FOLDER / "data" / "stories.json").read_text(encoding="utf-8"))
    return list(data["stories"])


def ask(page: Page, address: str, query: str = "") -> list[str]:
    """Open the search page with a query string and return the ids that it lists."""
    page.goto(f"{address}find/{query}")
    return listed(page)


def listed(page: Page) -> list[str]:
    page.locator("body[data-find=ready]").wait_for()
    page.evaluate(SCROLL)
    return [str(item.get_attribute("data-story")) for item in page.locator(LISTED).all()]


def type_in(page: Page, text: str) -> list[str]:
    page.evaluate("document.body.dataset.find = 'typing'")
    page.locator("#find-q").fill(text)
    return listed(page)


def counts(page: Page, facet: str) -> dict[str, int]:
    """The counts of a facet by key."""
    return {
        str(box.get_attribute("value")): int(box.locator("xpath=../span[@class='sb-find__count']").text_content() or "")
        for box in page.locator(f"#find-facets-list input[name={facet}]").all()
    }


def test_lists_stories_with_the_reason(page: Page, bank: str) -> None:
    ids = ask(page, bank, "?q=k8s")
    assert ids[0].startswith("kubernetes-")
    expect(page.locator("#find-status")).to_have_text(re.compile(r"^\d+ stories found$"))
    first = page.locator(LISTED).first
    expect(first.locator("mark").first).to_have_text("Kubernetes")
    expect(first).to_contain_text("Situation")


def test_result_opens_the_story_at_the_part_that_matched(page: Page, bank: str) -> None:
    ask(page, bank, "?q=%22worker%20thread%22")
    link = page.locator(f"{LISTED} a")
    expect(link).to_have_attribute("href", re.compile(r"/stories/db-stream-[a-z-]+/#situation$"))
    link.click()
    expect(page.locator("h2#situation")).to_be_visible()


def test_every_anchor_of_a_result_stands_on_its_story(page: Page, bank: str) -> None:
    """Links to parts are made from field names: hold them to the pages."""
    for query in ("incident", "backups", "moon", "60%", "disagreed", "learned"):
        ask(page, bank, f"?q={quote(query)}")
        links = page.locator(f"{LISTED} a").evaluate_all("links => links.map(link => link.href).slice(0, 3)")
        for link in filter(lambda link: "#" in link, links):
            page.goto(link)
            assert page.locator(f"[id='{link.partition('#')[2]}']").count() == 1, link


def test_browsing_counts_equal_a_recount(page: Page, bank: str, stories: list[dict[str, object]]) -> None:
    """Every facet of the whole bank, against the published data."""
    ask(page, bank)
    expect(page.locator("#find-status")).to_have_text(f"{len(stories)} stories")
    for details in page.locator("#find-facets-list details").all():
        details.evaluate("node => node.open = true")
    by_principle: dict[str, int] = {}
    for story in stories:
        for slug in story["principles"]:  # type: ignore[attr-defined]
            by_principle[slug] = by_principle.get(slug, 0) + 1
    assert counts(page, "principle") == by_principle
    kinds = [str((story["fields"].get("kind") or ["own"])[0]) for story in stories]  # type: ignore[attr-defined]
    assert counts(page, "kind") == {kind: kinds.count(kind) for kind in set(kinds)}
    assert sum(counts(page, "length").values()) == len(stories)
    by_keyword: dict[str, int] = {}
    for story in stories:
        for slug in story.get("keywords", []):  # type: ignore[attr-defined]
            by_keyword[slug] = by_keyword.get(slug, 0) + 1
    if by_keyword:
        shown = counts(page, "keyword")
        assert shown
        assert {slug: by_keyword.get(slug) for slug in shown} == shown


def test_counts_that_need_the_texts_equal_a_recount(page: Page, bank: str, whole: Path) -> None:
    """Focus area, measured result and spoken length, from the texts in the published data."""
    data = json.loads((whole / FOLDER / "data" / "stories.json").read_text(encoding="utf-8"))
    ask(page, bank)
    assert counts(page, "length") == recount.lengths(data)
    assert counts(page, "measured") == {"yes": recount.measured(data)}
    expected, shown = recount.areas(data, STOP_WORDS), counts(page, "area")
    assert len(shown) == min(60, len(expected))
    assert shown == {key: expected.get(key) for key in shown}
    assert sorted(shown.values(), reverse=True) == sorted(expected.values(), reverse=True)[: len(shown)]


def test_counts_of_a_query_equal_a_recount(page: Page, bank: str, stories: list[dict[str, object]]) -> None:
    """A word that has no other name: who has it, in which part, of which principle."""
    told = {
        str(story["id"]): {part["kind"] for part in story["parts"] if re.search(r"\bteams?\b", part["markdown"], re.I)}  # type: ignore[attr-defined]
        for story in stories
    }
    ask(page, bank, "?q=team")
    shown = counts(page, "part")
    for kind in ("situation", "task", "action"):
        assert shown[kind] == sum(kind in kinds for kinds in told.values()), kind


def test_facets_and_between_or_within(page: Page, bank: str, stories: list[dict[str, object]]) -> None:
    def shows(story: dict[str, object], *slugs: str) -> bool:
        return bool({*slugs} & {*story["principles"]})  # type: ignore[misc]

    ask(page, bank)
    page.get_by_label(re.compile("^Dive deep")).check()
    listed(page)
    page.get_by_label(re.compile("^Earn trust")).check()
    listed(page)
    either = [story for story in stories if shows(story, "dive-deep", "earn-trust")]
    expect(page.locator("#find-status")).to_have_text(f"{len(either)} stories found")
    assert "principle=dive-deep&principle=earn-trust" in page.url
    page.get_by_label("Retold").check()
    listed(page)
    both = [story for story in either if story["fields"].get("kind") == ["retold"]]  # type: ignore[attr-defined]
    expect(page.locator("#find-status")).to_have_text(f"{len(both)} stories found")
    assert page.get_by_label("Retold").is_checked()
    expect(page.get_by_label("Retold")).to_be_focused()


def test_every_facet_stands_in_the_panel_and_narrows(page: Page, bank: str) -> None:
    """What is declared in Python is all that the browser knows of a facet."""
    ask(page, bank, "?q=team")
    legends = page.locator("#find-facets-list legend").all_text_contents()
    assert legends == [speaking("en")(f"facets.{facet.name}") for facet in FACETS]
    for facet in FACETS:
        ask(page, bank, "?q=team&utm_source=mail")
        box = page.locator(f"#find-facets-list input[name={facet.name}]").first
        count = counts(page, facet.name)[value := str(box.get_attribute("value"))]
        box.check()
        listed(page)
        expect(page.locator("#find-status")).to_have_text(f"{count} {'story' if count == 1 else 'stories'} found")
        assert page.url.endswith(f"?q=team&{facet.name}={quote(value)}"), "and nothing that is no facet"
        page.reload()
        assert len(listed(page)) == min(count, 10)
        expect(page.locator(f"#find-facets-list input[name={facet.name}]:checked")).to_have_count(1)


def test_reload_and_shared_link_give_the_same_list(
    page: Page, bank: str, context: Callable[..., BrowserContext]
) -> None:
    ids = ask(page, bank, "?q=outage&principle=dive-deep&sort=short")
    assert ids
    page.reload()
    assert listed(page) == ids
    assert page.locator("#find-q").input_value() == "outage"
    assert page.locator("#find-sort").input_value() == "short"
    other = context().new_page()
    assert ask(other, bank, "?" + page.url.partition("?")[2]) == ids


def test_back_returns_to_the_place(page: Page, bank: str) -> None:
    ask(page, bank)
    page.locator("#find-more").click()
    expect(page.locator(LISTED)).to_have_count(20)
    link = page.locator(f"{LISTED} a").nth(14)
    story = link.locator("xpath=..").get_attribute("data-story")
    link.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    link.click()
    page.wait_for_url("**/stories/**")
    page.go_back()
    page.wait_for_url("**/find/**")
    listed(page)
    expect(page.locator(LISTED)).to_have_count(20)
    expect(page.locator(f"[data-story='{story}'] a")).to_be_focused()
    assert abs(page.evaluate("scrollY") - before) < 60


@pytest.mark.parametrize(
    "typed", ['"><img src=x onerror=alert(1)>', "<script>alert(1)</script>", "a" * 3000, "\u202e%00\\", "%"]
)
def test_hostile_parameters_stay_text(page: Page, bank: str, typed: str) -> None:
    seen: list[str] = []
    page.on("dialog", lambda dialog: seen.append(dialog.message))
    page.on("pageerror", lambda error: seen.append(str(error)))
    value = quote(typed)
    ask(page, bank, f"?q={value}&principle={value}&keyword=__proto__&sort={value}&part=constructor")
    assert page.locator("#find-q").input_value() == typed.replace("\u0000", "\ufffd")
    assert page.locator("article img, article script").count() == 0
    assert "is unknown and was left out" in page.locator("#find-note").inner_text()
    assert seen == []


def test_broken_escape_in_the_address_does_no_harm(page: Page, bank: str) -> None:
    assert len(ask(page, bank, "?q=%E0%A4%A")) == 10
    assert len(ask(page, bank, "?&&&=&q")) == 10


def test_fall_back_to_some_of_the_words_is_visible(page: Page, bank: str) -> None:
    assert ask(page, bank, "?q=voyager+kafka")
    expect(page.locator("#find-note")).to_contain_text("No story has all the words.")
    expect(page.locator(f"{LISTED} .sb-find__missing s").first).to_be_visible()


def test_correction_is_visible(page: Page, bank: str) -> None:
    ids = ask(page, bank, "?q=kuberentes")
    assert ids[0].startswith("kubernetes-")
    expect(page.locator("#find-note")).to_contain_text("No story has “kuberentes”. Showing kubernetes.")


def test_a_word_that_means_the_same_is_named_and_marked(page: Page, bank: str) -> None:
    assert ask(page, bank, "?q=handover")
    lines = page.locator("#find-results .sb-find__excerpt", has_text="for “handover”")
    assert lines.count()
    name = lines.first.locator("mark").inner_text().split()[0]
    assert page.locator("#find-results mark", has_text=name).count() > 1


def test_nothing_found_helps(page: Page, bank: str) -> None:
    assert ask(page, bank, "?q=outage+wedding+princess") == []
    expect(page.locator("#find-status")).to_have_text("0 stories found")
    help_ = page.locator("#find-help")
    expect(help_).to_contain_text("The nearest stories:")
    assert "/star-index/" in (help_.get_by_role("link", name="the list of all stories").get_attribute("href") or "")
    form = help_.get_by_role("link", name="Contribute this story").get_attribute("href") or ""
    assert form.startswith("https://example.org/r/issues/new?")
    assert form.endswith("title=outage+wedding+princess")
    expect(help_).to_contain_text("Stories under a near name: Incident, Chaos engineering.")
    help_.get_by_role("link", name="outage", exact=True).click()
    assert listed(page)
    assert page.url.endswith("?q=outage")


def test_nothing_found_names_the_principle_that_is_near(page: Page, bank: str) -> None:
    assert ask(page, bank, "?q=innovation+princess") == []
    page.locator("#find-help").get_by_role("link", name="Invent and simplify", exact=True).click()
    assert listed(page)
    assert page.url.endswith("?principle=invent-and-simplify")


def test_nothing_left_by_filters_names_the_filter_to_drop(page: Page, bank: str) -> None:
    assert ask(page, bank, "?q=voyager&principle=frugality") == []
    page.locator("#find-help").get_by_role("link", name="Drop “Principle”").click()
    assert listed(page) == ["voyager-1-gets-its-voice-back-over-a-45-hour-round-trip"]


def test_keyboard_alone(page: Page, bank: str) -> None:
    page.goto(bank + "star-index/")  # the home page has a box of its own
    page.keyboard.press("/")
    box = page.get_by_role("banner").or_(page.locator(".sb-bar")).get_by_role("combobox")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).not_to_be_focused()
    page.keyboard.press("Control+k")
    page.keyboard.type("outage")
    page.keyboard.press("Enter")
    page.wait_for_url("**/find/?q=outage")
    first, second = listed(page)[:2]
    page.keyboard.press("/")
    expect(page.locator("#find-q")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"[data-story='{first}'] a")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"[data-story='{second}'] a")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#find-q")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/stories/{first}/*")


def test_typing_answers_at_once_and_writes_the_address(page: Page, bank: str) -> None:
    ask(page, bank)
    assert type_in(page, "voya") == ["voyager-1-gets-its-voice-back-over-a-45-hour-round-trip"]
    assert page.url.endswith("?q=voya")
    assert len(type_in(page, "")) == 10
    assert page.url.endswith("/find/")


def test_what_was_typed_last_is_there_again_after_a_result_was_followed(page: Page, bank: str) -> None:
    ask(page, bank)
    page.evaluate("""() => {
      const [box, list] = [document.querySelector("#find-q"), document.querySelector("#find-results")]
      new MutationObserver(() => list.querySelector("a").click()).observe(list, { childList: true })
      box.value = "voya"
      box.dispatchEvent(new Event("input", { bubbles: true }))
    }""")
    page.wait_for_url("**/stories/voyager-*/**")
    page.go_back()
    page.wait_for_url("**/find/?q=voya")
    assert len(listed(page)) == 1
    expect(page.locator("#find-q")).to_have_value("voya")


def test_an_address_that_the_browser_refuses_to_write_is_written_later(page: Page, bank: str) -> None:
    """Safari throws after a hundred changes in half a minute."""
    ask(page, bank)
    page.evaluate("""() => {
      const write = history.replaceState
      history.replaceState = () => {
        history.replaceState = write
        throw new DOMException("too often", "SecurityError")
      }
    }""")
    assert len(type_in(page, "voya")) == 1
    page.wait_for_url("**/find/?q=voya")


def test_other_names_of_a_keyword_are_marked_where_they_stand(page: Page, bank: str) -> None:
    ask(page, bank, "?q=downtime")
    marked = page.locator(f"{LISTED} .sb-find__excerpt mark").all_inner_texts()
    assert "outage" in {text.lower() for text in marked}


def test_what_stands_above_the_list_comes_with_its_first_story(page: Page, bank: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    ask(page, bank, "?q=kafka")
    page.route("**/find/stories-*", hold)
    page.locator("#find-q").fill("voyeger")
    expect(page.locator(LISTED)).to_have_count(1)  # its title, which the core knows
    expect(page.locator("#find-note")).to_contain_text("Showing voyager")
    expect(page.locator("#find-status")).to_contain_text("1 story found")
    expect(page.locator(".sb-find__excerpt")).to_have_count(0)
    assert held
    for route in held:
        route.continue_()
    listed(page)
    expect(page.locator(f"{LISTED} .sb-find__excerpt").first).to_be_visible()


def test_more_stories_are_shown_once_however_often_they_are_asked_for(page: Page, bank: str) -> None:
    ask(page, bank)
    page.locator("#find-more").evaluate("button => { button.click(); button.click() }")
    expect(page.locator(LISTED)).to_have_count(20)
    page.wait_for_timeout(200)
    assert len(set(listed(page))) == len(listed(page)) == 20


def test_a_failure_of_more_stories_is_said(page: Page, bank: str) -> None:
    ask(page, bank)
    page.route("**/find/stories-*", lambda route: route.abort())
    page.locator("#find-more").click()
    page.locator("body[data-find=failed]").wait_for()
    expect(page.locator("#find-status")).to_contain_text("could not be loaded")


def test_a_focus_in_a_list_that_is_drawn_anew_goes_to_the_box(page: Page, bank: str) -> None:
    ask(page, bank)
    page.locator(f"{LISTED} a").nth(3).focus()
    page.evaluate("""() => {
      const box = document.querySelector("#find-q")
      box.value = "voya"
      box.dispatchEvent(new Event("input", { bubbles: true }))
    }""")
    expect(page.locator(LISTED)).to_have_count(1)
    expect(page.locator("#find-q")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"{LISTED} a")).to_be_focused()


def test_a_new_publication_while_more_is_shown_starts_the_list_again(page: Page, bank: str) -> None:
    """The numbers of the old index mean other stories in the new one."""

    def today(route: Route) -> None:
        response = route.fetch()
        text = re.sub(r'push\(\["([\w-]+)","\w+"', r'push(["\1","1111111111"', response.text())
        route.fulfill(response=response, body=text)

    before = ask(page, bank)
    page.route(re.compile(r"/find/(core|facets|stories-|leaf-)"), today)
    page.locator("#find-more").click()
    holds(page, "document.body.dataset.find === 'busy'")
    assert listed(page) == before


def test_in_a_large_bank_the_list_does_not_wait_for_the_facets(page: Page, bank: str) -> None:
    held: list[Route] = []

    def large(route: Route) -> None:
        response = route.fetch()
        core = re.sub(r'"stories":\d+,', '"stories":6000,', response.text())
        assert core != response.text()
        route.fulfill(response=response, body=core)

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/find/?q=voyager", large)
    page.route("**/find/facets.js*", hold)
    page.goto(f"{bank}find/?q=voyager", wait_until="commit")  # a page that waits for its facets is never complete
    assert len(listed(page)) == 1
    expect(page.locator("#find-status")).to_have_text("1 story found")
    expect(page.locator("#find-facets-list fieldset")).to_have_count(0)
    page.wait_for_timeout(200)
    held[0].continue_()
    page.locator("#find-facets").evaluate("panel => (panel.open = true)")
    expect(page.locator("#find-facets-list fieldset").first).to_be_visible()


def test_header_box_leads_here_under_instant_navigation(page: Page, bank: str) -> None:
    exchange_pages(page, bank)
    page.goto(bank)
    page.evaluate("window.same = true")
    page.wait_for_load_state("networkidle")  # the theme reads the site map
    page.locator("nav.md-tabs").get_by_role("link", name="STAR index").click()
    page.wait_for_url("**/star-index/")
    assert page.evaluate("window.same")
    box = page.locator(".sb-bar input")
    box.fill("kafka")
    box.press("Enter")
    page.wait_for_url("**/bank/find/?q=kafka")
    assert len(listed(page)) == 2


def test_pages_are_found_beside_stories(page: Page, bank: str) -> None:
    found = ask(page, bank, "?q=written+by+hand")
    while page.locator("#find-more").is_visible():
        page.locator("#find-more").click()
        page.locator(LISTED).nth(len(found)).wait_for()
        found = listed(page)
    expect(page.locator("#find-status")).to_have_text(f"{len(found)} stories found")
    expect(page.locator("#find-results [data-page]")).to_have_count(0)
    expect(page.locator("#find-pages [data-page='guide/'] a")).to_have_text("Guide")
    page.locator("#find-pages [data-page='guide/'] a").click()
    expect(page.locator("h1")).to_contain_text("Guide")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(context: Callable[..., BrowserContext], bank: str, width: int, scheme: str) -> None:
    """320 pixels are 1280 at a zoom of 400 %."""
    page = context(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce").new_page()
    for query in ("?q=kuberentes+outage", "?q=princess+outage+wedding", ""):
        ask(page, bank, query)
        page.locator("#find-facets").evaluate("node => node.open = true")
        found = Axe().run(page).response["violations"]
        assert [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_works_from_a_disk(page: Page, whole: Path) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto((whole / FOLDER / "find" / "index.html").as_uri() + "?q=voyager")
    assert listed(page) == ["voyager-1-gets-its-voice-back-over-a-45-hour-round-trip"]
    page.locator(f"{LISTED} a").click()
    expect(page.locator("h1")).to_contain_text("Voyager 1")
    assert [url for url in requests if not url.startswith("file://")] == []


def test_every_form_from_a_disk_leads_to_the_page(page: Page, whole: Path) -> None:
    page.goto((whole / FOLDER / "index.html").as_uri())
    for form in page.locator("form[action]").all():
        assert str(form.evaluate("form => form.action")).endswith("/index.html")
    page.locator("#sb-search").fill("voyager")
    page.keyboard.press("Enter")
    assert listed(page) == ["voyager-1-gets-its-voice-back-over-a-45-hour-round-trip"]


def test_the_magnifier_of_a_phone_puts_the_cursor_in_the_box(page: Page, bank: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(bank + "star-index/")
    page.locator(".sb-bar__link").click()
    listed(page)
    expect(page.locator("#find-q")).to_be_focused()


@pytest.mark.parametrize("query", ["?q=outage+rollback", "?q=violin"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_layout_stands_still(page: Page, bank: str, width: int, query: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(
        "moved = 0; new PerformanceObserver((list) => list.getEntries().forEach((one) => { moved += one.value }))"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    page.goto(f"{bank}find/{query}")
    page.locator("body[data-find=ready]").wait_for()
    page.wait_for_timeout(200)
    assert page.evaluate("moved") < 0.01


def test_results_below_the_window_come_before_a_reader_reaches_them(page: Page, bank: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.add_init_script(
        "moved = 0; new PerformanceObserver((list) => list.getEntries().forEach((one) => { moved += one.value }))"
        ".observe({ type: 'layout-shift' })"
    )
    page.goto(f"{bank}find/?q=outage")
    page.locator("body[data-find=ready]").wait_for()
    expect(page.locator(LISTED)).to_have_count(2)
    expect(page.locator("#find-status")).to_have_text("19 stories found")
    expect(page.locator("#find-more")).to_be_hidden()
    page.wait_for_timeout(200)
    before = page.evaluate("moved")
    for _ in range(12):
        page.mouse.wheel(0, 300)
        page.wait_for_timeout(150)
        bottom = page.locator(LISTED).last.evaluate("e => e.getBoundingClientRect().bottom")
        assert bottom > 844 or page.locator(LISTED).count() == 10, "its end came in sight before it was whole"
    expect(page.locator(LISTED)).to_have_count(10)
    expect(page.locator("#find-more")).to_be_visible()
    assert page.evaluate("moved") - before < 0.001


def test_works_under_a_strict_policy(context: Callable[..., BrowserContext], bank: str) -> None:
    page = context().new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "find/" in message.text else None)
    page.route("**/find/?*", _with_policy)
    assert ask(page, bank, "?q=kafka")
    assert refused == []


def _with_policy(route: Route) -> None:
    response = route.fetch()
    route.fulfill(response=response, headers={**response.headers, "content-security-policy": POLICY})


def test_a_new_publication_during_a_visit_is_noticed(page: Page, bank: str) -> None:
    """The page is of yesterday, the shards of today: the core is read again."""
    asked: list[str] = []

    def yesterday(route: Route) -> None:
        response = route.fetch()
        stale = re.sub(r'(id="find-core">\["core",)"\w+"', r'\1"0000000000"', response.text())
        assert stale != response.text()
        route.fulfill(response=response, body=stale)

    page.route("**/find/?q=kafka", yesterday)
    page.on("request", lambda request: asked.append(request.url))
    assert len(ask(page, bank, "?q=kafka")) == 2
    assert [url for url in asked if "/find/core.js" in url]


def test_a_missing_index_says_where_to_look(page: Page, bank: str) -> None:
    page.route("**/find/leaf-*", lambda route: route.abort())
    page.goto(f"{bank}find/?q=kafka")
    page.locator("body[data-find=failed]").wait_for()
    expect(page.locator("#find-off").get_by_role("link", name="STAR index")).to_be_visible()


def test_touch_unfolds_the_facets(browser: Browser, bank: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    page = context.new_page()
    ask(page, bank, "?q=outage")
    expect(page.get_by_label(re.compile("^Dive deep"))).to_be_hidden()
    assert page.locator("#find-facets-list fieldset").count() == 0
    page.get_by_text("Narrow the list").tap()
    page.get_by_label(re.compile("^Dive deep")).tap()
    assert listed(page)
    assert "principle=dive-deep" in page.url
    context.close()
