"""Say the findings of a build through MkDocs' log, so that `--strict` counts errors and warnings."""

from __future__ import annotations

import logging

from mkdocs.exceptions import PluginError

from .diagnostics import Diagnostic, Severity
from .text import printable

LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.INFO: logging.INFO}

log = logging.getLogger("mkdocs.storybank")  # strict mode counts only what is logged below "mkdocs"


def report(diagnostics: tuple[Diagnostic, ...]) -> None:
    """Log each finding in one line with its remedy."""
    for found in diagnostics:
        log.log(LEVELS[found.severity], "%s. %s", printable(str(found)), printable(found.remedy))


def stop_on_errors(diagnostics: tuple[Diagnostic, ...]) -> None:
    """End the build when a finding is an error, which a build that is not strict would let pass."""
    errors = sum(found.severity is Severity.ERROR for found in diagnostics)
    if errors:
        raise PluginError(f"Storybank: {errors} error{'s' if errors > 1 else ''} in the content, listed above")
