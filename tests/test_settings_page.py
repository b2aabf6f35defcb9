"""The page of settings names every setting, with its default, and says what it is."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

import settings_page
from storybank.model.settings import Settings


def test_the_page_is_that_of_the_class() -> None:
    assert settings_page.PAGE.read_text(encoding="utf-8") == settings_page.page(), (
        "docs/settings.md is stale: run `python tests/settings_page.py`"
    )


def test_every_setting_is_explained() -> None:
    assert list(settings_page.explained()) == [field.name for field in fields(Settings)]


@pytest.mark.parametrize("name", [f.name for f in fields(Settings) if f.name not in settings_page.NOT_WRITTEN])
def test_a_setting_stands_in_the_page_with_its_default(name: str) -> None:
    (entry,) = settings_page.page().split(f"\n## {name}\n\nDefault: ")[1:]
    default = getattr(replace(Settings()), name)
    shown = entry.partition("\n")[0]
    assert (shown == "none") == (default in ("", (), {}))
    if isinstance(default, bool | int):
        assert shown == f"`{str(default).lower()}`"
