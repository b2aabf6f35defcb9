"""Parts that an interviewer asks for, one question after the other."""

from __future__ import annotations

import pytest

from test_kinds import _SAID, STAR, parts, titles
from test_parse_laws import lost

QUESTIONS = ("What was the situation?", "And your role in it?", "So what did you do?", "How did it turn out?")
GERMAN = ("Wie war die Ausgangslage?", "Was war Ihre Aufgabe?", "Was haben Sie gemacht?", "Und das Ergebnis?")
DUTCH = ("Wat was de aanleiding?", "En jouw rol?", "Wat heb je gedaan?", "Hoe liep het af?")


def talk(questions: tuple[str, ...], asks: str = "**Jo:** ", answers: str = "**Me:** ") -> str:
    return "\n\n".join(f"{asks}{question}\n\n{answers}{said}" for question, said in zip(questions, _SAID, strict=True))


@pytest.mark.parametrize("questions", [QUESTIONS, GERMAN, DUTCH])
@pytest.mark.parametrize(
    ("asks", "answers"),
    [("**Jo:** ", "**Me:** "), ("**Interviewer:** ", "**Candidate:** "), ("Q: ", ""), ("*Coach:* Good. ", "*I:* ")],
)
def test_answers_are_the_parts_that_were_asked_for(questions: tuple[str, ...], asks: str, answers: str) -> None:
    text = f"# Mock\n\n{talk(questions, asks, answers)}\n"
    assert [kinds for _, kinds in parts(text)] == [STAR]
    assert not lost(text)


def test_the_answer_to_a_question_for_a_story_is_its_situation() -> None:
    led = talk(("Tell me about a failure.", *QUESTIONS[1:]))
    again = talk(("When were you late?", *QUESTIONS[1:]))
    assert parts(f"# Mock\n\n{led}\n\n{again}\n") == [("Tell me about a failure.", STAR), ("When were you late?", STAR)]


def test_another_question_does_not_end_the_story() -> None:
    told = talk(QUESTIONS).replace("**Jo:** How", "**Jo:** Alone?\n\n**Me:** No.\n\n**Jo:** How")
    assert [kinds for _, kinds in parts(f"# Mock\n\n{told}\n")] == [STAR]


@pytest.mark.parametrize(
    "questions",
    [
        ("How are you?", "And your role in it?", "Which way did you come?", "Tea?"),  # one part
        (*reversed(QUESTIONS),),
    ],
)
def test_questions_that_ask_for_no_story_give_none(questions: tuple[str, ...]) -> None:
    assert parts(f"# Mock\n\n{talk(questions)}\n") == []


def test_a_definition_in_questions_is_none() -> None:
    form = "\n".join(f"**{word}:** {asked}" for word, asked in zip(STAR.title().split(), QUESTIONS, strict=True))
    assert titles(f"# Method\n\n{form}\n") == []
