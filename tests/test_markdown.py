"""Markdown fragments: what GitHub shows, minus everything that could act, plus the links of the bank."""

from __future__ import annotations

import html
import re

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
        ("- [ ] task\n", ()),
        ("`<script>`", ()),
    ],
)
def test_what_cleaning_takes_away_is_named(text: str, lost: tuple[tuple[str, int], ...]) -> None:
    assert dropped_html(text) == lost


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


def words_of(fragment: str) -> str:
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]*>", "", fragment)))
