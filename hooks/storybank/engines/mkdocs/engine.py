"""MkDocs, as the command line builds with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..engine import Engine, Say
from .process import FILE, build, site_folder


def _build(base: Path, site: Path, *, strict: bool, held: Sequence[int], say: Say) -> int:  # noqa: ARG001 - MkDocs says itself
    return build(base, site, strict=strict, held=held)


ENGINE = Engine("MkDocs", (FILE,), site_folder, _build)
