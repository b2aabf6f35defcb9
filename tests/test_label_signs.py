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
    ("{word} ⟋ {text}", "\n", USUAL),
    ("{word} // {text}", "\n", GERMAN),
    ("{word} ~ {text}", "\n", SHORT),
    ("{word} § {text}", "\n", USUAL),
    ("{word} …  {text}", "\n", GERMAN),
    ("{letter}= {text}", "\n", USUAL),
    ("{upper}\t{text}", "\n\n", USUAL),
    ("  {upper:<12}{text}", "\n\n", USUAL),
    ("{upper}/{text}", "\n", USUAL),
    ("{counter}. {upper}/{text}", "\n", USUAL),
    ("1.1.{number} {word}. {text}", "\n", USUAL),
    ("{spread}\n{text}", "\n\n", USUAL),
    ("({lower}) {text}", "\n", USUAL),
    ("**{word}–** {text}", " ", USUAL),
    ("**{word}.** {text}", " ", USUAL),
]


def told(text: str) -> list[Story]:
    document, _ = parse(SourceFile("a.md", text), Settings())
    return [*document.stories, *(story for principle in document.principles for story in principle.stories)]


def written(spelling: str, between: str, words: tuple[str, ...]) -> str:
    rows = enumerate(zip(words, "STAR", TEXTS, strict=True), 1)
    forms = (
        {"word": w, "upper": w.upper(), "spread": " ".join(w.upper()), "letter": x, "lower": x.lower(), "text": t}
        | {"number": n, "counter": "ABCD"[n - 1]}
        for n, (w, x, t) in rows
    )
    return between.join(spelling.format(**form) for form in forms)


def test_letters_joined_in_a_bracket_announce_both_parts() -> None:
    text = f"(S, T) {TEXTS[0]} (A) {TEXTS[2]} (R) {TEXTS[3]}"
    (story,) = told(f"# Ownership\n\n## The import\n\n{text}\n")
    assert [(part.kind.value, *part.also) for part in story.parts] == [("situation", "task"), ("action",), ("result",)]


@pytest.mark.parametrize(
    "text",
    [
        "Result  two spaces by accident\n\nAction & reaction\n\nTask / list of the week\n",
        "The situation, as it was, got worse\nand the task grew\nthe action failed\nresult nothing\n",
        "(a) the first clause\n(s) the other\n(c) a third\n",
        "[a] Tom: a name?\n[s] Tom: shorter\n[t] Tom: which?\n[r] Tom: good\n",
    ],
)
def test_prose_and_lists_that_look_like_labels_are_no_story(text: str) -> None:
    assert told(f"# Ownership\n\n## Notes\n\n{text}") == []


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
