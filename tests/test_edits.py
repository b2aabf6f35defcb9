"""Under a server, an edit of the content changes the site that stands into what a build of the whole makes of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage
from watchdog.events import DirModifiedEvent, FileModifiedEvent, FileMovedEvent

from bank_files import EXPORT, INDEX, draw, principle
from serving import Server, serving
from storybank.engines.mkdocs import edits, served
from storybank.engines.mkdocs.edits import Edits
from storybank.engines.mkdocs.served import ServedSite
from storybank.model.places import SourceFile
from storybank.model.site import Page, Site
from storybank.pipeline.memory import MEMORY, Memory
from storybank.read.store import Store

OWNERSHIP = principle("Ownership", "Keeping the nightly export alive", parts=f"{EXPORT}\n\n**Tags:** queues")
DIVE_DEEP = principle("Dive deep", "The missing index", parts=f"{INDEX}\n\n**Tags:** queues")
IMAGE = b"\x89PNG\r\n\x1a\n"
FILES: dict[str, str | bytes] = {
    "content/ownership.md": OWNERSHIP,
    "content/dive-deep.md": DIVE_DEEP,
    "content/keywords.yml": "Export: [dump]\n",
    "content/disk.png": IMAGE,
    "docs/guide.md": "# Guide\n\nRead it.\n",
    "docs/first/steps.md": "# First steps\n",
}
HOST: dict[str, str | bytes] = {**FILES, "docs/index.md": "# The host\n"}

Edit = Callable[[Path], None]


def edited(name: str, old: str, new: str) -> Edit:
    def edit(bank: Path) -> None:
        path = bank / "content" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def written(name: str, text: str) -> Edit:
    def write(bank: Path) -> None:
        (bank / "content" / name).write_text(text, encoding="utf-8")

    return write


def removed(name: str) -> Edit:
    return lambda bank: (bank / "content" / name).unlink()


SHOWN = {
    "a word of a part": edited("ownership.md", "third night", "second night"),
    "a word that no story had": edited("ownership.md", "third night", "zwirbelig night"),
    "the result, which lists show": edited("ownership.md", "ninety days", "eighty days"),
    "a definition": edited("ownership.md", "Finish what", "Mend what"),
    "a tip": edited("dive-deep.md", "Say who", "Ask who"),
    "a tag": edited("dive-deep.md", "**Tags:** queues", "**Tags:** queues, disks"),
    "a name of a keyword": edited("keywords.yml", "[dump]", "[dump, backup]"),
    "a new keyword": edited("keywords.yml", "Export: [dump", "Index: []\nExport: [dump"),
    "a line above": edited("ownership.md", "## Definition", "\n## Definition"),
    "a fault": edited("ownership.md", "Finish what", "See [this](nowhere.md). Finish what"),
    "nothing": edited("ownership.md", "Finish what", "Finish what"),
    "a file that is none of the bank": written(".ownership.md.swp", "Later."),
}
UNSEEN = (SHOWN["nothing"], SHOWN["a file that is none of the bank"])
WHOLE = {
    "the title of a story": edited("ownership.md", "Keeping the nightly", "Keeping the daily"),
    "the title of a principle": edited("ownership.md", "# Ownership", "# Owning"),
    "a new file": written("frugality.md", principle("Frugality", "Spending less")),
    "a file removed": removed("dive-deep.md"),
}


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    """A memory of its own for each test."""
    yield
    MEMORY.__init__()  # type: ignore[misc]


def standing(bank: Path, site: str) -> ServedSite:
    """Build a bank as a server does, into another folder of it, and return the site that stands."""
    found = stands(bank, site)
    assert found
    return found


def stands(bank: Path, site: str) -> ServedSite | None:
    config = load_config(config_file=str(bank / "mkdocs.yml"), site_dir=str(bank / site))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    plugin: Any = config.plugins["storybank"]
    return plugin.events.served  # type: ignore[no-any-return]


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def anew(bank: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Return the site of the bank as it is now, made by one who knows nothing."""
    with monkeypatch.context() as patch:
        patch.setenv("STORYBANK_CACHE", "off")
        standing(bank, "anew")
    return files(bank / "anew")


@pytest.fixture(params=["own", "guest"])
def bank(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STORYBANK_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    drawn = draw(tmp_path / "bank", FILES if request.param == "own" else HOST, hooks="", plugins="storybank")
    if request.param == "guest":
        (drawn / "mkdocs.yml").write_text(
            "site_name: Host\nsite_url: https://example.org/\ntheme: readthedocs\nplugins: [storybank]\n"
        )
    return drawn


@pytest.mark.parametrize("edit", SHOWN.values(), ids=SHOWN)
def test_an_edit_leaves_the_site_as_a_build_of_the_whole_does(
    bank: Path, monkeypatch: pytest.MonkeyPatch, edit: Edit
) -> None:
    site = standing(bank, "site")
    before = files(bank / "site")
    edit(bank)
    assert site.show() is not None
    expected = anew(bank, monkeypatch)
    shown = files(bank / "site")
    pages = [path for path in shown if path.endswith(".html") and "find/" not in path]
    assert pages
    assert [path for path in pages if shown[path] != expected[path]] == []
    assert site.follow()
    assert_same(files(bank / "site"), expected)
    assert (before == expected) == (edit in UNSEEN)


def assert_same(found: dict[str, bytes], expected: dict[str, bytes]) -> None:
    assert found.keys() == expected.keys()
    assert [path for path in found if found[path] != expected[path]] == []


def test_one_edit_follows_another(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = standing(bank, "site")
    names = ("a word of a part", "a tip", "a tag", "a new keyword", "a name of a keyword", "a line above", "a fault")
    for number, name in enumerate(names):
        SHOWN[name](bank)
        assert site.show() is not None
        if number % 3 == 0:  # else the next edit is sooner
            assert site.follow()
    assert site.follow()
    assert_same(files(bank / "site"), anew(bank, monkeypatch))


def test_what_is_as_it_was_is_not_written_again(bank: Path) -> None:
    site = standing(bank, "site")
    before = files(bank / "site")
    for name in before:
        os.utime(bank / "site" / name, ns=(0, 0))
    SHOWN["a word of a part"](bank)
    assert site.show() == 1
    assert site.follow()
    now = files(bank / "site")
    written = {name for name in now if (bank / "site" / name).stat().st_mtime_ns}
    assert written == {name for name in now if now[name] != before.get(name)}
    assert any(name.endswith("data/stories.json") for name in written)


def test_a_page_that_says_something_else_is_finished_as_the_first_time(
    bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long: list[str] = []
    render = MkDocsPage.render

    def counted(page: MkDocsPage, config: MkDocsConfig, files: Files) -> None:
        long.append(page.file.src_uri)
        render(page, config, files)

    monkeypatch.setattr(MkDocsPage, "render", counted)
    site = standing(bank, "site")
    assert long
    long.clear()
    for name in ("a word of a part", "a tag"):
        SHOWN[name](bank)
        assert site.show()
    assert [path for path in long if "stories/" in path] == []


@pytest.mark.parametrize("edit", WHOLE.values(), ids=WHOLE)
def test_what_other_pages_show_is_left_to_the_whole(bank: Path, edit: Edit) -> None:
    site = standing(bank, "site")
    before = files(bank / "site")
    edit(bank)
    assert site.show() is None
    assert files(bank / "site") == before


def test_an_image_that_is_shown_now_is_left_to_the_whole(bank: Path) -> None:
    site = standing(bank, "site")
    edited("ownership.md", "Finish what", "![The disk](disk.png) Finish what")(bank)
    assert site.show()
    assert not site.follow()


def test_files_of_the_search_come_and_go(bank: Path) -> None:
    site = standing(bank, "site")
    (shard,) = (asset for asset in site.made.assets if asset.path.endswith("find/leaf-0.js"))
    expected = files(bank / "site")
    more = [replace_path(asset, shard.path) for asset in site.made.assets]
    site._hand_over(more)
    site.made = Site(site.made.pages, tuple(more))
    gone = files(bank / "site")
    assert gone.keys() ^ expected.keys() == {shard.path, shard.path.replace("leaf-0", "leaf-x")}
    assert site.follow()
    assert_same(files(bank / "site"), expected)


def replace_path(asset: Any, path: str) -> Any:
    return type(asset)(path.replace("leaf-0", "leaf-x"), asset.data) if asset.path == path else asset


@pytest.mark.parametrize(
    ("settings", "config"),
    [("shortcuts = false", ""), ("", "hooks: [more.py]\n")],
    ids=["switched off", "somebody else hears"],
)
def test_every_edit_is_left_to_the_whole(tmp_path: Path, settings: str, config: str) -> None:
    bank = draw(tmp_path / "bank", {**FILES, "more.py": "def on_nav(nav, config, files): return nav\n"}, hooks="")
    text = (
        (bank / "mkdocs.yml")
        .read_text(encoding="utf-8")
        .replace("[search]", "[storybank]")
        .replace("hooks: []\n", config)
    )
    (bank / "mkdocs.yml").write_text(text, encoding="utf-8")
    (bank / "pyproject.toml").write_text(f"[tool.storybank]\n{settings}\n", encoding="utf-8")
    assert stands(bank, "site") is None


def test_what_two_runs_did_not_use_is_forgotten() -> None:
    memory = Memory()
    memory.keep({"before the first": ("x",)})
    memory.turn()
    memory.keep({"used once": ("y",), "used again": (None,)})
    memory.turn()
    assert memory.recall(["before the first", "used once", "used again"]) == {
        "used once": ("y",),
        "used again": (None,),
    }
    memory.keep(memory.recall(["used again"]))
    memory.turn()
    assert memory.recall(["used once", "used again"]) == {"used again": (None,)}


def files_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that the name of each file joins that is read from now on."""
    read: list[str] = []

    def reading(source: SourceFile, _: object) -> tuple[()]:
        read.append(Path(source.path).name)
        return ()

    monkeypatch.setattr("storybank.pipeline.load.check_file", reading)
    return read


def test_nothing_is_remembered_with_the_cache_switched_off(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORYBANK_CACHE", "off")
    site = standing(bank, "site")
    read = files_read(monkeypatch)
    assert site.show() == 0
    assert read == ["dive-deep.md", "ownership.md"]


def test_what_is_known_is_not_read_again(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = standing(bank, "site")
    read = files_read(monkeypatch)
    monkeypatch.setattr(Store, "read", lambda *_: {})
    SHOWN["a tip"](bank)
    assert site.show()
    assert read == ["dive-deep.md"]


class Told:
    """Stands in for a site: notes what it is asked for, and answers as it is told."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.shown: int | None = 1
        self.is_all = True

    def show(self) -> int | None:
        self.asked.append("show")
        return self.shown

    def follow(self) -> bool:
        self.asked.append("follow")
        return self.is_all


class Emitter:
    """Stands in for what watches a folder."""

    def __init__(self) -> None:
        self.queued: list[str] = []

    def queue_event(self, event: Any) -> None:
        self.queued.append(event.src_path)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def emitter() -> Emitter:
    return Emitter()


@pytest.fixture
def hearing(told: Told, emitter: Emitter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Edits]:
    monkeypatch.setattr(edits, "PAUSE", 0.01)
    server: Any = type("Server", (), {"observer": type("Observer", (), {"emitters": {emitter}})})()
    server.builder = lambda: told.asked.append("whole")
    site: Any = told
    hearing = Edits(server, lambda: site, tmp_path / "content", tmp_path / "docs")
    yield hearing
    hearing.stop()


def settled(hearing: Edits) -> None:
    hearing._rest.join(timeout=60)


def test_the_rest_follows_in_the_pause(hearing: Edits, told: Told, emitter: Emitter, tmp_path: Path) -> None:
    hearing.on_any_event(FileModifiedEvent(str(tmp_path / "content" / "ownership.md")))
    hearing.on_any_event(DirModifiedEvent(str(tmp_path)))
    hearing()
    settled(hearing)
    assert told.asked == ["show", "follow"]
    assert emitter.queued == []


def test_the_next_edit_is_sooner_than_the_rest(
    hearing: Edits, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edits, "PAUSE", 600)
    for _ in range(2):
        hearing.on_any_event(FileModifiedEvent(str(tmp_path / "content" / "ownership.md")))
        hearing()
    first = hearing._rest
    hearing.stop()
    settled(hearing) if first is hearing._rest else first.join(timeout=60)
    assert told.asked == ["show", "show"]


@pytest.mark.parametrize(
    "paths",
    [
        ["docs/guide.md"],
        ["mkdocs.yml"],
        [],
        ["content/ownership.md", "docs/guide.md"],
        ["content-old/x.md"],
        ["content/disk.png"],
    ],
)
def test_an_edit_of_something_else_builds_the_whole(
    hearing: Edits, told: Told, tmp_path: Path, paths: list[str]
) -> None:
    for path in paths:
        hearing.on_any_event(FileModifiedEvent(str(tmp_path / path)))
    hearing()
    assert told.asked == ["whole"]


def test_a_file_that_leaves_the_content_is_an_edit_of_something_else(
    hearing: Edits, told: Told, tmp_path: Path
) -> None:
    hearing.on_any_event(FileMovedEvent(str(tmp_path / "content" / "x.md"), str(tmp_path / "docs" / "x.md")))
    hearing()
    assert told.asked == ["whole"]


def test_what_cannot_be_shown_by_itself_builds_the_whole(hearing: Edits, told: Told, tmp_path: Path) -> None:
    told.shown = None
    hearing.on_any_event(FileModifiedEvent(str(tmp_path / "content" / "ownership.md")))
    hearing()
    assert told.asked == ["show", "whole"]


def test_what_cannot_follow_by_itself_asks_for_the_whole(
    hearing: Edits, told: Told, emitter: Emitter, tmp_path: Path
) -> None:
    told.is_all = False
    hearing.on_any_event(FileModifiedEvent(str(tmp_path / "content" / "ownership.md")))
    hearing()
    settled(hearing)
    assert told.asked == ["show", "follow"]
    assert emitter.queued == [""]


def test_a_fault_on_the_short_way_is_said_by_the_long_one(
    bank: Path, hearing: Edits, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = standing(bank, "site")
    shutil.rmtree(bank / "content")
    monkeypatch.setattr(told, "show", site.show)
    hearing.on_any_event(FileModifiedEvent(str(tmp_path / "content" / "ownership.md")))
    hearing()
    assert told.asked == ["whole"]


def test_only_what_others_show_of_a_page_makes_it_another() -> None:
    page = Page("stories/x.md", "story", "X", "A story.", "# X")
    assert served._are_alike([page], [Page("stories/x.md", "story", "X", "Another.", "# Y", head="<meta>", twin="t")])
    for other in (Page("stories/x.md", "story", "Y", "", ""), Page("stories/y.md", "story", "X", "", "")):
        assert not served._are_alike([page], [other])


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with serving(draw(tmp_path / "bank", FILES, plugins="")) as server:
        server.wait_for("Serving on")
        yield server


def test_a_server_shows_an_edit_and_lets_the_rest_follow(server: Server) -> None:
    story = "stories/keeping-the-nightly-export-alive/"
    server.save("content/ownership.md", OWNERSHIP.replace("third night", "zwirbelig night"), "[0-9] pages? changed")
    server.wait_for("Reloading browsers")
    assert "zwirbelig night" in server.page(story)
    server.wait_for("the search knows it too")
    assert "zwirbelig" in server.page("data/stories.json")
    server.save("docs/guide.md", "# Another guide\n", "Documentation built")
    server.wait_for("Reloading browsers")
    assert "Another guide" in server.page("guide/")
    draw(server.bank / "elsewhere", {})  # which MkDocs does not watch
    fourth = OWNERSHIP.replace("third night", "fourth night")
    assert "changed" in server.save("content/ownership.md", fourth, "[0-9] pages? changed|Documentation built")
    server.wait_for("Reloading browsers")
    assert "fourth night" in server.page(story)
