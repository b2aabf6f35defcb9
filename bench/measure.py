"""What a search costs: bytes, waiting, memory; ours and others' in the same browser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page
from rivals import Rival
from server import compressed, served

SLOW_4G = {"latency": 562.5, "downloadThroughput": 180_000, "uploadThroughput": 84_375}  # Chrome's preset
RUNS = 3  # the middle one counts
TYPED = ("kubernetes", "migration rollback", "latency spike", "disagreement", "certificates")
_FIRST = """new MutationObserver((_, observer) => {
  if (!document.querySelector('#find-results li[data-story]')) return
  window.first = performance.now()
  observer.disconnect()
}).observe(document, { childList: true, subtree: true })"""
_KEYS = """async ([typed, rounds]) => {
  const ask = window.ask ?? storybankFind.search
  let times = []
  for (let round = 0; round < rounds; round += 1) {
    times = [] // the last round counts: everything is there by then
    for (const text of typed) for (let at = 2; at <= text.length; at += 1) {
      const began = performance.now()
      await ask(text.slice(0, at))
      times.push(performance.now() - began)
    }
  }
  return times
}"""
# From the key to the frame after the redrawn list; the last of three rounds counts: everything is there by then.
_TYPE = """async (typed) => {
  const box = document.querySelector('#find-q')
  const drawn = () => new Promise((done) => {
    const observer = new MutationObserver(() => {
      observer.disconnect()
      requestAnimationFrame(() => setTimeout(done))
    })
    observer.observe(document.querySelector('#find-results'), { childList: true, subtree: true })
  })
  let times = []
  for (let round = 0; round < 3; round += 1) {
    times = []
    for (const text of typed) for (let at = 2; at <= text.length; at += 1) {
      const [waiting, began] = [drawn(), performance.now()]
      box.value = text.slice(0, at)
      box.dispatchEvent(new Event('input', { bubbles: true }))
      await waiting
      times.push(performance.now() - began)
    }
  }
  return times
}"""
_ASK = "async (query) => { const began = performance.now(); await ask(query); return performance.now() - began }"


@dataclass(frozen=True, slots=True)
class Cost:
    """Kilobytes of the whole index and program, kilobytes and requests up to the first result, milliseconds to it, to a
    warm key (the middle one, and 95 % of keys), megabytes.

    `slow` is the time on Slow 4G; `two` that of a query of two words, `typo` that of a misspelt word. Our key lasts
    until the list is redrawn, that of others only until they have answered. The memory is that after the keys: `tab`
    as the browser counts it for the page with its workers, `own` the private memory of the page's process above
    that of an empty page of the same site, with what the browser keeps for speed and for reuse.
    """

    index: float
    kilobytes: float
    requests: int
    first: float
    slow: float
    two: float
    typo: float
    middle: float
    key: float
    tab: float
    own: float


def ours(browser: Browser, folder: Path, query: str, two: str, typo: str) -> Cost:
    """Open the search page with a query in its address; the bytes are those of page and search, without the theme."""
    with served(folder) as address:
        runs = sorted(_open(browser, f"{address}find/?q={query}", slow=False) for _ in range(RUNS))
        first, requests, size = runs[RUNS // 2]
        slow = [_open(browser, f"{address}find/?q={text}", slow=True)[0] for text in (query, two, typo)]
        bare = _bare(browser, f"{address}empty/")
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{address}find/")
        page.locator("body[data-find=ready]").wait_for()
        keys = page.evaluate(_TYPE, list(TYPED))
        tab, own = _tab(context, page), _private(browser) - bare
        context.close()
    files = (path for path in (folder / "find").rglob("*.js"))
    index = sum(len(compressed(path)) for path in files) / 1000
    return Cost(index, size, requests, first, *slow, median(keys), _ninety_fifth(keys), tab, own)


def _open(browser: Browser, address: str, *, slow: bool) -> tuple[float, int, float]:
    context = browser.new_context(bypass_csp=True)  # waiting for an expression evaluates a text in the page
    page, seen = context.new_page(), _watched(context, slow)
    page.add_init_script(_FIRST)
    page.goto(address, wait_until="commit")
    page.wait_for_function("window.first")
    first = page.evaluate("window.first")
    sizes = [size for url, size in seen.values() if "/find/" in url]
    context.close()
    return first, len(sizes), sum(sizes) / 1000


def theirs(browser: Browser, folder: Path, rival: Rival, query: str, two: str, typo: str) -> Cost:
    """Start a rival and ask; what its site does when somebody opens the search."""
    times = []
    with served(folder) as address:
        bare = _bare(browser, f"{address}empty/")
        for slow in (False, True):
            context = browser.new_context()
            page, seen = context.new_page(), _watched(context, slow)
            page.goto(f"{address}{rival.path}/")
            seen.clear()
            began = page.evaluate(rival.start)
            times.append(began + page.evaluate(_ASK, query))
            if not slow:
                page.wait_for_timeout(100)
                sizes = [size for url, size in seen.values()]
                keys = page.evaluate(_KEYS, [list(TYPED), 2])
                tab, own = _tab(context, page), _private(browser) - bare
            else:
                others = [began + page.evaluate(_ASK, text) for text in (two, typo)]
            context.close()
    index = rival.size(folder, compressed)
    answers = (times[0], times[1], *others, median(keys), _ninety_fifth(keys))
    return Cost(index, sum(sizes) / 1000, len(sizes), *answers, tab, own)


def _watched(context: BrowserContext, slow: bool) -> dict[str, list[Any]]:
    """Return a map that fills with the address and the bytes on the wire of every answer."""
    session = context.new_cdp_session(context.pages[0])
    session.send("Network.enable")
    if slow:
        session.send("Network.emulateNetworkConditions", {"offline": False, **SLOW_4G})
    seen: dict[str, list[Any]] = {}
    session.on("Network.responseReceived", lambda e: seen.setdefault(e["requestId"], [e["response"]["url"], 0]))
    session.on(
        "Network.loadingFinished", lambda e: seen.get(e["requestId"], [0, 0]).__setitem__(1, e["encodedDataLength"])
    )
    return seen


def _bare(browser: Browser, address: str) -> float:
    """Return the private memory with an empty page open."""
    context = browser.new_context()
    context.new_page().goto(address)
    found = _private(browser)
    context.close()
    return found


def _private(browser: Browser) -> float:
    """Return the private memory of all pages' processes in megabytes; there must be one page. Nothing without Linux."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    rolls = [Path(f"/proc/{one['id']}/smaps_rollup") for one in processes if one["type"] == "renderer"]
    if not all(roll.exists() for roll in rolls):
        return float("nan")
    lines = [line.split() for roll in rolls for line in roll.read_text().splitlines()]
    return sum(int(line[1]) for line in lines if line[0] in ("Private_Clean:", "Private_Dirty:")) / 1000


def _tab(context: BrowserContext, page: Page) -> float:
    context.new_cdp_session(page).send("HeapProfiler.collectGarbage")
    return float(page.evaluate("async () => (await performance.measureUserAgentSpecificMemory()).bytes")) / 1_000_000


def _ninety_fifth(values: Sequence[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]
