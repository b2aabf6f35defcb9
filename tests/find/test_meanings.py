"""Families of words and near meanings: what finds stories that do not have the very word."""

from __future__ import annotations

from banks import library, part, principle, section, story
from storybank.find.fields import MEANT, names_of, story_entry
from storybank.find.groups import forms, groups, spoken_in
from storybank.find.held import name_term
from storybank.find.meanings import MOST, families, meant
from storybank.find.postings import Index, index
from storybank.model.kinds import PartKind, SectionKind
from storybank.text.terms import stems


def lent(*texts: str, curated: frozenset[str] = frozenset()) -> tuple[Index, Index]:
    """The index of stories with these texts, and the same with what its words stand for."""
    told = [story(f"Number {at}", part(PartKind.ACTION, text)) for at, text in enumerate(texts)]
    bank = library(principle("P", section(SectionKind.STORIES, "Stories", *told)))
    entries = [story_entry(one, bank, names_of(bank)) for one in bank.stories]
    made = index(entries)
    return made, meant(made, len(entries), curated)


def test_a_form_that_the_stemmer_does_not_join_finds_the_story() -> None:
    made, whole = lent("We lost the disk", "Nothing of it")
    assert "lose" not in made.postings
    (posting,) = whole.postings["lose"]
    assert (posting.entry, posting.fields & MEANT) == (0, MEANT)
    assert posting.level < made.postings["lost"][0].level
    assert whole.via["lose"] == ("lost",)


def test_what_is_derived_finds_the_story() -> None:
    _, whole = lent("We compared both")
    assert whole.postings["comparison"][0].entry == 0


def test_a_near_meaning_finds_the_story_weaker_than_the_word() -> None:
    made, whole = lent("He haggled for weeks", "A negotiation")
    levels = {posting.entry: (posting.level, posting.fields & MEANT) for posting in whole.postings["negoti"]}
    assert levels[1] == (made.postings["negoti"][0].level, 0)
    assert levels[0][0] < levels[1][0]
    assert levels[0][1] == MEANT


def test_what_only_tells_of_a_meaning_lends_and_borrows_not() -> None:
    _, whole = lent("It was restored from tapes", "We made a backup")
    assert {posting.entry for posting in whole.postings["backup"]} == {0, 1}
    assert {posting.entry for posting in whole.postings["tape"]} == {0}


def test_words_side_by_side_count_together_only() -> None:
    _, whole = lent("She went down to the cellar", "In the cellar she went home, and down came rain")
    assert [posting.entry for posting in whole.postings["outag"]] == [0]


def test_nothing_is_added_to_what_the_bank_curates() -> None:
    made, whole = lent("He haggled for weeks", "A negotiation", curated=frozenset({"negoti"}))
    assert whole.postings["negoti"] == made.postings["negoti"]


def test_every_name_of_a_group_has_a_term() -> None:
    assert [name for group in groups() for name in (*group.words, *group.told) if not stems(name)] == []
    assert all(len(group.words) > 1 and len(name_term(name)) > 1 for group in groups() for name in group.words)


def test_families_go_both_ways() -> None:
    assert all(families()[other][one] == worth for one, row in families().items() for other, worth in row.items())
    assert families()["analysi"].keys() & {"analyz"}


def test_a_word_is_lent_to_the_strongest_stories_and_of_equals_to_the_first() -> None:
    texts = [
        "We lost it all, lost it, lost it" if at % 4 == 3 else "We took it home, then we lost it" for at in range(80)
    ]
    _, whole = lent(*texts)
    strong = {at for at in range(80) if at % 4 == 3}
    weak = [at for at in range(80) if at % 4 != 3]
    assert {posting.entry for posting in whole.postings["lose"]} == strong | set(weak[: MOST - len(strong)])


def test_the_table_is_large_and_each_name_in_a_group_once() -> None:
    assert len(groups()) >= 1_200
    for group in groups():
        names = (*group.words, *group.told, *group.asked)
        assert len(set(names)) == len(names), group.words


def test_an_irregular_word_stands_for_its_forms() -> None:
    assert [*forms("keep a promise")] == ["keep a promise", "kept a promise"]
    assert next(iter(forms("data loss"))) == "data loss"


def test_names_are_compared_without_articles() -> None:
    _, whole = lent("I had promised it", "It was a pledge")
    assert [posting.entry for posting in whole.postings["kept promis"]] == [0, 1]


def test_what_is_worth_too_little_is_not_lent() -> None:
    """A word that stands in every story of many tells nothing of any."""
    _, whole = lent(*["The patient and the ward, and much else that takes room"] * 400)
    assert not any(posting.fields & MEANT for posting in whole.postings.get("hospit", []))


def test_a_name_of_words_that_tell_nothing_is_not_heard() -> None:
    spoken = [name for _, name in spoken_in("It came from it, more than once, and they spoke up")]
    assert "spoke up" in spoken
    assert not {"from", "more than", "up"} & set(spoken)
