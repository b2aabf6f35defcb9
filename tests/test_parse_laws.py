"""Laws of parsing that hold for every text: no exception, no word lost, no line owned twice."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.model.story import Document, Markup
from storybank.parse import parse
from storybank.parse.file.contents import spans_of, texts_of

CONTENT = Path(__file__).parent.parent / "content"

# Markup whose letters and digits are no words of the writer: tags, the language of a fence, the number of a list item,
# the name of an emoji. What the reader keeps of it stands in the document's `markup`.
_MARKUP = re.compile(
    r"</?[A-Za-z][^<>\n]*>|^[ >]*(?:```|~~~)[^\n]*$|^[ >\t]*\d+[.)](?=\s|$)|(?<=[ \n]):[a-z0-9_+-]+:(?= )", re.MULTILINE
)

PIECES = [
    "# Ownership",
    "## Stories",
    "1. Dive Deep",
    "**Frugality**",
    "## Think Big — a sheet",
    "**Earn Trust – a van**",
    "## Ownership",
    "### Teamwork",
    "# My values",
    "### Example 1: A broken build",
    "## Example ",
    "#",
    "###",
    "Story: the worker",
    "## Definition",
    "S: we had no tests",
    "T: add them",
    "A: I wrote two hundred",
    "R: bugs fell by 40%",
    "**Situation:** It was late",
    "**Task**: fix it",
    "**Action**:",
    "- did this",
    "- did that",
    "  - and deeper",
    "**Result.** all good",
    "### Situation",
    "### Task",
    "### Action",
    "### Result",
    "- **S**: one",
    "- **T** — two",
    "* **A (Action):** three",
    "* Result: four",
    "> **Situation**: quoted",
    "> **Task**: quoted",
    "> **Action:** q",
    "> **Result:** q",
    "```",
    "```text",
    "~~~",
    "| Situation | Task | Action | Result |",
    "| Story | Situation | Task | Action | Result |",
    "|---|---|---|---|",
    "| a | b | c | d |",
    "| **Situation** | x |",
    "| **Task** | y |",
    "| **Action** | z |",
    "| R | w |",
    "---",
    "===",
    "***",
    "",
    "",
    "",
    "plain text that goes on",
    "<details>",
    "<summary>A title</summary>",
    "</details>",
    "<!-- comment",
    "-->",
    "<!-- storybank: story -->",
    "<!-- storybank: not-a-story -->",
    "**Tags:** a, b",
    "*Also answers: why?*",
    "**Learning:** test",
    "## Interview Tips",
    "1. **Numbered title**",
    "   - S: nested",
    "   - T: nested",
    "   - A: nested",
    "   - R: nested",
    "Situation",
    "Task:",
    "✅ Action :",
    "RESULT → x",
    "(S) we (T) had (A) to (R) go",
    "**Situation:** a **Task:** b **Action:** c **Result:** d",
    "\tindented",
    "    **Situation**: code",
    '!!! note "T"',
    "[x]: http://e.org",
    "{#id}",
    "## Title {#my-id}",
    "**Q: Tell me?**",
    "A: answer",
    "Q: why?",
    "情境：我们",
    "任务：修复",
    "行动：我写",
    "结果：好",
    "\u200b## Situation",
    "**",
    "*",
    ">",
    "> >",
    "|",
    "- ",
    "1)",
    "+ **S**ituation: x",
]
DOCUMENTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=40).map("\n".join), st.text(max_size=300))


def read(text: str) -> Document:
    return parse(SourceFile("x.md", text), Settings())[0]


def words(text: str) -> Counter[str]:
    return Counter(_words(_MARKUP.sub(" ", text)))


def _words(text: str) -> list[str]:
    """Without emphasis marks, which may stand inside a word (`**S**ituation`)."""
    return re.findall(r"\w+", re.sub(r"[*_`]", "", text))


def lost(text: str) -> Counter[str]:
    kept, document = Counter[str](), read(text)
    for leaf in [*texts_of(document), *(story.explicit_id for story in document.all_stories)]:
        kept.update(_words(leaf))
    return words(text) - kept


def owners(text: str) -> Counter[int]:
    return Counter(line for span in spans_of(read(text)) for line in range(span.line, span.end_line + 1))


@settings(max_examples=300, deadline=None)
@given(DOCUMENTS)
@example('<!-- storybank: story -->\n## Title {#my-id}\n!!! note "T"\nS: we had no tests')
@example("### Situation\n```\n<!-- storybank: story -->\n### Situation\nStory: the worker")
def test_no_word_is_lost(text: str) -> None:
    assert not lost(text)


@settings(max_examples=300, deadline=None)
@given(DOCUMENTS)
def test_no_line_is_owned_twice_and_every_line_with_a_word_once(text: str) -> None:
    owned = owners(text)
    assert [line for line, count in owned.items() if count > 1] == []
    body = read(text).body_line
    said = {n for n, line in enumerate(text.split("\n"), 1) if n >= body and words(line)}
    assert said - set(owned) == set()


MARKED = """---
principle: {name: Ownership}
---
## The worker

<li><b>Situation:</b> A developer left in the middle of 2 workers.</li>

2. **T**ask: It was nobody's task.
3. **Action:** I finished it.
4. **Result:** The database recovered.
"""


@settings(max_examples=300, deadline=None)
@given(DOCUMENTS)
@example(MARKED)
def test_the_texts_and_the_markup_hold_the_bare_source(text: str) -> None:
    document = read(text)
    held = [*texts_of(document), *(markup.text for markup in document.markup)]
    assert not Counter(re.findall(r"\w+", text)) - Counter(re.findall(r"\w+", "\n".join(held)))


def test_markup_is_only_what_no_text_holds() -> None:
    assert read(MARKED).markup == (
        Markup("name", 2),
        Markup("li b b li", 6),
        Markup("2 T ask", 8),
        Markup("3", 9),
        Markup("4", 10),
    )


@pytest.mark.parametrize("path", sorted(CONTENT.glob("*.md")), ids=lambda path: path.stem)
def test_the_bank_keeps_every_word(path: Path) -> None:
    assert not lost(path.read_text(encoding="utf-8"))
