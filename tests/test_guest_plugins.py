"""Storybank beside the plugins that real sites combine, in strict builds; `make plugins` installs and runs them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import yaml
from mkdocs.exceptions import Abort

from bank_files import environment
from guest_sites import FOLDER, STORY, GuestSite, build, invited
from sites import served

OPTIONS: dict[str, dict[str, object]] = {
    "redirects": {"redirect_maps": {"old.md": f"{FOLDER}/star-index.md"}},
    "rss": {"match_path": ".*"},
    "minify": {"minify_html": True},
    "git-revision-date-localized": {"type": "iso_date", "enable_creation_date": True},
    "git-authors": {},
    "section-index": {},
    "tags": {},
    "meta": {},
    "macros": {},
    "privacy": {"assets": False},  # it would ask the network for what the theme may load
}
NEEDED = (*OPTIONS, "i18n", "awesome-nav", "mike")
INSTALLED = {point.name.removeprefix("material/") for point in entry_points(group="mkdocs.plugins")}
pytestmark = pytest.mark.skipif(
    not set(NEEDED) <= INSTALLED, reason="make plugins installs the plugins of other people"
)

FIRST, LAST = "2024-03-04", "2025-06-07"


def named(folder: Path, plugins: dict[str, dict[str, object]], *, first: bool) -> Path:
    """Copy the site of Material, with these plugins before Storybank, or behind it."""
    invited("material", folder)
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    lines = "".join(
        f"  - {yaml.safe_dump({one: options}, default_flow_style=True, width=999)}" for one, options in plugins.items()
    )
    ours = "  - storybank\n"
    text = text.replace(ours, lines + ours if first else ours + lines)
    text = text.replace(", navigation.instant", "")  # so that pages have a policy
    if "git-authors" in plugins:  # a blog has pages that git does not know, and other plugins say so
        text = text.replace("  - blog\n", "").replace("  - Blog: [blog/index.md]\n", "")
        shutil.rmtree(folder / "docs/blog")
    config.write_text(text, encoding="utf-8")
    return folder


def git(folder: Path, *arguments: str, date: str = FIRST) -> None:
    moment = f"{date}T12:00:00+00:00"
    names = {"GIT_AUTHOR_NAME": "Ann", "GIT_AUTHOR_EMAIL": "ann@example.org"}
    names |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in names.items()}
    dates = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    subprocess.run(["git", *arguments], cwd=folder, env=environment(**names, **dates), check=True, capture_output=True)


@pytest.fixture(scope="module", params=["before", "behind"])
def together(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GuestSite]:
    """A site with all of them, and a story of its principle written on another day."""
    folder = tmp_path_factory.mktemp(request.param) / "site"
    named(folder, OPTIONS, first=request.param == "before")
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "All")
    later = folder / "content/dive-deep.md"
    later.write_text(
        later.read_text(encoding="utf-8").replace("# Dive", "# Dive", 1) + "\nA last line.\n", encoding="utf-8"
    )
    git(folder, "commit", "-qam", "A line below every story", date=LAST)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)  # plugins that ask git ask it here
        yield build(folder)


def test_a_redirect_leads_to_a_page_of_ours(together: GuestSite) -> None:
    assert f"{FOLDER}/star-index/" in together.html("old/")


def test_the_feed_holds_pages_of_ours(together: GuestSite) -> None:
    feed = (together.site / "feed_rss_updated.xml").read_text(encoding="utf-8")
    assert f"https://acme.example/docs/{STORY}" in feed


def test_a_story_has_the_day_of_its_own_lines(together: GuestSite) -> None:
    story = f"{FOLDER}/stories/a-player-found-why-a-game-took-six-minutes-to-load/"
    shown = re.findall(r"iso_date[^>]*>(\d{4}-\d\d-\d\d)<", together.html(story))
    assert set(shown) == {FIRST}, "the file was changed later, and none of these lines"
    assert LAST in together.html(f"{FOLDER}/principles/dive-deep/")
    assert "iso_date" not in together.html(f"{FOLDER}/star-index/"), "a page that is made of all files has no day"


def test_pages_are_made_small_and_keep_what_they_do(together: GuestSite) -> None:
    page = together.html(STORY)
    assert len(page.splitlines()) < len(together.html(f"{FOLDER}/data/stories.json").splitlines()) + 200
    policy = re.search(r'content="(script-src[^"]*)"|content=("?script-src.*?)>', page)
    assert policy, "the policy stands on the page as it goes out"
    assert "unsafe-inline" not in policy[0]


def test_the_site_is_whole(together: GuestSite) -> None:
    assert "Ownership" in together.page(STORY).text
    assert "Hello" in together.page("").text


@pytest.mark.parametrize("first", [True, False], ids=["before", "behind"])
def test_a_site_for_a_disk_holds_the_stories(tmp_path: Path, first: bool) -> None:
    folder = named(tmp_path / "site", {"offline": {}}, first=first)
    site = build(folder)
    assert (site.site / "guide/deploying.html").is_file()
    assert (site.site / "blog/index.html").is_file()
    assert "Ownership" in site.page(STORY).text


def test_languages_by_static_i18n_are_refused_by_name(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    options: dict[str, object] = {"languages": [{"locale": "en", "default": True, "name": "English", "build": True}]}
    with pytest.raises(Abort):
        build(named(tmp_path / "site", {"i18n": options}, first=True))
    assert "the plugin i18n cannot be used with it" in caplog.text
    assert "storybank build" in caplog.text, "and it says what to do"


@pytest.mark.parametrize("plugin", NEEDED)
def test_the_docs_say_what_each_plugin_does(plugin: str, root: Path) -> None:
    assert f"| `{plugin}` |" in (root / "docs/guest.md").read_text(encoding="utf-8")


def test_privacy_fetches_what_a_page_of_the_owner_loads_and_leaves_ours_alone(tmp_path: Path) -> None:
    """From this machine: what the theme itself loads from elsewhere (fonts, mermaid from unpkg.com) is not tried."""
    folder = named(tmp_path / "site", {"privacy": {"assets_exclude": ["unpkg.com/*"]}}, first=True)
    (tmp_path / "host").mkdir()
    (tmp_path / "host" / "own.css").write_text("p { color: red }\n", encoding="utf-8")
    with served(tmp_path / "host") as address:
        host = address.partition("//")[2].partition("/")[0]
        page = f'# Home\n\n<link rel="stylesheet" href="http://{host}/own.css">\n'
        (folder / "docs/index.md").write_text(page, encoding="utf-8")
        site = build(folder)
    fetched = [path for path in site.files() if path.startswith("assets/external/") and path.endswith("own.css")]
    assert len(fetched) == 1
    assert f'href="{fetched[0]}"' in site.html("")
    ours = [page for path, page in site.files().items() if path.startswith(f"{FOLDER}/") and path.endswith(".html")]
    assert len(ours) > 10
    assert [page for page in ours if b"external/" in page] == []
