"""How a story is told, with the words that show it, and figures that somebody stands for."""

from __future__ import annotations

import html
import re
from types import ModuleType

import pytest

from banks import PATH, SPAN, field, library, part, principle, section, story
from storybank.check.rules import long_to_tell, thin_action, uncovered_figure, we_for_i
from storybank.link import facts, strength
from storybank.model.kinds import FieldName, PartKind, SectionKind
from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.model.story import Document, Story, StoryItem
from storybank.render import render
from storybank.text.figures import measures, numbers


def acting(markdown: str) -> Story:
    told = story("A")
    return Story("a", "A", "", "", (*told.items[:2], part(PartKind.ACTION, markdown), told.items[3]), told.span)


@pytest.mark.parametrize(
    ("action", "i", "we"),
    [
        ("I read it. We moved our things.", ("I read",), ("We moved", "our things")),
        ("I'm sure we've done it", ("I'm sure",), ("we've done",)),
        ('They said "we never do that, our way is best", and I asked why.', ("I asked",), ()),
        ("“We will not,” said he. I stayed.", ("I stayed",), ()),
        ("> We quoted\n> our rules\n\nMy plan won.", ("My plan",), ()),
        ("Called `we.move(I)` over I/O in the US.", (), ()),
        ("Ich fragte, wir zogen um.", ("Ich fragte",), ("wir zogen",)),
        ("- Took the lead\n- Weighed both, Island by Island", (), ()),
        ("Don't say it's 'ours'. It wasn't we", (), ("we",)),
    ],
)
def test_who_acts_and_what_only_others_say(action: str, i: tuple[str, ...], we: tuple[str, ...]) -> None:
    assert strength.voice(acting(action)) == strength.Voice(i, we)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I took 100 % ownership and 110% effort", ()),
        ("I gave 100% of my attention", ()),
        ("100% of requests, 100 % uptime", ("100%", "100 %")),
        ("cut by 60 % and $1.3 million", ("60 %", "$1.3 million")),
        ("v3.12 in 2024, RFC 9000", ()),
        ("Mit 100 % Einsatz am 5. März, auf 10.100.200.100, v1.200 und 0.123", ()),
        ("260 Euro statt 18.000, 3 mm in 2 Tagen, 4-fach", ("260 Euro", "18.000", "3 mm", "2 Tagen", "4-fach")),
        ("2 heures, 30 jours, 12 %, 1 200 € et 5 fois", ("2 heures", "30 jours", "12 %", "200 €", "5 fois")),
        ("3 horas, 9 meses, 4 veces; 2 dias; 6 ore", ("3 horas", "9 meses", "4 veces", "2 dias", "6 ore")),
        ("за 6 минут и 20 тысяч рублей", ("6 минут", "20 тысяч")),
        ("从3小时减少到20分钟，2倍", ("3小时", "20分钟", "2倍")),
        ("2024年3月5日、3日に公開", ()),
    ],
)
def test_a_figure_measures_something(text: str, found: tuple[str, ...]) -> None:
    assert measures(text) == found
    assert facts.is_measured(story("A", result=text)) == bool(found)


@pytest.mark.parametrize(
    "text",
    [
        *("from 9 to 2 incidents", "one list instead of seven", "31 → 12", "no longer paged"),
        *(
            "fiel von 40 auf etwa 6",
            "2 statt der üblichen 17 Brote",
            "drei anstatt sieben Listen",
            "klingelte nicht mehr",
        ),
        *(
            "de 9 à 2 pannes",
            "au lieu de 30",
            "de 9 a 2 fallos",
            "en vez de 30",
            "de 9 para 2",
            "da 9 a 2",
            "вместо 30",
        ),
    ],
)
def test_before_and_after_show_a_change(text: str) -> None:
    assert strength.shows_change(story("A", result=text))


@pytest.mark.parametrize(
    "text", ["It fell.", "Ein Rad statt eines Wagens.", "Von hier auf die Brücke.", "de Madrid a Roma"]
)
def test_without_figures_no_change_is_shown(text: str) -> None:
    assert not strength.shows_change(story("A", result=text))


@pytest.mark.parametrize(
    ("text", "found"), [("1,749", {"1749"}), ("1.749.000", {"1749000"}), ("3,5", {"3.5"}), ("60 %, 60%", {"60"})]
)
def test_numbers_are_compared_whatever_parts_them(text: str, found: set[str]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize("name", [FieldName.CONFIRMED, FieldName.SOURCE])
def test_a_figure_is_backed_by_what_is_confirmed_or_comes_from_a_source(name: FieldName) -> None:
    told = story("A", field(name, "60 %, and 1.749 issues"), result="Cost fell by 60%, 1,749 bugs went, in 3 days.")
    assert strength.figures(told) == (
        strength.Figure("60%", True),
        strength.Figure("1,749 bugs", True),
        strength.Figure("3 days", False),
    )


def test_shares_are_of_the_words_and_leave_out_what_is_empty() -> None:
    told = story("A", part(PartKind.LEARNING, ""), result="One two three four.")
    assert [(found.kind, share) for found, share in strength.shares(told)] == [
        (PartKind.SITUATION, 27),
        (PartKind.TASK, 18),
        (PartKind.ACTION, 18),
        (PartKind.RESULT, 36),
    ]


@pytest.mark.parametrize(("words", "kind", "judged"), [(60, "own", True), (40, "own", False), (60, "retold", False)])
def test_only_whole_stories_of_ones_own_are_judged(words: int, kind: str, judged: bool) -> None:
    told = story("A", field(FieldName.KIND, kind), result="word " * words)
    assert strength.is_judged(told) == judged


@pytest.mark.parametrize(
    ("result", "metrics", "said"),
    [
        ("Back after 18 hours.", "", ["18 hours stands in the Result"]),
        ("Back after 18 hours, 40% more.", "60% less", ["18 hours stands in the Result", "60% stands in the Metrics"]),
        ("Back after 3 days.", "3 days", []),
    ],
)
def test_a_retold_figure_without_a_source_is_said_once(result: str, metrics: str, said: list[str]) -> None:
    told = story(
        "A",
        part(PartKind.METRICS, metrics),
        field(FieldName.KIND, "retold"),
        field(FieldName.SOURCE, "<https://example.org/a>; figures: 3 days"),
        result=result,
    )
    found = uncovered_figure.in_bank(library(principle("P", section(SectionKind.STORIES, "S", told))))
    assert [re.sub("[“”]|the figure | but.*", "", finding.message) for finding in found] == said


def page(told: Story) -> str:
    bank = library(principle("Ownership", section(SectionKind.STORIES, "S", told)))
    (shown,) = [page for page in render(bank, Settings()).pages if page.kind == "story"]
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html.unescape(shown.markdown))))


def test_the_page_says_how_it_is_told_with_the_words_that_show_it() -> None:
    told = story("A", field(FieldName.CONFIRMED, "60%"), result="Cost fell by 60% in 3 days.")
    seen = page(told)
    assert "Result measured by “60%” (confirmed), “3 days”" in seen
    assert "Who acts In the Action “I” not at all, “we” not at all" in seen
    assert "Aloud 10 seconds" in seen
    assert "Confirmed 60%" in seen


def test_a_retold_story_is_not_asked_who_speaks() -> None:
    seen = page(story("A", field(FieldName.KIND, "retold"), field(FieldName.SOURCE, "<https://example.org/a>; 60%")))
    assert "In the Action" not in seen
    assert "Result no figure" in seen


def told_of(situation: int, action: str, *extra: StoryItem) -> Document:
    """A file with one story whose Situation has so many words, Task and Result two each."""
    items = (
        part(PartKind.SITUATION, "word " * situation),
        part(PartKind.TASK, "The task."),
        part(PartKind.ACTION, action),
        part(PartKind.RESULT, "Fell 90%."),
    )
    return Document(PATH, (), (), (Story("a", "A", "", "", (*items, *extra), SPAN),))


def found(rule: ModuleType, document: Document) -> int:
    return len(list(rule.in_file(SourceFile(PATH, ""), document)))


@pytest.mark.parametrize(
    ("action", "said"), [("we did, we went, I saw", 1), ("we did", 0), ("we did, we went, I saw, I was", 0)]
)
def test_we_for_i_is_said_of_more_than_one(action: str, said: int) -> None:
    assert found(we_for_i, told_of(60, action)) == said


@pytest.mark.parametrize(("situation", "said"), [(49, 0), (52, 1)])
def test_an_action_of_a_quarter_is_enough(situation: int, said: int) -> None:
    """Of 18 words: 25 % of 71, and 24 % of 74."""
    assert found(thin_action, told_of(situation, "step " * 18)) == said


@pytest.mark.parametrize(("words", "said"), [(56, 1), (55, 0)])
def test_a_sketch_is_not_judged(words: int, said: int) -> None:
    assert found(we_for_i, told_of(words - 6, "we did, we did it ok")) == said


@pytest.mark.parametrize(("words", "said"), [(432, 1), (431, 0)])
def test_three_minutes_are_not_too_long(words: int, said: int) -> None:
    assert found(long_to_tell, told_of(words - 5, "ran")) == said
    assert found(long_to_tell, told_of(words - 5, "ran", field(FieldName.SHORT_VERSION, "Short."))) == 0
