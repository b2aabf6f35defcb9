"""What questions ask for and stories tell of, without a word in common."""

from __future__ import annotations

from storybank.find.competencies import competencies, rows, told_in
from storybank.find.fields import Entry, FieldKind, Passage
from storybank.find.phrases import phrases, singular
from storybank.find.postings import index


def test_every_competency_is_asked_for_and_told_of() -> None:
    for one in competencies():
        assert one.words
        assert one.told
        assert "" not in (*one.words, *one.asked, *one.told), one.name
        assert len({*one.words, *one.asked, *one.told}) == len((*one.words, *one.asked, *one.told)), one.name


def test_a_story_tells_of_it_in_its_own_words() -> None:
    assert "~disagreement" in dict(told_in("I spoke out twice, and doubted the plan."))
    assert dict(told_in("The sun was shining.")) == {}


def test_a_phrase_counts_as_a_whole_and_once() -> None:
    found = phrases([("on call", 1), ("call", 2)])
    assert [*found.found_in("We call the call centre while on calls")] == [2, 1]


def test_singular_and_plural_are_one() -> None:
    found = phrases([("Push notification", "push"), ("CSS", "css")], singular)
    assert [*found.found_in("push notifications")] == ["push"]
    assert [*found.found_in("push notification, cs")] == ["push"]
    assert singular("cats gas mass grids") == ("cat", "gas", "mass", "grid")


def entry(*passages: Passage, background: str = "") -> Entry:
    return Entry("x", "x", "stories/x/", passages, background=background)


def test_a_story_that_says_which_questions_it_answers_is_taken_at_its_word() -> None:
    told = Passage(FieldKind.ACTION, "I objected")
    asked = Passage(FieldKind.QUESTIONS, "How do you learn?")
    made = index([entry(told), entry(told, asked), entry(background="Object when you must")])
    assert [(posting.entry, posting.fields) for posting in made.postings["~disagreement"]] == [
        (0, 1 << FieldKind.ACTION),
        (1, 1 << FieldKind.ACTION),
        (2, 1 << FieldKind.PRINCIPLE),
    ]
    without, beside, _ = made.postings["~disagreement"]
    assert beside.level < without.level / 2
    (asks,) = [posting for posting in made.postings["~learning"] if posting.entry == 1]
    assert asks.fields == 1 << FieldKind.QUESTIONS
    assert asks.level > beside.level


def test_the_browser_gets_the_phrases_that_ask_and_the_words_that_tell() -> None:
    found = {name: (asked.split(","), told.split()) for name, asked, told in rows()}
    asked, told = found["disagreement"]
    assert "push back" in asked
    assert "disagre" in asked
    assert "doubt" in told
    assert not [word for word in told if "," in word]


def test_what_a_story_tells_counts_like_a_word_and_what_its_principle_says_half() -> None:
    (one, *_) = (one for one in competencies() if one.name == "disagreement")
    words = entry(Passage(FieldKind.PRINCIPLE, f"Courage {one.words[0]}"))
    said = entry(Passage(FieldKind.PRINCIPLE, "Courage to speak"), background=one.words[0])
    made = index([words, said])
    whole, half = made.postings[one.term]
    courage = made.postings["courag"]
    assert whole.level == courage[0].level
    assert 1 < half.level < courage[1].level
