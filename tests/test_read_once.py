"""No text is read twice where every stage asks for it: what is counted is readings, for no time decides a test."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import replace
from typing import Any

import pytest
from markdown_it.token import Token

from banks import SPAN, linked
from storybank.markdown import dialect, plain
from storybank.model.addresses import PRACTICE
from storybank.model.library import Target
from storybank.model.settings import Settings
from storybank.render.catalogue import Catalogue
from storybank.render.environment import Writer


def test_a_text_that_every_stage_asks_for_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read = []
    reader = dialect.reader()

    def parse(markdown: str, env: MutableMapping[str, Any] | None = None) -> list[Token]:
        read.append(markdown)
        return original(markdown, env)

    original = reader.parse
    monkeypatch.setattr(reader, "parse", parse)
    texts = [f"Part **{number}** of a story that nothing else tells" for number in range(40)]
    first, again = ([plain(text) for text in texts] for _ in range(2))
    assert first == again == [text.replace("*", "") for text in texts]
    assert read == texts


TEXTS = (
    "Nothing here leads anywhere.",
    "It was Ownership that counted, and Dive deep.",
    "It was &#79;wnership that counted.",
    "It was Dive\\\ndeep, or Dive dee\\p.",
    "See [the other](dive-deep.md) and https://example.org/.",
    "A [reference] and a note.[^1]",
    '<a href="dive-deep.md">raw</a>',
)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_text_is_on_each_page_what_it_would_be_by_itself(order: tuple[int, int]) -> None:
    pages = (("stories/cross-team-outage.md", "principles/ownership.md"), (PRACTICE, ""))
    found = linked()
    defined = {"[reference]": "[reference]: dive-deep.md", "[^1]": "[^1]: On Ownership."}
    led = {(SPAN.path, "dive-deep.md"): Target("principles/dive-deep/")}
    found = replace(found, definitions={SPAN.path: defined}, references=led)
    shared = Catalogue(found, Settings())
    for text in TEXTS:
        for path, own in (pages[at] for at in order):
            alone = Writer(Catalogue(found, Settings()), path, own)
            together = Writer(shared, path, own)
            assert together.block(text, SPAN) == alone.block(text, SPAN)
            assert together.inline(text, SPAN) == alone.inline(text, SPAN)
    assert {text for text, *_ in shared.html} == {TEXTS[0]}
