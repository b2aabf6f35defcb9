"""Draws a bank from texts: the shortest way from some Markdown to a linked library."""

from __future__ import annotations

from pathlib import Path

from storybank.model.settings import Settings
from storybank.pipeline.load import Bank, load

ALIKE = Settings(severity={"SB551": "off"})  # the stories below are alike on purpose
STORY = """\
### {title}

**Situation:** {situation}

**Task:** Find out why.

**Action:** Read the logs.

**Result:** It was fixed.
"""


def story(title: str, situation: str = "Something broke.", more: str = "") -> str:
    """Return a whole story in canonical form; `more` stands behind its parts."""
    return STORY.format(title=title, situation=situation) + (f"\n{more}\n" if more else "")


def principle(title: str, *stories: str) -> str:
    """Return a principle that no rule finds fault with."""
    return "\n".join(
        [
            f"# {title}\n\n## Definition\n\nA definition of it.\n\n## Stories\n",
            *stories,
            "## Focus areas\n\n- **One**: the first of them\n\n## Interview tips\n\n- Prepare it\n",
        ]
    )


def bank(folder: Path, files: dict[str, str], settings: Settings | None = None) -> Bank:
    """Write the files below `folder` and return the bank they make."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return load([folder], settings or ALIKE, base=folder)


def found(bank: Bank) -> list[str]:
    """Return the findings as `path:line:column: CODE`."""
    return [f"{d.place}: {d.code}" for d in bank.findings]
