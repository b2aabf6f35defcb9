"""The index: the same bytes from the same bank, small files, and nothing in it that is not in the bank."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from banks import field, library, linked, ownership, part, principle, section, story
from storybank.find import build_index
from storybank.find import leaves as leaves_module
from storybank.find import spelling as spelling_module
from storybank.find.documents import shard_size
from storybank.find.encoding import gaps
from storybank.find.fields import SEARCHED, Entry, FieldKind, Passage, names_of, story_entry
from storybank.find.held import name_term
from storybank.find.index import Search
from storybank.find.leaves import leaves, masks
from storybank.find.postings import Index, Posting, index
from storybank.find.spelling import spelling
from storybank.model.kinds import FieldName, PartKind, SectionKind
from storybank.model.library import Keyword, Library
from storybank.model.site import Page
from storybank.text.shards import script, size

FIRST = "(self.storybankShards=self.storybankShards||[]).push("


def shards(library: Library, pages: tuple[Page, ...] = ()) -> dict[str, Any]:
    """Every shard by name, read back."""
    found = {}
    for asset in build_index(library, pages).files:
        text = asset.data.decode()
        if text.startswith(FIRST):
            name, _, value = json.loads(text.split("\n")[0].removeprefix(FIRST).removesuffix(");"))
            assert asset.path == f"find/{name}.js"
            found[name] = value
    return found


def test_same_bank_gives_the_same_bytes_in_any_process(root: Path) -> None:
    """Sets have another order in another process: none may reach the files."""
    code = (
        "from hashlib import sha256; from pathlib import Path; from storybank.pipeline.load import load;"
        "from storybank.find import build_index; from storybank.model.settings import Settings;"
        "assets = build_index(load([Path('content')], Settings()).library).files;"
        "print(sha256(repr([(a.path, a.data) for a in assets]).encode()).hexdigest())"
    )
    digests = set()
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root / "hooks")}
        done = subprocess.run([sys.executable, "-c", code], cwd=root, env=environment, capture_output=True, check=True)
        digests.add(done.stdout)
    assert len(digests) == 1


def test_a_change_in_the_bank_changes_the_version_of_every_shard() -> None:
    def versions(library: Library) -> set[str]:
        texts = [asset.data.decode() for asset in build_index(library).files]
        return {
            json.loads(t.split("\n")[0].removeprefix(FIRST).removesuffix(");"))[1] for t in texts if t.startswith(FIRST)
        }

    first, second = versions(linked()), versions(library(ownership()))
    assert len(first) == len(second) == 1
    assert first != second


def test_an_empty_bank_has_an_index() -> None:
    assert shards(Library())["core"]["stories"] == 0


@pytest.mark.parametrize(("entries", "size"), [(320, 1), (321, 4), (3_200, 4), (3_201, 2)])
def test_a_file_holds_one_story_or_a_few_where_that_would_be_many_files(entries: int, size: int) -> None:
    assert shard_size(entries) == size


@pytest.mark.parametrize(("count", "in_core"), [(320, True), (321, False)])
def test_the_titles_of_a_small_bank_stand_in_the_core_and_those_of_a_large_one_in_its_leaves(
    count: int, *, in_core: bool
) -> None:
    told = [story(f"Told {number}") for number in range(count)]
    found = shards(library(principle("P", section(SectionKind.STORIES, "Stories", *told))))
    assert len(found["core"]["stubs"]) == (count if in_core else 0)
    assert any(row[5] for row in found["leaf-0"]) is not in_core


def test_shards_are_small(search: Search) -> None:
    """Each file that a search may wait for costs little on the wire."""
    sizes = {asset.path: len(gzip.compress(asset.data)) for asset in search.files}
    assert sizes["find/find.js"] < 25_000
    assert {path: size for path, size in sizes.items() if size > 25_000} == {}


def test_a_leaf_holds_every_word_that_sorts_into_it(made: Index) -> None:
    """What a person types is looked for in one leaf, though the term of the word may stand in another."""
    cut = leaves(made, masks(made))
    firsts = [leaf.first for leaf in cut]
    assert len(cut) > 5
    assert firsts == sorted(set(firsts))
    words = [{word for row in leaf.terms for word in _words(row)} for leaf in cut]
    known = {word for word, term in made.words.items() if word.isascii() and term in made.postings}
    lost = {word for word in known if word not in words[bisect_right(firsts, word) - 1]}
    assert lost == set()
    own = [{row[0] for row in leaf.terms if len(row) > 2} for leaf in cut]
    assert {
        term for term in made.postings if term.isascii() and term not in own[bisect_right(firsts, term) - 1]
    } == set()


def _words(row: Sequence[Any]) -> set[str]:
    term, endings = row[0], row[1]
    ends = {f"{term[: len(term) - int(end[0], 36)]}{end[1:]}" for end in endings.split(",") if end}
    return ends | {term} if len(row) > 2 else ends


def test_a_word_that_shares_little_with_its_term_can_be_read_back() -> None:
    made = index([Entry("x", "x", "stories/x/", (Passage(FieldKind.ACTION, "paediatrician"),))])
    (leaf,) = leaves(made, masks(made))
    assert _words(leaf.terms[0]) == {"paediatrician", made.words["paediatrician"]}
    assert made.words["paediatrician"].startswith("pediatr")


def test_a_word_stands_in_the_group_of_its_first_letter(bank: Library, made: Index) -> None:
    groups = spelling(made, len(bank.stories))
    firsts = [group.first for group in groups]
    assert len(groups) > 3
    assert firsts[0] == ""
    for at, group in enumerate(groups):
        known, strengths, ordinary = group.words
        words = [*_decoded(known[0]), *_decoded(ordinary[0])]
        assert {bisect_right(firsts, word[0]) - 1 for word in words} == {at}
        assert len(strengths[0]) == len(_decoded(known[0]))


def test_a_word_of_inhuman_length_is_looked_up_and_not_varied() -> None:
    """A token or an encoded image is such a word; its neighbours grow with the square of its letters."""
    token = "ab" * 200
    made = index([Entry("x", "x", "stories/x/", (Passage(FieldKind.ACTION, f"{token} retry"),))])
    offered = [word for group in spelling(made, 1) for word in _decoded(group.words[0][0])]
    assert offered == ["retry"]
    assert token in {word for leaf in leaves(made, masks(made)) for row in leaf.terms for word in _words(row)}


@pytest.mark.parametrize(("entries", "offered"), [(4_000, ["disk", "retry"]), (4_001, ["retry"])])
def test_in_a_large_bank_a_word_is_offered_that_occurs_twice(entries: int, offered: list[str]) -> None:
    twice = Passage(FieldKind.ACTION, "retry")
    made = index([entry(twice, Passage(FieldKind.ACTION, "disk")), entry(twice)])
    assert _decoded(spelling(made, entries)[0].words[0][0]) == offered


def test_a_word_shares_as_many_letters_with_the_one_before_as_a_figure_can_say() -> None:
    made = index([entry(Passage(FieldKind.ACTION, "deployment deployments redeployment redeployments"))])
    (text,) = spelling(made, 1)[0].words[0]
    assert text.split() == ["0deployment", "9ts", "0redeployment", "9ents"]


def _decoded(text: str) -> list[str]:
    words: list[str] = []
    for piece in text.split():
        words.append((words[-1] if words else "")[: int(piece[0])] + piece[1:])
    return words


def test_the_head_of_the_page_holds_the_core_as_data(search: Search) -> None:
    core = next(asset for asset in search.files if asset.path == "find/core.js").data.decode()
    written = search.head.partition('id="find-core">')[2].partition("</script>")[0]
    assert json.loads(written) == json.loads(core.removeprefix(FIRST).rstrip().removesuffix(");"))


def test_a_title_cannot_leave_the_head_of_the_page() -> None:
    told = story("Ending </script><script>alert(1)</script> <!--", part(PartKind.LEARNING, "x"))
    head = build_index(library(principle("P", section(SectionKind.STORIES, "Stories", told)))).head
    assert "alert(1)" in head
    assert "<script>alert" not in head
    assert head.count("<script") == head.count("</script>") == 3
    assert "<!--" not in head


def test_hostile_text_stays_inside_its_string() -> None:
    text = '`</script>` \u2028 ${x} "quoted" end'
    told = story("Hostile", part(PartKind.LEARNING, text))
    hostile = library(principle("P", section(SectionKind.STORIES, "Stories", told)))
    row: Any = shards(hostile)["stories-0"][0]
    assert row[6][-1] == [int(FieldKind.LEARNING), '</script> ${x} "quoted" end']
    assert not [asset.path for asset in build_index(hostile).files if "\u2028" in asset.data.decode()]


def test_rising_numbers_are_kept_by_their_gaps() -> None:
    assert gaps([]) == []
    assert gaps([3, 4, 45, 10**9]) == [3, 1, 41, 10**9 - 45]


def entry(*passages: Passage, synonyms: tuple[tuple[str, ...], ...] = ()) -> Entry:
    return Entry("x", "x", "stories/x/", passages, synonyms)


def only(found: list[Posting]) -> Posting:
    assert len(found) == 1
    return found[0]


def test_a_posting_knows_fields_strength_and_places() -> None:
    title, result = Passage(FieldKind.TITLE, "Kafka fell over"), Passage(FieldKind.RESULT, "It fell twice")
    made = index([entry(title, result), entry(Passage(FieldKind.ACTION, "They felled trees"))])
    fell = only(made.postings["fell"][:1])
    assert fell.fields == 1 << FieldKind.TITLE | 1 << FieldKind.RESULT
    assert len(fell.positions) == 2
    assert fell.level > only(made.postings["twice"]).level
    assert "over" not in made.postings
    assert made.words["trees"] == "tree"
    assert made.strong == {"kafka", "fell"}


def test_a_keyword_that_is_only_mentioned_counts_less_than_one_that_is_a_tag() -> None:
    tag = field(FieldName.TAGS, "Kafka")
    told = library(principle("P", section(SectionKind.STORIES, "Stories", story("One"), story("Two", tag))))
    told = replace(told, keywords=(Keyword("kafka", "Kafka"),), story_keywords={"one": ("kafka",), "two": ("kafka",)})
    mentioned, tagged = (
        next(passage.strength for passage in story_entry(one, told, names_of(told)).passages if not passage.shown)
        for one in told.stories
    )
    assert 0 < mentioned < tagged < 1


def test_names_of_a_keyword_find_alike() -> None:
    text = Passage(FieldKind.RESULT, "Postgres lost it")
    made = index([entry(text, synonyms=(("PostgreSQL", "postgres", "data store"),)), entry(text)])
    assert [posting.entry for posting in made.postings["postgr"]] == [0, 1]
    assert [posting.entry for posting in made.postings["postgresql"]] == [0]
    assert [posting.entry for posting in made.postings[name_term("data stores")]] == [0]
    assert "store" not in made.postings
    lent = only(made.postings["postgresql"])
    assert lent.fields == 1 << FieldKind.RESULT | 1 << FieldKind.KEYWORDS
    assert lent.level < made.postings["postgr"][0].level


def test_a_keyword_that_the_text_never_names_is_found_by_its_names_all_the_same() -> None:
    made = index([entry(Passage(FieldKind.RESULT, "It fell"), synonyms=(("Kafka", "event stream"),))])
    assert [only(made.postings[term]).fields for term in ("kafka", "event stream")] == [1 << FieldKind.KEYWORDS] * 2


def test_what_is_only_hinted_at_is_as_weak_as_can_be() -> None:
    made = index([Entry("x", "x", "stories/x/", (), hints=("Kafka",))])
    assert only(made.postings["kafka"]).level == 1


def test_leaves_are_in_the_order_in_which_the_browser_looks() -> None:
    words = ["zebra", "apple", "\U00020000\U00020001", "\uffee", "ärger"]
    made = index([entry(Passage(FieldKind.TITLE, " ".join(words)))])
    terms = [row[0] for leaf in leaves(made, masks(made)) for row in leaf.terms]
    assert terms == sorted(terms, key=lambda term: term.encode("utf-16-be"))
    assert {"zebra", "appl", "arger"} <= set(terms)


def test_pages_and_principles_are_found_beside_stories() -> None:
    written = Page("guide/index.md", "text", "How to read", "", "# How to read\n\nStart *anywhere*.")
    rows = [row for name, value in shards(linked(), (written,)).items() if name.startswith("pages-") for row in value]
    assert [row[:2] for row in rows] == [
        ["principles/ownership/", "Ownership"],
        ["principles/dive-deep/", "Dive deep"],
        ["guide/", "How to read"],
    ]
    assert "Start anywhere." in rows[-1][2]


def test_addresses_of_sources_are_not_searched() -> None:
    source = field(FieldName.SOURCE, "<https://example.org/needle>")
    made = shards(library(principle("P", section(SectionKind.STORIES, "Stories", story("Told again", source)))))
    assert "needle" not in json.dumps(made)


def test_a_word_counts_most_in_a_title_and_least_where_much_is_written() -> None:
    order = sorted(FieldKind, key=lambda kind: (-SEARCHED[kind].weight, kind))
    assert order[:5] == [
        FieldKind.TITLE, FieldKind.KEYWORDS, FieldKind.QUESTIONS, FieldKind.PRINCIPLE, FieldKind.RESULT
    ]  # fmt: skip
    assert order[-2:] == [FieldKind.ACTION, FieldKind.DETAILS]


def test_a_leaf_is_as_full_as_it_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    made = index([entry(Passage(FieldKind.ACTION, "bread cloud dwarf front ghost"))])
    (whole,) = leaves(made, masks(made))
    monkeypatch.setattr(leaves_module, "LEAF_BYTES", sum(size(row) for row in whole.terms[:2]))
    assert [len(leaf.terms) for leaf in leaves(made, masks(made))] == [2, 2, 1]


def test_a_group_of_words_is_as_full_as_it_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling_module, "GROUP", 2)
    monkeypatch.setattr(spelling_module, "ordinary", lambda *_: set())
    made = index([entry(Passage(FieldKind.ACTION, "bread cloud dwarf front ghost"))])
    groups = [_decoded(group.words[0][0]) for group in spelling(made, 1)]
    assert groups == [["bread", "cloud"], ["dwarf", "front"], ["ghost"]]


@pytest.mark.parametrize(
    ("count", "letter"), [(1, "a"), (3, "a"), (4, "b"), (9, "b"), (10, "c"), (99, "c"), (100, "d"), (1_000, "d")]
)
def test_the_letter_of_a_word_tells_how_many_entries_hold_it(count: int, letter: str) -> None:
    made = Index({"retri": [Posting(number, 1, 1, ()) for number in range(count)]}, {"retry": "retri"})
    assert spelling(made, count)[0].words[1] == [letter]


def test_a_story_counts_as_one_of_its_own_principle_before_the_others_that_it_shows() -> None:
    bank = linked()
    passages = story_entry(bank.stories[0], bank, names_of(bank)).passages
    own, other = [passage.strength for passage in passages if passage.kind is FieldKind.PRINCIPLE][:2]
    assert 0 < other < own == 1


def test_what_an_entry_is_about_stands_in_title_keywords_and_questions() -> None:
    about = (FieldKind.TITLE, FieldKind.KEYWORDS, FieldKind.QUESTIONS)
    made = index([entry(*(Passage(kind, f"word{kind.name.casefold()}") for kind in FieldKind))])
    assert made.strong == {f"word{kind.name.casefold()}" for kind in about}


def test_a_field_of_the_usual_length_weakens_no_word_and_a_long_one_does() -> None:
    short, long = Passage(FieldKind.TITLE, "outage"), Passage(FieldKind.TITLE, "outage of all things")
    alone, usual = index([entry(short)]), index([entry(long), entry(long)])
    level = only(alone.postings["outag"]).level
    assert {posting.level for posting in usual.postings["outag"]} == {level}
    shorter, longer = index([entry(short), entry(long)]).postings["outag"]
    assert shorter.level > level > longer.level


def test_a_shard_is_short_and_always_the_same() -> None:
    assert script("x", "v1", {"b": [1, 2], "a": "é"}).decode() == f'{FIRST}["x","v1",{{"a":"é","b":[1,2]}}]);\n'


def test_a_list_shows_no_title_twice_and_nothing_that_its_writer_did_not_write_there() -> None:
    row = shards(linked())["stories-0"][0]
    kinds = {FieldKind(kind) for kind, _ in row[6]}
    assert FieldKind.ACTION in kinds
    assert not kinds & {FieldKind.TITLE, FieldKind.PRINCIPLE, FieldKind.KEYWORDS}


@pytest.mark.parametrize(("letters", "offered"), [(3, False), (4, True), (40, True), (41, False)])
def test_a_word_is_offered_that_is_neither_too_short_nor_too_long_to_be_misspelt(
    letters: int, *, offered: bool
) -> None:
    made = index([entry(Passage(FieldKind.ACTION, "z" * letters))])
    assert bool(spelling(made, 1)) is offered


def test_a_name_lends_no_more_than_it_weighs_itself() -> None:
    def lent(strength: float) -> int:
        passages = Passage(FieldKind.ACTION, "PostgreSQL"), Passage(FieldKind.RESULT, "Postgres", strength)
        return only(index([entry(*passages, synonyms=(("PostgreSQL", "postgres"),))]).postings["postgresql"]).level

    assert lent(0.25) < lent(1.0)


def test_a_word_is_kept_by_how_it_ends_otherwise_than_its_term() -> None:
    made = index([entry(Passage(FieldKind.ACTION, "retry retries"))])
    (leaf,) = leaves(made, masks(made))
    assert leaf.terms[0][:2] == ("retri", "0es,1y")


def test_a_story_of_no_principle_is_of_none_in_the_list() -> None:
    loose = story("Loose", principle="")
    found = shards(replace(library(ownership()), stories=(loose,)))
    assert found["stories-0"][0][2] == -1


def test_a_piece_of_another_name_is_no_keyword() -> None:
    """The keyword `a_b` is not what somebody asks for with "b"; the whole name is, in either spelling."""
    told = story("Rain", part(PartKind.ACTION, "We used the chaos-monkey that evening"))
    bank = library(principle("P", section(SectionKind.STORIES, "Stories", told)))
    keyword = Keyword("resilience", "Resilience", ("chaos_monkey", "outages"))
    held = replace(bank, keywords=(keyword,), story_keywords={bank.stories[0].id: ("resilience",)})
    entry = story_entry(held.stories[0], held, names_of(held))
    made = index([entry])
    fields = {term: made.postings[term][0].fields for term in ("monkey", "chaosmonkey", "outag", "resili")}
    assert {term for term, mask in fields.items() if mask & 1 << FieldKind.KEYWORDS} == {
        "chaosmonkey",
        "outag",
        "resili",
    }


def test_a_page_lends_no_words_to_the_correction_of_spelling() -> None:
    bank = library(principle("P", section(SectionKind.STORIES, "Stories", story("Kubernetes upgrade"))))
    found = shards(bank, (Page("guide.md", "text", "Guide", "", "`kuberentes` and monitoring"),))
    offered = [word for group in _groups_of(found) for word in _decoded(group[0][0])]
    assert "kubernetes" in offered
    assert not {"kuberentes", "monitoring", "guide"} & set(offered)


def _groups_of(found: dict[str, Any]) -> list[Any]:
    return [value for name, value in found.items() if name.startswith("spelling-")]


def test_code_of_a_page_is_not_shown_as_its_text() -> None:
    found = shards(library(ownership()), (Page("guide.md", "text", "Guide", "", "So:\n\n```markdown\n**Raw**\n```"),))
    texts = [text for rows in (v for n, v in found.items() if n.startswith("pages-")) for _, _, text in rows]
    assert [text.strip() for text in texts if "So:" in text] == ["So:"]
