"""The pages that people read on the host of the repository, before there is a site: every link leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s#]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_to_files_of_the_repository_lead_to_one(page: Path) -> None:
    targets = LINK.findall(CODE.sub("", page.read_text(encoding="utf-8")))
    own = [target for target in targets if not target.startswith(("https://", "http://", "mailto:"))]
    assert [target for target in own if not (page.parent / target).exists()] == []


def test_the_readme_has_links_to_look_at() -> None:
    assert "](docs/grammar.md)" in CODE.sub("", (ROOT / "README.md").read_text(encoding="utf-8"))
