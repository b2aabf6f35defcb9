"""What stands behind a title is a note, whatever sets it off; the title is the same with it and without."""

from __future__ import annotations

import pytest

from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.model.story import Other, Story
from storybank.parse.parser import document_of

PARTS = """
**Situation:** The pump stood still and two wards had no water.

**Task:** I had to find the cause before noon.

**Action:** I opened the valve and bled the line.

**Result:** The water came back within the hour.
"""


def story_below(line: str) -> Story:
    """Return the story below a line, another with a plain title beside it."""
    text = f"# Ownership\n\n{line}\n{PARTS}\n### The other one\n{PARTS}"
    return document_of(SourceFile("content/ownership.md", text), Settings()).all_stories[0]


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("### The dry pump (Upton)", "Upton"),
        ("### The dry pump (check the year with Beth & Tom)", "Beth"),
        ("### The dry pump (again, (rough))", "rough"),
        ("### The dry pump [draft]", "draft"),
        ("### The dry pump[a]", "a"),
        ("### The dry pump ((pp07_LmRt))", "LmRt"),
        ("### The dry pump（失敗談として）", "失敗談"),
        ("### The dry pump ✔ ready", "ready"),
        ("### The dry pump ★ ask", "ask"),
        ("### The dry pump ~ 2015", "2015"),
        ("### The dry pump ~ 3 min ~ rehearsed", "3 min ~ rehearsed"),
        ("### The dry pump ← finish!", "finish"),
        ("### The dry pump // (welfare)", "welfare"),
        ("### The dry pump ……………… school, 2015", "school"),
        ("### The dry pump ^pump", "pump"),
        ("### The dry pump 1f0c9a7be44d80e2a6d1", "1f0c9a7be44d80e2a6d1"),
        ("### The dry pump, 2014", "2014"),
        ("### The dry pump – Upton, May 2014", "Upton, May 2014"),
        ("### The dry pump – noch unfertig", "noch unfertig"),
        ("### a) The dry pump", ""),
        ("### 1-2. The dry pump", ""),
        ("### The dry pump     :water:nights:", "nights"),
        ("### The dry pump [edit](index.php?action=edit&section=4)", ""),
        ("**The dry pump** -- Upton, a Sunday", "Upton, a Sunday"),
        ("**The dry pump** | asked at: two interviews | went: so-so", "two interviews"),
        ("**The dry pump**&nbsp;&nbsp;(2019)", "2019"),
        ("**The dry pump** *(Upton, 2016)*", "Upton"),
        ("### „The dry pump” – not told yet", "not told yet"),
        ("### « The dry pump » (à raccourcir !!)", "raccourcir"),
    ],
)
def test_a_note_behind_a_title_is_none_of_its_words_and_stays_on_the_page(line: str, note: str) -> None:
    story = story_below(line)
    assert story.title.strip("„”«» ") == "The dry pump"
    assert note in " ".join(item.markdown for item in story.items if isinstance(item, Other))


@pytest.mark.parametrize(
    "title",
    [
        "The pump (and the goat)",
        "Monolith → services",
        "The pump – dry at last",
        "Dry, wet, dry",
        "The 40° oven",
        "What I left: a pump",
    ],
)
def test_what_goes_on_with_the_title_is_no_note(title: str) -> None:
    assert story_below(f"### {title}").title == title


def test_notes_that_tell_two_titles_apart_stay() -> None:
    text = f"# Ownership\n\n### The audit (spring)\n{PARTS}\n### The audit (autumn)\n{PARTS}"
    stories = document_of(SourceFile("content/ownership.md", text), Settings()).all_stories
    assert [story.title for story in stories] == ["The audit (spring)", "The audit (autumn)"]


def test_a_label_with_only_a_sign_behind_it_is_no_title() -> None:
    text = f"# Ownership\n\n### The dry pump\n\nRating: ⭐⭐⭐\n{PARTS}"
    stories = document_of(SourceFile("content/ownership.md", text), Settings()).all_stories
    assert [story.title for story in stories] == ["The dry pump"]
