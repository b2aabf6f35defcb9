"""The Content-Security-Policy that a build writes: what it trusts, what it says of the rest, and how it is added to.

That nothing of the site offends it is a matter of a browser: tests/browser/test_content_policy.py.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bank_files import Built, build, draw, principle
from storybank.render.content_policy import content_policy, inline_sources, with_policy

SCRIPT = "'sha256-Zlljt19yTkK31TrPd+41ZSjlKqi/L/AISB92l8D6qSQ='"  # of "window.ran = 1", by openssl
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
OWNERSHIP = principle("Ownership", "Keeping the nightly export alive")


def build_with(folder: Path, settings: str = "", **files: str) -> Built:
    named = {name.replace("__", "/") + ".md": text for name, text in files.items()}
    own = {"content/ownership.md": OWNERSHIP, "pyproject.toml": f"[tool.storybank]\n{settings}\n"}
    return build(draw(folder, {**own, **named}))


def policy(site: Built, address: str) -> dict[str, set[str]]:
    """Return what the policy of a page says, by directive."""
    (found,) = POLICY.findall(site.page(address).html)
    return {words[0]: set(words[1:]) for words in map(str.split, found.split(";"))}


@pytest.mark.parametrize(
    ("page", "sources"),
    [
        ("<script>window.ran = 1</script>", {("script-src", SCRIPT)}),
        ("<SCRIPT\ntype=module>window.ran = 1</SCRIPT >", {("script-src", SCRIPT)}),
        ("<style>window.ran = 1</style>", {("style-src", SCRIPT)}),
        ("<p class=x style='window.ran = 1'>", {("style-src", SCRIPT), ("style-src", "'unsafe-hashes'")}),
        ('<p style="window&#46;ran = 1">', {("style-src", SCRIPT), ("style-src", "'unsafe-hashes'")}),
        ("<script src=a.js></script>", set()),
        ('<script type="application/json">{"a": 1}</script>', set()),
        ('<script type="text/template">x</script><p>style="x"</p>', set()),
    ],
)
def test_what_stands_inline_is_known_by_its_hash(page: str, sources: set[tuple[str, str]]) -> None:
    assert inline_sources(page) == sources


def test_line_ends_are_those_that_a_browser_reads() -> None:
    assert inline_sources("<script>a\r\nb\rc</script>") == inline_sources("<script>a\nb\nc</script>")


def test_sources_are_added_to_those_of_the_site() -> None:
    added = [("img-src", "https://b.example"), ("img-src", "https://a.example"), ("connect-src", "https://a.example")]
    said = content_policy([*added, ("object-src", "'self'"), ("script-src", SCRIPT)])
    assert said == (
        f"default-src 'self'; script-src 'self' {SCRIPT}; style-src 'self'; "
        "img-src 'self' data: https://a.example https://b.example; object-src 'self'; base-uri 'none'; "
        "form-action 'self'; connect-src 'self' https://a.example"
    )


def test_who_allows_everything_inline_is_not_undone_by_a_hash() -> None:
    said = content_policy([("style-src", "'unsafe-inline'"), ("style-src", SCRIPT)])
    assert "style-src 'self' 'unsafe-inline';" in said


def test_the_policy_stands_behind_the_charset_alone() -> None:
    meta = '<meta http-equiv="Content-Security-Policy" content="x">'
    assert meta in with_policy('<html><head>\n<meta charset="utf-8">\n<title>', "x").partition("<title>")[0]
    assert meta in with_policy("<HEAD lang=en><title>", "x").partition("<title>")[0]
    assert with_policy("<urlset/>", "x") == "<urlset/>"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    guide = "# Guide\n\n<script>window.ran = 1</script>\n\n| a |\n|--:|\n| 1 |\n"
    settings = 'csp = {img-src = ["https://img.example"]}'
    return build_with(tmp_path_factory.mktemp("site"), settings, docs__guide=guide)


def test_what_a_maintainer_wrote_by_hand_is_allowed_on_every_page(site: Built) -> None:
    """The theme exchanges pages without loading them anew: the policy of the first one holds."""
    assert site.code == 0, site.log
    for address in ("", "guide/", "principles/ownership/"):
        said = policy(site, address)
        assert SCRIPT in said["script-src"]
        assert said["style-src"] > {"'self'", "'unsafe-hashes'"}
        assert said["img-src"] == {"'self'", "data:", "https://img.example"}
    assert "does not allow" not in site.log


def test_pages_of_the_same_depth_have_the_same_policy(site: Built) -> None:
    story = "stories/keeping-the-nightly-export-alive/"
    assert policy(site, story) == policy(site, "principles/ownership/") != policy(site, "principles/")


def test_a_script_that_came_from_content_is_not_allowed_but_said(tmp_path: Path) -> None:
    """A template that does not escape lets content through; its hash is not learned from the page."""
    block = "{% block hero %}{% if page %}<script>{{ page.title }}</script>{% endif %}{% endblock %}"
    folder = draw(
        tmp_path,
        {
            "content/ownership.md": OWNERSHIP.replace("# Ownership", "# window.ran = 1"),
            "overrides/main.html": '{% extends "base.html" %}' + block,
        },
    )
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text().replace("name: material,", "name: material, custom_dir: overrides,"))
    site = build(folder)
    assert site.code == 0, site.log
    slug = next((folder / "site/principles").glob("window*")).name
    assert "<script>window.ran = 1</script>" in site.page(f"principles/{slug}/").html
    assert SCRIPT not in policy(site, f"principles/{slug}/")["script-src"]
    assert re.search(
        rf"WARNING -  principles/{slug}\.md has something inline .* \(script-src {re.escape(SCRIPT)}\)", site.log
    )
    assert build(folder, "--strict").code == 1


def test_it_can_be_left_out(tmp_path: Path) -> None:
    site = build_with(tmp_path, "csp = false", docs__guide="# Guide\n\n<script>window.ran = 1</script>\n")
    assert site.code == 0, site.log
    assert POLICY.findall(site.page("").html) == []
