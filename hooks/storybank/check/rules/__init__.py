"""The rules: each is one function that yields findings, and each code it yields is documented in `codes/`.

A rule looks at a file (`FileRule`) or at the whole bank (`BankRule`). To add one, write the function, its code in
`codes/`, a case in `tests/cases/rules/`, and name it in the table below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...model.findings import Finding
from ...model.library import Library
from ...model.places import SourceFile
from ...model.story import Document
from .bank import doubled_title, unused_keyword
from .characters import control_character, invisible_character, mojibake
from .duplicates import near_duplicate
from .sources import percentage_without_source, source_form, unknown_kind, unsourced, unverified
from .story import empty_part, missing_part, untitled
from .structure import dropped_html, empty_heading, missing_section, outside_section, over_deep

FileRule = Callable[[SourceFile, Document], Iterator[Finding]]
BankRule = Callable[[Library], Iterator[Finding]]

FILE_RULES: tuple[FileRule, ...] = (
    control_character,
    invisible_character,
    mojibake,
    empty_heading,
    missing_section,
    outside_section,
    over_deep,
    dropped_html,
    untitled,
    missing_part,
    empty_part,
)
BANK_RULES: tuple[BankRule, ...] = (
    doubled_title,
    near_duplicate,
    unused_keyword,
    unsourced,
    source_form,
    percentage_without_source,
    unknown_kind,
    unverified,
)
