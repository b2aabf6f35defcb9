"""The search page and the scripts it waits for: in whatever order they arrive or fail, the page ends in an answer."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from sites import FOLDER, exchange_pages, holds, until

pytestmark = pytest.mark.browser

FOUND = "#find-results > li[data-story]"
LISTENING = "self.storybankFind?.openPage !== undefined"
CORE, LEAF, PROGRAM = "**/find/core.js*", "**/find/leaf-*", "**/find/find.js*"
HEAD = re.compile(r'<script type="application/json" id="find-core">.*?<script src="find\.js[^>]*></script>', re.DOTALL)
JUNK = "<!doctype html><title>Not the file you asked for</title>"

Answer = Callable[[Route], object]


@pytest.fixture(params=["server", "disk"])
def folder(request: pytest.FixtureRequest, site: str, www: Path) -> str:
    """The address of the folder with the search, on a server and on a disk."""
    return f"{site}find/" if request.param == "server" else f"{(www / FOLDER / 'find').as_uri()}/"


@pytest.fixture
def address(folder: str) -> str:
    """The search page with a query that has answers."""
    return f"{folder}index.html?q=outage"


@pytest.fixture
def bare(folder: str, www: Path) -> str:
    """The same page where it was not loaded as a whole: it only asks for the core and the program."""
    find = www / FOLDER / "find"
    page = (find / "index.html").read_text(encoding="utf-8")
    scripts = '<script src="core.js" async></script><script src="find.js" async></script>'
    (find / "bare.html").write_text(HEAD.sub(scripts, page), encoding="utf-8")
    return f"{folder}bare.html?q=outage"


@pytest.fixture
def opened(request: pytest.FixtureRequest, address: str, bare: str) -> str:
    """The page in which the file of a test is asked for: the core stands in the whole page itself."""
    return bare if request.getfixturevalue("file") == CORE else address


class Gate:
    """Holds back the requests for a file until it is opened, then gives them an answer each, the last one for ever."""

    def __init__(self, page: Page, pattern: str, *answers: Answer) -> None:
        self._answers = list(answers or [passed])
        self._held: list[Route] = []
        self._is_open = False
        self.asked = 0
        page.route(pattern, self._arrive)

    def open(self) -> None:
        self._is_open = True
        for route in self._held:
            self._answer(route)

    def _arrive(self, route: Route) -> None:
        self.asked += 1
        if self._is_open:
            self._answer(route)
        else:
            self._held.append(route)

    def _answer(self, route: Route) -> None:
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        answer(route)


def passed(route: Route) -> None:
    route.continue_()


def refused(route: Route) -> None:
    route.abort()


def junk(route: Route) -> None:
    """What a host answers that has a page for every address: a success without a script in it."""
    route.fulfill(body=JUNK, content_type="text/javascript")


def begin(page: Page, address: str) -> None:
    page.goto(address, wait_until="commit")


def settled(page: Page) -> str:
    """Wait for the end of the first search; returns how it ended."""
    page.locator("body[data-find=ready], body[data-find=failed]").wait_for(timeout=10_000)
    return str(page.locator("body").get_attribute("data-find"))


def test_index_before_the_program(page: Page, address: str) -> None:
    """The first leaf is asked for by the page itself, in which the core stands."""
    program, core = Gate(page, PROGRAM), Gate(page, CORE)
    begin(page, address)
    there = "(self.storybankShards ?? []).some(([name]) => name.startsWith('leaf-'))"
    holds(page, there)
    program.open()
    assert settled(page) == "ready"
    expect(page.locator(FOUND).first).to_be_visible()
    assert program.asked == 1
    assert core.asked == 0


def test_spellings_are_asked_for_when_the_bank_has_no_such_word(page: Page, folder: str) -> None:
    leaf, spelling = Gate(page, LEAF), Gate(page, "**/find/spelling-*")
    begin(page, f"{folder}index.html?q=otuage")
    holds(page, LISTENING)
    until(page, lambda: leaf.asked)
    page.wait_for_timeout(200)
    assert spelling.asked == 0
    leaf.open()
    until(page, lambda: spelling.asked)
    spelling.open()
    assert settled(page) == "ready"
    expect(page.locator("#find-note")).to_contain_text("Showing outage")


def test_core_and_page_before_the_program(page: Page, bare: str) -> None:
    program = Gate(page, PROGRAM)
    begin(page, bare)
    holds(page, "(self.storybankShards ?? []).some(([name]) => name === 'core')")
    box = "document.querySelector('[data-sb-bar]')"  # the scripts of every page give its form a full address
    holds(page, f"{box} && {box}.getAttribute('action') === {box}.action && document.readyState === 'interactive'")
    program.open()
    assert settled(page) == "ready"
    expect(page.locator(FOUND).first).to_be_visible()
    assert program.asked == 1


@pytest.mark.parametrize("file", [CORE, LEAF])
def test_program_before_the_index(page: Page, opened: str, file: str) -> None:
    gate = Gate(page, file)
    begin(page, opened)
    holds(page, LISTENING)
    until(page, lambda: gate.asked)
    gate.open()
    assert settled(page) == "ready"
    assert gate.asked == 1


@pytest.mark.parametrize("broken", [refused, junk])
@pytest.mark.parametrize("file", [CORE, LEAF])
def test_a_file_that_failed_before_the_program_listens_is_asked_for_again(
    page: Page, opened: str, file: str, broken: Answer
) -> None:
    program, gate = Gate(page, PROGRAM), Gate(page, file, broken, passed)
    begin(page, opened)
    until(page, lambda: gate.asked)
    gate.open()
    page.wait_for_timeout(200)  # nothing in the page tells that a script of the page has failed
    program.open()
    assert settled(page) == "ready"
    expect(page.locator(FOUND).first).to_be_visible()


@pytest.mark.parametrize("broken", [refused, junk])
@pytest.mark.parametrize("file", [CORE, LEAF])
def test_a_file_that_fails_while_the_program_listens_is_asked_for_again(
    page: Page, opened: str, file: str, broken: Answer
) -> None:
    gate = Gate(page, file, broken, passed)
    begin(page, opened)
    holds(page, LISTENING)
    until(page, lambda: gate.asked)
    gate.open()
    assert settled(page) == "ready"
    expect(page.locator(FOUND).first).to_be_visible()


@pytest.mark.parametrize(
    ("file", "broken"),
    [
        (CORE, refused),
        (CORE, junk),
        (LEAF, refused),
        (LEAF, junk),
        ("**/find/stories-*", refused),
        ("**/find/facets.js*", refused),
    ],
)
def test_a_file_that_always_fails_ends_in_a_way_out(page: Page, opened: str, file: str, broken: Answer) -> None:
    Gate(page, file, broken).open()
    begin(page, opened)
    assert settled(page) == "failed"
    expect(page.locator("#find-off").get_by_role("link", name="STAR index")).to_be_visible()


@pytest.mark.parametrize("broken", [refused, junk])
def test_a_program_that_failed_is_asked_for_again(page: Page, address: str, broken: Answer) -> None:
    program = Gate(page, PROGRAM, broken, passed)
    program.open()
    begin(page, address)
    assert settled(page) == "ready"
    assert program.asked == 2


def test_a_program_that_always_fails_leaves_the_way_out(page: Page, address: str) -> None:
    program = Gate(page, PROGRAM, refused)
    program.open()
    begin(page, address)
    until(page, lambda: program.asked == 2)
    expect(page.locator("#find-off").get_by_role("link", name="STAR index")).to_be_visible()


def test_a_program_that_failed_after_an_exchange_of_the_page_is_asked_for_on_the_next_visit(
    page: Page, site: str
) -> None:
    program = Gate(page, PROGRAM, refused, passed)
    program.open()
    page.set_viewport_size({"width": 390, "height": 800})
    exchange_pages(page, site)
    page.goto(site + "checklists/")  # the magnifier is not on the home page, which has a box of its own
    page.evaluate("window.same = true")
    page.wait_for_load_state("networkidle")  # the theme reads the site map
    page.locator(".sb-bar__link").click()
    page.wait_for_url("**/find/#find-q")
    until(page, lambda: program.asked == 1)
    expect(page.locator("#find-off")).to_be_visible()
    page.locator("#find-off a").click()
    page.wait_for_url("**/star-index/")
    page.go_back()
    assert settled(page) == "ready"
    assert page.evaluate("window.same")


def test_the_program_may_stand_in_the_page_twice(page: Page, address: str) -> None:
    leaf = Gate(page, LEAF)
    begin(page, address)
    holds(page, LISTENING)
    page.evaluate("""() => new Promise((done) => {
      const again = document.createElement("script")
      again.src = [...document.scripts].find(({ src }) => src.includes("/find/find.js")).src
      again.onload = done
      document.head.append(again)
    })""")
    leaf.open()
    assert settled(page) == "ready"


def waited_in_vain(page: Page) -> bool:
    """Let the time pass after which a file counts as failed; whether the page has noticed."""
    page.clock.fast_forward(31_000)
    return page.locator("body[data-find=failed]").count() == 1


def test_a_silent_file_counts_as_failed(page: Page, address: str) -> None:
    page.clock.install()
    leaf = Gate(page, LEAF)
    begin(page, address)
    holds(page, LISTENING)
    until(page, lambda: leaf.asked == 1)
    page.clock.fast_forward(31_000)
    until(page, lambda: leaf.asked == 2)
    until(page, lambda: waited_in_vain(page))
    assert leaf.asked == 2
    leaf.open()
    page.locator("#find-q").fill("outage ")
    page.clock.run_for(200)
    page.locator("body[data-find=ready]").wait_for()
    expect(page.locator("#find-off")).to_be_hidden()


def test_searches_that_meet_a_new_publication_together_all_end(page: Page, site: str) -> None:
    """The core is of yesterday, the shards of today."""
    is_stale = True

    def core(route: Route) -> None:
        nonlocal is_stale
        response = route.fetch()
        text = response.text()
        route.fulfill(
            response=response,
            body=text.replace('["core","', '["core","0') if is_stale else text,
        )
        is_stale = False

    page.route(CORE, core)
    page.goto(f"{site}star-index/")
    page.add_script_tag(url=f"{site}find/find.js")
    texts = ["outage", "migration", "incident team", "kafka"]
    page.evaluate(
        """(texts) => {
          self.ended = []
          for (const text of texts) storybankFind.search(text).then(({ mode }) => self.ended.push(mode))
        }""",
        texts,
    )
    holds(page, f"self.ended.length === {len(texts)}")
    assert not is_stale


def test_the_page_may_arrive_in_pieces(page: Page, www: Path, bare: str) -> None:
    """The program runs while the half of its own part of the page is there."""
    program = Gate(page, PROGRAM)
    with in_two_pieces(www, b'<h2 id="find&#45;pages&#45;title"') as (address, go_on):
        page.goto(f"{address}find/{bare.rpartition('/')[2]}", wait_until="commit")
        holds(page, "document.querySelector('#find-pages')")
        program.open()
        holds(page, LISTENING)
        go_on()
        assert settled(page) == "ready"


@contextmanager
def in_two_pieces(www: Path, cut: bytes) -> Iterator[tuple[str, Callable[[], None]]]:
    """Serve a site whose search page stops at `cut` until `go_on` is called; yields the address and `go_on`."""
    rest = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = www / self.path.partition("?")[0].lstrip("/")
            path = path / "index.html" if path.is_dir() else path
            self.send_response(200 if path.is_file() else 404)
            self.send_header(
                "Content-Type", {".html": "text/html", ".css": "text/css"}.get(path.suffix, "text/javascript")
            )
            self.end_headers()
            first, found, last = (path.read_bytes() if path.is_file() else b"").partition(cut)
            self.wfile.write(first)
            if found:
                self.wfile.flush()
                rest.wait(10)
                self.wfile.write(found + last)

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    class Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/{FOLDER}/", rest.set
        finally:
            rest.set()
            server.shutdown()
