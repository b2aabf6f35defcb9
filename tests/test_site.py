"""Whole sites, built by the real MkDocs from a drawn content folder: pages, links, log lines, exit codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urljoin

import pytest

from bank_files import HOOK, INDEX, Built, build, build_anew, draw, principle
from storybank.model.library import Library
from storybank.model.settings import Settings
from storybank.render import render

OWNERSHIP = principle("Ownership", "Keeping the nightly export alive")
DEEP = principle("Dive deep", "Finding the missing index", "Ownership without facts is guesswork.", INDEX)
REPOSITORY = '[tool.storybank]\nrepository = "https://github.com/acme/credit-bank"\nbranch = "trunk"\n'
STORY = "stories/keeping-the-nightly-export-alive/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A bank of two principles in a folder with a space and an umlaut, built strictly."""
    files = {"content/ownership.md": OWNERSHIP, "content/dive-deep.md": DEEP, "pyproject.toml": REPOSITORY}
    return build_anew(draw(tmp_path_factory.mktemp("site") / "Bänk mit Leerzeichen", files), "--strict")


def build_with(folder: Path, files: Mapping[str, str | bytes], *options: str) -> Built:
    return build(draw(folder / "bank", files), *options)


def reaches(site: Built, start: str, target: str) -> bool:
    """True if a link on the page `start` leads to the page `target`."""
    base = "https://example.org/bank/"
    return any(urljoin(base + start, link).partition("#")[0] == base + target for link in site.page(start).links)


def test_a_clean_bank_builds_strictly(site: Built) -> None:
    assert site.code == 0, site.log
    assert "WARNING" not in site.log
    assert "ERROR" not in site.log


@pytest.mark.parametrize(
    "start", ["", "principles/", "principles/ownership/", "star-index/"], ids=["home", "principles", "own", "index"]
)
def test_every_list_leads_to_what_it_lists(site: Built, start: str) -> None:
    target = STORY if start in {"principles/ownership/", "star-index/"} else "principles/ownership/"
    assert reaches(site, start, target)


def test_a_story_page_tells_the_whole_story(site: Built) -> None:
    text = site.page(STORY).text
    for sentence in ("failed every third night", "before nine", "Moved the export behind", "ninety days"):
        assert sentence in text


def test_a_second_file_appears_everywhere_linked_with_the_first(site: Built) -> None:
    story = "stories/finding-the-missing-index/"
    for start in ("principles/dive-deep/", "star-index/"):
        assert reaches(site, start, story)
    for start in ("", "principles/", "checklists/"):
        assert "Dive deep" in site.page(start).text
    assert reaches(site, "principles/dive-deep/", "principles/ownership/"), "its text names the first principle"
    assert reaches(site, "principles/ownership/", "principles/dive-deep/"), "the first says who mentions it"


def test_a_story_outside_the_navigation_has_its_place_in_it(site: Built) -> None:
    page = site.page(STORY)
    breadcrumb = page.html.partition('class="md-path"')[2].partition("</nav>")[0]
    assert "../../principles/ownership/" in breadcrumb
    active = re.findall(r'md-nav__item--active.*?<a href="([^"]*)"', page.html, re.DOTALL)
    assert "../../principles/ownership/" in active


def test_stories_follow_one_another(tmp_path: Path) -> None:
    two = OWNERSHIP.replace("## Focus areas", f"### Rebuilding the index\n\n{INDEX}\n\n## Focus areas")
    site = build_with(tmp_path, {"content/ownership.md": two})
    assert site.page(STORY).attribute("link", "href", rel="next") == ["../rebuilding-the-index/"]
    assert site.page("stories/rebuilding-the-index/").attribute("link", "href", rel="prev") == [
        "../keeping-the-nightly-export-alive/"
    ]


def test_the_edit_link_opens_the_lines_of_the_story(site: Built) -> None:
    lines = OWNERSHIP.split("\n")
    start = lines.index("### Keeping the nightly export alive") + 1
    end = next(number for number, line in enumerate(lines, 1) if line.startswith("**Result"))
    (link,) = {link for link in site.page(STORY).links if "/blob/" in link}
    expected = f"https://github.com/acme/credit-bank/blob/trunk/content/ownership.md?plain=1#L{start}-L{end}"
    assert link == expected


def test_a_story_has_a_description_for_search_engines(site: Built) -> None:
    (description,) = site.page(STORY).attribute("meta", "content", name="description")
    assert description


def test_no_request_leaves_the_site(site: Built) -> None:
    for address in ("", STORY, "star-index/", "checklists/", "404.html"):
        file = site.folder / "site" / address
        html = (file if file.is_file() else file / "index.html").read_text(encoding="utf-8")
        loaded = re.findall(r'<(?:script|img|link|iframe)\b[^>]*?(?:src|href)="(https?://[^"]+)"', html)
        assert [url for url in loaded if not url.startswith("https://example.org/")] == []


def test_the_data_of_the_site_is_the_export(site: Built) -> None:
    assert [story["id"] for story in site.data["stories"]] == [
        "finding-the-missing-index",
        "keeping-the-nightly-export-alive",
    ]
    assert site.exists("data/stories.schema.json")
    assert site.data["stories"][0]["source"]["path"] == "content/dive-deep.md"


def test_two_builds_give_the_same_bytes(site: Built, tmp_path: Path) -> None:
    files = {"content/ownership.md": OWNERSHIP, "content/dive-deep.md": DEEP, "pyproject.toml": REPOSITORY}
    again = build_anew(draw(tmp_path / "bank", files))
    ours, theirs = site.folder / "site", again.folder / "site"
    names = sorted(path.relative_to(ours) for path in ours.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(theirs) for path in theirs.rglob("*") if path.is_file())
    assert [name for name in names if (ours / name).read_bytes() != (theirs / name).read_bytes()] == []


DAMAGE: dict[str, tuple[str | bytes, str]] = {
    "a label deleted": (OWNERSHIP.replace("**Result:** No", "I saw no"), r"content/ownership\.md:9:1: SB302 error: "),
    "a broken link": (
        OWNERSHIP.replace("Finish what", "See [this](nowhere.md). Finish what"),
        r"content/ownership\.md:5:\d+: SB401 error: ",
    ),
    "a byte that is no text": (
        OWNERSHIP.encode().replace(b"nightly export failed", b"nightly \xffexport failed"),
        r"content/ownership\.md:11:28: SB104 error: ",
    ),
}


def test_an_oddity_is_reported_and_the_site_built_all_the_same(tmp_path: Path) -> None:
    site = build_with(
        tmp_path, {"content/ownership.md": OWNERSHIP.replace("## Stories", "## Stories\n\n## ")}, "--strict"
    )
    assert re.search(r"INFO +-  content/ownership\.md:9:1: SB201 warning: ", site.log)
    assert site.code == 0
    assert site.exists(STORY)


@pytest.mark.parametrize("damage", DAMAGE, ids=str)
def test_damage_is_reported_with_its_place_and_fails_the_build(damage: str, tmp_path: Path) -> None:
    content, expected = DAMAGE[damage]
    site = build_with(tmp_path, {"content/ownership.md": content}, "--strict")
    assert re.search(expected, site.log), site.log
    assert site.code == 1


def test_an_error_fails_a_build_that_is_not_strict_too(tmp_path: Path) -> None:
    content = OWNERSHIP.replace("Finish what", "See [this](nowhere.md). Finish what")
    site = build_with(tmp_path, {"content/ownership.md": content})
    assert site.code == 1
    assert "Storybank: 1 error in the content, listed above" in site.log


def test_a_hand_written_page_wins_and_is_reported(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"content/ownership.md": OWNERSHIP, "docs/Star-Index.md": "# By hand\n"}
    site = build_with(tmp_path, files)
    assert re.search(r"ERROR +-  docs/Star-Index\.md:1:1: SB703 error: ", site.log), site.log
    assert site.code == 1
    assert "By hand" in site.page("Star-Index").text
    assert not site.exists("star-index/index.html")


def test_titles_stay_text_wherever_the_theme_prints_them(tmp_path: Path) -> None:
    title = "x &lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; <b>y</b>"
    site = build_with(tmp_path, {"content/a.md": principle(title, f"Story of {title}")})
    pages = {path: path.read_text(encoding="utf-8") for path in (site.folder / "site").rglob("*.html")}
    assert len(pages) > 8
    assert [path for path, html in pages.items() if "<script>alert" in html] == []
    frames = {path: re.sub("<article.*</article>", "", html, flags=re.DOTALL) for path, html in pages.items()}
    assert [path for path, html in frames.items() if "<b>y" in html] == []
    assert any("alert(1)" in html for html in frames.values()), "the title stands in the navigation, as text"


def test_hook_and_plugin_are_not_both_allowed(tmp_path: Path) -> None:
    site = build(draw(tmp_path / "bank", {"content/a.md": OWNERSHIP}, plugins="search, storybank"))
    assert site.code == 1
    assert "switched on twice" in site.log
    assert "Traceback" not in site.log


def test_templates_styles_and_scripts_come_with_the_package(site: Built) -> None:
    page = site.page(STORY)
    styles = [href for href in page.attribute("link", "href", rel="stylesheet") if "storybank" in href]
    scripts = [src for src in page.attribute("script", "src") if "storybank" in src]
    assert styles
    assert scripts
    for address in (*styles, *scripts):
        assert site.exists(address.removeprefix("../../")), address
    assert 'class="sb-page sb-page--story"' in page.html


def test_the_plugin_builds_the_same_site_as_the_hook(site: Built, tmp_path: Path) -> None:
    files = {"content/ownership.md": OWNERSHIP, "content/dive-deep.md": DEEP, "pyproject.toml": REPOSITORY}
    other = build(draw(tmp_path / "bank", files, hooks="", plugins="search, storybank"))
    assert other.code == 0, other.log
    assert other.page(STORY).html == site.page(STORY).html


def test_a_page_of_ones_own_can_be_kept_as_the_docs_say(tmp_path: Path) -> None:
    settings = '[tool.storybank]\nseverity = {SB703 = "off"}\n'
    files = {"content/ownership.md": OWNERSHIP, "docs/index.md": "# Mine\n", "pyproject.toml": settings}
    site = build_with(tmp_path, files)
    assert site.code == 0, site.log
    assert "SB703" not in site.log
    assert "Mine" in site.page("").text


def test_a_missing_content_folder_is_said_in_one_line(tmp_path: Path) -> None:
    site = build(draw(tmp_path / "bank", {}))
    assert site.code == 1
    assert "there is no folder" in site.log
    assert "Traceback" not in site.log


@pytest.mark.parametrize("fault", ["no content", "an error in it"])
def test_a_build_that_fails_leaves_the_last_site_to_its_readers(tmp_path: Path, fault: str) -> None:
    folder = draw(tmp_path / "bank", {"content/ownership.md": OWNERSHIP})
    assert build(folder).code == 0
    before = {path: path.read_bytes() for path in (folder / "site").rglob("*") if path.is_file()}
    if fault == "no content":
        (folder / "content").rename(folder / "away")
    else:
        broken = OWNERSHIP.replace("## Focus areas", "[gone](nowhere.md)\n\n## Focus areas")
        (folder / "content" / "ownership.md").write_text(broken, encoding="utf-8")
    assert build(folder).code == 1
    assert {path: path.read_bytes() for path in (folder / "site").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (b"# A guide\n\n<<<<<<< ours\nOne.\n=======\nTwo.\n>>>>>>> theirs\n", "docs/guide.md:3:1: SB115 error"),
        (b"# A guide\n\nCaf\xe9.\n", "docs/guide.md is not UTF-8"),
    ],
)
def test_a_page_written_by_hand_that_cannot_be_published_is_said(tmp_path: Path, page: bytes, said: str) -> None:
    site = build_with(tmp_path, {"content/ownership.md": OWNERSHIP, "docs/guide.md": page})
    assert said in site.log
    assert "Traceback" not in site.log
    assert site.code == 1


def test_an_example_in_a_page_written_by_hand_is_published(tmp_path: Path) -> None:
    page = "# A guide\n\n```\n<<<<<<< ours\nOne.\n=======\nTwo.\n>>>>>>> theirs\n```\n"
    site = build_with(tmp_path, {"content/ownership.md": OWNERSHIP, "docs/guide.md": page})
    assert "<<<<<<< ours" in site.page("guide").text
    assert site.code == 0, site.log


def test_settings_are_read_and_reported(tmp_path: Path) -> None:
    settings = '[tool.storybank]\ncontent = "principles"\ncontents = "x"\n'
    site = build_with(tmp_path, {"principles/ownership.md": OWNERSHIP, "pyproject.toml": settings}, "--strict")
    assert re.search(r"INFO +-  pyproject\.toml:3:1: SB701 warning: there is no setting 'contents'", site.log)
    assert site.code == 0
    assert site.exists(STORY)


def test_a_site_without_nav_gets_the_pages_all_the_same(tmp_path: Path) -> None:
    folder = draw(tmp_path / "bank", {"content/ownership.md": OWNERSHIP, "docs/about.md": "# About us\n"})
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(re.sub(r"nav:\n(  - .*\n)+", "", config), encoding="utf-8")
    site = build(folder, "--strict")
    assert site.code == 0, site.log
    assert reaches(site, "about/", "principles/ownership/")
    assert HOOK.name not in site.page("about").text


def with_nav(folder: Path, nav: str) -> Built:
    """Build a bank strictly whose `nav` says what is given."""
    files = {"content/ownership.md": OWNERSHIP, "docs/about.md": "# About us\n"}
    bank = draw(folder / "bank", files)
    config = (bank / "mkdocs.yml").read_text(encoding="utf-8")
    (bank / "mkdocs.yml").write_text(re.sub(r"nav:\n(  - .*\n)+", f"nav: {nav}\n", config), encoding="utf-8")
    return build(bank, "--strict")


def entries(site: Built) -> list[str]:
    """Return where the links of the navigation lead, as they stand on the home page."""
    nav = site.page("").html.partition('<nav class="md-nav md-nav--primary')[2].partition("md-sidebar--secondary")[0]
    return list(dict.fromkeys(re.findall(r'<a href="([^"#]*)" class="md-nav__link', nav)))


# The pages at the top that stand in a navigation by a pattern, in this order; further types stand among them.
AT_THE_TOP = ["checklists.md", "questions.md", "coverage.md", "keywords.md", "practice.md", "pack.md"]


def at_the_top() -> list[str]:
    """Return the same of every page type, in the order of their positions, without home and the STAR index."""
    made = render(Library(), Settings()).pages
    found = [page.path for page in made if page.in_nav and "/" not in page.path]
    return [path for path in found if path not in {"index.md", "star-index.md"}]


def test_a_pattern_takes_what_nav_does_not_name(tmp_path: Path) -> None:
    site = with_nav(tmp_path, '[index.md, {All: star-index.md}, about.md, "*.md", {Principles: "principles/*.md"}]')
    assert site.code == 0, site.log
    shown = [path.replace(".md", "/") for path in at_the_top()]
    assert entries(site) == [".", "star-index/", "about/", *shown, "principles/", "principles/ownership/"]
    assert [path for path in at_the_top() if path in AT_THE_TOP] == AT_THE_TOP
    assert "does not name" not in site.log


def test_a_page_that_nav_does_not_name_fails_no_strict_build_and_is_said(tmp_path: Path) -> None:
    """So an old `nav` takes a Storybank that makes more pages."""
    site = with_nav(tmp_path, '[index.md, about.md, ./star-index.md, {Principles: ["principles/*.md"]}]')
    assert site.code == 0, site.log
    said = re.search(r"INFO +-  nav in mkdocs\.yml does not name (.*?):", site.log)
    assert said
    assert said[1].split(", ") == at_the_top()
    assert site.page("checklists").text
    assert "checklists/" not in entries(site)


def test_a_hand_written_page_that_nav_forgets_still_fails_a_strict_build(tmp_path: Path) -> None:
    site = with_nav(tmp_path, '[index.md, "*.md", "principles/*.md"]')
    assert site.code == 1
    assert "- about.md" in site.log


def test_the_addresses_stay_in_a_site_whose_own_pages_end_in_html(tmp_path: Path) -> None:
    files = {"content/ownership.md": OWNERSHIP, "docs/about.md": "# About us\n", "docs/guide/README.md": "# Read me\n"}
    folder = draw(tmp_path / "bank", files)
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("use_directory_urls: false\n")
    site = build(folder)
    assert site.code == 0, site.log
    assert reaches(site, "principles/ownership/", STORY)
    assert site.page(STORY).text
    index = "".join(path.read_text(encoding="utf-8") for path in (folder / "site/find").glob("*.js"))
    assert '"about.html"' in index, "the search leads to where the page is"
    assert '"guide/"' in index


def test_a_hand_written_page_wins_in_a_site_whose_own_pages_end_in_html(tmp_path: Path) -> None:
    files = {"content/ownership.md": OWNERSHIP, "docs/star-index.md": "# By hand\n"}
    folder = draw(tmp_path / "bank", files)
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("use_directory_urls: false\n")
    site = build(folder)
    assert re.search(r"ERROR +-  docs/star-index\.md:1:1: SB703 error: ", site.log), site.log
    assert "By hand" in (folder / "site/star-index.html").read_text(encoding="utf-8")
