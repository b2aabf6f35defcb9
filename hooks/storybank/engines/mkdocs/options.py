"""The options of the plugin: every setting of `[tool.storybank]`, read by the same readers."""

from __future__ import annotations

from typing import Any

from mkdocs.config.base import BaseConfigOption, Config, ValidationError

from ...check.codes import codes
from ...read.setting_values import readers

_READERS = readers(codes)
_UNSET = object()  # a setting that is not given: some are None where they are


class Option(BaseConfigOption[Any]):
    """One setting as an option of the plugin."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.default = _UNSET
        self.read = _READERS[name]

    def run_validation(self, value: object) -> object:
        if value is None or value is _UNSET:
            return _UNSET
        try:
            return self.read(value)
        except ValueError as error:
            raise ValidationError(str(error)) from error


class Options(Config):  # type: ignore[no-untyped-call]  # MkDocs has no types there
    """An option for each setting: MkDocs reports any other key, and what cannot be used ends the build."""

    content = Option("content")
    path = Option("path")
    coverage = Option("coverage")
    max_file_kib = Option("max_file_kib")
    labels = Option("labels")
    severity = Option("severity")
    ignore = Option("ignore")
    unpublished = Option("unpublished")
    rules = Option("rules")
    repository = Option("repository")
    branch = Option("branch")
    repository_host = Option("repository_host")
    repository_path = Option("repository_path")
    csp = Option("csp")
    shortcuts = Option("shortcuts")
    phone_regions = Option("phone_regions")
    deny_list = Option("deny_list")


def given(options: Config) -> dict[str, object]:
    """Return the settings that mkdocs.yml gives, as they are used."""
    return {name: value for name, value in options.items() if value is not _UNSET}
