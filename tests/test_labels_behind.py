"""Labels that stand behind their text, and those that only seem to."""

from __future__ import annotations

import pytest

from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.model.story import Field, Story
from storybank.parse import parse

USUAL = ("Situation", "Task", "Action", "Result")
GERMAN = ("Situation", "Aufgabe", "Handlung", "Ergebnis")
TEXTS = (
    "Our nightly import failed twice a week and nobody knew why.",
    "I was asked to make it reliable before the holidays.",
    "I read the logs of a month, found a race, and added a lock.",
    "No failure in the last 14 months.",
)
CHINESE = (
    "我们的夜间导入每周失败两次，没有人知道原因。",
    "领导让我在节前把它修好。",
    "我读了一个月的日志，找到了竞争条件，加了一把锁。",
    "十四个月里再也没有失败过。",
)
# How a part is written, what stands between two parts, the words of the parts and their texts.
BEHIND = [
    ("{text} — *{word}*", "\n\n", USUAL, TEXTS),
    ("{text} [{word}]", "\n\n", USUAL, TEXTS),
    ("{text} *({letter})*", " ", USUAL, TEXTS),
    ("{text} ({letter})", " ", USUAL, TEXTS),
    ("({text}) <- {lower}", "\n", USUAL, TEXTS),
    ("- {text} **[{letter}]**", "\n", USUAL, TEXTS),
    ("* {text} → {word}", "\n", GERMAN, TEXTS),
    ("{text} — {word}.", "\n\n", USUAL, TEXTS),
    ("> {text} ({word})", "\n>\n", GERMAN, TEXTS),
    ("{text}（{word}）", "\n", ("情境", "任务", "行动", "结果"), CHINESE),
    ("{text}【{word}】", "\n\n", ("情境", "任务", "行动", "结果"), CHINESE),
    ("1. {text} // {word}", "\n", ("Situación", "Tarea", "Acción", "Resultado"), TEXTS),
]


def told(text: str) -> list[Story]:
    document, _ = parse(SourceFile("a.md", text), Settings())
    return [*document.stories, *(story for principle in document.principles for story in principle.stories)]


def written(spelling: str, between: str, words: tuple[str, ...], texts: tuple[str, ...]) -> str:
    letters = ("S", "T", "A", "R")
    parts = zip(words, letters, texts, strict=True)
    return between.join(spelling.format(word=w, lower=w.lower(), letter=x, text=t) for w, x, t in parts)


@pytest.mark.parametrize(("spelling", "between", "words", "texts"), BEHIND)
def test_a_label_behind_its_text_gives_it_that_text(
    spelling: str, between: str, words: tuple[str, ...], texts: tuple[str, ...]
) -> None:
    body = written(spelling, between, words, texts)
    stories = told(f"# Ownership\n\n## The import\n\n{body}\n\n## The ferry\n\n{body}\n")
    assert [story.title for story in stories] == ["The import", "The ferry"]
    for story in stories:
        assert tuple(part.markdown.strip("()") for part in story.parts) == texts
        assert len(story.items) == len(texts)


def test_what_stands_around_labels_behind_their_text_stays() -> None:
    body = written("{text} ({letter})", " ", USUAL, TEXTS)
    lesson = "Ask me about the lock. (Learning)"
    (story,) = told(f"# Ownership\n\n## The import\n\nIn 2019.\n\n{body}\n\n{lesson}\n\n**Tags:** etl\n")
    assert [part.markdown for part in story.parts] == [*TEXTS, "Ask me about the lock."]
    assert "In 2019." in [item.markdown for item in story.items]
    assert [item.values for item in story.items if isinstance(item, Field)] == [("etl",)]


@pytest.mark.parametrize(
    "spelling",
    ["({letter}) {text}", "{text} ({letter}) {text}", "**In my words ({word})**\n{text}\n", "[{word}] {text}"],
)
def test_a_label_before_its_text_stays_one(spelling: str) -> None:
    body = "\n".join(spelling.format(word=w, letter=w[0], text=t) for w, t in zip(USUAL, TEXTS, strict=True))
    (story,) = told(f"# Ownership\n\n## The import\n\n{body}\n")
    assert all(part.markdown.startswith(text) for part, text in zip(story.parts, TEXTS, strict=True))
