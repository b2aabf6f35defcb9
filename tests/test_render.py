"""Pages from a library: what stands on them, where they lead, and that nothing on them can act."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from importlib import import_module

import pytest

from banks import SPAN, field, library, linked, ownership, part, principle, question, section, story, tip
from sites import PAGES
from storybank.model.addresses import address_of, relative
from storybank.model.kinds import FieldName, PartKind, SectionKind
from storybank.model.library import Keyword, Library, Related, Target
from storybank.model.modules import modules_in
from storybank.model.places import Span
from storybank.model.settings import Settings
from storybank.model.site import Page
from storybank.model.story import Document, Heading, Other, Principle, Section, Story
from storybank.render import PAGE_TYPES, WORDS, render
from storybank.render import pages as page_types
from storybank.render.catalogue import Catalogue
from storybank.render.environment import TEMPLATES
from storybank.render.pages.keywords import MOST
from storybank.text.slug import stable_id

FIRST = "stories/finishing-the-stream-worker.md"


def pages(bank: Library) -> dict[str, Page]:
    return {page.path: page for page in render(bank, Settings()).pages}


def text(page: Page) -> str:
    """What a reader sees: the body without tags and character references."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>|\{: #[^}]*\}", " ", page.markdown)).split())


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "action") and value]


def links(page: Page) -> list[str]:
    parser = _Links()
    parser.feed(page.markdown)
    return parser.found


def test_the_pages_stay_at_their_addresses() -> None:
    """People keep them as bookmarks; a new type of page adds its own."""
    addresses = {page.address for page in pages(linked()).values()}
    assert addresses >= {
        "",
        "principles/",
        "principles/ownership/",
        "principles/dive-deep/",
        "stories/finishing-the-stream-worker/",
        "stories/cross-team-outage/",
        "star-index/",
        "find/",
        "checklists/",
        "questions/",
        "keywords/",
    }


@pytest.mark.parametrize(
    ("path", "address"),
    [("index.md", ""), ("star-index.md", "star-index/"), ("principles/index.md", "principles/"), ("a/b.md", "a/b/")],
)
def test_address_of_a_path(path: str, address: str) -> None:
    assert address_of(path) == address


@pytest.mark.parametrize(
    ("target", "start", "written"),
    [
        ("principles/a/", "stories/x/", "../../principles/a/"),
        ("stories/y/#task", "stories/x/", "../y/#task"),
        ("keywords/", "", "keywords/"),
        ("", "stories/x/", "../../"),
        ("", "", "./"),
    ],
)
def test_relative_address(target: str, start: str, written: str) -> None:
    assert relative(target, start) == written


def test_every_link_between_pages_leads_to_a_page() -> None:
    found = pages(linked())
    addresses = {page.address for page in found.values()}
    internal = [(p.address, link) for p in found.values() for link in links(p) if "://" not in link and link[0] != "#"]
    assert len(internal) > 30
    for start, link in internal:
        steps = f"{start}{re.split('[?#]', link)[0]}".split("/")
        while ".." in steps:
            at = steps.index("..")
            del steps[at - 1 : at + 1]
        assert "/".join(step for step in steps if step != ".") in addresses, (start, link)


def test_story_shows_its_parts_in_order_with_their_names() -> None:
    body = pages(linked())[FIRST].markdown
    headings = re.findall(r"^## (.*) {: #(.*) }$", body, re.MULTILINE)
    names = ["Situation", "Task", "Action", "Result", "About", "Related"]
    assert headings == [(name, name.lower()) for name in names]


def test_story_names_kind_time_keywords_principles_and_related_stories_with_the_reason() -> None:
    seen = text(pages(linked())[FIRST])
    for words in ("Own story", "min to read", "Kafka", "Dive deep", "Courage", "Cross-team outage both: Kafka"):
        assert words in seen


def test_joint_label_names_every_kind_and_a_qualified_label_is_kept() -> None:
    told = story(
        "A", part(PartKind.ACTION, "x", "Action & Result (1 minute)", (PartKind.RESULT,)), part(PartKind.TASK, "y", "T")
    )
    seen = text(pages(library(principle("P", section(SectionKind.STORIES, "S", told))))["stories/a.md"])
    assert "## Action and result Action & Result (1 minute) x" in seen
    assert "## Task y" in seen


def test_empty_part_says_so() -> None:
    told = story("A", part(PartKind.LEARNING, ""))
    assert "Not told yet" in text(
        pages(library(principle("P", section(SectionKind.STORIES, "S", told))))["stories/a.md"]
    )


@pytest.mark.parametrize(
    ("kind", "label"), [("retold", "Retold"), ("illustrative", "Illustrative"), ("own", "Own story")]
)
def test_kind_is_visible_wherever_the_story_is_listed(kind: str, label: str) -> None:
    told = story("A", field(FieldName.KIND, kind), principle="p")
    found = pages(library(principle("P", section(SectionKind.STORIES, "S", told))))
    assert label in text(found["stories/a.md"])
    assert label in text(found["principles/p.md"])


def test_retelling_and_first_telling_name_each_other() -> None:
    first, second = story("A", principle="p"), story("B", principle="p")
    second = replace(second, retells="a")
    found = pages(library(principle("P", section(SectionKind.STORIES, "S", first, second))))
    assert "A first telling" in text(found["stories/b.md"])
    assert "B told again" in text(found["stories/a.md"])
    assert "../b/" in links(found["stories/a.md"])


def test_previous_and_next_are_neighbours_in_the_principle() -> None:
    found = pages(linked())
    second = "stories/cross-team-outage.md"
    assert (found[FIRST].previous, found[FIRST].next, found[FIRST].parent) == ("", second, "principles/ownership.md")
    assert (found[second].previous, found[second].next) == (FIRST, "")
    assert found["principles/ownership.md"].next == "principles/dive-deep.md"


def test_story_page_opens_its_own_lines() -> None:
    assert pages(linked())[FIRST].source == SPAN


def test_principle_page_keeps_every_section_in_source_order() -> None:
    body = pages(linked())["principles/ownership.md"].markdown
    headings = re.findall(r"^## (.*?) \{", body, re.MULTILINE)
    assert headings == [
        "Definition",
        "STAR Pattern Examples",
        "Focus areas",
        "Interview tips",
        "Questions",
        "Red flags",
    ]
    seen = html.unescape(body)
    assert seen.index("Finishing the stream worker") < seen.index("A note between") < seen.index("Cross-team outage")


def test_anchor_of_a_section_is_the_one_that_references_use() -> None:
    twice = principle(
        "P",
        section(SectionKind.OTHER, "R&D / tools", Other("", "a", SPAN)),
        section(SectionKind.OTHER, "R&D tools", Other("", "b", SPAN)),
    )
    assert re.findall(r"\{: #(.*?) \}", pages(library(twice))["principles/p.md"].markdown) == [
        "r-d-tools",
        "r-d-tools-2",
    ]


def test_text_before_the_first_heading_and_outside_the_principle_is_kept() -> None:
    intro = Section(SectionKind.INTRO, None, (Other("", "An opening line.", SPAN),), SPAN)
    bare = principle("P", intro)
    bank = library(bare, documents=(Document("p.md", (), (bare,), (), (Other("", "Stray text.", SPAN),)),))
    seen = text(pages(bank)["principles/p.md"])
    assert "An opening line." in seen
    assert "Stray text." in seen


def test_story_from_a_file_of_its_own_joins_the_stories_of_its_principle() -> None:
    home = ownership()
    loose = story("On its own")
    bank = library(home, stories=(*home.stories, loose))
    body = pages(bank)["principles/ownership.md"].markdown
    assert body.count("stories/on&#45;its&#45;own/") == 1
    assert body.index("STAR Pattern") < body.index("on&#45;its&#45;own") < body.index("## Focus")


def test_story_file_without_stories_section_gets_one() -> None:
    bare = principle("P")
    bank = library(bare, stories=(story("Alone", principle="p"),))
    assert "## Stories {: #stories }" in pages(bank)["principles/p.md"].markdown


def test_text_around_a_story_in_its_own_file_is_shown_with_it() -> None:
    alone = Story("alone", "Alone", "", "p", (), Span("p/alone.md", 3, 4))
    file = Document("p/alone.md", (), (), (alone,), (Other("", "A closing remark.", SPAN),))
    bank = library(principle("P"), stories=(alone,), documents=(file,))
    assert "A closing remark." in text(pages(bank)["stories/alone.md"])


def test_principle_names_its_mentions_and_the_stories_elsewhere_that_show_it() -> None:
    body = pages(linked())["principles/dive-deep.md"].markdown
    headings = re.findall(r"^## (.*) {: #(.*) }$", body, re.MULTILINE)
    assert headings == [("Also shown by", "also-shown-by"), ("Mentioned by", "mentioned-by")]
    assert body.count("../../stories/finishing&#45;the&#45;stream&#45;worker/") == 2
    assert body.count(' data-story="finishing&#45;the&#45;stream&#45;worker"') == 1


def test_name_of_another_principle_is_linked_and_the_own_one_is_not() -> None:
    found = pages(linked())
    for path in ("principles/ownership.md", FIRST):
        assert set(re.findall(r'class="mention"[^>]*>([^<]*)<', found[path].markdown)) <= {"Dive deep"}
    assert '"../dive&#45;deep/" class="mention"' in found["principles/ownership.md"].markdown


def test_reference_is_resolved_as_seen_from_the_page() -> None:
    told = story("A", part(PartKind.LEARNING, "See [this](other.md#x)."), principle="p")
    bank = library(
        principle("P", section(SectionKind.STORIES, "S", told)),
        references={("ownership.md", "other.md#x"): Target("stories/b/", "x")},
    )
    assert "../b/#x" in links(pages(bank)["stories/a.md"])


def test_index_holds_every_story_with_result_principle_and_keywords() -> None:
    page = pages(linked())["star-index.md"]
    row = next(row for row in page.markdown.split("<tr ") if "Finishing" in row)
    assert 'data-principle="ownership"' in row
    assert 'data-keywords="kafka cost"' in row
    assert 'data-measured="1"' in row
    assert "Cut the cost by 40&#37; in 2 weeks." in row
    assert page.markdown.count("<tr ") == 2
    assert 'data-measured="1"' not in next(row for row in page.markdown.split("<tr ") if "outage" in row)


def test_tip_has_the_same_id_on_both_pages_and_its_text_in_the_label() -> None:
    found = pages(linked())
    box = f'<label><input type="checkbox" data-sb-tip="{stable_id("Show **willingness**")}"'
    for path in ("principles/ownership.md", "checklists.md"):
        assert box in found[path].markdown
        assert "<span>Show <strong>willingness</strong></span></label>" in found[path].markdown


def test_checklists_leave_out_principles_without_tips() -> None:
    assert re.findall(r"^## (\S+)", pages(linked())["checklists.md"].markdown, re.MULTILINE) == ["Ownership"]


def test_the_questions_of_a_principle_lead_to_the_stories_that_answer_them() -> None:
    found = pages(linked())
    assert "../../questions/#ownership" in links(found["principles/ownership.md"])
    assert 'id="ownership"' in html.unescape(found["questions.md"].markdown)


def test_question_names_the_stories_that_answer_it() -> None:
    body = pages(linked())["questions.md"].markdown
    entry = body[body.index("When did you finish work") :]
    best, *_ = re.findall(r"<a [^>]*>([^<]*)</a>", entry.partition("</dd>")[0])
    assert best == "Finishing the stream worker"


def test_keyword_page_lists_stories_and_aliases_by_name() -> None:
    page = pages(linked())["keywords.md"]
    assert 'id="kafka"' in page.markdown
    assert "Also: event stream" in text(page)
    assert text(page).index("cost") < text(page).index("Kafka")


@pytest.mark.parametrize("name", [module.__name__.rpartition(".")[2] for module in modules_in(page_types)])
def test_a_page_type_is_a_module_a_template_and_a_case_of_one_name(name: str) -> None:
    kind = name.replace("_", "-")
    assert (TEMPLATES / f"{kind}.md.jinja").is_file()
    made = {page.path: page for page in pages(linked()).values() if page.kind == kind}
    assert made, f"no page has the kind {kind}"
    module = import_module(f"{page_types.__name__}.{name}")
    assert {page.path for page in module.PAGE_TYPE.pages(Catalogue(linked(), Settings(), WORDS))} == set(made)
    assert kind in PAGES, f"tests/sites.py has no page of the kind {kind}"


def test_the_order_of_page_types_is_no_accident() -> None:
    positions = [page_type.position for page_type in PAGE_TYPES]
    assert positions == sorted(set(positions))


def test_no_template_is_left_over() -> None:
    kinds = {page.kind for page in pages(linked()).values()}
    assert {path.name.partition(".")[0] for path in TEMPLATES.glob("*.md.jinja")} == kinds


def test_page_frames() -> None:
    found = pages(linked())
    assert found["index.md"].hide == ("navigation", "toc", "footer")
    assert not found["star-index.md"].in_search
    assert found[FIRST].in_search
    outside = {page.kind: path for path, page in found.items() if not page.in_nav}
    assert {"story": "stories/cross-team-outage.md", "find": "find.md"}.items() <= outside.items()
    assert not found[FIRST].in_nav
    assert not outside.keys() & {"home", "principles", "principle", "star-index", "checklists", "questions"}
    assert not outside.keys() & {"coverage", "keywords", "practice", "pack"}


@pytest.mark.parametrize("build", [library, Library])
def test_small_banks_render(build: Callable[[], Library]) -> None:
    assert "index.md" in pages(build())


def test_dangling_ids_do_not_break_a_page() -> None:
    told = story("A", principle="nowhere")
    bank = Library(stories=(told,), related={"a": (Related("gone", ("x",)),)}, also_shows={"a": ("gone",)})
    assert "stories/a.md" in pages(bank)


HOSTILE = (
    "x &lt;/title&gt;<script>alert(1)</script> `*_[a](javascript:1)_*` "
    '{{ 7*7 }} {% raw %} {: onclick=x } ${y} --8<-- "a"'
)


def test_no_hostile_text_leaves_a_page_active() -> None:
    """Every text of the model hostile: no tag of theirs, no Markdown, no template survives in any body."""
    told = story(HOSTILE, *(field(name, HOSTILE) for name in FieldName), part(PartKind.LEARNING, HOSTILE, HOSTILE))
    told = replace(told, id="hostile", principle="p")
    bad = principle(
        HOSTILE,
        Section(SectionKind.OTHER, Heading(HOSTILE, 2, SPAN), (Other(HOSTILE, HOSTILE, SPAN), told), SPAN),
        section(SectionKind.TIPS, HOSTILE, tip(HOSTILE)),
        section(SectionKind.QUESTIONS, HOSTILE, question(HOSTILE)),
    )
    for page in pages(library(replace(bad, slug="p"))).values():
        assert "<script" not in page.markdown
        assert "javascript:" not in " ".join(links(page))
        assert "{{" not in page.markdown
        assert "{%" not in page.markdown
        for line in page.markdown.splitlines():
            content = re.sub(r"^#+ | \{: #[a-z0-9-]+ \}$", "", line)
            assert not re.search(r"[`*\[\]{}$]", content), line


def test_a_keyword_of_many_stories_shows_the_first_and_leads_to_all() -> None:
    many = [story(f"Story {number}") for number in range(MOST + 1)]
    found = library(
        principle("Ownership", section(SectionKind.STORIES, "S", *many)),
        keywords=(Keyword("cost", "cost"),),
        story_keywords={one.id: ("cost",) for one in many},
    )
    shown = links(pages(found)["keywords.md"])
    assert [link for link in shown if "stories/" in link] == [f"../stories/{one.id}/" for one in many[:MOST]]
    assert "../find/?keyword=cost" in shown


ASKED = "When did you choose to wait?"


def asked(*principles: Principle) -> dict[str, str]:
    """The questions of a bank in their order, each with what the page says below it."""
    body = pages(library(*principles))["questions.md"].markdown
    rows = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", html.unescape(body), re.DOTALL)
    return {q: " ".join(re.sub(r"<[^>]*>", " ", told).split()) for q, told in rows}


def test_a_question_leads_to_the_stories_that_name_it_its_own_principle_first() -> None:
    elsewhere = story("Brave haste", field(FieldName.QUESTIONS, ASKED), principle="courage")
    own = story(
        "Waiting for the second report", field(FieldName.QUESTIONS, "when did you choose to wait"), principle="p"
    )
    alike = story("When we choose to wait", principle="p")
    found = asked(
        principle("Courage", section(SectionKind.STORIES, "S", elsewhere)),
        principle(
            "P", section(SectionKind.STORIES, "S", own, alike), section(SectionKind.QUESTIONS, "Q", question(ASKED))
        ),
    )
    assert found == {ASKED: "Waiting for the second report Brave haste"}


def test_a_question_that_two_principles_ask_has_two_ids() -> None:
    asked = section(SectionKind.QUESTIONS, "Questions", question("When did you finish what others had left?"))
    page = pages(library(principle("Ownership", asked), principle("Grit", asked)))["questions.md"].markdown
    ids = re.findall(r'id="(q[^"]*)"', html.unescape(page))
    assert len(ids) == len(set(ids)) == 2


def test_a_question_that_no_story_names_says_that_its_stories_are_guessed() -> None:
    alike = story("When we choose to wait", principle="p")
    questions = section(SectionKind.QUESTIONS, "Q", question(ASKED), question("Xylophones?"))
    found = asked(principle("P", section(SectionKind.STORIES, "S", alike), questions))
    assert found[ASKED] == "No story names this question. The nearest in words: When we choose to wait"
    assert found["Xylophones?"] == "No story names this question yet; any story of P may serve."
