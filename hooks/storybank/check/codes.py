"""The closed list of codes: those that the stages yield themselves, and one for each rule."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ..model.findings import Code, stage_codes
from ..model.modules import modules_in
from . import rules


@cache
def codes() -> Mapping[str, Code]:
    """Return every code by its id, sorted by id."""
    of_rules = {module.CODE.id: module.CODE for module in modules_in(rules)}
    return dict(sorted((stage_codes() | of_rules).items()))
