"""The reader reads every sample file as it did: what changes is seen, and kept only by somebody who looked at it."""

from __future__ import annotations

import difflib

import pytest

from readings import SETS, kept, readings


@pytest.mark.parametrize("name", SETS)
def test_a_set_is_read_as_before(name: str) -> None:
    before = kept(name)
    for now in readings(name):
        was = before.pop(now[0], [])
        changed = difflib.unified_diff(was, now, "before", "now", lineterm="")
        assert now == was, "\n".join([*changed, "if that is meant: python tests/readings.py"])
    assert not before, "files that are gone: python tests/readings.py"
