"""Files whose authors made a form of their own: each is read without a fault, stories, parts, titles and principles."""

from pathlib import Path

import pytest

from shape_report import measure, read

FORMS = sorted((Path(__file__).parent / "cases" / "forms").glob("*.md"))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_of_an_authors_own_is_read_without_a_fault(path: Path) -> None:
    assert measure(path, *read(path)).faults == ()
