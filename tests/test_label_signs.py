"""What may part a label from its text, and what stands around a label without being its text."""

from __future__ import annotations

import pytest

from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.model.story import Other, Story
from storybank.parse import parse

USUAL = ("Situation", "Task", "Action", "Result")
GERMAN = ("Situation", "Aufgabe", "Handlung", "Ergebnis")
SHORT = ("Sit", "Task", "Act", "Res")
CHINESE = ("背景", "任务", "行动", "结果")
TEXTS = (
    "Our nightly import failed twice a week and nobody knew why.",
    "I was asked to make it reliable before the holidays.",
    "I read the logs of a month, found a race, and added a lock.",
    "No failure in the last 14 months.",
)
SIGNS = [
    ("{word}. {text}", "\n", USUAL),
    ("{word}. {text}", "\n", GERMAN),
    ("{word}. {text}", "\n", SHORT),
    ("{word}.&nbsp; {text}", "\n\n", USUAL),
    ("{upper}. {text}", "\n\n", GERMAN),
    ("{word:.<20} {text}", "\n", USUAL),
    ("{upper:_<12}   {text}", "\n\n", USUAL),
    ("{upper}_   {text}", "\n\n", USUAL),
    ("{word} …… {text}", "\n", ("Situación", "Tarea", "Acción", "Resultado")),
    ("  - {word}. {text}", "\n", SHORT),
    ("{word}｜{text}", "\n", CHINESE),
    ("{word}|{text}", "\n", CHINESE),
    ("&mdash; {word}: {text}", "\n\n", USUAL),
    ("&nbsp;**{word}:** {text}", "\n\n", GERMAN),
    ("{number}. ({letter}) {text}", "\n", USUAL),
    ("{number}) [{letter}] {text}", "\n", USUAL),
    ("> ({letter}) {text}", "\n>\n", USUAL),
]


def told(text: str) -> list[Story]:
    document, _ = parse(SourceFile("a.md", text), Settings())
    return [*document.stories, *(story for principle in document.principles for story in principle.stories)]


def written(spelling: str, between: str, words: tuple[str, ...]) -> str:
    rows = enumerate(zip(words, "STAR", TEXTS, strict=True), 1)
    return between.join(spelling.format(word=w, upper=w.upper(), letter=x, text=t, number=n) for n, (w, x, t) in rows)


@pytest.mark.parametrize(("spelling", "between", "words"), SIGNS)
def test_a_sign_parts_a_label_from_its_text(spelling: str, between: str, words: tuple[str, ...]) -> None:
    (story,) = told(f"# Ownership\n\n## The import\n\n{written(spelling, between, words)}\n")
    assert tuple(part.markdown for part in story.parts) == TEXTS
    assert len(story.items) == len(TEXTS)
    assert not any(part.label.endswith(("..", "…", "_", "|")) for part in story.parts)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("## &nbsp;The import", "The import"),
        ("## Story 1 &mdash; The import", "The import"),
        ("**1)&nbsp;&nbsp;The import**", "The import"),
        ("## &bull; The import", "The import"),
        ("## &#8212; The import", "The import"),
        ("## &laquo;The import&raquo; in 2019", "The import&raquo; in 2019"),
        ("## 2. &ndash; Der Import", "Der Import"),
        ("## &Eacute;tat des lieux", "&Eacute;tat des lieux"),
    ],
)
def test_an_entity_at_the_edge_of_a_title_is_no_word_of_it(line: str, title: str) -> None:
    body = written("**{word}:** {text}", "\n\n", USUAL)
    (story,) = told(f"# Ownership\n\n{line}\n\n{body}\n")
    assert story.title == title


def test_a_row_of_no_known_meaning_stays_in_the_story_of_each_column() -> None:
    rows = [("*the room*", "in March", "in May"), *((w, t, t) for w, t in zip(USUAL, TEXTS, strict=True))]
    table = "\n".join(f"| {a} | {b} | {c} |" for a, b, c in [("", "The import", "The ferry"), ("---",) * 3, *rows])
    stories = told(f"# Ownership\n\n{table}\n")
    assert [story.title for story in stories] == ["The import", "The ferry"]
    assert [[part.markdown for part in story.parts] for story in stories] == [[*TEXTS], [*TEXTS]]
    others = [[(item.heading, item.markdown) for item in s.items if isinstance(item, Other)] for s in stories]
    assert others == [[("the room", "in March")], [("the room", "in May")]]
