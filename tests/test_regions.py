"""Which principles a file names: by headings, by lines, before a dash, in its front matter, or by its name."""

from __future__ import annotations

import pytest

from test_extent import read


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "## Ownership\n\nPARTS\n\n## Dive Deep\n\nPARTS",
            ["# Ownership", "(We had no tests)", "# Dive Deep", "(We had no tests)"],
        ),
        (
            "## Ownership\n\n### A b c\n\nPARTS\n\n## Kindness\n\nPARTS",
            ["# Ownership", "A b c", "# Kindness", "(We had no tests)"],
        ),
        ("## Ownership\n\nPARTS\n\n## Mend first\n\nPARTS", ["# Ownership", "(We had no tests)", "Mend first"]),
        (
            "## Ownership\n\nPARTS\n\n## Kindness\n\nPARTS",
            ["# Ownership", "(We had no tests)", "# Kindness", "(We had no tests)"],
        ),
        (
            "## Ownership\n\nPARTS\n\n## Teamwork\n\nPARTS",
            ["# Ownership", "(We had no tests)", "# Teamwork", "(We had no tests)"],
        ),
        (
            "## Ownership\n\nText.\n\n## Teamwork\n\nPARTS",
            ["# Ownership", "Other | Text.", "# Teamwork", "(We had no tests)"],
        ),
        (
            "## Ownership\n\n### The move\n\nPARTS\n\n## When did we win?\n\n### The fire\n\nPARTS\n\n",
            ["# Ownership", "The move", "## When did we win? (stories)", "The fire"],
        ),
        (
            "## Ownership\n\n### The move\n\nPARTS\n\n## One two three four five six seven eight nine ten\n\n"
            "### The fire\n\nPARTS\n\n",
            ["# Ownership", "The move", "## One two three four five six seven eight nine ten (stories)", "The fire"],
        ),
        (
            "## Ownership\n\n### The move\n\nPARTS\n\n### Kindness\n\n#### The fire\n\nPARTS\n\n",
            ["# Ownership", "The move", "## Kindness (stories)", "The fire"],
        ),
        (
            "## Ownership\n\n### The move\n\nPARTS\n\n# Kindness\n\n## The fire\n\nPARTS\n\n",
            ["# Ownership", "The move", "# Kindness", "The fire"],
        ),
        ("# Kindness\n\n## Ownership\n\n### The move\n\nPARTS\n\n", ["# Ownership", "The move", "outside: Kindness:"]),
        (
            "# Kindness\n\n## The move\n\nPARTS\n\n# Ownership\n\n## The fire\n\nPARTS\n\n",
            ["# Kindness", "The move", "# Ownership", "The fire"],
        ),
        (
            "# Values\n\n## Kindness\n\n### The fire\n\nPARTS\n\n## Calm\n\nText.",
            ["# Kindness", "The fire", "outside: Values:", "outside: Calm:Text."],
        ),
        ("# Competencies\n\n## Mend first\n\nPARTS", ["# Competencies", "Mend first"]),
        ("# Competencies\n\n## Kindness\n\nPARTS", ["# Kindness", "(We had no tests)", "outside: Competencies:"]),
        (
            "# My values\n\n### Kindness\n\n#### The fire\n\nPARTS\n\n",
            ["# Kindness", "The fire", "outside: My values:"],
        ),
        ("## Communication\n\n### The fire\n\nPARTS\n\n", ["# Communication", "The fire"]),
        ("## Communication\n\nPARTS", ["# Communication", "(We had no tests)"]),
        ("## Mend first\n\nPARTS", ["# X", "Mend first"]),
        (
            "## Mend first\n\n```\nPARTS\n```\n\n## Ask twice\n\n```\nPARTS\n```",
            ["# X", "Mend first", "Ask twice"],
        ),
        ("# Answers\n\n## Communication\n\nPARTS", ["# Answers", "Communication"]),
        (
            "## Teamwork\n\n### The fire\n\nPARTS\n\n## Leadership\n\n### The move\n\nPARTS\n\n",
            ["# Teamwork", "The fire", "# Leadership", "The move"],
        ),
        ("# Teamwork\n\n## The fire\n\nPARTS\n\n", ["# Teamwork", "The fire"]),
        ("---\ntitle: Ownership\n---\n\nPARTS", ["# Ownership", "Ownership"]),
        ("---\ntitle: Ownership\n---\n## Dive Deep\n\n### The move\n\nPARTS\n\n", ["# Dive Deep", "The move"]),
        ("---\ntitle: Ownership\n---\n## Ownership\n\n### The move\n\nPARTS\n\n", ["# Ownership", "The move"]),
        ("---\nprinciple: Ownership\n---\n# The move\n\nPARTS", ["outside: The move"]),
        (
            "---\nprinciple: Ownership\n---\n# The move\n\nPARTS\n\n# The fire\n\nPARTS",
            ["# Ownership", "The move", "The fire"],
        ),
        ("---\ntitle: Kindness\n---\n## Dive Deep\n\n### The move\n\nPARTS\n\n", ["# Dive Deep", "The move"]),
        (
            "**1. Ownership**\n\nPARTS\n\n**2. Dive Deep**\n\nText.",
            ["# Ownership", "(We had no tests)", "# Dive Deep", "Other | Text."],
        ),
        ("**Ownership**\n\nPARTS", ["# Ownership", "(We had no tests)"]),
        (
            "# A\n\n**Ownership**\n\n### The move\n\nPARTS\n\n**Dive Deep**\n\n### The fire\n\nPARTS",
            ["# Ownership", "The move", "# Dive Deep", "The fire", "outside: A:"],
        ),
        ("# A\n\n**Ownership**\n\n### The move\n\nPARTS", ["# Ownership", "The move", "outside: A:"]),
        (
            "## A\n\n**Ownership**\n\n### The move\n\nPARTS",
            ["# X", "## A (stories)", "Other | **Ownership**", "The move"],
        ),
        (
            "**Ownership**\n\n**Dive Deep**\n\nPARTS",
            ["# Dive Deep", "Dive Deep STAR Two bugs in a year. other=:**Ownership**"],
        ),
        ("**Ownership:** text\n\nPARTS", ["# X", "(We had no tests) STAR Two bugs in a year. other=Ownership:text"]),
        (
            "**Ownership — the move**\n\nPARTS\n\n**Dive Deep — the fire**\n\nPARTS",
            ["# Ownership", "Ownership — the move", "# Dive Deep", "Dive Deep — the fire"],
        ),
        (
            "### Ownership: the move\n\nPARTS\n\n### The fire\n\nPARTS",
            ["# Ownership", "Ownership: the move", "The fire"],
        ),
        ("## Ownership\n\n### Dive Deep — the move\n\nPARTS", ["# Ownership", "Dive Deep — the move"]),
        (
            "### Ownership — notes\n\nText.\n\n### Dive Deep — the fire\n\nPARTS",
            ["# Ownership", "Other | Text.", "# Dive Deep", "Dive Deep — the fire"],
        ),
        ("## Stories for Ownership\n\n### The move\n\nPARTS\n\n", ["# Ownership", "The move"]),
        ("## Ownership (LP 2)\n\n### The move\n\nPARTS\n\n", ["# Ownership", "The move"]),
        (
            "## 2. Ownership and Dive Deep\n\n### The move\n\nPARTS\n\n",
            ["# X", "## 2. Ownership and Dive Deep (stories)", "The move"],
        ),
        ("## Owning the retry\n\nPARTS", ["# X", "Owning the retry"]),
        ("# Ownership\n\n## Dive Deep\n\nPARTS\n\n", ["# Ownership", "# Dive Deep", "(We had no tests)"]),
        (
            "# Ownership\n\n## Dive Deep\n\nText.\n\n## Frugality\n\nText.",
            ["# Ownership", "## Dive Deep (other)", "Other | Text.", "## Frugality (other)", "Other | Text."],
        ),
        ("# One\n\nText.\n\n# Two\n\n## The move\n\nPARTS\n\n", ["# Two", "The move", "outside: One:Text."]),
        ("# One\n\nText.\n\n# Two\n\nText.", ["# One", "Other | Text.", "outside: Two:Text."]),
        ("## One\n\nText.", ["# X", "## One (other)", "Other | Text."]),
        (
            "Text.\n\n# One\n\n## The move\n\nPARTS\n\n# Two\n\n## The fire\n\nPARTS\n\n",
            ["# One", "The move", "# Two", "The fire", "outside: :Text."],
        ),
        ("PARTS\n\n# One\n\n## The move\n\nPARTS\n\n", ["# X", "(We had no tests)", "# One", "The move"]),
        ("# Stories\n\nPARTS", ["# Stories", "(We had no tests)"]),
        ("# Stories\n\n## The move\n\nPARTS\n\n", ["# Stories", "The move"]),
        ("# Tips\n\n## Stories\n\n### The move\n\nPARTS\n\n", ["# Tips", "## Stories (stories)", "The move"]),
        ("# One\n\n## Follow-up questions\n\nWhy?", ["# One", "## Follow-up questions (other)", "Other | Why?"]),
        ("#\n\nPARTS", ["# X", "(We had no tests)"]),
        ("# One\n\n## The move\n\nPARTS\n\n## Tips\n\n- a\n", ["# One", "The move", "## Tips (tips)", "Tip | a"]),
        (
            "## Ownership\n\n### The move\n\nPARTS\n\n## Tips\n\n- a\n\n## Notes\n\nText.\n",
            ["# Ownership", "The move", "## Tips (tips)", "Tip | a", "outside: Notes:Text."],
        ),
        (
            "## Ownership\n\n### The move\n\nPARTS\n\n## Notes\n\n### The fire\n\nPARTS\n\n",
            ["# Ownership", "The move", "## Notes (stories)", "The fire"],
        ),
        (
            "### Ownership\n\n#### The move\n\nPARTS\n\n## Notes\n\nText.",
            ["# Ownership", "The move", "outside: Notes:Text."],
        ),
        (
            "### Ownership\n\n#### The move\n\nPARTS\n\n##\n\nText.",
            ["# Ownership", "The move", "##  (other)", "Other | Text."],
        ),
        (
            "**Ownership**\n\n### Notes\n\nText.\n\n### The move\n\nPARTS",
            ["# Ownership", "## Notes (stories)", "Other | Text.", "The move"],
        ),
        ("**Ownership**\n\nText.\n\n### The move\n\nPARTS", ["# Ownership", "Other | Text.", "The move"]),
        (
            "---\ntitle: Ownership\n---\nText.\n\n## Notes\n\nText.\n\n## Dive Deep\n\n### The move\n\nPARTS",
            ["# Ownership", "Other | Text.", "## Notes (other)", "Other | Text.", "# Dive Deep", "The move"],
        ),
        (
            "PARTS\n\n## Notes\n\nText.\n\n# One\n\n## The move\n\nPARTS",
            ["# X", "(We had no tests)", "## Notes (other)", "Other | Text.", "# One", "The move"],
        ),
        (
            "#### Ownership\n\nPARTS\n\n#### Dive Deep\n\nText.\n\n### Notes\n\nText.",
            ["# Ownership", "(We had no tests)", "# Dive Deep", "Other | Text.", "outside: Notes:Text."],
        ),
        (
            "###### Ownership\n\n**Dive Deep**\n\nPARTS\n\n**Frugality**\n\nText.",
            ["# Ownership", "# Dive Deep", "(We had no tests)", "# Frugality", "Other | Text."],
        ),
        (
            "**Ownership**\n\nPARTS\n\n**Dive Deep**\n\n**Frugality**\n\nText.",
            ["# Ownership", "(We had no tests)", "Other | **Dive Deep**//**Frugality**//Text."],
        ),
        (
            "# A\n\n## B\n\n**Ownership**\n\nPARTS\n\n**Dive Deep**\n\nPARTS\n\n## C\n\nText.",
            [
                "# Ownership",
                "(We had no tests)",
                "# Dive Deep",
                "(We had no tests)",
                "outside: A:",
                "outside: B:",
                "outside: C:Text.",
            ],
        ),
        (
            (
                "# Ownership\n\n## Tips\n\nText.\n\n- One\n\n  More\n- Two\n    - Deeper\n* Three\nlazy\n\nAfter.\n\n"
                "- Four\n\n### Notes\n\n- Five\n\n## Tips\n\n```\n- code\n```\n"
            ),
            [
                "# Ownership",
                "## Tips (tips)",
                "Other | Text.",
                "Tip | One More",
                "Tip | Two Deeper",
                "Tip | Three lazy",
                "Other | After.",
                "Tip | Four",
                "## Notes (other)",
                "Other | - Five",
                "## Tips (tips)",
                "Other | ```/- code/```",
            ],
        ),
        (
            (
                "# Ownership\n\n## Focus areas\n\n1. **Speed** — how fast\n2. Care\n3. A b: c\n\n## Tips\n\n-\n"
                "- One\n\n- Two"
            ),
            [
                "# Ownership",
                "## Focus areas (focus_areas)",
                "FocusArea | Speed: how fast",
                "FocusArea | Care: ",
                "FocusArea | A b: c",
                "## Tips (tips)",
                "Tip | One",
                "Tip | Two",
            ],
        ),
    ],
)
def test_a_file_names_principles(text: str, lines: list[str]) -> None:
    assert [line.removesuffix(" STAR Two bugs in a year.") for line in read(text)] == lines
