"""What Zensical left, finished: the blocks behind the stamps, the policy of each page, and every asset."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ...model.settings import Settings
from ...model.site import Asset
from ...text.locale import locale_of
from ..theme import SCRIPT, SOURCES, STYLE, THEME, script
from .docs import hand_written_pages
from .policies import NOT_FOUND, policies
from .preparation import MODERN, SITE, Workspace
from .sources import SiteSources

_INDEX = "search.json"  # of Zensical's own search, which is off
_MODERN = Path(__file__).with_name("modern.css")
_ANCHOR = '<a class="headerlink" '


def finish(workspace: Workspace, made: SiteSources) -> list[str]:
    """Finish the site in a workspace; return what is wrong with it, in a line each."""
    site, pages = workspace.site, made.pages
    (site / _INDEX).unlink(missing_ok=True)
    written = {page.address: _read(site, page.address) for page in hand_written_pages(made.files)}
    heads = (page.head for page in pages.values())
    guard = policies(workspace.frames / SITE, filter(None, written.values()), heads, made.settings)
    stamped = {page.address: _stamped(workspace, path, _read(site, page.address)) for path, page in pages.items()}
    wrong = []
    for address, text in {**written, **stamped, NOT_FOUND: _read(site, NOT_FOUND)}.items():
        if not text:
            wrong.append(f"Zensical wrote no page at {address or '/'}, or not the whole of it")
            continue
        page, refused = guard.protect(text, address)
        _file(site, address).write_text(page, encoding="utf-8")
        wrong += [_not_allowed(address, source) for source in refused]
    _write(site, (*_of_the_theme(made.settings, workspace.look), *made.assets))
    return wrong


def _stamped(workspace: Workspace, path: str, page: str) -> str:
    """Return a generated page with its blocks, "" where one found no place.

    The keyboard passes by the anchors of its headings: they are for copying with a mouse, and lead nowhere.
    """
    framed = page.replace(_ANCHOR, f'{_ANCHOR}tabindex="-1" ')
    whole, is_whole = workspace.stamps.put_back(framed, workspace.stamped[path].values)
    return whole if is_whole else ""


def _write(site: Path, assets: Iterable[Asset]) -> None:
    for asset in assets:
        path = site / asset.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(asset.data)


def _of_the_theme(settings: Settings, look: str) -> Iterator[Asset]:
    """Yield what is no template of the package's theme: the script with its words, the style sheet for the look."""
    for path in sorted(path for path in THEME.rglob("*") if path.is_file()):
        name = path.relative_to(THEME).as_posix()
        if name == STYLE:
            yield Asset(name, path.read_bytes() + (_MODERN.read_bytes() if look == MODERN else b""))
        elif name == SCRIPT:
            yield Asset(name, script(locale_of(settings.language)).encode())
        elif path.suffix != ".html" and not name.startswith(SOURCES):
            yield Asset(name, path.read_bytes())


def _file(site: Path, address: str) -> Path:
    return site / address if address == NOT_FOUND else site / address / "index.html"


def _read(site: Path, address: str) -> str:
    path = _file(site, address)
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _not_allowed(address: str, source: str) -> str:
    return (
        f"{address or '/'} has something inline that its Content-Security-Policy does not allow ({source}). "
        "Put it into a file that extra_javascript or extra_css names, or allow it in the setting csp"
    )
