"""Export: the linked bank as data for other programs."""

from __future__ import annotations

from importlib import resources

from ..model.findings import Finding
from ..model.library import Library
from ..model.site import Asset
from .stories import as_json

__all__ = ["as_json", "exports", "schema"]


def schema(name: str = "stories") -> str:
    """Return the JSON Schema of what `as_json` returns, or that of `front-matter`."""
    return (resources.files(__package__) / f"{name}.schema.json").read_text(encoding="utf-8")


def exports(library: Library, findings: tuple[Finding, ...]) -> tuple[Asset, ...]:
    """Return the files of the site that hold the bank as data."""
    return (
        Asset("data/stories.json", as_json(library, findings).encode()),
        Asset("data/stories.schema.json", schema().encode()),
        Asset("data/front-matter.schema.json", schema("front-matter").encode()),
    )
