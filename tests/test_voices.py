"""Where another speaks, or another label of the same dress stands, a part ends, and nothing is lost."""

from __future__ import annotations

import pytest

from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.model.story import Other, Story
from storybank.parse import parse

TEXTS = (
    "The pump stood still and two wards had no water.",
    "I had to find the cause before noon.",
    "I opened the valve and bled the line with the porter.",
    "The water came back within the hour.",
)
WORDS = ("Situation", "Task", "Action", "Result")


def story_of(text: str) -> Story:
    document, _ = parse(SourceFile("content/ownership.md", f"# Ownership\n\n{text}\n"), Settings())
    (story,) = document.all_stories
    return story


def rows(spelling: str, between: str = "\n") -> str:
    told = enumerate(zip(WORDS, "STAR", TEXTS, strict=True), 1)
    return between.join(spelling.format(word=word, letter=letter, text=text, n=n) for n, (word, letter, text) in told)


@pytest.mark.parametrize(
    "text",
    [
        rows("> > {word}: {text}\n>\n> And then {n}?\n>"),
        rows("[00:0{n}] {word}. {text}\n\n[00:1{n}] uh, the dog is barking.\n"),
        rows("**Nora Whitlock**  9:1{n} PM\n{letter} - {text}\n\n**Tobi**  9:2{n} PM\nReally {n}?\n"),
        rows("ME: [{letter}] {text}\n\nANSELM: Go on {n}.\n"),
        rows("**Coach:** {word}, please.\n\n**Me:** {text}\n") + "\n**Coach:** Good?\n",
        rows("{word} -> {text}") + "\nTools -> A wrench.",
        rows("**{word}** – {text}") + "\n**Tools** – A wrench.",
        rows("  ({letter}) {text}") + "\n· 08 — buy tape\n· 11 — supervision",
        rows("{word}:\n{text}\n") + "\np. 2",
    ],
)
def test_a_part_ends_where_another_speaks_or_another_label_stands(text: str) -> None:
    story = story_of(f"### The dry pump\n\n{text}")
    assert tuple(part.markdown.strip() for part in story.parts) == TEXTS


def test_what_another_says_stays_on_the_page() -> None:
    story = story_of("### The dry pump\n\n" + rows("> > {word}: {text}\n>\n> And then {n}?\n>"))
    said = " ".join(item.markdown for item in story.items if isinstance(item, Other))
    assert all(f"And then {n}?" in said for n in (1, 2, 3))


def test_a_word_that_only_emphasis_sets_off_is_a_label_between_its_like() -> None:
    words = ("Situation", "Decision", "Result")
    text = "\n".join(f"**{word}** {said}" for word, said in zip(words, (TEXTS[0], *TEXTS[2:]), strict=True))
    assert [part.label for part in story_of(f"### The dry pump\n\n{text}").parts] == [*words]


def test_a_speakers_colon_inside_a_part_ends_nothing_where_nobody_speaks() -> None:
    text = rows("**{word}:** {text}", "\n\n").replace("with the porter.", "with the porter.\n\nPorter: never again.")
    assert "never again" in story_of(f"### The dry pump\n\n{text}").parts[2].markdown
