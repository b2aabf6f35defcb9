"""The plugins that a configuration names: ours, whose options are settings, and those that Zensical passes over."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from ...check.codes import codes
from ...read.setting_values import readers
from ..engine import EngineError
from .configuration import Configuration

_OURS = "storybank"
_KNOWN = "_PLUGIN_UNSUPPORTED_OPTIONS"  # in Zensical: each plugin that it knows, with the options that it does not


def settings_of(configuration: Configuration) -> dict[str, object]:
    """Return the settings that the options of our plugin give, as they are used; EngineError for what cannot be."""
    read = readers(codes)
    return {name: _read(read[name], name, value) for name, value in _options(configuration).items() if name in read}


def unheard(configuration: Configuration) -> Iterator[str]:
    """Yield a line for each option of ours that there is not, and for each plugin that Zensical does not know."""
    file, read = configuration.path.name, readers(codes)
    for name in _options(configuration):
        if name not in read:
            yield f"{file} gives the plugin storybank the option {name}, which it has not"
    known = _known()
    for name in _plugins(configuration) if known else ():
        plain = name.removeprefix("material/")
        if plain != _OURS and not {plain, plain.partition("/")[0]} & known:
            yield f"{file} names the plugin {name}, which Zensical passes over: what it does is missing in this site"


def _read(read: Any, name: str, value: object) -> object:
    try:
        return read(value)
    except ValueError as error:
        raise EngineError(f"The option {name} of the plugin storybank: {error}") from error


def _options(configuration: Configuration) -> dict[str, Any]:
    given = _plugins(configuration).get(_OURS)
    return {name: value for name, value in given.items() if value is not None} if isinstance(given, dict) else {}


def _plugins(configuration: Configuration) -> dict[str, Any]:
    """Return the options of each plugin by its name; a list holds names, and maps of one."""
    named = configuration.get("plugins")
    if isinstance(named, dict):
        return {str(name): options for name, options in named.items()}
    entries = (entry if isinstance(entry, dict) else {entry: None} for entry in named or ())
    return {str(name): options for entry in entries for name, options in entry.items()}


def _known() -> frozenset[str]:
    """Return the plugins that Zensical knows, none where it does not say so."""
    if not find_spec("zensical"):
        return frozenset()
    return frozenset(getattr(import_module("zensical.config"), _KNOWN, ()))
