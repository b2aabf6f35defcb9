"""Stories that are begun beside whole ones: taken, with a finding; blank forms stay none."""

from __future__ import annotations

import pytest

from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.parse import parse

WHOLE = """## The import

**Situation:** Our nightly import failed twice a week and nobody knew why.

**Task:** I was asked to make it reliable before the holidays.

**Action:** I read the logs of a month, found a race, and added a lock.

**Result:** No failure in the last 14 months.
"""
LETTERS = """## The import

S: Our nightly import failed twice a week and nobody knew why.
T: I was asked to make it reliable before the holidays.
A: I read the logs of a month, found a race, and added a lock.
R: No failure in the last 14 months.
"""
BEGUN = "The ferry stood still in the storm and two hundred passengers waited on the quay."
OPEN = [
    (WHOLE, "**Situation:** {begun}\n\n**Task:** Find them beds.\n\n**Action:**\n\n**Result:**\n"),
    (WHOLE, "**Situation:** {begun}\n\n**Task:** Find them beds.\n\n**Action:** [ask Ann]\n\n**Result:** […]\n"),
    (WHOLE, "**Situation:** {begun}\n\n**Task:** Find them beds.\n\n**Action:** ?\n\n**Result:** ?\n"),
    (WHOLE, "**Situation:** {begun}\n\n**Task:** Find them beds.\n\n**Action:** …\n\n**Result:** …\n"),
    (WHOLE, "**Situation:** {begun}\n\n**Task:** Find them beds.\n\n**Action:** TODO\n\n**Result:** TBD\n"),
    (LETTERS, "S: {begun}\nT: I had to find them beds.\nA: ???\nR: ???\n"),
    (LETTERS, "S: {begun}\nT: Find them beds.\nA: -\nR: -\n"),
    (WHOLE, "**Situation:** {begun}\n\n**Task:** Find them beds.\n\n**Action:** (ask Ann)\n\n**Result:** (later)\n"),
]
BLANK = [
    (WHOLE, "**Situation:** [The context]\n\n**Task:** [Your duty]\n\n**Action:** [What]\n\n**Result:** […]\n"),
    (WHOLE, "**Situation:**\n\n**Task:**\n\n**Action:**\n\n**Result:**\n"),
    (WHOLE, "**Situation:** What happened?\n\n**Task:** What was yours?\n\n**Action:**\n\n**Result:**\n"),
    (WHOLE, "**Situation:** Set the scene and say who was there.\n\n**Task:** Say what you had to do.\n\n"
            "**Action:** …\n\n**Result:** …\n"),
    (LETTERS, "S: ____\nT: ____\nA: ____\nR: ____\n"),
    (LETTERS, "S: ?\nT: ?\nA: ?\nR: ?\n"),
]  # fmt: skip


def titles_and_codes(text: str) -> tuple[list[str], list[str]]:
    document, found = parse(SourceFile("a.md", text), Settings())
    return [story.title for story in document.all_stories], [finding.code for finding in found]


@pytest.mark.parametrize(("whole", "begun"), OPEN)
def test_a_begun_story_beside_a_whole_one_is_a_story_in_doubt(whole: str, begun: str) -> None:
    titles, codes = titles_and_codes(f"# Ownership\n\n{whole}\n## The ferry\n\n{begun.format(begun=BEGUN)}")
    assert titles == ["The import", "The ferry"]
    assert "SB915" in codes


@pytest.mark.parametrize(("whole", "blank"), BLANK)
def test_a_blank_form_beside_a_story_is_none(whole: str, blank: str) -> None:
    titles, _ = titles_and_codes(f"# Ownership\n\n{whole}\n## The form\n\n{blank}")
    assert titles == ["The import"]
