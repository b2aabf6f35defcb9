"""Addresses that were published stay reachable."""

import tomllib
from itertools import cycle

import pytest

from storybank.commands.addresses import counted
from storybank.link.addresses import (
    Record,
    RecordEntry,
    check_addresses,
    compare,
    dump_record,
    load_record,
    redirects,
    shown,
    updated,
)
from storybank.model.kinds import PartKind, SectionKind
from storybank.model.library import Library
from storybank.model.places import SourceFile, Span
from storybank.model.story import Other, Part, Principle, Section, Story
from storybank.text.digest import digest
from storybank.text.slug import slugify

TEXTS = ("It was slow.", "Make it fast.", "We measured.", "It became fast.")


def story(id_: str, *texts: str) -> Story:
    span = Span("x.md", 1, 9)
    kinds = (PartKind.SITUATION, PartKind.TASK, PartKind.ACTION, PartKind.RESULT)
    parts = tuple(Part(kind, str(kind), text, span) for kind, text in zip(cycle(kinds), texts, strict=False))
    return Story(id_, id_, "", "ownership", parts, span)


def library(*stories: Story, slug: str = "ownership") -> Library:
    span = Span("x.md", 1, 9)
    definition = Section(SectionKind.DEFINITION, None, (Other("", "Think long-term.", span),), span)
    told = Section(SectionKind.STORIES, None, stories, span)
    return Library(principles=(Principle(slug, slug, None, (definition, told), span),), stories=stories)


def record(bank: Library) -> Record:
    return Record(updated(Record(), bank), "content/addresses.toml")


def found(recorded: Record, bank: Library) -> list[str]:
    return [d.code for d in check_addresses(recorded, bank)]


OLD = library(story("slow-page", *TEXTS), story("other", "Another text", "Wholly different"))


def test_a_bank_that_did_not_change_breaks_nothing() -> None:
    assert found(record(OLD), OLD) == []


def test_a_retitled_story_is_found_again_and_redirected() -> None:
    new = library(story("fast-page", *TEXTS), story("other", "Another text", "Wholly different"))
    (finding,) = [d for d in check_addresses(record(OLD), new) if d.code == "SB740"]
    assert "/stories/slow-page/ was published; its text is now at /stories/fast-page/" in finding.message
    assert finding.example == "### A new title {#slow-page}"
    accepted = Record(updated(record(OLD), new), "content/addresses.toml")
    assert found(accepted, new) == []
    assert [asset.path for asset in redirects(accepted, new)] == ["stories/slow-page/index.html"]
    assert b'content="0; url=../../stories/fast-page/"' in redirects(accepted, new)[0].data


def test_the_redirect_works_before_it_is_recorded() -> None:
    new = library(story("fast-page", *TEXTS))
    assert [asset.path for asset in redirects(record(OLD), new)] == ["stories/slow-page/index.html"]


def test_the_digest_of_a_title_in_another_alphabet_leads_to_its_letters() -> None:
    title = "Медленная страница"
    recorded = record(library(story(f"x-{digest(title)}", *TEXTS)))
    (moved,) = redirects(recorded, library(story(slugify(title), *TEXTS)))
    assert moved.path == f"stories/x-{digest(title)}/index.html"
    assert b"url=../../stories/medlennaya-stranitsa/" in moved.data


def test_a_story_retitled_and_edited_at_once_is_known_by_the_parts_that_stayed() -> None:
    new = library(story("fast-page", TEXTS[0], "Make it much faster.", *TEXTS[2:]))
    assert dict(compare(record(OLD), shown(new)).moved) == {"stories/slow-page": "stories/fast-page"}


def test_two_candidates_are_one_too_many() -> None:
    new = library(story("a", *TEXTS), story("b", *TEXTS), story("other", "Another text", "Wholly different"))
    changes = compare(record(OLD), shown(new))
    assert (dict(changes.moved), dict(changes.lost)) == ({}, {"stories/slow-page": ("stories/a", "stories/b")})
    (finding,) = [d for d in check_addresses(record(OLD), new) if d.code == "SB740"]
    assert finding.example == '"stories/slow-page" = "moved to stories/a"'


def test_a_story_leads_to_no_principle_that_says_the_same() -> None:
    old = library(story("slow-page", "Think long-term."), slug="frugality")
    lost = compare(record(old), shown(library(slug="ownership"))).lost
    assert lost == {"stories/slow-page": ()}


def test_a_text_that_now_stands_in_two_places_has_not_changed_places() -> None:
    new = library(story("slow-page", "A text of another story"), story("a", *TEXTS), story("b", *TEXTS))
    assert dict(compare(record(OLD), shown(new)).swapped) == {}


def test_a_story_split_in_two_leads_where_the_maintainer_says() -> None:
    new = library(story("a", *TEXTS[:2]), story("b", *TEXTS[2:]), story("other", "Another text", "Wholly different"))
    (finding,) = [d for d in check_addresses(record(OLD), new) if d.code == "SB740"]
    assert "its text is now in /stories/a/ and /stories/b/" in finding.message
    lines = dump_record(record(OLD).entries).splitlines()
    chosen = [finding.example if line.startswith('"stories/slow-page"') else line for line in lines]
    accepted, problems = load_record(SourceFile("content/addresses.toml", "\n".join(chosen)))
    assert problems == ()
    assert [asset.path for asset in redirects(accepted, new)] == ["stories/slow-page/index.html"]


@pytest.mark.parametrize(("count", "ends"), [(8, "/stories/s7/"), (9, "/stories/s7/ and 1 more")])
def test_of_a_story_split_into_many_eight_are_named(count: int, ends: str) -> None:
    texts = [f"Text number {number} of a long telling" for number in range(count)]
    old = library(story("long-one", *texts))
    new = library(*(story(f"s{number}", text) for number, text in enumerate(texts)))
    (finding,) = [d for d in check_addresses(record(old), new) if d.code == "SB740"]
    assert finding.message.endswith(ends)


def test_where_two_branches_recorded_one_address_what_both_say_is_joined() -> None:
    said = ("gone", "shows 07c41a9e", "shows 3c1d09aa", "moved to stories/b", "shows 77e0b1f4")
    text = "".join(f'"stories/a" = "{value}"\n' for value in said)
    entries = [load_record(SourceFile("a", "\n".join(text.splitlines()[:count])))[0].entries for count in (3, 5)]
    assert [str(found["stories/a"]) for found in entries] == ["shows 07c41a9e 3c1d09aa", "moved to stories/b"]


def test_an_unfinished_merge_is_an_error_that_loses_no_entry() -> None:
    text = '<<<<<<< HEAD\n"stories/a" = "gone"\n=======\n"stories/b" = "gone"\n>>>>>>> other branch\n'
    merged, problems = load_record(SourceFile("content/addresses.toml", text))
    assert (list(merged.entries), merged.unread) == (["stories/a", "stories/b"], ())
    assert [(d.code, d.place.line) for d in problems] == [("SB743", 1), ("SB743", 3), ("SB743", 5)]


def test_a_removed_story_is_reported_until_it_is_let_go() -> None:
    new = library(story("slow-page", *TEXTS))
    assert found(record(OLD), new) == ["SB740"]
    kept = Record(updated(record(OLD), new), "content/addresses.toml")
    assert found(kept, new) == ["SB740"]
    gone = Record(updated(record(OLD), new, let_go=True), "content/addresses.toml")
    assert found(gone, new) == []
    assert str(gone.entries["stories/other"]) == "gone"


def test_stories_of_one_title_that_change_places_are_reported() -> None:
    new = library(story("slow-page", "Another text", "Wholly different"), story("other", *TEXTS))
    assert found(record(OLD), new) == ["SB741", "SB741"]


def test_a_rewritten_story_keeps_its_address_in_peace() -> None:
    new = library(story("slow-page", "New words throughout."), story("other", "Another text", "Wholly different"))
    assert found(record(OLD), new) == []


def test_a_renamed_principle_is_redirected_too() -> None:
    new = library(*OLD.stories, slug="owning-it")
    accepted = Record(updated(record(OLD), new), "content/addresses.toml")
    assert [asset.path for asset in redirects(accepted, new)] == ["principles/ownership/index.html"]


def test_a_story_that_moved_twice_is_one_step_away() -> None:
    second, third = library(story("second", *TEXTS)), library(story("third", *TEXTS))
    first = record(library(story("first", *TEXTS)))
    entries = updated(Record(updated(first, second), "r"), third)
    assert str(entries["stories/first"]) == str(entries["stories/second"]) == "moved to stories/third"


def test_a_new_story_at_an_old_address_is_reported_and_not_shadowed() -> None:
    moved = Record({"stories/other": RecordEntry(moved_to="stories/slow-page")}, "content/addresses.toml")
    assert "SB741" in found(moved, OLD)
    assert redirects(moved, OLD) == ()


def test_what_is_new_is_nothing_for_a_contributor() -> None:
    """`storybank addresses --check` says it, to those who publish."""
    new = library(*OLD.stories, story("third", "Something else"))
    assert found(record(OLD), new) == []


@pytest.mark.parametrize(("more", "ends"), [(3, "/stories/n2/)"), (4, "/stories/n2/ …)")])
def test_of_many_new_addresses_the_first_three_are_named(more: int, ends: str) -> None:
    new = library(*OLD.stories, *(story(f"n{number}", f"Another text {number}") for number in range(more)))
    said = counted(compare(record(OLD), shown(new)).new)
    assert said.startswith(f"{more} (/stories/n0/, ")
    assert said.endswith(ends)
    assert counted(()) == "0"


def test_the_right_form_of_a_lost_address_leads_to_one_of_its_kind() -> None:
    (lost,) = check_addresses(record(OLD), library(story("slow-page", *TEXTS)))
    assert lost.example == '"stories/other" = "moved to stories/its-successor"'


def test_without_a_record_nothing_is_said() -> None:
    assert found(Record(), OLD) == []


def test_the_file_comes_back_as_it_was() -> None:
    entries = {
        **record(OLD).entries,
        "stories/a": RecordEntry(moved_to="stories/Own_Id:1.2"),
        "stories/b": RecordEntry(),
    }
    entries["stories/Own_Id:1.2"] = RecordEntry(frozenset({"07c41a9e"}), shown=True)
    text = dump_record(entries)
    assert list(tomllib.loads(text)) == sorted(entries)
    loaded, problems = load_record(SourceFile("content/addresses.toml", text))
    assert problems == ()
    assert {address: str(entry) for address, entry in loaded.entries.items()} == {a: str(e) for a, e in entries.items()}
    assert loaded.entries["principles/ownership"].line == 2


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("x", 1),
        ('"stories/a" = "gone"\n"stories/../b" = "gone"\n', 2),
        ('"stories/a" = "moved to https://evil.example"\n', 1),
        ('"stories/a" = 3\n', 1),
        ('"stories/a" = "moved to stories/b"\n"stories/b" = "moved to stories/a"\n', 1),
    ],
)
def test_a_broken_entry_is_an_error_at_its_line(text: str, line: int) -> None:
    _, problems = load_record(SourceFile("content/addresses.toml", text))
    assert {d.code for d in problems} == {"SB743"}
    assert problems[0].place.line == line


def test_a_redirect_to_nowhere_is_an_error() -> None:
    broken = Record(
        {**record(OLD).entries, "stories/a": RecordEntry(moved_to="stories/nothing")}, "content/addresses.toml"
    )
    assert found(broken, OLD) == ["SB743"]
