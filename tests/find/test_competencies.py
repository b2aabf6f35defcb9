"""What questions ask for and stories tell of, without a word in common."""

from __future__ import annotations

from storybank.find.competencies import competencies, rows, told_in
from storybank.find.fields import Entry, FieldKind, Passage
from storybank.find.phrases import phrases, singular
from storybank.find.postings import Index, index
from storybank.find.shown import shown


def test_every_competency_is_asked_for_and_told_of() -> None:
    for one in competencies():
        assert one.words
        assert one.told
        assert "" not in (*one.words, *one.asked, *one.told), one.name
        assert len({*one.words, *one.asked, *one.told}) == len((*one.words, *one.asked, *one.told)), one.name


def test_a_story_tells_of_it_in_its_own_words() -> None:
    assert "~disagreement" in {cue.term for cue in told_in("I spoke out twice, and doubted the plan.")}
    assert not told_in("The sun was shining.")


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


def shows(*entries: Entry) -> Index:
    return shown(index(entries), len(entries))


def test_a_story_that_says_which_questions_it_answers_is_taken_at_its_word() -> None:
    told = Passage(FieldKind.ACTION, "I objected")
    asked = Passage(FieldKind.QUESTIONS, "How do you learn?")
    made = shows(entry(told), entry(told, asked), entry(background="Object when you must"))
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


def test_what_a_story_tells_counts_and_what_its_principle_says_less() -> None:
    (one, *_) = (one for one in competencies() if one.name == "disagreement")
    said = entry(Passage(FieldKind.PRINCIPLE, f"Courage {one.words[0]}"))
    behind = entry(Passage(FieldKind.PRINCIPLE, "Courage to speak"), background=one.words[0])
    whole, less = shows(said, behind).postings[one.term]
    assert 1 < less.level < whole.level


def test_more_phrases_tell_more_but_not_the_same_one_again() -> None:
    once = entry(Passage(FieldKind.ACTION, "I objected to it."))
    again = entry(Passage(FieldKind.ACTION, "I objected to it."), Passage(FieldKind.ACTION, "I objected."))
    more = entry(Passage(FieldKind.ACTION, "I objected to it, and voted against it."))
    levels = {posting.entry: posting.level for posting in shows(once, again, more).postings["~disagreement"]}
    assert levels[0] == levels[1] < levels[2]


def test_a_phrase_that_many_stories_say_tells_less() -> None:
    common = [entry(Passage(FieldKind.ACTION, "I objected.")) for _ in range(4)]
    rare = entry(Passage(FieldKind.ACTION, "I voted against it."))
    *many, last = shows(*common, rare).postings["~disagreement"]
    assert all(posting.level < last.level for posting in many)
