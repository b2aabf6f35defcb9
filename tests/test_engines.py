"""One bank by each site generator: the same addresses, the same articles, and links that lead somewhere."""

from __future__ import annotations

import re
import socket
import subprocess
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from bank_files import PageSeen, draw, principle, storybank
from exported import links
from serving import serving
from sites import ENGINES, FOLDER, ROOT, SITE_URL, build_once
from storybank.engines.theme import STYLE, THEME
from storybank.engines.zensical.links import dead_links
from storybank.model.addresses import TWIN

OWNERSHIP = principle("Ownership", "Keeping the nightly export alive")
STORY = "stories/keeping-the-nightly-export-alive/index.html"
CONFIG = """\
[project]
site_name = "A bank"
site_url = "https://example.org/bank/"
nav = ["index.md", { "Principles" = ["principles/index.md", "principles/*.md"] }, "*.md"]

[project.theme]
font = false
features = ["navigation.indexes", "navigation.path", "navigation.tabs"]
"""
GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')
OF_THE_THEME = ("assets/images/", "assets/javascripts/", "assets/stylesheets/", "sitemap.xml")
ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
ICON = re.compile(r"<svg\b.*?</svg>", re.DOTALL)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """This repository's bank with one page written by hand, by each engine."""
    return {engine: build_once(ROOT / "content", engine, tmp_path_factory) / FOLDER for engine in ENGINES}


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def articles(site: Path) -> dict[str, tuple[str, list[str], list[str]]]:
    """Return the text, the links and the anchors of the article on every page, by its file."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        html = ICON.sub("", path.read_text(encoding="utf-8"))
        seen = PageSeen((ARTICLE.search(html) or [html])[0])
        name = path.relative_to(site).as_posix()
        links = [urljoin(f"{SITE_URL}{name}", link) for link in seen.links]
        anchors = [attributes["id"] for _, attributes in seen.elements if attributes.get("id", "__skip") != "__skip"]
        found[name] = (seen.text, links, anchors)
    return found


def test_properdocs_writes_what_mkdocs_writes(sites: dict[str, Path]) -> None:
    ours, theirs = files(sites["properdocs"]), files(sites["mkdocs"])
    assert ours.keys() == theirs.keys()
    differing = [name for name in ours if ours[name] != theirs[name]]
    assert differing, "its generator is another one"
    assert [n for n in differing if GENERATOR.sub(b"", ours[n]) != GENERATOR.sub(b"", theirs[n])] == []


@pytest.mark.parametrize("engine", [engine for engine in ENGINES if engine != "mkdocs"])
def test_every_article_says_and_links_the_same(sites: dict[str, Path], engine: str) -> None:
    ours, theirs = articles(sites[engine]), articles(sites["mkdocs"])
    assert len(theirs) > 80
    assert ours.keys() == theirs.keys()
    assert [name for name in theirs if ours[name] != theirs[name]] == []


@pytest.mark.parametrize("engine", ENGINES)
def test_no_link_is_dead(sites: dict[str, Path], engine: str) -> None:
    assert dead_links(sites[engine], SITE_URL) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_every_generated_page_names_its_markdown_and_no_link_in_it_is_dead(sites: dict[str, Path], engine: str) -> None:
    site = sites[engine]
    paths = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    named = set()
    for path in sorted(site.rglob("index.html")):
        html = path.read_text(encoding="utf-8")
        twin = path.with_name(TWIN)
        names = '<link rel="alternate " type="text/markdown" href="index.html.md">' in html
        assert names == twin.is_file() == ('class="sb-page sb-page--text"' not in html), path
        named |= {twin.relative_to(site).as_posix()} if names else set()
    assert named == {path for path in paths if path.endswith(TWIN)}
    for name in named:
        for link in links((site / name).read_text(encoding="utf-8")):
            address, _, _ = urljoin(f"{SITE_URL}{name}", link).partition("#")
            target = unquote(address.removeprefix(SITE_URL))
            assert address.startswith(SITE_URL) or not link.startswith("."), (name, link)
            assert not address.startswith(SITE_URL) or {target, f"{target}index.html"} & paths, (name, link)


def test_what_pages_load_and_programs_fetch_is_the_same(sites: dict[str, Path]) -> None:
    def own(engine: str) -> dict[str, bytes]:
        every = files(sites[engine])
        return {n: data for n, data in every.items() if not n.endswith(".html") and not n.startswith(OF_THE_THEME)}

    ours, theirs = own("zensical"), own("mkdocs")
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == [STYLE]
    assert ours[STYLE].startswith(theirs[STYLE]), "only what Zensical's look needs is added"


def test_the_frame_of_a_story_knows_its_place(sites: dict[str, Path]) -> None:
    """Title, description, neighbours, path, edit link and active entries stand in each story as MkDocs has them."""
    parts = (
        r"<title>.*?</title>",
        r'<meta (?:name="description"|property="og:title") .*?>',
        r'<link rel="(?:canonical|prev|next|alternate ?)" .*?>',
        r'<a class="md-path__link".*?</a>',
        r'<li class="md-tabs__item md-tabs__item--active">\s*<a href="[^"]*"',
        r'md-nav__item--active.*?<a href="([^"]*)"',
        r'<a href="[^"]*" title="[^"]*" class="md-content__button',
    )
    for path in sorted((sites["mkdocs"] / "stories").rglob("index.html"))[:20]:
        theirs = path.read_text(encoding="utf-8")
        ours = (sites["zensical"] / path.relative_to(sites["mkdocs"])).read_text(encoding="utf-8")
        for part in parts:
            assert frame(part, ours) == frame(part, theirs), path


def frame(part: str, html: str) -> list[str]:
    return [" ".join(unescape(found).split()) for found in re.findall(part, html, re.DOTALL)]


def test_each_page_says_its_kind(sites: dict[str, Path]) -> None:
    """Style sheets tell the types of pages apart by it; `404.html` is a page of no type."""
    kind = re.compile(r'class="sb-page sb-page--([^"]*)"')
    for path in sites["mkdocs"].rglob("*.html"):
        ours = (sites["zensical"] / path.relative_to(sites["mkdocs"])).read_text(encoding="utf-8")
        assert kind.findall(ours) == kind.findall(path.read_text(encoding="utf-8")), path


def test_the_search_page_begins_with_its_index(sites: dict[str, Path]) -> None:
    head = re.compile(r'<script[^>]*id="find-core".*?</script>\s*<script.*?</script>', re.DOTALL)
    ours, theirs = ((sites[engine] / "find/index.html").read_text("utf-8") for engine in ("zensical", "mkdocs"))
    assert head.findall(ours) == head.findall(theirs) != []


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A bank that only Zensical is configured for."""
    files = {"zensical.toml": CONFIG, "content/ownership.md": OWNERSHIP, "pyproject.toml": "[tool.storybank]\n"}
    folder = draw(tmp_path / "bank", files)
    (folder / "mkdocs.yml").unlink()
    return folder


def wrong(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Return what a build says that is no mere information."""
    return [line for line in done.stderr.splitlines() if not line.startswith("INFO ")]


def entries(bank: Path) -> set[str]:
    return {path.name for path in bank.iterdir()} - {"zensical.toml", "docs", "content", "pyproject.toml"}


def test_a_bank_of_zensical_is_built_by_it(bank: Path) -> None:
    (bank / "docs" / "guide.md").write_text("# Guide\n\nSee [the index](star-index.md).\n", encoding="utf-8")
    done = storybank(bank / "content", "build", "--strict")
    assert (done.returncode, done.stdout, wrong(done)) == (0, "The site is in ../site\n", [])
    assert entries(bank) == {"site"}, "what was prepared is gone"
    assert {path.name for path in (bank / "site").iterdir()} >= {"404.html", "find", "guide", "sitemap.xml", "stories"}
    assert 'href="../star-index/"' in (bank / "site" / "guide" / "index.html").read_text(encoding="utf-8")
    assert "zensical" in (bank / "site" / STORY).read_text(encoding="utf-8")


WARNED = {
    "a page of the navigation that is not there": (
        'nav = ["index.md"',
        'nav = ["gone.md", "index.md"',
        "nav names gone.md",
    ),
    "a hook": ("[project]", '[project]\nhooks = ["own.py"]', "names the hook own.py"),
}


@pytest.mark.parametrize("case", WARNED)
def test_what_zensical_passes_over_is_said_and_ends_a_strict_build(bank: Path, case: str) -> None:
    old, new, message = WARNED[case]
    (bank / "zensical.toml").write_text(CONFIG.replace(old, new, 1), encoding="utf-8")
    done = storybank(bank, "build")
    assert (done.returncode, message in done.stderr) == (0, True), done.stderr
    before = files(bank / "site")
    strict = storybank(bank, "build", "--strict")
    assert (strict.returncode, strict.stdout) == (1, "The build failed, and site is as it was\n")
    assert files(bank / "site") == before


def test_a_dead_link_of_raw_html_is_said(bank: Path) -> None:
    (bank / "docs" / "guide.md").write_text('# Guide\n\n<a href="../nowhere/">x</a>\n', encoding="utf-8")
    done = storybank(bank, "build")
    assert "guide/index.html: the link to ../../nowhere/ leads nowhere" in done.stderr


def test_an_error_in_the_content_ends_the_build_before_zensical_runs(bank: Path) -> None:
    (bank / "content" / "ownership.md").write_text(OWNERSHIP.replace("Finish what", "[x](gone.md)"), encoding="utf-8")
    done = storybank(bank, "build")
    assert (done.returncode, entries(bank)) == (1, set())
    assert re.search(r"ERROR   -  content/ownership\.md:5:\d+: SB401 error: ", done.stderr)


def test_an_address_that_a_file_has_already_is_reported(bank: Path) -> None:
    (bank / "docs" / "Star-Index.md").write_text("# By hand\n", encoding="utf-8")
    done = storybank(bank, "build")
    assert (done.returncode, "docs/Star-Index.md:1:1: SB703 error" in done.stderr) == (1, True), done.stderr


def test_a_page_by_hand_is_shown_where_its_owner_wants_it(bank: Path) -> None:
    (bank / "docs" / "star-index.md").write_text("# By hand\n", encoding="utf-8")
    (bank / "pyproject.toml").write_text("[tool.storybank]\nseverity = {SB703 = 'off'}\n", encoding="utf-8")
    done = storybank(bank, "build", "--strict")
    assert (done.returncode, wrong(done)) == (0, [])
    assert "By hand" in (bank / "site" / "star-index" / "index.html").read_text(encoding="utf-8")


def test_without_a_navigation_stories_stay_outside_it(bank: Path) -> None:
    text = "\n".join(line for line in CONFIG.splitlines() if not line.startswith("nav"))
    (bank / "zensical.toml").write_text(text, encoding="utf-8")
    assert storybank(bank, "build", "--strict").returncode == 0
    navigation = re.findall(r'href="([^"]*)" class="md-nav__link', (bank / "site/find/index.html").read_text("utf-8"))
    assert "../principles/ownership/" in navigation
    assert [link for link in navigation if "stories" in link] == []


def test_what_the_configuration_inherits_and_tags_reaches_zensical(bank: Path) -> None:
    (bank / "zensical.toml").unlink()
    (bank / "base.yml").write_text("site_name: Parent\ntheme: {font: false, language: de}\n", encoding="utf-8")
    emoji = (
        "markdown_extensions:\n- pymdownx.emoji:\n    emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
    )
    own = f"INHERIT: base.yml\nsite_name: !ENV [NOT_SET, Child]\ntheme: {{name: material, variant: classic}}\n{emoji}"
    (bank / "mkdocs.yml").write_text(own, encoding="utf-8")
    done = storybank(bank, "build", "--engine", "zensical", "--strict")
    assert done.returncode == 0, done.stderr
    page = (bank / "site" / STORY).read_text(encoding="utf-8")
    assert "· Child</title>" in page
    assert 'lang="de"' in page
    sheet = bank / "site" / STYLE
    assert sheet.read_bytes() == (THEME / STYLE).read_bytes(), "the classic look needs nothing more"
    assert 'placeholder="Suchen"' in page or 'placeholder="Suche"' in page


REFUSED = {
    "other addresses": (CONFIG.replace("[project]", "[project]\nuse_directory_urls = false"), "use_directory_urls"),
    "no TOML": ("[project", "zensical.toml: "),
    "no content": (CONFIG, "There is no folder"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_built_is_said_in_one_line(bank: Path, case: str) -> None:
    text, message = REFUSED[case]
    (bank / "zensical.toml").write_text(text, encoding="utf-8")
    if case == "no content":
        (bank / "content").rename(bank / "elsewhere")
    done = storybank(bank, "build")
    assert done.returncode == 2
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


YML = """\
site_name: A bank
site_url: https://example.org/bank/
theme: {name: material, font: false}
plugins:
  - search
  - blog
  - material/tags
  - git-authors
  - storybank: {repository: "https://github.com/owner/site", unknown: 1}
"""


def test_plugins_and_options_that_do_nothing_are_named_and_those_of_ours_hold(bank: Path) -> None:
    (bank / "zensical.toml").unlink()
    (bank / "mkdocs.yml").write_text(YML, encoding="utf-8")
    done = storybank(bank, "build", "--engine", "zensical")
    assert done.returncode == 0, done.stderr
    said = [line for line in done.stderr.splitlines() if line.startswith("WARNING") and "mkdocs.yml" in line]
    assert [line.removeprefix("WARNING -  mkdocs.yml ") for line in said] == [
        "gives the plugin storybank the option unknown, which it has not",
        "names the plugin git-authors, which Zensical passes over: what it does is missing in this site",
    ]
    links = PageSeen((bank / "site" / STORY).read_text(encoding="utf-8")).links
    assert any(link.startswith("https://github.com/owner/site/blob/main/content/ownership.md") for link in links)
    assert storybank(bank, "build", "--engine", "zensical", "--strict").returncode == 1


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("path: told", "is a guest in sites of MkDocs only"),
        ("max_file_kib: many", "The option max_file_kib of the plugin"),
    ],
)
def test_an_option_that_cannot_hold_ends_the_build(bank: Path, option: str, message: str) -> None:
    (bank / "zensical.toml").unlink()
    (bank / "mkdocs.yml").write_text(f"site_name: A bank\nplugins: [search, {{storybank: {{{option}}}}}]\n", "utf-8")
    done = storybank(bank, "build", "--engine", "zensical")
    assert (done.returncode, message in done.stderr, done.stderr.count("\n")) == (2, True, 1), done.stderr


def test_an_address_that_cannot_be_had_is_said_in_one_line(bank: Path) -> None:
    wrong = storybank(bank, "serve", "--addr", "no address")
    assert (wrong.returncode, wrong.stderr) == (2, "storybank: no address is no address: --addr HOST:PORT\n")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        done = storybank(bank, "serve", "--addr", address)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == f"storybank: {address}: Address already in use"
    assert entries(bank) == set()


def test_a_bank_of_zensical_is_shown_while_somebody_writes(bank: Path) -> None:
    (bank / "content" / "draft.md").write_text(
        OWNERSHIP.replace("# Ownership", "---\ndraft: true\n---\n# Dive deep"), "utf-8"
    )
    with serving(bank, storybank=True) as server:
        server.wait_for("Serving on")
        page = server.page("")
        assert "Dive deep" in page, "a draft is shown"
        assert "Content-Security-Policy" not in page, "the server's own script runs"
        assert "livereload" in page
        server.save("content/ownership.md", OWNERSHIP.replace("Ownership", "Grit"), "Reloading browsers")
        assert "Grit" in server.page("principles/")
        server.save("content/ownership.md", OWNERSHIP.replace("Finish what", "[x](gone.md)"), "SB401")
        assert "Grit" in server.page("principles/"), "the last whole site stays"
    assert entries(bank) == set(), "nothing is left in the folder of the bank"


def test_init_writes_a_bank_that_zensical_builds(tmp_path: Path) -> None:
    done = storybank(tmp_path, "init", "--engine", "zensical", "new")
    assert done.returncode == 0, done.stderr
    assert "storybank build" in done.stdout
    assert not (tmp_path / "new" / "mkdocs.yml").exists()
    built = storybank(tmp_path / "new", "build", "--strict")
    assert (built.returncode, wrong(built)) == (0, [])
    assert (tmp_path / "new" / "site" / "guide" / "index.html").is_file()
