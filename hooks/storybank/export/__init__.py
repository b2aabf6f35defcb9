"""Export: the linked bank as data for other programs."""

from __future__ import annotations

from importlib import resources

from ..diagnostics import Diagnostic
from ..library import Library
from ..page import Asset
from .stories import as_json

__all__ = ["as_json", "exports", "schema"]


def schema() -> str:
    """Return the JSON Schema of what `as_json` returns."""
    return (resources.files(__package__) / "stories.schema.json").read_text(encoding="utf-8")


def exports(library: Library, diagnostics: tuple[Diagnostic, ...]) -> tuple[Asset, ...]:
    """Return the files of the site that hold the bank as data."""
    return (
        Asset("data/stories.json", as_json(library, diagnostics).encode()),
        Asset("data/stories.schema.json", schema().encode()),
    )
