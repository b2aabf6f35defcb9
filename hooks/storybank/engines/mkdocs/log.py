"""Say the findings of a build through MkDocs' log.

Only an error ends a build. A warning is said in every build and fails `storybank check`, but does not keep the site
from its readers: an old bank in many shapes must come out whole on its first day (decision 5).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from ...model.findings import Finding, Severity
from ...pipeline.progress import Steps
from ...text.printable import printable

LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.INFO, Severity.INFO: logging.INFO}

Answer = TypeVar("Answer")

log = logging.getLogger("mkdocs.storybank")


def report(findings: tuple[Finding, ...]) -> None:
    """Log each finding in one line with its remedy."""
    for found in findings:
        log.log(LEVELS[found.severity], "%s. %s", printable(str(found)), printable(found.remedy))


def left_out(paths: tuple[str, ...]) -> None:
    """Say which pages stand in no navigation; that ends no build, for a maintainer may want it so."""
    if paths:
        log.info(
            "nav in mkdocs.yml does not name %s: reached by links and the search only. "
            'Name the page, or let "*.md" stand for all at the top that nav does not name',
            printable(", ".join(paths)),
        )


def not_made(files: tuple[tuple[str, str], ...]) -> None:
    """Say which files the site does not have, and why; a site without an address or a history is whole all the same."""
    for path, lacking in files:
        log.info("the site has no %s: %s", path, printable(lacking))


def not_allowed(page: str, directive: str, source: str) -> None:
    """Warn of something inline that browsers will not obey."""
    log.warning(
        "%s has something inline that its Content-Security-Policy does not allow (%s %s). "
        "Put it into a file that extra_javascript or extra_css names, or allow it in the setting csp",
        printable(page),
        directive,
        source,
    )


def steps(stage: str, files: Files) -> Steps:
    """Return the steps of a stage that goes through every page; what is logged meanwhile stands above them."""
    return Steps(stage, len(files.documentation_pages()), logging.getLogger("mkdocs"))


def shown(pages: int) -> None:
    """Say that an edit is to be seen."""
    log.info("%d page%s changed; the search follows in a moment", pages, "" if pages == 1 else "s")


def followed() -> None:
    """Say that nothing of an edit is missing any more."""
    log.info("the search knows it too")


def tried(way: Callable[[], Answer]) -> Answer | None:
    """Return what a shorter way answers, None where it fails: the long way will say why."""
    try:
        return way()
    except Exception:  # anything that is wrong with the content, or in MkDocs' other version
        log.debug("an edit could not be shown by itself", exc_info=True)
        return None


def stop_on_errors(findings: tuple[Finding, ...]) -> None:
    """End the build when a finding is an error, which a build that is not strict would let pass."""
    errors = sum(found.severity is Severity.ERROR for found in findings)
    if errors:
        raise PluginError(f"Storybank: {errors} error{'s' if errors > 1 else ''} in the content, listed above")
