"""What belongs to a story: where its title stands, what is in it, and where it ends."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.model.story import Document, Field, FocusArea, Other, Section, Story
from storybank.parse import parse

PARTS = """**Situation:** We had no tests.
**Task:** I was asked to write some.
**Action:** I wrote one for each bug.
**Result:** Two bugs in a year."""
LISTED = PARTS.replace("**S", "- **S").replace("\n", "\n- ")
QUOTED = "> " + PARTS.replace("\n", "\n> ")
HEADED = PARTS.replace(":** ", "\n\n").replace("\n**", "\n\n### ").replace("**", "### ")
FENCED = f"```\n{PARTS.replace('**', '')}\n```"


def of(story: Story) -> str:
    """Return a story in a line: its title (in brackets where nobody wrote it), and what it holds besides its parts."""
    title = f"({story.title})" if story.title_derived else story.title
    held = [part.kind[0].upper() if part.markdown else part.kind[0] for part in story.parts]
    last = story.parts[-1].markdown.replace("\n", "/") if story.parts else ""
    more = [f"{item.name}={'+'.join(item.values)}" for item in story.items if isinstance(item, Field)]
    more += [f"other={item.heading}:{item.markdown}" for item in story.items if isinstance(item, Other)]
    label = f"{story.title_label} | " if story.title_label else ""
    return f"{label}{title} {''.join(held)} {last} {' '.join(more)}".replace("\n", "/").rstrip()


def shown(document: Document) -> Iterator[str]:
    """Yield the principles, their sections and stories, and what stands outside, each in a line."""
    for principle in document.principles:
        yield f"# {principle.title}"
        yield from (line for section in principle.sections for line in _section(section))
    yield from (f"outside: {of(story)}" for story in document.stories)
    yield from (f"outside: {other.heading}:{other.markdown}".replace("\n", "/") for other in document.other)


def _section(section: Section) -> Iterator[str]:
    if section.heading:
        yield f"## {section.heading.text} ({section.kind})"
    for item in section.items:
        if isinstance(item, Story):
            yield of(item)
        else:
            said = f"{item.name}: {item.description}" if isinstance(item, FocusArea) else item.markdown
            yield f"{type(item).__name__} | {said}".replace("\n", "/")


def written(text: str) -> str:
    """Return a text with the parts of a story in place of the names that stand for them."""
    for name, told in (
        ("LISTED", LISTED),
        ("QUOTED", QUOTED),
        ("HEADED", HEADED),
        ("FENCED", FENCED),
        ("PARTS", PARTS),
    ):
        text = text.replace(name, told)
    return text


def read(text: str) -> list[str]:
    return list(shown(parse(SourceFile("x.md", written(text)), Settings())[0]))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("### The move\n\nPARTS", ["# X", "The move STAR Two bugs in a year."]),
        ("## Ownership\n\n### The move\n\nPARTS", ["# Ownership", "The move STAR Two bugs in a year."]),
        ("**The move**\n\nPARTS", ["# X", "The move STAR Two bugs in a year."]),
        ("*The move*\n\nPARTS", ["# X", "The move STAR Two bugs in a year."]),
        ("The move\n\nPARTS", ["# X", "The move STAR Two bugs in a year."]),
        ("The move.\n\nPARTS", ["# X", "Other | The move.", "(We had no tests) STAR Two bugs in a year."]),
        ("The move,\nPARTS", ["# X", "Other | The move,", "(We had no tests) STAR Two bugs in a year."]),
        ("Story: The move\nPARTS", ["# X", "Story | The move STAR Two bugs in a year."]),
        ("**Story:** The move\n\nPARTS", ["# X", "Story | The move STAR Two bugs in a year."]),
        ("- The move\n\n  PARTS", ["# X", "The move STAR Two bugs in a year."]),
        (
            "1. The move\n\nPARTS\n\n2. The fire\n\nPARTS",
            ["# X", "1 | The move STAR Two bugs in a year.", "2 | The fire STAR Two bugs in a year."],
        ),
        ("### Story 1\n\n**The move**\n\nPARTS", ["# X", "The move STAR Two bugs in a year. other=:Story 1"]),
        ("### Story 1: The move\n\nPARTS", ["# X", "Story 1 | The move STAR Two bugs in a year."]),
        ("### Example\n\nPARTS", ["# X", "Example | (We had no tests) STAR Two bugs in a year."]),
        ("### When did you fail?\n\nPARTS", ["# X", "When did you fail? STAR Two bugs in a year."]),
        ("**When did you fail?**\n\nPARTS", ["# X", "When did you fail? STAR Two bugs in a year."]),
        ("When did you fail?\n\nPARTS", ["# X", "When did you fail? STAR Two bugs in a year."]),
        (
            "### A question\n\nWhen did you fail?\n\n#### Answer\n\nPARTS",
            ["# X", "## A question (stories)", "Answer | When did you fail? STAR Two bugs in a year."],
        ),
        (
            "### The move\n\nIt was long ago.\n\nPARTS",
            ["# X", "The move STAR Two bugs in a year. other=:It was long ago."],
        ),
        (
            "### The move\n\n**Two-minute version**\n\nPARTS",
            ["# X", "Two-minute version | The move STAR Two bugs in a year."],
        ),
        (
            "### The move\n\n**Company:** Acme\n**Question:** When?\n\nPARTS",
            ["# X", "The move STAR Two bugs in a year. organisation=Acme questions=When?"],
        ),
        (
            "**Company:** Acme\n**Question:** When did you fail?\n\nPARTS",
            ["# X", "Question | When did you fail? STAR Two bugs in a year. organisation=Acme"],
        ),
        (
            "**Company:** Acme\n\n**Question:** When did you fail?\n\nPARTS",
            ["# X", "Other | **Company:** Acme", "Question | When did you fail? STAR Two bugs in a year."],
        ),
        ("Project: Moving\n\nPARTS", ["# X", "Project | Moving STAR Two bugs in a year."]),
        ("**Tags:** a, b\n\nPARTS", ["# X", "(We had no tests) STAR Two bugs in a year. tags=a+b"]),
        (
            "Question: When did you fail?\nAnswer:\n\nPARTS",
            ["# X", "Question | When did you fail? STAR Two bugs in a year. other=Answer:"],
        ),
        ("Q: When did you fail?\nA:\nPARTS", ["# X", "Q | When did you fail? STAR Two bugs in a year. other=:A:"]),
        (
            "<details><summary>The move</summary>\n\nPARTS\n\n</details>\n\nBelow.",
            ["# X", "The move STAR Two bugs in a year.", "Other | </details>//Below."],
        ),
        (
            "> [!NOTE] The move\n> It was so.\n\nPARTS",
            ["# X", "(We had no tests) STAR Two bugs in a year. other=:> [!NOTE] The move/> It was so."],
        ),
        ("> **The move**\n>\nQUOTED\n\nBelow.", ["# X", "The move STAR Two bugs in a year.", "Other | Below."]),
        ("FENCED", ["# X", "(We had no tests) STAR Two bugs in a year."]),
        ("The move\n\nFENCED", ["# X", "The move STAR Two bugs in a year."]),
        (
            "### The move\n\nPARTS\n\n### The fire\n\nPARTS",
            ["# X", "The move STAR Two bugs in a year.", "The fire STAR Two bugs in a year."],
        ),
        (
            "### Two stories\n\n**The move**\n\nPARTS\n\n**The fire**\n\nPARTS",
            ["# X", "Two stories | The move STAR Two bugs in a year.", "The fire STAR Two bugs in a year."],
        ),
        ("### Two\n\nPARTS\n\nPARTS", ["# X", "Two STAR Two bugs in a year.", "(Two) STAR Two bugs in a year."]),
        ("### Two\n\nPARTS\n\n---\n\nPARTS", ["# X", "Two STAR Two bugs in a year.", "(Two) STAR Two bugs in a year."]),
        (
            "## One\n\n#### The move\n\nPARTS\n\n#### The fire\n\nPARTS",
            ["# X", "## One (stories)", "The move STAR Two bugs in a year.", "The fire STAR Two bugs in a year."],
        ),
        (
            "### Questions\n\n**1. When did you fail?**\n\nPARTS\n\n**2. When did you win?**\n\nPARTS",
            [
                "# X",
                "## Questions (questions)",
                "1 | When did you fail? STAR Two bugs in a year.",
                "2 | When did you win? STAR Two bugs in a year.",
            ],
        ),
        (
            "### Questions\n\n- When did you fail?\n- When did you win?\n\nPARTS",
            [
                "# X",
                "## Questions (questions)",
                "Question | When did you fail?",
                "Question | When did you win?",
                "(We had no tests) STAR Two bugs in a year.",
            ],
        ),
        ("### The move\n\nHEADED", ["# X", "The move STAR Two bugs in a year."]),
        (
            "## The move\n\nHEADED\n\n### Notes\n\nMore.\n\n## The fire\n\nText.",
            ["# X", "The move STAR Two bugs in a year. other=Notes:More.", "## The fire (other)", "Other | Text."],
        ),
        (
            "## The move\n\nHEADED\n\n#### Deeper\n\nMore.",
            ["# X", "The move STAR Two bugs in a year.//#### Deeper//More."],
        ),
        ("### The move\n\nPARTS\n\nMore of it.", ["# X", "The move STAR Two bugs in a year. other=:More of it."]),
        (
            "### The move\n\nPARTS\n\n*A remark on it.*",
            ["# X", "The move STAR Two bugs in a year. other=:*A remark on it.*"],
        ),
        (
            "### The move\n\nPARTS\n\n💡 Tell it slowly.",
            ["# X", "The move STAR Two bugs in a year. other=:💡 Tell it slowly."],
        ),
        (
            "### The move\n\nPARTS\n\n**Good to know**\n\nMore.",
            ["# X", "The move STAR Two bugs in a year. other=:**Good to know**//More."],
        ),
        ("### The move\n\nPARTS\n\n---\n\nMore.", ["# X", "The move STAR Two bugs in a year. other=:---//More."]),
        (
            "### The move\n\nPARTS\n\n#### Why it works\n\nMore.",
            ["# X", "The move STAR Two bugs in a year. shows=More."],
        ),
        (
            "### The move\n\nPARTS\n\n### Why it works\n\nMore.",
            ["# X", "The move STAR Two bugs in a year.", "## Why it works (other)", "Other | More."],
        ),
        (
            "### The move\n\nPARTS\n\n## Tips\n\n- One\n- Two: more\n",
            ["# X", "The move STAR Two bugs in a year.", "## Tips (tips)", "Tip | One", "Tip | Two: more"],
        ),
        (
            "### The move\n\nPARTS\n\n**When did you win?**\n\nMore.",
            ["# X", "The move STAR Two bugs in a year. other=:**When did you win?**//More."],
        ),
        ("### The move\n\nPARTS\n**Tags:** a, b\n**Learning:** Ask.\n", ["# X", "The move STARL Ask. tags=a+b"]),
        ("### The move\n\nPARTS\n**Weather:** fine\n", ["# X", "The move STAR Two bugs in a year. other=Weather:fine"]),
        (
            "### The move\n\nPARTS\n\n**Follow-up questions:**\n\n- Why?\n- **Q:** When?\n",
            ["# X", "The move STARF - Why?/- **Q:** When?"],
        ),
        ("### The move\n\nPARTS\n\n#### Follow-up questions\n\nWhy?\n", ["# X", "The move STARF Why?"]),
        ("### The move\n\nPARTS\n\n#tests #bugs\n", ["# X", "The move STAR Two bugs in a year. tags=tests+bugs"]),
        ("### The move\n\nPARTS #tests\n", ["# X", "The move STAR Two bugs in a year. #tests"]),
        ("### The move\n\nLISTED\n\nMore.", ["# X", "The move STAR Two bugs in a year. other=:More."]),
        ("### The move\n\nLISTED\n- Another point\n", ["# X", "The move STAR Two bugs in a year./- Another point"]),
        ("### The move\n\nLISTED\n  - A point below\n", ["# X", "The move STAR Two bugs in a year./- A point below"]),
        ("### The move\n\nLISTED\n- **Tags:** a\n", ["# X", "The move STAR Two bugs in a year. tags=a"]),
        (
            "### The move\n\nLISTED\n- **Weather:** fine\n",
            ["# X", "The move STAR Two bugs in a year. other=Weather:fine"],
        ),
        ("### The move\n\nLISTED\n\n- **Learning:** Ask.\n", ["# X", "The move STARL Ask."]),
        ("### The move\n\nQUOTED\n\nMore.", ["# X", "The move STAR Two bugs in a year. other=:More."]),
        ("### The move\n\nQUOTED\n> **Tags:** a\n", ["# X", "The move STAR Two bugs in a year. tags=a"]),
        (
            "### The move\n\nQUOTED\n\n**Tags:** a\n\nMore.",
            ["# X", "The move STAR Two bugs in a year. tags=a other=:More."],
        ),
        (
            "### The move\n\nPARTS\n\n> A quotation.\n",
            ["# X", "The move STAR Two bugs in a year. other=:> A quotation."],
        ),
        ("### The move\n\nPARTS\n\n> **Tags:** a\n", ["# X", "The move STAR Two bugs in a year. tags=a"]),
        ("### The move\n\nPARTS\n\n```\nTags: a\n```\n", ["# X", "The move STAR Two bugs in a year.//```/Tags: a/```"]),
        (
            "### The move\n\nPARTS\n\n[Back to top](#top)\n",
            ["# X", "The move STAR Two bugs in a year. other=:[Back to top](#top)"],
        ),
        ("### The move\n\nPARTS\n\n</div>\n\nMore.", ["# X", "The move STAR Two bugs in a year. other=:</div>//More."]),
        (
            (
                "### The move\n\n**Me:** Sure. **Situation:** We had none.\n"
                "**Me:** **Task:** Write some.\n**Me:** **Action:** I wrote one.\n"
                "**Me:** **Result:** It held.\n**You:** Thanks.\n"
            ),
            [
                "# X",
                "The move STAR It held. other=:**Me:** Sure.",
                "Other | **You:** Thanks.",
            ],
        ),
        ("### The move {#moved}\n\nPARTS", ["# X", "The move STAR Two bugs in a year."]),
        (
            "### [The move](https://a.example)\n\nPARTS",
            ["# X", "The move STAR Two bugs in a year. other=:<https://a.example>"],
        ),
        ("### **The move**\n\nPARTS", ["# X", "The move STAR Two bugs in a year."]),
        ("### 1. The move\n\nPARTS", ["# X", "1 | The move STAR Two bugs in a year."]),
        ("### The move: a story\n\nPARTS", ["# X", "The move: a story STAR Two bugs in a year."]),
        ("# Ownership\n\n### The move", ["# Ownership", "## The move (other)"]),
        (
            "**Weather**\n**Wind**\n\nPARTS",
            ["# X", "Wind STAR Two bugs in a year. other=:**Weather**"],
        ),
        ("# My first year at work\n\nPARTS", ["# X", "My first year at work STAR Two bugs in a year."]),
        ("# Why did we fail?\n\nPARTS", ["# X", "Why did we fail? STAR Two bugs in a year."]),
        ("# Story 1\n\nPARTS", ["# X", "Story 1 | (We had no tests) STAR Two bugs in a year."]),
        ("# Tell us about a failure\n\nPARTS", ["# X", "Tell us about a failure STAR Two bugs in a year."]),
        ("# X\n\nPARTS", ["# X", "(We had no tests) STAR Two bugs in a year."]),
        ("# Example\n\nPARTS", ["# X", "Example | (We had no tests) STAR Two bugs in a year."]),
        ("# Ownership\n\nPARTS", ["# Ownership", "(We had no tests) STAR Two bugs in a year."]),
        (
            "# Ownership\n\nText.\n\n### The move\n\nPARTS",
            ["# Ownership", "Other | Text.", "The move STAR Two bugs in a year."],
        ),
        ("# The move\n\nPARTS", ["# X", "The move STAR Two bugs in a year."]),
        (
            "# The move\n\nPARTS\n\n# The fire\n\nPARTS",
            ["# X", "The move STAR Two bugs in a year.", "The fire STAR Two bugs in a year."],
        ),
        (
            "# Stories\n\n## Ownership\n\n### The move\n\nPARTS\n\n## Dive Deep\n\nText.",
            ["# Ownership", "The move STAR Two bugs in a year.", "# Dive Deep", "Other | Text.", "outside: Stories:"],
        ),
        (
            "# Ownership\n\nText.\n\n# Dive Deep\n\n### The move\n\nPARTS",
            ["# Ownership", "Other | Text.", "# Dive Deep", "The move STAR Two bugs in a year."],
        ),
        (
            "## Ownership\n\n### The move\n\nPARTS\n\n# Other\n\nMore.",
            ["# Ownership", "The move STAR Two bugs in a year.", "outside: Other:More."],
        ),
        (
            "## Ownership\n\n### The move\n\nPARTS\n\n## Other\n\nMore.",
            ["# Ownership", "The move STAR Two bugs in a year.", "outside: Other:More."],
        ),
        (
            "### Ownership — the move\n\nPARTS\n\n### Dive Deep — the fire\n\nPARTS",
            [
                "# Ownership",
                "Ownership — the move STAR Two bugs in a year.",
                "# Dive Deep",
                "Dive Deep — the fire STAR Two bugs in a year.",
            ],
        ),
        (
            "**Ownership**\n\nPARTS\n\n**Dive Deep**\n\nPARTS",
            [
                "# Ownership",
                "(We had no tests) STAR Two bugs in a year.",
                "# Dive Deep",
                "(We had no tests) STAR Two bugs in a year.",
            ],
        ),
        (
            "1. Ownership\n\nPARTS\n\n2. Dive Deep\n\nPARTS",
            [
                "# Ownership",
                "(We had no tests) STAR Two bugs in a year.",
                "# Dive Deep",
                "(We had no tests) STAR Two bugs in a year.",
            ],
        ),
        ("## Teamwork\n\n### The move\n\nPARTS", ["# Teamwork", "The move STAR Two bugs in a year."]),
        (
            "## Ownership\n\n### The move\n\nPARTS\n\n## Kindness\n\n### The fire\n\nPARTS",
            ["# Ownership", "The move STAR Two bugs in a year.", "# Kindness", "The fire STAR Two bugs in a year."],
        ),
        (
            "## Ownership\n\n### The move\n\nPARTS\n\n## My best stories\n\n### The fire\n\nPARTS",
            [
                "# Ownership",
                "The move STAR Two bugs in a year.",
                "## My best stories (stories)",
                "The fire STAR Two bugs in a year.",
            ],
        ),
        (
            "# Principles\n\n## Kindness\n\n### The fire\n\nPARTS",
            ["# Kindness", "The fire STAR Two bugs in a year.", "outside: Principles:"],
        ),
        ("Above.\n\n# Ownership\n\nText.", ["# Ownership", "Other | Text.", "outside: :Above."]),
        ("# Tips\n\n- One\n- Two\n", ["# Tips", "Other | - One/- Two"]),
        (
            (
                "# Ownership\n\n## Definition\n\nWe own it.\n\n## Tips\n\n1. One\n   more\n2. [ ] Two\n\n"
                "Text.\n\n## Focus areas\n\n- **Speed:** fast\n- Care: slow\n- Alone\n\n"
                "## Interview questions\n\n- When?\n\n## Weather\n\nFine."
            ),
            [
                "# Ownership",
                "## Definition (definition)",
                "Other | We own it.",
                "## Tips (tips)",
                "Tip | One more",
                "Tip | Two",
                "Other | Text.",
                "## Focus areas (focus_areas)",
                "FocusArea | Speed: fast",
                "FocusArea | Care: slow",
                "FocusArea | Alone: ",
                "## Interview questions (questions)",
                "Question | When?",
                "## Weather (other)",
                "Other | Fine.",
            ],
        ),
        (
            "## Ownership\n\n#\n\n### The move\n\nPARTS\n\n## Ownership\n\n### The fire\n\nPARTS",
            [
                "# Ownership",
                "##  (stories)",
                "The move STAR Two bugs in a year.",
                "## Ownership (stories)",
                "The fire STAR Two bugs in a year.",
            ],
        ),
        ("", []),
        ("### The move\n\nPARTS\n: No definition.", ["# X", "The move STAR Two bugs in a year./: No definition."]),
        ("### The move\n\nPARTS\n    indented\n", ["# X", "The move STAR Two bugs in a year./indented"]),
        (
            "### The move\n\n**Situation:**\n**Task:** Find it.\n**Action:** I looked.\n**Result:**",
            [
                "# X",
                "## The move (other)",
                "Other | **Situation:**/**Task:** Find it./**Action:** I looked./**Result:**",
            ],
        ),
        (
            (
                "### The move\n\n**Situation:**\n\n\nWe had none.\n\n**Task:** Find it.\n\n"
                "**Action:** I looked.\n\n**Result:**\n\n- One\n- Two\n"
            ),
            ["# X", "The move STAR - One/- Two"],
        ),
        (
            "### The move\n\n**One line in bold.**\n\nPARTS",
            ["# X", "The move STAR Two bugs in a year. other=:**One line in bold.**"],
        ),
        ("### The move\n\n__Bold__\n\nPARTS", ["# X", "The move STAR Two bugs in a year. other=:__Bold__"]),
        ("**A:** so\n\nPARTS", ["# X", "(We had no tests) STAR Two bugs in a year. other=:**A:** so"]),
        ("### 2 minutes\n\nPARTS", ["# X", "2 minutes STAR Two bugs in a year."]),
        ("### The move (2 minutes)\n\nPARTS", ["# X", "The move (2 minutes) STAR Two bugs in a year."]),
        ("### The move\n\n> A quotation.\n\nPARTS", ["# X", "The move STAR Two bugs in a year. other=:> A quotation."]),
        (
            "### The move\n\n| a | b |\n|---|---|\n| c | d |\n\nPARTS",
            ["# X", "The move STAR Two bugs in a year. other=:a | b |/|---|---|/| c | d"],
        ),
        ("The move\n\n---\n\nPARTS", ["# X", "The move STAR Two bugs in a year."]),
        ("**The move**\n\n---\n\nPARTS", ["# X", "The move STAR Two bugs in a year."]),
        (
            "**The move**\n\n| a | b |\n|---|---|\n\nPARTS",
            ["# X", "Other | **The move**//| a | b |/|---|---|", "(We had no tests) STAR Two bugs in a year."],
        ),
        ("```\ncode\n```\n\nPARTS", ["# X", "Other | ```/code/```", "(We had no tests) STAR Two bugs in a year."]),
        ("### The move\n\n```\ncode\n```\n\nPARTS", ["# X", "The move STAR Two bugs in a year. other=:```/code/```"]),
        ("**Learning:** x\n\nPARTS", ["# X", "Other | **Learning:** x", "(We had no tests) STAR Two bugs in a year."]),
        (
            "### The move\n\nPARTS\n\n**Learning:** Ask.\n\n**The fire**\n\nPARTS",
            ["# X", "The move STARL Ask.", "The fire STAR Two bugs in a year."],
        ),
        ("### The move\n\n**Tags:**\n- a\n- b\n\nPARTS", ["# X", "The move STAR Two bugs in a year. tags=a+b"]),
        (
            "**Company:** Acme\n**The move**\n\nPARTS",
            ["# X", "Other | **Company:** Acme", "The move STAR Two bugs in a year."],
        ),
        ("**Project:** Moving\n\nPARTS", ["# X", "Project | Moving STAR Two bugs in a year."]),
        (
            ("**Project:** Moving the whole of the old system and of each of the others to a new place\n\nPARTS"),
            [
                "# X",
                "(We had no tests) STAR Two bugs in a year. organisation=Moving the whole"
                " of the old system and of each of the others to a new place",
            ],
        ),
        ("<b>The move</b>\n\nPARTS", ["# X", "The move STAR Two bugs in a year."]),
        ("<h3>The move</h3>\n\nPARTS", ["# X", "The move STAR Two bugs in a year."]),
        ("#### The move\n\nPARTS\n\n**Why?**\n", ["# X", "The move STAR Two bugs in a year. other=:**Why?**"]),
        (
            "**Interviewer:** When did you fail?\n\n**Me:** PARTS",
            ["# X", "Interviewer | When did you fail? STAR Two bugs in a year."],
        ),
        (
            "**Interviewer:** Tell me. When did you fail?\n\nPARTS",
            ["# X", "Interviewer | Tell me. When did you fail? STAR Two bugs in a year."],
        ),
        (
            "**Anna:** Tell me. When did you fail?\n\nPARTS",
            ["# X", "When did you fail? STAR Two bugs in a year. other=:**Anna:** Tell me."],
        ),
        (
            "Q1. When did you fail?\n\nPARTS\n\nQ2. When did you win?\n\nPARTS",
            [
                "# X",
                "Q1 | When did you fail? STAR Two bugs in a year.",
                "Q2 | When did you win? STAR Two bugs in a year.",
            ],
        ),
        ("1. When did you fail?\n\n   PARTS", ["# X", "1 | When did you fail? STAR Two bugs in a year."]),
        (
            "### 1. When did you fail?\n\n### 2. When did you win?\n\nPARTS",
            ["# X", "## 1. When did you fail? (stories)", "2 | When did you win? STAR Two bugs in a year."],
        ),
        ("### One\n\n### Two\n\nPARTS", ["# X", "## One (stories)", "Two STAR Two bugs in a year."]),
        (
            "## One\n\nText.\n\n### Two\n\n**Three**\n\nPARTS",
            ["# X", "## One (stories)", "Other | Text.", "Two STAR Two bugs in a year. other=:**Three**"],
        ),
        ("# One\n\n**Two**\n\nPARTS", ["# One", "Two STAR Two bugs in a year."]),
        (
            "# One\n\n**When did you fail?**\n\nPARTS",
            ["# X", "One STAR Two bugs in a year. other=:**When did you fail?**"],
        ),
        ("# One\n\n1. Two\n\nPARTS", ["# One", "1 | Two STAR Two bugs in a year."]),
        (
            "### Stories\n\n#### The move\n\nPARTS\n\n#### The fire\n\nPARTS",
            ["# X", "## Stories (stories)", "The move STAR Two bugs in a year.", "The fire STAR Two bugs in a year."],
        ),
        ("### The move\n\n#### STAR\n\nPARTS", ["# X", "The move STAR Two bugs in a year. other=STAR:"]),
        (
            "### The move\n\n#### Answer\n\nPARTS\n\n### The fire\n\n#### Answer\n\nPARTS",
            ["# X", "Answer | The move STAR Two bugs in a year.", "Answer | The fire STAR Two bugs in a year."],
        ),
        (
            "### The move\n\n<details>\n\nPARTS\n\n</details>",
            ["# X", "The move STAR Two bugs in a year. other=:<details> other=:</details>"],
        ),
        ("The move:\n\nPARTS", ["# X", "The move: STAR Two bugs in a year."]),
        ("The move;\n\nPARTS", ["# X", "Other | The move;", "(We had no tests) STAR Two bugs in a year."]),
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen\n\nPARTS",
            [
                "# X",
                "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
                " STAR Two bugs in a year.",
            ],
        ),
        (
            ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen\n\nPARTS"),
            [
                "# X",
                "Other | one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen",
                "(We had no tests) STAR Two bugs in a year.",
            ],
        ),
        (
            "### The move\n\nPARTS\n\n#### Notes\n\nText.\n\n##### Deeper\n\nText.",
            ["# X", "The move STAR Two bugs in a year. other=Notes:Text. other=Deeper:Text."],
        ),
        (
            "## The move\n\n### Context\n\nIt was late.\n\nHEADED",
            ["# X", "## The move (stories)", "Context STAR Two bugs in a year. other=:It was late."],
        ),
        ("### The move\n\nQUOTED\n\n> More.", ["# X", "The move STAR Two bugs in a year. other=:> More."]),
        (
            (
                "### The move\n\n1. **Situation:** We had none.\n2. **Task:** Find it.\n"
                "3. **Action:** I looked.\n4. **Result:** Found.\n5. More."
            ),
            ["# X", "The move STAR Found./5. More."],
        ),
        (
            (
                "### The move\n\n  **Situation:** We had none.\n\n  **Task:** Find it.\n\n"
                "  **Action:** I looked.\n\n  **Result:** Found.\n\nMore."
            ),
            ["# X", "The move STAR Found. other=:More."],
        ),
        (
            "### The move\n\nPARTS\n<!-- a comment -->\nMore.",
            ["# X", "The move STAR Two bugs in a year./<!-- a comment -->/More."],
        ),
        ("### The move\n\nPARTS\n\n***\n\n**Tags:** a", ["# X", "The move STAR Two bugs in a year. tags=a"]),
        (
            "### The move\n\nPARTS\n\n**Tags:** a\n\nMore.",
            ["# X", "The move STAR Two bugs in a year. tags=a other=:More."],
        ),
        (
            "### The move\n\nPARTS\n\n**Tags:**\n\nMore.",
            ["# X", "The move STAR Two bugs in a year. tags= other=:More."],
        ),
        ("### The move\n\nPARTS\n\n**Learning:** Ask.\n\nMore.", ["# X", "The move STARL Ask. other=:More."]),
        (
            "### The move\n\nPARTS\n\n**Notes**\n\n**More**\n\nText.",
            ["# X", "The move STAR Two bugs in a year. other=Notes: other=:**More**//Text."],
        ),
        (
            "### The move\n\nPARTS\n\nI like this story because it shows me.\n",
            ["# X", "The move STAR Two bugs in a year. other=:I like this story because it shows me."],
        ),
        (
            (
                "### The move\n\n**Situation:** It was.\n\n**Note to self:** slow.\n\n**Task:** Find it.\n\n"
                "**Action:** I looked.\n\n**Result:** Found."
            ),
            ["# X", "The move STAR Found."],
        ),
        ("<div>\n\n---\n\n**The move**\n\nPARTS", ["# X", "Other | <div>//---", "The move STAR Two bugs in a year."]),
        (
            "<div>\n\n---\n\n**Story:** The move\n\nPARTS",
            ["# X", "Other | <div>//---", "Story | The move STAR Two bugs in a year."],
        ),
        ("<div>\n\n---\n\nPARTS", ["# X", "(We had no tests) STAR Two bugs in a year. other=:<div>//---"]),
        ("<div>\n\n**The move**\n\nPARTS", ["# X", "The move STAR Two bugs in a year. other=:<div>"]),
        ("> <div>\n\n**The move**\n\nPARTS", ["# X", "Other | > <div>", "The move STAR Two bugs in a year."]),
    ],
)
def test_a_file_is_read_as(text: str, lines: list[str]) -> None:
    assert read(text) == lines
