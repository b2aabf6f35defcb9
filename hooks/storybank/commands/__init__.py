"""The commands: one function each, from plain values to an exit code."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What a command ends with."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2  # or the environment: a path that does not exist, a folder that cannot be written


class CommandError(Exception):
    """What was asked for cannot be done; the message says why, in one line."""
