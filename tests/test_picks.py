"""What the home page picks from a bank: the stories of the days, the latest, where to begin."""

from __future__ import annotations

from banks import field, library, principle, question, section, story
from storybank.model.kinds import FieldName, SectionKind
from storybank.model.library import Library
from storybank.model.settings import Settings
from storybank.model.story import Story
from storybank.render import picks
from storybank.render.catalogue import Catalogue


def told(title: str, result: str, slug: str = "a", period: str = "") -> Story:
    dated = [field(FieldName.PERIOD, period)] if period else []
    return story(title, *dated, result=result, principle=slug)


def bank(**stories: list[Story]) -> Library:
    named = [(slug.upper(), section(SectionKind.STORIES, "S", *held)) for slug, held in stories.items()]
    return library(*(principle(title, held) for title, held in named))


def catalogue(found: Library) -> Catalogue:
    return Catalogue(found, Settings())


def test_the_days_go_from_principle_to_principle_and_begin_with_what_is_measured() -> None:
    found = bank(
        a=[told("Plain", "It works."), told("Half", "It takes 50% less."), told("Open", " ")],
        b=[told("Other", "It holds.", "b")],
    )
    assert [card.title for card in picks.daily(catalogue(found))] == ["Half", "Other", "Plain"]


def test_there_are_as_many_as_a_month_has_days() -> None:
    found = bank(a=[told(f"Story {number}", "It works.") for number in range(40)])
    assert [card.title for card in picks.daily(catalogue(found))] == [f"Story {number}" for number in range(31)]


def test_the_latest_are_those_that_ended_last_and_say_so() -> None:
    periods = {"x": "2019 to 2023", "y": "2021-05", "z": "2024-02", "no": "", "some": "long ago", "v": "2024"}
    found = bank(a=[told(title, "It works.", period=period) for title, period in periods.items()])
    assert [card.title for card in picks.latest(catalogue(found))] == ["z", "v", "x"]


def test_where_to_begin_is_what_most_stories_serve() -> None:
    asked = "Why?"
    one = story("One", field(FieldName.QUESTIONS, asked), principle="b")
    two = story("Two", field(FieldName.QUESTIONS, asked), principle="b")
    questions = section(SectionKind.QUESTIONS, "Q", question("What else?"), question(asked))
    found = library(
        principle("A", section(SectionKind.STORIES, "S", story("Zero", principle="a"))),
        principle("B", section(SectionKind.STORIES, "S", one, two), questions),
    )
    begin = list(picks.beginnings(catalogue(found), "questions.md"))
    assert [(start.path, start.text, start.reason) for start in begin] == [
        ("principles/b.md", "B", "2 stories show it"),
        ("questions.md", asked, "2 stories answer it"),
    ]
    assert begin[1].anchor == f"q-{question(asked).id}"


def test_an_empty_bank_begins_nowhere() -> None:
    empty = catalogue(library(principle("A")))
    assert list(picks.beginnings(empty, "questions.md")) == []
    assert picks.daily(empty) == picks.latest(empty) == []
    assert picks.reading_time(empty) == ""


def test_reading_time_goes_from_the_shortest_story_to_the_longest() -> None:
    short, long = told("Short", "It works."), told("Long", "so " * 500)
    assert picks.reading_time(catalogue(bank(a=[short]))) == "1 minute"
    assert picks.reading_time(catalogue(bank(a=[long]))) == "2 minutes"
    assert picks.reading_time(catalogue(bank(a=[short, long]))) == "1 to 2 minutes"
