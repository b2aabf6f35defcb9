"""What a worker loads before it is given anything to do: the stages that are functions of one file or one story."""

from __future__ import annotations

import signal
from importlib import import_module

# Ctrl-C is for the process that was started: one that is loading would say where it was.
signal.signal(signal.SIGINT, signal.SIG_IGN)
for _stage in ("pipeline.load", "find.held", "render.pages.story"):
    import_module(f"..{_stage}", __package__)
