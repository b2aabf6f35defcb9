"""Linking: ids, references, mentions, keywords, related stories."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn import ALIKE, bank, found, principle, story
from storybank.link.keywords import Vocabulary, load_keywords
from storybank.link.related import MOST, related
from storybank.model.library import Keyword
from storybank.model.places import SourceFile
from storybank.pipeline.build import site


def test_equal_titles_get_different_addresses(tmp_path: Path) -> None:
    result = bank(
        tmp_path, {"a.md": principle("A", story("Same")), "b.md": principle("B", story("Same"), story("Same"))}
    )
    assert [s.id for s in result.library.stories] == ["same", "same-2", "same-3"]
    assert found(result) == ["b.md:9:1: SB304", "b.md:19:1: SB304"]


def test_an_id_that_was_given_goes_before_one_from_a_title(tmp_path: Path) -> None:
    result = bank(tmp_path, {"a.md": principle("A", story("Same"), story("Another {#same}"))})
    assert [(s.title, s.id) for s in result.library.stories] == [("Same", "same-2"), ("Another", "same")]


def test_a_principle_that_stands_twice_is_reported(tmp_path: Path) -> None:
    result = bank(tmp_path, {"a.md": principle("A", story("One")), "b.md": principle("A", story("Two"))})
    assert [p.slug for p in result.library.principles] == ["a", "a-2"]
    assert [(s.id, s.principle) for s in result.library.stories] == [("one", "a"), ("two", "a-2")]
    assert found(result) == ["b.md:1:1: SB410"]


def test_a_story_file_joins_its_principle(tmp_path: Path) -> None:
    one = story("In a file of its own").replace("###", "#")
    result = bank(tmp_path, {"ownership.md": principle("Ownership", story("One")), "ownership/two.md": one})
    assert [(s.id, s.principle) for s in result.library.stories] == [
        ("one", "ownership"),
        ("in-a-file-of-its-own", "ownership"),
    ]
    assert found(result) == []


def test_a_story_file_without_its_principle_gets_a_bare_one(tmp_path: Path) -> None:
    result = bank(tmp_path, {"dive-deep/two.md": story("Two").replace("###", "#")})
    assert [(p.slug, p.title) for p in result.library.principles] == [("dive-deep", "Dive deep")]
    assert found(result) == ["dive-deep/two.md:1:1: SB411"]


def test_links_written_for_the_folder_lead_to_pages(tmp_path: Path) -> None:
    links = "[p](b.md) [s](b.md#two) [h](b.md#focus-areas) [self](#one) [out](https://example.org)"
    result = bank(tmp_path, {"a.md": principle("A", story("One", links)), "b.md": principle("B", story("Two"))})
    targets = {href: str(target) for (_, href), target in result.library.references.items()}
    assert targets == {
        "b.md": "principles/b/",
        "b.md#two": "stories/two/",
        "b.md#focus-areas": "principles/b/#focus-areas",
        "#one": "stories/one/",
    }
    assert found(result) == []


def test_a_counted_heading_is_found_by_the_name_github_gives_it(tmp_path: Path) -> None:
    text = principle("A", story("Example 1: The outage"), story("Two", "[x](#example-1-the-outage)"))
    result = bank(tmp_path, {"a.md": text})
    assert str(result.library.references["a.md", "#example-1-the-outage"]) == "stories/the-outage/"


def test_a_heading_of_a_principle_is_found_by_our_spelling_too(tmp_path: Path) -> None:
    text = principle("A", story("One", "[a](#version-1-0) [b](#version-10)")) + "\n## Version 1.0\n\nAs it was.\n"
    references = bank(tmp_path, {"a.md": text}).library.references
    assert [str(target) for target in references.values()] == ["principles/a/#version-1-0"] * 2


def test_both_our_and_githubs_spelling_of_an_anchor_lead_there(tmp_path: Path) -> None:
    links = "[a](#its-10-of-32768-nodes) [b](#its-1-0-of-32-768-nodes)"
    result = bank(tmp_path, {"a.md": principle("A", story("It's 1.0 of 32,768 nodes", links))})
    assert {str(target) for target in result.library.references.values()} == {"stories/its-1-0-of-32-768-nodes/"}


def test_images_beside_the_text_are_published_when_shown(tmp_path: Path) -> None:
    (tmp_path / "my chart.png").write_bytes(b"png")
    (tmp_path / "unused.png").write_bytes(b"png")
    result = bank(tmp_path, {"a.md": principle("A", story("One", "![x](my%20chart.png) ![y](nowhere.png)"))})
    (asset,) = (a for a in site(result, ALIKE).assets if a.path.startswith("media/"))
    assert (asset.path[-13:], asset.data) == ("-my-chart.png", b"png")
    page = next(page for page in site(result, ALIKE).pages if page.path == "stories/one.md")
    assert f'src="../../{asset.path}"'.replace("-", "&#45;") in page.markdown
    assert found(result) == ["a.md:11:42: SB401"]


def test_footnotes_and_link_references_serve_their_whole_file(tmp_path: Path) -> None:
    text = (
        principle("A", story("One", "See [the RFC][rfc] and this.[^1]"))
        + "\n[rfc]: https://example.org/rfc\n\n[^1]: A note.\n"
    )
    library = bank(tmp_path, {"a.md": text}).library
    assert library.definitions["a.md"] == {"[rfc]": "[rfc]: https://example.org/rfc", "[^1]": "[^1]: A note."}


def test_a_label_or_heading_above_a_text_moves_no_line(tmp_path: Path) -> None:
    told = story("One").replace("**Result:**", "#### Result\n\n- First.\n- See [x](c.md).\n\n**Learning:**")
    lines = principle("A", told).splitlines()
    (at,) = (number for number, line in enumerate(lines, 1) if "[x]" in line)
    assert f"a.md:{at}:11: SB401" in found(bank(tmp_path, {"a.md": "\n".join(lines) + "\n"}))


def test_broken_references_are_reported_at_their_line(tmp_path: Path) -> None:
    links = "See\n[x](nowhere.md), [y](#nothing)\nand [z](../docs/z.md)."
    result = bank(tmp_path, {"a.md": principle("A", story("One", links))})
    assert found(result) == ["a.md:12:5: SB401", "a.md:12:22: SB402", "a.md:13:9: SB401"]


def test_principles_know_who_mentions_them(tmp_path: Path) -> None:
    text = principle(
        "A",
        story("One", "A case of Dive Deep, not of `Dive deep`."),
        story("Two", "They dive deep."),
        story("Four", "A case of Dive deep too.", "**Also shows:** Dive deep"),
    )
    result = bank(tmp_path, {"a.md": text, "dive-deep.md": principle("Dive deep", story("Three", "Dive deep."))})
    (mention,) = result.library.mentions["dive-deep"]
    assert (mention.principle, mention.story, str(mention.place)) == ("a", "one", "a.md:11:1")


def test_further_principles_are_resolved_or_reported(tmp_path: Path) -> None:
    text = principle("A", story("One", more="**Also shows:** Dive Deep, Diving"))
    result = bank(tmp_path, {"a.md": text, "dive-deep.md": principle("Dive deep", story("Three"))})
    assert result.library.also_shows["one"] == ("dive-deep",)
    assert found(result) == ["a.md:19:28: SB403"]


def test_names_are_found_where_no_space_parts_the_words(tmp_path: Path) -> None:
    text = principle("Ownership", story("One", "这体现了主人翁精神和Dive deep。"), story("Two", "Deep主人翁, Divedeep"))
    files = {"a.md": text, "b.md": principle("主人翁精神", story("B")), "c.md": principle("Dive deep", story("C"))}
    mentions = bank(tmp_path, files).library.mentions
    assert {slug: [m.story for m in found] for slug, found in mentions.items()} == {
        "dive-deep": ["one"],
        "x-0362f5da": ["one"],
    }


def test_keywords_are_found_where_no_space_parts_the_words() -> None:
    vocabulary = Vocabulary((Keyword("kafka", "Kafka"), Keyword("lb", "负载均衡", ("로드 밸런서",))))
    assert [k.slug for k in vocabulary.found_in("留下未完成的Kafka工作线程，负载均衡器")] == ["kafka", "lb"]
    assert [k.slug for k in vocabulary.found_in("로드 밸런서를 바꿨다")] == ["lb"]


KEYWORDS = "Kafka: [event stream]\nCost: [spend, budget]\nC++:\nData loss: []\n"


def test_a_long_list_of_keywords_is_read() -> None:
    keywords, problems = load_keywords(
        SourceFile("k.yml", "".join(f"Topic {n}: [t{n}, subject {n}]\n" for n in range(1000)))
    )
    assert (len(keywords), problems) == (1000, ())


def test_keywords_come_from_tags_and_from_the_text(tmp_path: Path) -> None:
    files = {
        "keywords.yml": KEYWORDS,
        "a.md": principle(
            "A",
            story("One", "The event stream was slow.", "**Tags:** spend, on call"),
            story("Two", "KAFKA lost data; data loss in C++."),
            story("Three", "Kafka was slow again.", "**Tags:** event stream"),
        ),
    }
    result = bank(tmp_path, files)
    assert result.library.story_keywords == {
        "one": ("cost", "on-call", "kafka"),
        "two": ("kafka", "data-loss", "c"),
        "three": ("kafka",),
    }
    assert found(result) == []


@pytest.mark.parametrize(("named", "count"), [(12, 12), (13, 12)])
def test_twelve_keywords_found_in_a_text_count(named: int, count: int, tmp_path: Path) -> None:
    words = [f"word{number}" for number in range(named)]
    files = {"keywords.yml": "".join(f"{word}:\n" for word in words), "a.md": principle("A", story(" ".join(words)))}
    (keywords,) = bank(tmp_path, files).library.story_keywords.values()
    assert len(keywords) == count


def test_faults_of_the_keyword_file(tmp_path: Path) -> None:
    files = {"keywords.yml": "Kafka: [stream]\nFlink: [Stream]\nX: {a: b}\n", "a.md": principle("A", story("kafka x"))}
    assert found(bank(tmp_path, files)) == [
        "keywords.yml:2:1: SB421",
        "keywords.yml:2:1: SB422",
        "keywords.yml:3:1: SB420",
    ]
    _, broken = load_keywords(SourceFile("k.yml", "- a\n- b\n"))
    assert [f"{d.place}: {d.code}" for d in broken] == ["k.yml:1:1: SB420"]


def test_the_longest_name_counts() -> None:
    vocabulary = Vocabulary((Keyword("data", "data"), Keyword("data-loss", "data loss"), Keyword("c", "C++")))
    assert [k.name for k in vocabulary.found_in("Data loss, then data in c++ and C#")] == ["data loss", "data", "C++"]


def test_related_stories_say_why(tmp_path: Path) -> None:
    files = {
        "keywords.yml": "Kafka:\nCost:\n",
        "a.md": principle("A", story("One", more="**Tags:** kafka, cost"), story("Alone", more="**Tags:** space")),
        "b.md": principle("B", story("Two", more="**Tags:** cost, kafka")),
    }
    result = bank(tmp_path, files)
    (entry,) = result.library.related["one"]
    assert (entry.story, entry.reasons) == ("two", ("Cost", "Kafka"))
    assert [e.story for e in result.library.related["two"]] == ["one"]
    assert result.library.related["alone"] == ()


def test_a_story_has_five_related_ones_and_three_reasons_at_most() -> None:
    result = related({str(number): list("abcd") for number in range(7)}, {}, {letter: letter for letter in "abcd"})
    assert max(len(entries) for entries in result.values()) == 5
    assert {len(entry.reasons) for entries in result.values() for entry in entries} == {3}


@pytest.mark.parametrize(("between", "count"), [(11, 1), (12, 0)])
def test_of_a_common_keyword_only_the_twelve_neighbours_are_looked_at(between: int, count: int) -> None:
    keywords = {"first": ["a", "b"], **{f"n{number}": ["a", f"x{number}"] for number in range(between)}}
    keywords = {**keywords, "last": ["a"]}
    result = related(
        keywords, {"first": ["a"], "last": ["a"]}, {slug: slug for slugs in keywords.values() for slug in slugs}
    )
    assert len(result["first"]) == count


@pytest.mark.parametrize(("tags", "count"), [({}, 0), ({"1": ["a"], "2": ["a"]}, 1)])
def test_one_shared_word_is_chance_and_one_shared_tag_is_not(tags: dict[str, list[str]], count: int) -> None:
    result = related({"1": ["a", "b"], "2": ["a", "c"]}, tags, {letter: letter for letter in "abc"})
    assert len(result["1"]) == count


@pytest.mark.parametrize(("shared", "order"), [("bc", ["2", "3"]), ("bcd", ["3", "2"])])
def test_a_shared_tag_counts_as_two_keywords(shared: str, order: list[str]) -> None:
    keywords = {"1": [*"a", *shared], "2": ["a"], "3": [*shared]}
    result = related(keywords, {"1": ["a"], "2": ["a"]}, {letter: letter for letter in "abcd"})
    assert [entry.story for entry in result["1"]] == order


@given(st.dictionaries(st.integers(0, 60).map(str), st.lists(st.sampled_from("abcdefgh"), unique=True), max_size=40))
def test_the_relation_is_symmetric_bounded_and_grounded(keywords: dict[str, list[str]]) -> None:
    names = {letter: letter.upper() for letter in "abcdefgh"}
    result = related(keywords, {}, names)
    assert result == related(keywords, {}, names)
    for one, entries in result.items():
        assert len(entries) <= MOST
        assert len({entry.story for entry in entries}) == len(entries)
        for entry in entries:
            assert one in {back.story for back in result[entry.story]}
            assert {r.lower() for r in entry.reasons} <= set(keywords[one]) & set(keywords[entry.story])


def test_a_link_to_what_stands_outside_the_principles_leads_to_the_page_that_shows_it(tmp_path: Path) -> None:
    text = "# My notes\n\nSee [the plan](#the-plan).\n\n## Ownership\n\nOwn it.\n\n## The plan\n\nSleep.\n"
    result = bank(tmp_path, {"a.md": text})
    assert [d for d in found(result) if "SB4" in d] == []
    target = result.library.references["a.md", "#the-plan"]
    assert str(target) == "principles/ownership/#also-in-this-file"


def test_a_story_outside_the_principles_of_its_file_comes_last_and_makes_none(tmp_path: Path) -> None:
    text = f"# My notes\n\n{story('Spare')}\n## Ownership\n\n{story('Own')}\n".replace("### Own", "### Mine")
    library = bank(tmp_path, {"a.md": text}).library
    assert [(s.title, s.principle) for s in library.stories] == [("Mine", "ownership"), ("Spare", "")]
    assert [p.slug for p in library.principles] == ["ownership"]


@pytest.mark.parametrize(
    ("written", "leads"),
    [
        ("[[Two]]", "stories/two/"),
        ("[[two]]", "stories/two/"),
        ("[[b]]", "principles/b-side/"),
        ("[[b.md]]", "principles/b-side/"),
        ("[[B side]]", "principles/b-side/"),
        ("[[b#Interview tips|the tips]]", "principles/b-side/#interview-tips"),
        ("[[b#Two]]", "stories/two/"),
        ("[[#One]]", "stories/one/"),
        ("[[file]]", "stories/in-a-file/"),
        ("[[b-side/file]]", "stories/in-a-file/"),
        ("[[In a file]]", "stories/in-a-file/"),
    ],
)
def test_a_link_by_name_finds_files_principles_stories_and_headings(tmp_path: Path, written: str, leads: str) -> None:
    files = {
        "a.md": principle("A", story("One", f"See {written}.")),
        "b.md": principle("B side", story("Two", "Words."), "\n## Interview tips\n\n- Say it.\n"),
        "b-side/file.md": story("In a file", "Words.").replace("### ", "# "),
    }
    result = bank(tmp_path, files)
    assert not {"SB402", "SB405", "SB406"} & {found.code for found in result.findings}
    assert [str(target) for target in result.library.references.values()] == [leads.replace("/#", "/#")]


def test_names_that_the_bank_does_not_have_and_embeds_are_reported_at_their_place(tmp_path: Path) -> None:
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "chart.png").write_bytes(b"png")
    links = "[[gone]] [[a#gone]] [[lost|x]]\n![[chart.png]] ![[img/chart.png|300]] ![[no.png]] ![[One]]"
    result = bank(tmp_path, {"a.md": principle("A", story("One", links))})
    assert [d for d in found(result) if d.endswith(("SB402", "SB405", "SB406"))] == [
        "a.md:11:16: SB405",
        "a.md:11:25: SB402",
        "a.md:11:36: SB405",
        "a.md:12:40: SB405",
        "a.md:12:51: SB406",
    ]
    page = next(page for page in site(result, ALIKE).pages if page.path == "stories/one.md")
    assert page.markdown.count("<img") == 2
