"""Export: the linked bank as data for other programs.

A format is one module in `formats/`; the command, its help and the files of the site come from there.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..model.modules import modules_in
from ..model.site import Asset
from . import formats
from .export_format import ExportFormat, ExportSources
from .schemas import schema

__all__ = ["FORMATS", "ExportFormat", "ExportSources", "exports", "left_out", "schema"]

FORMATS: Mapping[str, ExportFormat] = MappingProxyType(
    {module.FORMAT.name: module.FORMAT for module in modules_in(formats)}
)


def exports(sources: ExportSources) -> tuple[Asset, ...]:
    """Return the files of the site that hold the bank as data."""
    return tuple(asset for form in FORMATS.values() for asset in form.assets(sources))


def left_out(sources: ExportSources) -> tuple[tuple[str, str], ...]:
    """Return which of these files cannot be made, each with what is missing, in words for a maintainer."""
    lacking = ((form.path, form.lacks(sources)) for form in FORMATS.values() if form.path)
    return tuple((path, what) for path, what in lacking if what)
