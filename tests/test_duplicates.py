"""A story told again in other words is pointed to the first telling; different stories are left alone."""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from storybank.check.rules.near_duplicate import alike
from storybank.check.rules.near_duplicate import in_bank as near_duplicate
from storybank.model.kinds import PartKind
from storybank.model.library import Library
from storybank.model.places import Span
from storybank.model.story import Part, Story
from storybank.parse.story.retellings import link_retellings
from storybank.text.similarity import Texts, evenly

ROOT = Path(__file__).parent.parent
RETELLINGS = tomllib.loads((Path(__file__).parent / "cases/duplicates/retellings.toml").read_text(encoding="utf-8"))[
    "story"
]


def _story(id_: str, text: str, path: str = "content/x.md", line: int = 1) -> Story:
    span = Span(path, line, line)
    return Story(id_, id_, "", "x", (Part(PartKind.RESULT, "Result", text, span),), span)


def _bank() -> list[Story]:
    """Return the stories of the bank by their headings; how their parts are found does not matter here."""
    stories: list[Story] = []
    for path in sorted((ROOT / "content").glob("*.md")):
        for text in re.split(r"^### ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            title, _, body = re.split(r"^## ", text, flags=re.MULTILINE)[0].partition("\n")
            stories.append(_story(title, body, path.relative_to(ROOT).as_posix(), len(stories) + 1))
    assert len(stories) > 60
    return stories


BANK = _bank()


def test_no_two_stories_of_the_bank_are_taken_for_the_same() -> None:
    assert [d.message for d in near_duplicate(Library(stories=tuple(BANK)))] == []


@pytest.mark.parametrize("case", RETELLINGS, ids=lambda case: case["retells"][:40])
def test_a_retelling_is_pointed_to_the_first_telling(case: dict[str, str]) -> None:
    told_again = _story("told-again", case["text"], "content/ownership/told-again.md")
    (found,) = near_duplicate(Library(stories=(*BANK, told_again)))
    (first,) = (story for story in BANK if story.title == case["retells"])
    assert (found.code, found.place.path) == ("SB551", "content/ownership/told-again.md")
    assert f"“{case['retells']}” tells already ({first.span.place})" in found.message


def test_a_known_retelling_is_no_finding() -> None:
    case = RETELLINGS[0]
    told_again = replace(_story("told-again", case["text"]), retells=case["retells"])
    assert list(near_duplicate(Library(stories=(*BANK, told_again)))) == []


def test_the_same_words_twice_are_found_without_any_name() -> None:
    text = "we moved the old reports away from the slow disk because nightly exports kept colliding with imports"
    stories = (_story("one", text), _story("two", text), _story("three", "nothing of the kind happened here"))
    (found,) = near_duplicate(Library(stories=stories))
    assert (found.place.line, found.code) == (1, "SB551")
    assert found.message.endswith("tells already (content/x.md:1:1)")


def test_the_four_longest_names_that_both_have_are_told() -> None:
    text = "we moved Kafka and Redis and Flink and Spark and Hive to disks"
    (found,) = near_duplicate(Library(stories=(_story("one", text), _story("two", text), _story("three", "nothing"))))
    assert found.message.endswith("; both have Flink, Kafka, Redis, Spark")


@pytest.mark.parametrize(
    ("taken_over", "count"), [("Redis", 1), ("memory", 0)], ids=["two names", "one name, though as alike"]
)
def test_stories_that_are_somewhat_alike_are_the_same_if_they_share_two_names(taken_over: str, count: int) -> None:
    stories = (
        _story("one", "we moved old reports off slow disks and Kafka held them while Redis kept counting"),
        _story(
            "two", f"nightly imports hit old reports on slow disks until Kafka took over from {taken_over} yesterday"
        ),
        _story("three", "nothing of the kind happened here"),
    )
    assert len(list(near_duplicate(Library(stories=stories)))) == count


@pytest.mark.parametrize(("holders", "pairs"), [(64, 64 * 63 // 2), (65, 0)])
def test_words_that_more_than_64_stories_have_pair_none(holders: int, pairs: int) -> None:
    texts = [evenly("abc")] * holders + [evenly("z")] * 9
    assert len(alike(Texts(texts))) == pairs


@pytest.mark.parametrize(("shared", "pairs"), [("abc", 1), ("ab", 0)])
def test_less_than_three_shared_words_are_chance(shared: str, pairs: int) -> None:
    texts = [evenly(f"{shared}d"), evenly(f"{shared}e"), evenly("z")]
    assert len(alike(Texts(texts))) == pairs


WORDS = ["oslo", "ghent", "lima", "quito", "cairo", "delhi", "tokyo", "seoul", "hanoi", "minsk", "kyiv", "riga"]


@pytest.mark.parametrize(
    ("first", "second", "told_again"),
    [
        (WORDS[:8], [*WORDS[4:], "bern", "bonn"], True),  # four of eight, whatever the longer one has besides
        (WORDS[:8], [*WORDS[5:], "bern"], False),  # three of eight
        (WORDS[:8], WORDS[:8], True),
        (WORDS[:7], WORDS[:7], False),  # so short that they may be alike by chance
    ],
)
def test_in_one_file_a_story_is_told_again_if_the_shorter_one_shares_half_its_words(
    first: list[str], second: list[str], *, told_again: bool
) -> None:
    found = link_retellings([_story("one", " ".join(first)), _story("two", " ".join(second))])
    assert [story.retells for story in found] == ["", "one" if told_again else ""]


def test_what_is_told_a_third_time_names_the_first_telling() -> None:
    short, middle, long = WORDS[:8], [*WORDS[:4], "bern", "bonn", "graz", "linz"], ["bern", "bonn", "graz", "linz"]
    texts = [short, middle, [*long, *WORDS[8:]]]
    found = link_retellings([_story(f"story-{i}", " ".join(words)) for i, words in enumerate(texts)])
    assert [story.retells for story in found] == ["", "story-0", "story-0"]


@pytest.mark.parametrize(("between", "told_again"), [(39, True), (40, False)])
def test_a_story_is_compared_with_the_forty_before_it(between: int, *, told_again: bool) -> None:
    other = [_story(f"other-{i}", " ".join(f"{word}{i}" for word in WORDS)) for i in range(between)]
    told = [_story("one", " ".join(WORDS)), *other, _story("two", " ".join(WORDS))]
    assert (link_retellings(told)[-1].retells == "one") is told_again


def test_ten_thousand_stories_are_not_compared_pair_by_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counts, not seconds: of fifty million pairs only those that share telling words are looked at."""
    dice = random.Random(7)  # noqa: S311 - the same bank in every run
    texts = [
        frozenset(
            {f"common{dice.randrange(300)}" for _ in range(60)} | {f"rare{dice.randrange(9_000)}" for _ in range(12)}
        )
        for _ in range(9_990)
    ]
    texts += texts[:10]
    compared = 0
    likeness = Texts.likeness

    def counting(self: Texts, one: int, other: int) -> float:
        nonlocal compared
        compared += 1
        return likeness(self, one, other)

    monkeypatch.setattr(Texts, "likeness", counting)
    found = alike(Texts([evenly(text) for text in texts]))
    assert [(i, j) for likeness, i, j in found if likeness > 0.9] == [(i, 9_990 + i) for i in range(10)]
    assert compared < len(texts)
