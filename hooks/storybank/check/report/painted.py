"""The text report in colour, for a terminal: places, severities and carets stand out, and no word changes.

Written by hand, since what draws on terminals takes longer to load than a check of one file.
"""

from __future__ import annotations

import os
import re
from typing import TextIO

_STYLES = {"error": "1;31", "warning": "1;33", "info": "1;36", "caret": "1;31", "quiet": "2", "right": "32"}
_FOUND = re.compile(r"^(\S.*?:\d+:\d+): (SB\d{3}) (error|warning|info)(: .*)$")
_CARET = re.compile(r"^(\s*\| )([ ^]*\^)$")
_QUIET = re.compile(r"^(?:  \d+ \| |  More: |Read: )")
_COUNTED = re.compile(r"(\d+ )(error|warning|info)(s?)")


def wants_colour(out: TextIO) -> bool:
    """Say whether colour belongs on `out`: FORCE_COLOR and NO_COLOR decide (no-color.org), and then the terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return out.isatty() and os.environ.get("TERM") != "dumb"


def painted(report: str) -> str:
    """Return the text report with colours."""
    return "\n".join(map(_line, report.split("\n")))


def _line(line: str) -> str:
    if found := _FOUND.match(line):
        place, code, severity, rest = found.groups()
        return f"{_styled(place, 'quiet')}: {_styled(f'{code} {severity}', severity)}{rest}"
    if caret := _CARET.match(line):
        return f"{_styled(caret[1], 'quiet')}{_styled(caret[2], 'caret')}"
    if line == "  Right:":
        return _styled(line, "right")
    if quiet := _QUIET.match(line):
        return f"{_styled(quiet[0], 'quiet')}{line.removeprefix(quiet[0])}"
    if _COUNTED.match(line):
        return _COUNTED.sub(lambda each: f"{each[1]}{_styled(each[2] + each[3], each[2])}", line)
    return line


def _styled(text: str, style: str) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"
