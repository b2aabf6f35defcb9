"""Stories told in messages and transcripts, and letters that mean a Decision and a Trade-off."""

from __future__ import annotations

import pytest

from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.model.story import Story
from storybank.parse import parse

USUAL = ("Situation", "Task", "Action", "Result")
SPANISH = ("Situación", "Tarea", "Acción", "Resultado")
TEXTS = (
    "Our nightly import failed twice a week and nobody knew why.",
    "I was asked to make it reliable before the holidays.",
    "I read the logs of a month, found a race, and added a lock.",
    "No failure in the last 14 months.",
)
HEADS = [
    ("[12/5/23, 18:0{n}:40] Nuria: *{word}:* {text}", SPANISH),
    ("[12/05/2023, 18:0{n}] Nuria Gil: {word}: {text}", SPANISH),
    ("12/5/23, 18:0{n} - Nuria: *{word}:* {text}", USUAL),
    ("[2023-05-12 18:0{n}:40] Nuria: **{word}:** {text}", USUAL),
    ("[12.05.23, 18:0{n}:11] Jörg: {word}: {text}", ("Situation", "Aufgabe", "Handlung", "Ergebnis")),
    ("[9:0{n} AM] Priya: *{word}* - {text}", USUAL),
    ("[00:0{n}] {upper}. {text}", USUAL),
    ("[00:0{n}:07] {word}: {text}", USUAL),
    ("[01:0{n}] **{word}:** {text}", SPANISH),
    ("- [9:0{n}] Ana: {word}: {text}", USUAL),
]


def told(text: str) -> list[Story]:
    document, _ = parse(SourceFile("a.md", f"# Ownership\n\n## The import\n\n{text}\n"), Settings())
    return list(document.all_stories)


def written(head: str, words: tuple[str, ...]) -> list[str]:
    rows = enumerate(zip(words, TEXTS, strict=True), 1)
    return [head.format(word=w, upper=w.upper(), text=t, n=n) for n, (w, t) in rows]


@pytest.mark.parametrize(("head", "words"), HEADS)
def test_a_message_is_read_from_behind_its_head(head: str, words: tuple[str, ...]) -> None:
    (story,) = told("\n".join(written(head, words)))
    assert tuple(part.markdown for part in story.parts) == TEXTS
    assert len(story.items) == len(TEXTS)


def test_what_somebody_else_says_between_is_no_part() -> None:
    first, *others = written("[12/5/23, 18:0{n}:40] Nuria: *{word}:* {text}", SPANISH)
    (story,) = told("\n".join([first, "[12/5/23, 18:01:50] Mamá: qué bien", *others]))
    assert tuple(part.markdown for part in story.parts) == TEXTS
    assert any("qué bien" in item.markdown for item in story.items if item not in story.parts)


def test_a_message_below_a_story_of_one_message_a_part_is_none_of_it() -> None:
    parts = written("[12/5/23, 18:0{n}:40] Nuria: {word}: {text}", USUAL)
    (story,) = told("\n".join([*parts, "[12/5/23, 18:09:10] Nuria: remember the umbrella"]))
    assert tuple(part.markdown for part in story.parts) == TEXTS


def test_messages_that_go_on_with_a_part_stay_in_it() -> None:
    first, *others = written("[12/5/23, 18:0{n}:40] Nuria: {word}: {text}", USUAL)
    (story,) = told("\n".join([first, "[12/5/23, 18:01:50] Nuria: It was the holiday season.", *others]))
    assert story.parts[0].markdown.endswith("It was the holiday season.")


@pytest.mark.parametrize("line", ["*The import*", "story no 1 = The import", "The import"])
def test_the_title_of_a_story_is_what_a_message_says(line: str) -> None:
    parts = written("[12/5/23, 18:0{n}:40] Nuria: {word}: {text}", USUAL)
    document, _ = parse(SourceFile("a.md", "\n".join([f"[12/5/23, 18:00:10] Nuria: {line}", *parts])), Settings())
    assert [story.title for story in document.all_stories] == ["The import"]


def test_who_sends_a_message_is_no_label() -> None:
    (story,) = told("\n".join(f"[12/5/23, 18:0{n}] {line}" for n, line in enumerate(written("{word}: {text}", USUAL))))
    assert tuple(part.markdown for part in story.parts) == TEXTS


@pytest.mark.parametrize("letter", ["**{}.** {}", "{}: {}", "- **{}:** {}", "({}) {}", "[{}] {}", "{}) {}"])
def test_a_letter_t_behind_a_d_is_the_trade_off(letter: str) -> None:
    rows = zip("SDTR", (TEXTS[0], TEXTS[2], TEXTS[1], TEXTS[3]), strict=True)
    (story,) = told("\n\n".join(letter.format(*row) for row in rows))
    assert [part.kind for part in story.parts] == ["situation", "action", "trade-off", "result"]
    assert story.form == "SDTR"
