"""Links are links, and refused ones reported, wherever a bank carries Markdown, and in raw HTML too."""

from __future__ import annotations

from pathlib import Path

import pytest

from storybank.markdown import Links, render
from storybank.model.settings import Settings
from storybank.pipeline.build import site
from storybank.pipeline.load import Bank, load

PLACES = {
    "definition": "## Definition\n\n{0}\n",
    "preface": "{0}\n",
    "focus area": "## Focus areas\n\n- **Speed**: {0}\n",
    "name of a focus area": "## Focus areas\n\n- **{0}**: fast\n",
    "tip": "## Tips\n\n- {0}\n",
    "question": "## Questions\n\n- {0}?\n",
    "other section": "## Notes\n\n{0}\n",
    "part": "### The pump\n\n**Situation:** {0}\n\n**Task:** b\n\n**Action:** c\n\n**Result:** d\n",
    "summary": "### The pump\n\n**Summary:** {0}\n\n**Situation:** a\n\n**Task:** b\n\n**Action:** c\n",
    "source": "### The pump\n\n**Situation:** a\n\n**Task:** b\n\n**Action:** c\n\n**Result:** d\n\n**Source:** {0}\n",
    "text in a story": "### The pump\n\n**Situation:** a\n\n**Task:** b\n\n**Action:** c\n\n**Result:** d\n\n> {0}\n",
}  # fmt: skip
BARE = {"name of a focus area", "summary"}  # shown as words: a heading, and a line within links
BELOW = """
## Last words

[refused]: file:///home/me/notes
[gone]: gone.md
[here]: ownership.md#last-words
[web]: https://example.org/x
"""
PIXEL = b"\x89PNG\r\n\x1a\n"


def bank(folder: Path, text: str) -> Bank:
    (folder / "content").mkdir()
    (folder / "content" / "map.png").write_bytes(PIXEL)
    (folder / "content" / "ownership.md").write_text(text, encoding="utf-8")
    return load([folder / "content"], Settings())


def codes(found: Bank) -> list[str]:
    return [finding.code for finding in found.findings if finding.code in {"SB401", "SB402", "SB404"}]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("[it][refused]", "SB404"),
        ("[it](file:///home/me/notes)", "SB404"),
        ("[it][gone]", "SB401"),
        ("[it](gone.md)", "SB401"),
        ('<img src="gone.png" alt="it">', "SB401"),
        ("<a href=gone.md>it</a>", "SB401"),
        ("<a href='ownership.md#gone'>it</a>", "SB402"),
    ],
)
def test_a_link_that_leads_nowhere_is_reported_in_every_place(
    written: str, code: str, place: str, tmp_path: Path
) -> None:
    found = bank(tmp_path, f"# Ownership\n\n{PLACES[place].format(written)}{BELOW}")
    assert codes(found) == [code]


@pytest.mark.parametrize("place", [place for place in PLACES if place not in BARE])
@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[it][here]", "last&#45;words"),
        ("[it][web]", 'href="https&#58;//example.org/x"'),
        ("<a href='ownership.md#last-words'>it</a>", "last&#45;words"),
        ('<img alt="it" src="map.png">', "media/"),
        ("![it](map.png)", "media/"),
    ],
)
def test_a_link_leads_where_it_should_in_every_place(written: str, shown: str, place: str, tmp_path: Path) -> None:
    found = bank(tmp_path, f"# Ownership\n\n{PLACES[place].format(written)}{BELOW}")
    assert codes(found) == []
    text = "".join(page.markdown for page in site(found, Settings()).pages if page.kind in {"principle", "story"})
    assert shown in text
    assert "ownership.md" not in text
    assert 'src="map.png"' not in text


@pytest.mark.parametrize(
    "written",
    [
        '![a map](https://example.org/a.png "The \\"old\\" map")',
        "<img src=//example.org/a.png title='The \"old\" map'>",
    ],
)
def test_the_title_of_an_image_from_elsewhere_stays_with_its_link(written: str, tmp_path: Path) -> None:
    found = bank(tmp_path, f"# Ownership\n\n## Definition\n\nSee {written}\n")
    text = "".join(page.markdown for page in site(found, Settings()).pages if page.kind == "principle")
    assert 'title="The &quot;old&quot; map"' in text
    assert "<img" not in text


def test_an_address_of_raw_html_is_led_as_one_value() -> None:
    html = render("<img alt='a' src=\"map.png\">", Links(resolve=lambda written: f'x"onerror="{written}'))
    assert html.count("<img") == 1
    assert " onerror=" not in html
