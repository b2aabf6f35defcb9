"""The order of a build by Zensical: read the bank, prepare what it reads, run it, finish and check what it left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ...model.findings import Finding, Severity
from ...text.printable import printable
from ..engine import EngineError, Say
from ..nav_patterns import expand
from . import docs
from .configuration import Configuration
from .finishing import finish
from .links import dead_links
from .plugins import unheard
from .preparation import Workspace, prepare
from .process import run
from .sources import SiteSources, read_sources


def build(
    configuration: Configuration, folder: Path, *, strict: bool, held: Sequence[int], say: Say, preview: bool = False
) -> tuple[int, Path | None]:
    """Build the bank around a configuration within the empty `folder`; return the exit code, and where the site is.

    No site is made of content with an error; with `strict`, none that anything warns of is good. A `preview` shows
    drafts, and its pages have no policy: the server puts a script into them.
    """
    base = configuration.path.parent
    _refuse(configuration)
    made = read_sources(base, configuration, preview=preview)
    for found in made.findings:
        say(_level(found), f"{printable(str(found))}. {printable(found.remedy)}")
    if any(found.severity is Severity.ERROR for found in made.findings):
        return 1, None
    for path, what in made.lacking:
        say("INFO", f"the site has no {path}: {printable(what)}")
    nav = _nav(configuration, made)
    workspace = prepare(folder, configuration, made, nav)
    code = _run(workspace, base, held, strict=strict, say=say)
    if code:
        return code, None
    wrong = [*_unheard(configuration), *unheard(configuration), *_nowhere(nav, (*made.pages, *made.files))]
    wrong += finish(workspace, made)
    dead = dead_links(workspace.site, configuration.get("site_url") or "")
    wrong += [f"{name}: the link to {link} leads nowhere" for name, link in dead]
    for line in wrong:
        say("WARNING", printable(line))
    return (1, None) if wrong and strict else (0, workspace.site)


def _refuse(configuration: Configuration) -> None:
    if configuration.get("use_directory_urls") is False:
        raise EngineError(
            f"{configuration.path.name}: with use_directory_urls = false, the addresses of Storybank's pages "
            "cannot stay as they are, nor can the links to them. Take the line out"
        )


def _level(found: Finding) -> str:
    return "ERROR" if found.severity is Severity.ERROR else "INFO"


def _nav(configuration: Configuration, made: SiteSources) -> list[Any]:
    """Return the navigation with every pattern expanded; where there is none, one of every page that stands in one."""
    given = configuration.get("nav")
    if given:
        return list(expand(given, made.pages.values()))
    listed = [path for path, page in made.pages.items() if page.in_nav]
    return docs.automatic([*listed, *(name for name in made.files if name.endswith(".md"))])


def _run(workspace: Workspace, base: Path, held: Sequence[int], *, strict: bool, say: Say) -> int:
    """Let Zensical lay out the frames and the site; return its exit code, and say what it says of what it finds."""
    for folder, is_site in ((workspace.frames, False), (workspace.folder, True)):
        code, output = run(folder, base, strict=strict and is_site, held=held)
        if code:
            say("ERROR", f"Zensical ended with {code}:\n{output.strip()}")
            return code
        if is_site and "No issues found" not in output:
            say("WARNING", output.strip())
    return 0


def _unheard(configuration: Configuration) -> Iterable[str]:
    for hook in configuration.get("hooks") or ():
        if not str(hook).endswith("storybank_hook.py"):
            yield f"{configuration.path.name} names the hook {hook}, which Zensical does not run"


def _nowhere(nav: Any, paths: Sequence[str]) -> Iterable[str]:
    """Yield a line for each entry of the navigation that names a page which is not there."""
    for entry in nav:
        target = next(iter(entry.values())) if isinstance(entry, dict) else entry
        if isinstance(target, list):
            yield from _nowhere(target, paths)
        elif target.endswith(".md") and target not in paths:
            yield f"nav names {target}, and there is no such page"
