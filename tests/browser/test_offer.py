"""The first stories below a search box while somebody types: in the header and on the home page, on every engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser.test_access import findings
from policy import watched
from sites import BY_EVERY_ENGINE, FOLDER, PAGES, STORY, build, exchange_pages, served, until

pytestmark = [pytest.mark.browser, BY_EVERY_ENGINE]

BOXES = {"home": ("", "#sb-search"), "header": (STORY, ".sb-bar input"), "not found": ("404.html", "#sb-search")}
OPTION = ".sb-offer:visible [role=option]"
FIRST = "stories/cross-team-production-issue/"
BLOCKED = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError") } })
}"""


def typed(page: Page, address: str, box: str, text: str = "outage") -> Locator:
    """Type into a box of a page; returns the box when stories, or that there are none, stand below it."""
    page.goto(address)
    page.locator(box).press_sequentially(text)
    page.locator(OPTION).first.wait_for()
    return page.locator(box)


@pytest.fixture(params=list(BOXES.values()), ids=list(BOXES))
def box(request: pytest.FixtureRequest) -> tuple[str, str]:
    """A page below the site, and where its box stands."""
    return request.param[0], request.param[1]


def test_stories_and_what_matched_are_offered(page: Page, site: str, box: tuple[str, str]) -> None:
    input_ = typed(page, site + box[0], box[1])
    expect(page.locator(OPTION)).to_have_count(4)
    expect(page.locator(OPTION).first.locator(".sb-offer__title")).to_have_text("Cross-Team Production Issue")
    expect(page.locator(OPTION).first.locator("mark").first).to_have_text("outage")
    expect(page.locator(OPTION).last).to_have_text("Show all 3 stories")
    expect(input_).to_have_attribute("aria-expanded", "true")
    listbox = page.locator(f"[id='{input_.get_attribute('aria-controls')}'][role=listbox]")
    expect(listbox).to_have_accessible_name("Stories found")
    page.locator(OPTION).first.click()
    page.wait_for_url(f"**/{FIRST}*")
    expect(page.locator("h1")).to_contain_text("Cross-Team")


def test_no_more_than_five_are_offered_and_the_number_of_all_is_announced(page: Page, bank: str) -> None:
    typed(page, bank, "#sb-search")
    expect(page.locator(OPTION)).to_have_count(6)
    status = page.locator(".sb-search [role=status]")
    expect(status).to_have_text("19 stories found")
    first = page.locator(f"{OPTION} .sb-offer__title").all_inner_texts()[:5]
    page.keyboard.press("Escape")
    expect(status).to_be_empty()
    page.keyboard.press("Enter")
    page.wait_for_url("**/find/?q=outage")
    page.locator("body[data-find=ready]").wait_for()
    expect(page.locator("#find-status")).to_have_text("19 stories found")
    titles = page.locator("#find-results .sb-find__title")
    page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    titles.nth(4).wait_for()
    assert titles.all_inner_texts()[:5] == first


def test_a_correction_is_said(page: Page, bank: str) -> None:
    typed(page, bank, "#sb-search", "kuberentes")
    expect(page.locator(".sb-offer__notes")).to_have_text("No story has “kuberentes”. Showing kubernetes.")
    expect(page.locator(".sb-search [role=status]")).to_contain_text("Showing kubernetes.")


def test_keyboard_alone(page: Page, site: str) -> None:
    page.goto(site + STORY)
    page.keyboard.press("/")
    page.keyboard.type("outage")
    options = page.locator(OPTION)
    options.first.wait_for()
    input_ = page.locator(".sb-bar input")
    chosen = page.locator("[role=option][aria-selected=true]")
    for at in (0, 1, 2, 3):
        page.keyboard.press("ArrowDown")
        expect(chosen).to_have_count(1)
        expect(input_).to_have_attribute("aria-activedescendant", options.nth(at).get_attribute("id") or "")
        expect(options.nth(at)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(chosen).to_have_count(0)
    assert input_.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(input_).to_have_attribute("aria-expanded", "false")
    expect(input_).to_be_focused()
    expect(input_).to_have_value("outage")
    page.keyboard.press("ArrowDown")
    options.first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{FIRST}*")


def test_the_last_choice_and_enter_alone_lead_to_the_whole_list(page: Page, site: str) -> None:
    typed(page, site, "#sb-search")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bank/find/?q=outage")
    expect(page.locator("#find-status")).to_have_text("3 stories found")
    typed(page, site, "#sb-search")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bank/find/?q=outage")


def test_no_story_is_said_and_the_page_is_offered(page: Page, site: str, box: tuple[str, str]) -> None:
    typed(page, site + box[0], box[1], "violin")
    expect(page.locator(".sb-offer__notes:visible")).to_have_text("No story found.")
    expect(page.locator("[role=status]", has_text="No story found.")).to_have_count(1)
    page.get_by_role("option", name="See what is near").click()
    page.wait_for_url("**/bank/find/?q=violin")
    expect(page.locator("#find-help")).to_contain_text("the list of all stories")


def test_words_that_ask_for_nothing_are_answered_by_nothing(page: Page, site: str) -> None:
    input_ = typed(page, site, "#sb-search")
    for text in ("the", " ", "vi", ""):
        input_.fill("outage")
        page.locator(OPTION).first.wait_for()
        input_.fill(text)
        expect(page.locator(OPTION)).to_have_count(0)
        expect(input_).to_have_attribute("aria-expanded", "false")


def test_nothing_is_fetched_before_the_box_is_entered(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/find/" in request.url else None)
    page.goto(site, wait_until="networkidle")
    assert asked == []
    page.locator("#sb-search").focus()
    until(page, lambda: len(asked) == 2)
    page.wait_for_timeout(200)
    assert [url.removeprefix(site) for url in asked] == ["find/find.js", "find/offer.js"]
    page.keyboard.type("outage")
    page.locator(OPTION).first.wait_for()
    assert len(set(asked)) == len(asked), "nothing is asked for twice"


def test_a_program_that_failed_is_asked_for_when_the_box_is_entered_again(page: Page, site: str) -> None:
    page.route("**/find/find.js*", lambda route: route.abort(), times=1)
    page.goto(site)
    input_ = page.locator("#sb-search")
    with page.expect_event("requestfailed"):
        input_.focus()
    input_.press_sequentially("outage")
    expect(page.locator(OPTION)).to_have_count(0)
    input_.blur()
    input_.focus()
    page.locator(OPTION).first.wait_for()


def test_an_index_that_fails_leaves_the_form(page: Page, site: str) -> None:
    page.route("**/find/leaf-*", lambda route: route.abort())
    page.goto(site)
    with page.expect_event("requestfailed"):
        page.locator("#sb-search").press_sequentially("outage")
    expect(page.locator(OPTION)).to_have_count(0)
    page.keyboard.press("Enter")
    page.wait_for_url("**/bank/find/?q=outage")


def test_it_closes_when_the_box_is_left(page: Page, site: str) -> None:
    input_ = typed(page, site, "#sb-search")
    page.keyboard.press("Tab")
    expect(page.locator(OPTION)).to_have_count(0)
    input_.focus()
    page.keyboard.press("ArrowDown")
    page.locator(OPTION).first.wait_for()
    page.locator("h1").click()
    expect(page.locator(OPTION)).to_have_count(0)


def test_it_works_where_pages_are_exchanged(page: Page, site: str) -> None:
    exchange_pages(page, site)
    typed(page, site + "star-index/", ".sb-bar input")
    page.evaluate("window.same = true")
    page.wait_for_load_state("networkidle")  # the theme reads the site map
    page.locator(OPTION).first.click()
    page.wait_for_url(f"**/{FIRST}*")
    assert page.evaluate("window.same")
    expect(page.locator(OPTION)).to_have_count(0)
    input_ = page.locator(".sb-bar input")
    input_.fill("debt")
    expect(page.locator(f"{OPTION} .sb-offer__title").first).to_have_text("Technical Debt Resolution")


def test_a_finger_opens_a_story(context: Callable[..., BrowserContext], site: str) -> None:
    page = context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True).new_page()
    page.goto(site)
    page.locator("#sb-search").tap()
    page.keyboard.type("outage")
    page.locator(OPTION).first.tap()
    page.wait_for_url(f"**/{FIRST}*")


@pytest.mark.parametrize("box", [BOXES["home"], BOXES["header"]], ids=["home", "header"])  # a server shows the other
def test_works_from_a_disk(page: Page, www: Path, box: tuple[str, str]) -> None:
    typed(page, (www / FOLDER / box[0] / "index.html").as_uri(), box[1])
    page.locator(OPTION).first.click()
    page.wait_for_url(f"**/{FIRST}index.html*")
    typed(page, (www / FOLDER / box[0] / "index.html").as_uri(), box[1])
    page.locator(OPTION).last.click()
    page.wait_for_url("**/find/index.html?q=outage")
    expect(page.locator("#find-status")).to_have_text("3 stories found")


@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind != "not found"])
def test_every_form_of_every_page_leads_to_the_page_on_a_disk(page: Page, www: Path, kind: str) -> None:
    page.goto((www / FOLDER / PAGES[kind].partition("?")[0] / "index.html").as_uri())
    boxes, forms = page.locator(".sb-bar form, form.sb-search").all(), page.locator("form").all()
    assert boxes
    find = (www / FOLDER / "find" / "index.html").as_uri()
    assert {form.evaluate("form => form.action") for form in boxes} == {find}
    actions = {str(form.evaluate("form => form.action")).partition("?")[0] for form in forms}
    assert [action for action in actions if not action.endswith("/index.html")] == []


def test_where_nothing_can_be_stored(page: Page, site: str) -> None:
    page.add_init_script(BLOCKED)
    typed(page, site, "#sb-search")
    page.locator(OPTION).first.click()
    page.wait_for_url(f"**/{FIRST}*")


def test_without_scripts_the_form_leads_to_the_page(
    context: Callable[..., BrowserContext], site: str, box: tuple[str, str]
) -> None:
    page = context(java_script_enabled=False, viewport={"width": 1280, "height": 900}).new_page()
    page.goto(site + box[0])
    input_ = page.locator(box[1])
    assert input_.get_attribute("role") is None, "a box that offers nothing does not say that it does"
    input_.fill("outage")
    input_.press("Enter")
    page.wait_for_url("**/bank/find/?q=outage")


def test_the_policy_stops_nothing(page: Page, site: str, box: tuple[str, str]) -> None:
    seen = watched(page)
    typed(page, site + box[0], box[1])
    page.keyboard.press("ArrowDown")
    page.locator(box[1]).fill("violin")
    expect(page.locator(OPTION).last).to_have_text("See what is near")
    assert seen == []


def test_markup_that_is_typed_stays_text(page: Page, site: str) -> None:
    typed(page, site, "#sb-search", "<img src=x> outage")
    assert page.locator(".sb-offer img").count() == 0
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/find/?q=*outage")
    expect(page.locator("#find-q")).to_have_value("<img src=x> outage")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("width", "box"),
    # On a phone a magnifier stands in the place of the header's box.
    [(390, BOXES["home"]), (390, BOXES["not found"]), *((1280, box) for box in BOXES.values())],
)
def test_axe_finds_nothing(
    context: Callable[..., BrowserContext], site: str, width: int, scheme: str, box: tuple[str, str]
) -> None:
    page = context(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce").new_page()
    for text in ("outage", "violin"):
        typed(page, site + box[0], box[1], text)
        assert findings(page) == []
        page.keyboard.press("ArrowDown")
        assert findings(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_choice_is_seen_without_our_colours(context: Callable[..., BrowserContext], site: str) -> None:
    page = context(forced_colors="active").new_page()
    typed(page, site, "#sb-search")
    page.keyboard.press("ArrowDown")
    chosen, other = page.locator(OPTION).first, page.locator(OPTION).nth(1)
    assert chosen.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    assert other.evaluate("e => getComputedStyle(e).outlineStyle") == "none"
    assert page.locator(".sb-offer:visible").evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory, cases: Path, engine: str) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("german")
    with served(build(cases / "site", folder, language="de", engine=engine)) as address:
        yield address


def test_it_speaks_the_language_of_the_site(page: Page, german: str) -> None:
    typed(page, german, "#sb-search")
    expect(page.get_by_role("listbox", name="Gefundene Geschichten")).to_be_visible()
    expect(page.locator(OPTION).last).to_have_text("Alle 3 Geschichten zeigen")
    expect(page.locator(".sb-search [role=status]")).to_have_text("3 Geschichten gefunden")
    assert findings(page) == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{FIRST}*")
    typed(page, german + STORY, ".sb-bar input", "violin")
    expect(page.locator(".sb-offer__notes:visible")).to_have_text("Keine Geschichte gefunden.")
    expect(page.locator(OPTION).last).to_have_text("Zeigen, was ähnlich ist")
