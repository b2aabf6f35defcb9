"""The index of two fixed banks is as it was: what changes is seen, and kept only by somebody who looked at it."""

from __future__ import annotations

import difflib

import pytest

from index_record import BANKS, record, written


@pytest.mark.parametrize("name", BANKS)
def test_the_index_of_a_bank_is_as_before(name: str) -> None:
    before, now = written(name).read_text(encoding="utf-8").splitlines(), list(record(name))
    changed = difflib.unified_diff(before, now, "before", "now", lineterm="", n=0)
    assert now == before, "\n".join([*list(changed)[:40], "if that is meant: python tests/index_record.py"])
