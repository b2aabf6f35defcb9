"""Storybank as a guest: three sites of other people take the plugin with a line or two, and stay as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urljoin

import pytest
from mkdocs.exceptions import Abort

from bank_files import HOOK, draw, principle
from guest_sites import FOLDER, STORY, GuestSite, build, copied, invited, outside_navigation
from repositories import commit

NAMES = ("material", "readthedocs", "versioned")
BASE = "https://walk.invalid/"


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def before(name: str, tmp_path_factory: pytest.TempPathFactory) -> GuestSite:
    """A site as its owner had it, built strictly."""
    return build(copied(name, tmp_path_factory.mktemp("before") / name))


@pytest.fixture(scope="module")
def after(name: str, tmp_path_factory: pytest.TempPathFactory) -> GuestSite:
    """The same with the plugin, built strictly."""
    return build(invited(name, tmp_path_factory.mktemp("after") / name))


def test_hand_written_pages_change_in_their_navigation_alone(before: GuestSite, after: GuestSite) -> None:
    old, new = before.files(), after.files()
    pages = [path for path in old if path.endswith(".html")]
    assert len(pages) > 2
    for path in pages:
        assert outside_navigation(new[path].decode()) == outside_navigation(old[path].decode()), path
        assert new[path] != old[path] or "blog" in path, "the navigation leads to us"
    names = {"sitemap.xml", "sitemap.xml.gz", "search/search_index.json", *pages}
    assert {path for path in old if old[path] != new.get(path)} <= names


def test_a_guest_keeps_below_its_folder(before: GuestSite, after: GuestSite) -> None:
    added = after.files().keys() - before.files().keys()
    assert f"{FOLDER}/index.html" in added
    assert {path for path in added if not path.startswith(f"{FOLDER}/")} == set()


def test_the_home_of_the_owner_leads_to_every_story(after: GuestSite) -> None:
    """By links alone: whoever has no script finds them too."""
    seen, todo = set(), [""]
    while todo:
        address = todo.pop()
        seen.add(address)
        for link in after.page(address).links:
            path = urljoin(BASE + address, link).partition("#")[0].partition("?")[0]
            target = path.removeprefix(BASE)
            if path.startswith(BASE) and target not in seen and (after.site / target / "index.html").is_file():
                todo.append(target)
    stories = {
        path.parent.relative_to(after.site).as_posix() for path in after.site.glob(f"{FOLDER}/stories/*/index.html")
    }
    assert len(stories) == 4
    assert {f"{story}/" for story in stories} <= seen


def test_no_link_and_no_file_of_a_page_is_missing(after: GuestSite) -> None:
    pages = [path.relative_to(after.site).as_posix() for path in after.site.rglob("index.html")]
    for page in pages:
        for tag, attributes in after.page(page).elements:
            named = attributes.get("href", "") if tag in ("a", "link") else attributes.get("src", "")
            named = attributes.get("action", attributes.get("data-sb-program", named))
            path = urljoin(BASE + page, named).partition("#")[0].partition("?")[0]
            if named and path.startswith(BASE):
                target = after.site / path.removeprefix(BASE)
                assert (target / "index.html" if path.endswith("/") else target).exists(), (page, named)


def test_headings_need_no_extension_of_the_owner(after: GuestSite) -> None:
    page = after.html(f"{FOLDER}/principles/ownership/")
    assert "{: " not in page
    assert 'id="definition"' in page


def test_our_pages_wear_no_colour_of_their_own(after: GuestSite) -> None:
    style = after.files()[f"{FOLDER}/assets/storybank/storybank.css"].decode()
    assert "--md-primary-fg-color" not in style, "no palette is replaced"
    assert not re.search(r"(?:^|[},])\s*(?:body|:root|\.md-(?!typeset|content|main|path|header-?l)[\w-]+)\s*\{", style)
    for path, page in after.files().items():
        if path.endswith(".html"):
            assert (b"storybank.css" in page) == (path.startswith(f"{FOLDER}/") and b"sb-page" in page), path


def test_the_search_of_the_theme_finds_the_stories(after: GuestSite) -> None:
    index = json.loads(after.files()["search/search_index.json"])
    places = {entry["location"].partition("#")[0] for entry in index["docs"]}
    assert STORY in places
    assert f"{FOLDER}/star-index/" not in places or after.site.parent.name == "readthedocs", (
        "it holds nothing of its own"
    )


def test_our_search_knows_the_pages_of_the_owner(after: GuestSite, name: str) -> None:
    shards = "".join(path.read_text(encoding="utf-8") for path in (after.site / FOLDER / "find").glob("pages-*.js"))
    page = {"material": "guide/deploying", "readthedocs": "operations", "versioned": "reference/run"}[name]
    assert f'"../{page}/"' in shards


def test_addresses_in_data_name_the_folder(after: GuestSite) -> None:
    site = {
        "acme": "https://acme.example/docs/",
        "plain": "https://plain.example/",
        "manual": "https://manual.example/",
    }
    listed = after.files()[f"{FOLDER}/llms.txt"].decode()
    assert any(f"({address}{STORY}" in listed for address in site.values())
    assert STORY in after.files()["sitemap.xml"].decode()


def test_our_pages_say_what_they_are_and_those_of_the_owner_do_not(after: GuestSite) -> None:
    for path, data in after.files().items():
        if not path.endswith("index.html"):
            continue
        seen = after.page(path)
        links = [attributes for tag, attributes in seen.elements if tag == "link" and "alternate" in attributes["rel"]]
        told = {attributes.get("property"): attributes.get("content") for _, attributes in seen.elements}
        if path.startswith(f"{FOLDER}/"):
            assert {link["href"] for link in links} == {"index.html.md"}, path
            assert (after.site / path).with_name("index.html.md").is_file()
            assert told["og:title"], path
            assert b"application/ld+json" in data
        else:
            assert not [link for link in links if link.get("type") == "text/markdown"], path
            assert "og:title" not in told, path


def test_our_pages_name_the_feed_where_there_is_one(tmp_path: Path) -> None:
    folder = guest(tmp_path / "site", {})
    commit(folder, 1)
    site = build(folder)
    assert (site.site / FOLDER / "atom.xml").is_file()
    assert 'type="application/atom+xml" title="Mine" href="../../atom.xml"' in site.html(
        f"{FOLDER}/stories/the-export/"
    )
    assert "atom.xml" not in site.html("")


def policy(page: str) -> str:
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    return found[1] if found else ""


def test_a_policy_stands_on_our_pages_alone_and_keeps_foreign_scripts_out(after: GuestSite, name: str) -> None:
    story = policy(after.html(STORY))
    assert bool(story) == (name != "material"), "where pages are exchanged, it would hold for the owner's too"
    assert "default-src" not in story, "fonts, figures and styles of the theme are its own affair"
    if story:
        assert "script-src 'self'" in story
        assert "'unsafe-inline'" not in story
    assert policy(after.html("")) == ""


CONFIG = """\
site_name: Mine
site_url: https://mine.example/
theme: {{name: material, font: false}}
plugins: [{}]
"""


def guest(folder: Path, files: Mapping[str, str], plugins: str = "search, storybank", more: str = "") -> Path:
    """Draw a site of Material with a home, and the plugin."""
    made = {"docs/index.md": "# Mine\n", "content/a.md": principle("Ownership", "The export"), **files}
    draw(folder, made, hooks="", plugins=plugins)
    (folder / "mkdocs.yml").write_text(CONFIG.format(plugins) + more, encoding="utf-8")
    return folder


NAV = "nav: [{Home: index.md}, {Our stories: stories-bank/}, {Guide: guide.md}]\n"


def order(site: GuestSite) -> list[str]:
    """Return the titles of the first level of the navigation."""
    sidebar = site.html("").partition("md-sidebar--primary")[2].partition("</nav>\n</div>")[0]
    found = re.findall(r'<li class="md-nav__item[^"]*">.*?<span class="md-ellipsis">\s*(.*?)\s*<', sidebar, re.DOTALL)
    return [title for title in found if title in ("Home", "Our stories", "Stories", "Guide")]


@pytest.mark.parametrize(
    ("nav", "expected"),
    [
        (NAV, ["Home", "Our stories", "Guide"]),
        ("nav: [{Home: index.md}, {Guide: guide.md}]\n", ["Home", "Guide", "Stories"]),
    ],
    ids=["named", "at the end"],
)
def test_the_section_stands_where_nav_says_or_at_the_end(tmp_path: Path, nav: str, expected: list[str]) -> None:
    site = build(guest(tmp_path / "site", {"docs/guide.md": "# Guide\n"}, more=nav))
    assert order(site) == expected
    assert "Find a story" in site.page("").text, "our search is in it"


def test_a_site_without_a_home_has_ours_at_its_root(tmp_path: Path) -> None:
    folder = guest(tmp_path / "site", {})
    (folder / "docs/index.md").unlink()
    site = build(folder)
    assert (site.site / "stories/the-export/index.html").is_file()
    assert not (site.site / FOLDER).exists()


@pytest.mark.parametrize(
    ("options", "settings", "folder"),
    [
        ("{path: told}", '[tool.storybank]\npath = "other"\n', "told"),
        ("{content: content}", '[tool.storybank]\npath = "other/place"\n', "other/place"),
        ("{path: ''}", '[tool.storybank]\nseverity = {SB703 = "off"}\n', ""),
        ("{severity: {SB703: 'off'}}", "", ""),
    ],
    ids=["the option before the file", "the file", "the root", "as before there was a folder"],
)
def test_the_folder_is_an_option_of_the_plugin_or_a_setting(
    tmp_path: Path, options: str, settings: str, folder: str
) -> None:
    plugins = f"search, {{storybank: {options}}}"
    site = build(guest(tmp_path / "site", {"pyproject.toml": settings}, plugins))
    assert (site.site / folder / "stories/the-export/index.html").is_file()
    assert "Mine" in site.page("").text


def test_an_option_that_does_not_exist_is_reported(tmp_path: Path) -> None:
    with pytest.raises(Abort):
        build(guest(tmp_path / "site", {}, "search, {storybank: {pathh: told}}"))


@pytest.mark.parametrize("options", ["{path: ../up}", "{path: 7}", "{max_file_kib: many}", "{path: 'a/../../b'}"])
def test_an_option_that_cannot_be_used_ends_the_build(tmp_path: Path, options: str) -> None:
    with pytest.raises(Abort):
        build(guest(tmp_path / "site", {}, f"search, {{storybank: {options}}}"), strict=False)


def test_a_page_of_the_owner_below_the_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(Abort):
        build(guest(tmp_path / "site", {"docs/stories-bank/star-index.md": "# By hand\n"}))


def test_titles_stay_text_in_every_theme(tmp_path: Path) -> None:
    title = "x &lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; <b>y</b>"
    for theme in ("material", "mkdocs", "readthedocs"):
        folder = guest(tmp_path / theme, {"content/b.md": principle(title, f"Story of {title}")})
        config = folder / "mkdocs.yml"
        config.write_text(config.read_text(encoding="utf-8").replace("name: material, font: false", f"name: {theme}"))
        site = build(folder)
        pages = {path: page.decode() for path, page in site.files().items() if path.endswith(".html")}
        assert len(pages) > 10
        assert [path for path, page in pages.items() if "<script>alert" in page] == []


def test_the_hook_knows_the_folder_too(tmp_path: Path) -> None:
    folder = guest(tmp_path / "site", {}, "search", f"hooks: ['{HOOK}']\n")
    assert (build(folder).site / STORY).parent.parent.is_dir()


REPO = "repo_url: https://github.com/owner/site\n"


@pytest.mark.parametrize(
    ("option", "setting", "more", "start"),
    [
        ("", "", REPO, "https://github.com/owner/site/blob/main/"),
        ("", "", REPO + "edit_uri: edit/trunk/docs/\n", "https://github.com/owner/site/blob/trunk/"),
        ("", 'repository = "https://gitlab.com/a/b"', REPO, "https://gitlab.com/a/b/-/blob/main/"),
        ("", 'branch = "dev"', REPO + "edit_uri: edit/trunk/docs/\n", "https://github.com/owner/site/blob/dev/"),
        (
            "{repository: 'https://codeberg.org/a/b', repository_path: x}",
            'repository = "https://gitlab.com/a/b"',
            REPO,
            "https://codeberg.org/a/b/src/branch/main/x/",
        ),
        ("", 'repository = ""', REPO, ""),
    ],
    ids=["repo_url", "edit_uri", "the file before it", "the branch of the file", "the option before all", "none"],
)
def test_edit_links_lead_into_the_repository_of_the_site(
    tmp_path: Path, option: str, setting: str, more: str, start: str
) -> None:
    plugins = f"search, {{storybank: {option}}}" if option else "search, storybank"
    settings = {"pyproject.toml": f"[tool.storybank]\n{setting}\n"}
    site = build(guest(tmp_path / "site", settings, plugins, more))
    links = [link for link in site.page(f"{FOLDER}/stories/the-export/").links if "/content/" in link]
    assert {link.partition("content/")[0] for link in links} == ({start} if start else set())
