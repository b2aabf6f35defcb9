"""The JSON Schemas that ship with the package."""

from __future__ import annotations

from importlib import resources


def schema(name: str = "stories") -> str:
    """Return the JSON Schema of the exported `stories`, or that of their `front-matter`."""
    return (resources.files(__package__) / f"{name}.schema.json").read_text(encoding="utf-8")
