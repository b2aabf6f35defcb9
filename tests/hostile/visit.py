"""The corpus, built as a user builds it, and opened in a browser: what got through each wall."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Dialog, FilePayload, Page, Request

import sites
from storybank.check.codes import codes
from storybank.pipeline.load import Bank, load
from storybank.read.settings_file import load_settings

from .attacks import Attack, Corpus
from .payloads import COMPUTED, PAYLOADS, Payload

BEFORE = "window.ran = []; window.hit = number => { window.ran.push(number) }"
# Everything that content could have armed is touched, without leaving the page; then the page is searched.
LOOK = """() => {
  const stay = event => event.preventDefault()
  document.addEventListener('click', stay, { capture: true })
  document.addEventListener('submit', stay, { capture: true })
  for (const element of document.querySelectorAll('article *, .md-path *, .md-footer *, .md-sidebar *'))
    if (!element.matches('label, input'))
      for (const type of ['mouseover', 'focus', 'click', 'toggle', 'error', 'load'])
        element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }))
  document.removeEventListener('click', stay, { capture: true })
  return seen()
}"""
SEEN = """
function seen() {
  const all = [...document.querySelectorAll('*')]
  const handlers = all.flatMap(e => e.getAttributeNames().filter(name => name.startsWith('on')))
  const acts = ':is(script, style, iframe, object, embed, base, video, audio, form, svg, math, link, meta, [style])'
  const ours = 'form[class^=sb-], #find-form, ol#find-results'  // content has no form at all, and a class only of few
  const active = [...document.querySelectorAll('article ' + acts)]
    .filter(e => e.namespaceURI.endsWith('xhtml') && !e.matches(ours))
  active.push(...[...document.querySelectorAll('article img')].filter(e => e.src.includes('marker.invalid')))
  const leads = [...document.querySelectorAll('a[href]')].filter(a => !/^(https?|mailto|file):$/.test(a.protocol))
  const ids = all.map(e => e.id).filter(id => id)
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at)
  return {
    ran: window.ran ?? [], handlers, active: active.map(e => e.outerHTML.slice(0, 99)), twice,
    leads: leads.map(a => a.outerHTML.slice(0, 99)), computed: document.documentElement.outerHTML.includes('COMPUTED'),
  }
}
""".replace("COMPUTED", COMPUTED)


@dataclass(slots=True)
class Visited:
    """What was seen on the pages: each list is empty where all walls hold."""

    pages: int = 0
    files: int = 0  # that a page was asked to take in
    through: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def _write(made: Corpus, folder: Path) -> None:
    for path, text in made.files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def build(made: Corpus, folder: Path) -> Path:
    """Write the bank below `folder` and build it with MkDocs; return the folder to serve."""
    _write(made, folder / "bank")
    (folder / "build").mkdir()
    return sites.build(folder / "bank" / "content", folder / "build", made.files["pyproject.toml"])


def read(made: Corpus, folder: Path) -> Bank:
    """Write the bank into `folder` and read it, as `storybank check` does."""
    _write(made, folder)
    settings, _ = load_settings(folder, codes)
    return load([folder / "content"], settings, folder)


def unreported(made: Corpus, bank: Bank) -> list[Attack]:
    """Return the attacks of which something is taken away, and that no finding of their kind names at their line."""
    said = {(found.place.path, found.place.line, found.code) for found in bank.findings}
    return [a for a in made.attacks if a.code and (a.path, a.line, a.code) not in said]


def addresses(www: Path) -> Iterator[str]:
    """Yield the address of every page below that of the site."""
    for path in sorted((www / sites.FOLDER).rglob("*.html")):
        yield path.relative_to(www / sites.FOLDER).as_posix().removesuffix("index.html")


def visit(browser: Browser, address: str, pages: list[str], *, scripts: bool) -> Visited:
    """Open every page. With scripts the policy of the pages is off, for it would hide a hole in the cleaning."""
    visited = Visited(len(pages))
    context = browser.new_context(bypass_csp=scripts, java_script_enabled=scripts)
    page = context.new_page()
    page.add_init_script(BEFORE)
    _watch(page, address, visited)
    for path in pages:
        page.goto(address + path)
        if page.url.partition("?")[0] != address + path:
            visited.through.append(f"{path}: led to {page.url}")
        if scripts and path == "pack/":
            _keep(page, pages)
        _look(page, path, visited, scripts=scripts)
    context.close()
    return visited


FILES = ("pack", "practice")  # the pages that take in a file


def take_in(page: Page, address: str, name: str) -> Visited:
    """Hand every payload to a page as a file, as an item of one, and as a value of an item.

    Each must be refused in words, and nothing kept of it.
    """
    visited = Visited(1)
    _watch(page, address, visited)
    page.add_init_script(BEFORE)
    page.goto(f"{address}{name}/")
    page.locator("[data-sb-ready]").wait_for()
    said = page.locator(f"[data-{name}=said]")
    files = [file for number, payload in enumerate(PAYLOADS) for file in _files(name, payload, number)]
    for data in files:
        said.evaluate("element => element.replaceChildren()")
        file: FilePayload = {"name": f"{name}.json", "mimeType": "application/json", "buffer": data.encode()}
        page.locator(f"[data-{name}=import]").set_input_files(file)
        said.filter(has_text="Nothing was taken in:").wait_for(state="attached")
        visited.through += [f"{name}: {data[:99]}"] if said.locator("*").count() else []
    ran, kept = page.evaluate("[ran, Object.keys(localStorage).filter(key => key.startsWith('storybank'))]")
    visited.through += [f"{name}: {what}" for what in (*ran, *kept)]
    visited.files = len(files)
    return visited


def _files(name: str, payload: Payload, number: int) -> Iterator[str]:
    text = payload.numbered(number)
    yield text
    for item in (text, {"story": text, text: text, "last": text}):
        yield json.dumps({"format": f"storybank-{name}", "version": 1, "items": [item]})


def _keep(page: Page, pages: list[str]) -> None:
    """Keep every story, so that all texts stand on the page of the pack."""
    items = [path.split("/")[1] for path in pages if path.startswith("stories/")]
    page.evaluate("items => storybankKept.change(items)", items)
    page.locator("[data-item]").nth(len(items) - 1).wait_for()


def _watch(page: Page, address: str, visited: Visited) -> None:
    def note_request(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            visited.requests.append(f"{page.url}: {request.url}")

    def note_dialog(dialog: Dialog) -> None:
        visited.through.append(f"{page.url}: a dialog")
        dialog.dismiss()

    page.on("request", note_request)
    page.on("pageerror", lambda error: visited.errors.append(f"{page.url}: {error.message}"))
    page.on("dialog", note_dialog)
    page.on("popup", lambda opened: visited.through.append(f"{page.url}: opened {opened.url}"))


def _look(page: Page, path: str, visited: Visited, *, scripts: bool) -> None:
    seen = page.evaluate(f"(() => {{ {SEEN}; return ({LOOK if scripts else 'seen'})() }})()")
    visited.through += [f"{path}: {what} {value}" for what, value in seen.items() if value and what != "twice"]
    visited.broken += [f"{path}: the id {name} twice" for name in seen["twice"]]
    if scripts:
        if path == "find/":
            page.locator("body[data-find=ready]").wait_for()
        page.evaluate("document.activeElement.blur()")  # a button of ours may have led into its field
        page.keyboard.press("/")
        focused = page.evaluate("document.activeElement.matches('input[name=q], input#find-q')")
        visited.broken += [] if focused else [f"{path}: / does not lead to the search"]
