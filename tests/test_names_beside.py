"""Names of principles that stand in no heading: in fields, tags, sentences, quotes, and an index of the file."""

from __future__ import annotations

import pytest

from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.parse import parse
from test_kinds import BOLD, LISTED, PLAIN, Read, read

TWO = [("Courage", ["The ferry"]), ("Patience", ["The mill"])]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "# Talk\n\n## The ferry\n\nPLAIN\n→ shows: Courage\n\n## The mill\n\nPLAIN\n→ shows: Patience\n",
            TWO, id="behind-the-parts",
        ),
        pytest.param(
            "# Talk\n\n## The ferry\n\nPLAIN\n**Value:** Courage\n\n## The mill\n\nPLAIN\n**Value:** Zest\n",
            [("Courage", ["The ferry"]), ("Zest", ["The mill"])], id="a-value-behind-the-parts",
        ),
        pytest.param(
            "# Talk\n\n## The ferry\n\nPLAIN\nAlso shows: Courage\n\n## The mill\n\nPLAIN\nAlso shows: Patience\n",
            [("Talk", ["The ferry", "The mill"])], id="what-a-story-shows-besides",
        ),
        pytest.param(
            "# Talk\n\n## The ferry\n\nPLAIN\nShows: the long view\n\n## The mill\n\nPLAIN\nShows: a calm voice\n",
            [("Talk", ["The ferry", "The mill"])], id="no-names-behind-the-parts",
        ),
        pytest.param(
            "# Talk\n\n## The ferry\nPrinciple: Are Right, A Lot\n\nPLAIN\n\n"
            "## The mill\nPrinciple: Dive Deep\n\nPLAIN\n",
            [("Are Right, A Lot", ["The ferry"]), ("Dive Deep", ["The mill"])], id="a-name-with-a-comma",
        ),
        pytest.param(
            "# Talk\n\n## The ferry\n\n**LP:** Dive Deep\n**Else:** Think Big\n\nPLAIN\n\n"
            "## The mill\n\n**LP:** Ownership\n**Else:** Earn Trust\n\nPLAIN\n",
            [("Talk", ["The ferry", "The mill"])],
            id="two-names-for-each",
        ),
        pytest.param(
            "# Talk\n\n*Theme: Courage*\n\n## The ferry\n\nBOLD\n\n*Theme: Patience*\n\n## The mill\n\nBOLD\n",
            TWO, id="themes",
        ),
        pytest.param(
            "# Talk\n\n*Theme: boats*\n\n## The ferry\n\nBOLD\n\n*Theme: grain*\n\n## The mill\n\nBOLD\n",
            [("Talk", ["The ferry", "The mill"])], id="topics",
        ),
        pytest.param(
            "# Talk\n\n**Value: Courage** (their word)\n\n## The ferry\n\nBOLD\n\n"
            "**Value: Patience**\n\n## The mill\n\nBOLD\n",
            [("Courage (their word)", ["The ferry"]), ("Patience", ["The mill"])], id="one-with-a-remark",
        ),
        pytest.param(
            "# Talk\n\n## The ferry\n#talk #courage\n\nPLAIN\n\n## The mill\n#talk #patience\n\nPLAIN\n",
            [("courage", ["The ferry"]), ("patience", ["The mill"])], id="hashtags",
        ),
        pytest.param(
            "# Talk\n\n## The ferry\n#talk #boats\n\nPLAIN\n\n## The mill\n#talk #patience\n\nPLAIN\n",
            [("Talk", ["The ferry", "The mill"])], id="tags",
        ),
        pytest.param(
            "# Talk\n\nHere I would speak of **courage**, their first word.\n\n"
            "## The ferry\n\nBOLD\n\n## The barge\n\nBOLD\n\n"
            "Next comes **patience**, which they love.\n\n## The mill\n\nBOLD\n",
            [("courage", ["The ferry", "The barge"]), ("patience", ["The mill"])], id="sentences",
        ),
        pytest.param(
            "# Talk\n\nThis one was at **Heron Boats** in spring.\n\n## The ferry\n\nBOLD\n\n"
            "And this at **Otter Mills** in autumn.\n\n## The mill\n\nBOLD\n",
            [("Talk", ["The ferry", "The mill"])], id="sentences-of-employers",
        ),
        pytest.param(
            "# Talk\n\nMy story for Think Big, if asked.\n\n**The ferry**\n\nPLAIN\n\n"
            "My story for Earn Trust is shorter.\n\n**The mill**\n\nPLAIN\n",
            [("Think Big", ["The ferry"]), ("Earn Trust", ["The mill"])], id="sentences-about-a-story",
        ),
        pytest.param(
            "# Talk\n\nOn courage:\n\n**The ferry**\n\nPLAIN\n\nOn patience:\n\n**The mill**\n\nPLAIN\n",
            [("courage", ["The ferry"]), ("patience", ["The mill"])], id="leads",
        ),
        pytest.param(
            'Value "Courage"\n\nStory: The ferry\n\nPLAIN\n\nValue "Patience":\n\nStory: The mill\n\nPLAIN\n',
            TWO, id="quoted-behind-a-word",
        ),
        pytest.param(
            "> [!abstract] Our house\n> **Courage**: say so.\n\n> [!success] The ferry\nQUOTED\n\n"
            "> [!abstract] Our house\n> **Patience**: wait for it.\n\n> [!success] The mill\nQUOTED\n",
            [("Courage: say so.", ["The ferry"]), ("Patience: wait for it.", ["The mill"])], id="mottos-in-callouts",
        ),
        pytest.param(
            "Sheet\n\n[A] Dive Deep\nStory: The ferry\nPLAIN\n\n[B] Think Big\nStory: The mill\nPLAIN\n",
            [("Dive Deep", ["The ferry"]), ("Think Big", ["The mill"])], id="letters-in-brackets",
        ),
        pytest.param(
            "| No. | Value | Story | S | T | A | R |\n|--|--|--|--|--|--|--|\n| 1 | Courage | The ferry | ROW |\n"
            "| 2 | Patience | The mill | ROW |\n",
            TWO, id="rows-with-a-number",
        ),
        pytest.param(
            "# Which\n\n| Story | Value |\n|---|---|\n| The ferry | Courage |\n| [The mill](#the-mill) | Patience |\n\n"
            "## The ferry\n\nBOLD\n\n## The mill\n\nBOLD\n",
            TWO, id="an-index",
        ),
        pytest.param(
            "# Which\n\n- Courage → The ferry\n- Patience → The mill\n\n## The ferry\n\nBOLD\n\n## The mill\n\nBOLD\n",
            TWO, id="an-index-as-a-list",
        ),
        pytest.param(
            "# Which\n\n- The ferry, long\n- The mill, short\n\n## The ferry\n\nBOLD\n\n## The mill\n\nBOLD\n",
            [("Which", ["The ferry", "The mill"])], id="a-list-of-titles",
        ),
        pytest.param(
            "# Which\n\n| Story | Value |\n|---|---|\n| The ferry | Courage |\n\n"
            "## The ferry\n\nBOLD\n\n## The mill\n\nBOLD\n",
            [("Which", ["The ferry", "The mill"])], id="an-index-of-some",
        ),
    ],
)  # fmt: skip
def test_names_are_found_where_no_heading_says_them(text: str, names: Read) -> None:
    assert read(text) == names


ITEMS = "# Talk\n\n- NAME\n  - The ferry\n\nLISTED\n\n- OTHER\n  - The mill\n\nLISTED\n".replace("LISTED", LISTED)
LINES = "# Talk\n\n**NAME**: two years of nights\n\nStory: The ferry\n\nPLAIN\n\n"
LINES += "**OTHER**: a summer in the lab\n\nStory: The mill\n\nPLAIN\n"


@pytest.mark.parametrize("text", [ITEMS, LINES, LINES.replace("**NAME**", "## NAME").replace("**OTHER**", "## OTHER")])
@pytest.mark.parametrize("pair", ["Acme Globex", "Heron Otter", "Monday Tuesday", "Harbour Village"])
def test_a_motto_or_a_place_in_a_list_alone_makes_no_name(text: str, pair: str) -> None:
    first, second = pair.split()
    [(name, _)] = read(text.replace("NAME", first).replace("OTHER", second))
    assert name in {"Talk", "Notes"}


@pytest.mark.parametrize("text", [ITEMS, LINES])
def test_with_a_name_that_people_share_they_do(text: str) -> None:
    found = [name.partition(":")[0] for name, _ in read(text.replace("NAME", "Thrift").replace("OTHER", "Wit"))]
    assert found == ["Thrift", "Wit"]


def spans(text: str) -> list[tuple[str, int, int]]:
    document, _ = parse(SourceFile("notes.md", text.replace("BOLD", BOLD).replace("PLAIN", PLAIN)), Settings())
    return [(p.title, p.span.line, p.span.end_line) for p in document.principles]


def test_a_principle_of_an_index_stands_there() -> None:
    index = "| Value | Story |\n|---|---|\n| Courage | The ferry |\n| Patience | The mill |\n"
    stories = "## The ferry\n\nBOLD\n\n## The mill\n\nBOLD\n"
    assert spans(f"# Which\n\n{index}\n{stories}") == [("Courage", 5, 5), ("Patience", 6, 6)]
    assert [line for _, line, _ in spans(f"# Which\n\n{stories}\n{index}")] == [25, 26]


def test_a_story_ends_before_the_sentence_above_the_next() -> None:
    told = "**The ferry**\n\nPLAIN\n\nAnd **patience**, to end with.\n\n**The mill**\n\nPLAIN\n"
    assert spans(f"First **courage**, as they ask.\n\n{told}") == [("courage", 1, 8), ("patience", 10, 17)]


def test_a_name_in_a_quote_ends_with_it() -> None:
    quoted = "\n".join(f"> {line}" for line in ['Value "Courage"', "", *PLAIN.split("\n")])
    assert spans(f"Hello,\n\n{quoted}\n\nYours, and see you.\n") == [("Courage", 3, 8)]


@pytest.mark.parametrize("key", ["principle", "value"])
def test_a_key_above_the_title_of_an_item_names_its_principle(key: str) -> None:
    items = "".join(
        f"- {key}: {name}\n  title: {title}\n" + LISTED.replace("   - ", "  ").lower() + "\n"
        for name, title in (("courage", "The ferry"), ("patience", "The mill"))
    )
    assert read(f"# Answers\n\n```yaml\n{items}```\n") == [("courage", ["The ferry"]), ("patience", ["The mill"])]
