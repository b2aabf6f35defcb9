"""A bank in a folder of a larger repository: links and findings name files from its root, on each host in its way."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bank_files import draw, principle, storybank
from repositories import git
from storybank.check.codes import codes
from storybank.cli import main
from storybank.engines.repository import repository_of
from storybank.engines.zensical.configuration import read_configuration
from storybank.engines.zensical.sources import read_sources
from storybank.model.places import Span
from storybank.model.settings import HOSTS, Settings
from storybank.read.repository import folder_in_repository
from storybank.read.settings_file import load_settings
from storybank.render.repository import problem_url, source_url, story_form_url

FILE = "content/ça va/a#b?.md"
ENCODED = "content/%C3%A7a%20va/a%23b%3F.md"
SUB = "teams/our stories"
SUB_ENCODED = "teams/our%20stories"
# As they are with a branch that has a stroke and a `#`: before the path, and behind it. Where each host says so:
# - GitHub: github.blog/changelog/2021-06-30-parameter-to-disable-markdown-rendering (`?plain=1`, with `blob` alone);
# - GitLab: gitlab.com/gitlab-org/gitlab, merge request 91810 and issue 462825 (`?plain=1#L75-79`);
# - Gitea, and Forgejo after it: github.com/go-gitea/gitea, issue 13322 (`/src/branch/{branch}/{path}#L{line}`), and its
#   own test of selected lines (`tests/e2e`, `?display=source`);
# - Bitbucket: support.atlassian.com/bitbucket-cloud/docs/hyperlink-to-source-code-in-bitbucket, a template
#   `src{/commitish}{/filepath}{?fileviewer}{#fileline}`; lines as its pages write them (`#lines-3:9`);
# - Azure DevOps has no document of it: what “Copy link” gives (`&line=9&lineEnd=10`, the end being the next line).
LINKS = {
    "https://github.com/acme/bank": ("/blob/feature/%231/{path}?plain=1#L3-L9", "/issues/new?template=story.yml"),
    "https://gitlab.com/acme/group/bank": ("/-/blob/feature/%231/{path}?plain=1#L3-9", "/-/issues/new"),
    "https://codeberg.org/acme/bank": (
        "/src/branch/feature/%231/{path}?display=source#L3-L9",
        "/issues/new?template=.github%2FISSUE_TEMPLATE%2Fstory.yml",
    ),
    "https://bitbucket.org/acme/bank": (
        "/src/feature%2F%231/{path}?fileviewer=file-view-default#lines-3:9",
        "/issues/new",
    ),
    "https://dev.azure.com/acme/work/_git/bank": (
        "?path=/{path}&version=GBfeature%2F%231&line=3&lineEnd=10"
        "&lineStartColumn=1&lineEndColumn=1&lineStyle=plain&_a=contents",
        "",
    ),
}


@pytest.mark.parametrize(("folder", "encoded"), [("", ""), (SUB, f"{SUB_ENCODED}/")], ids=["root", "sub-folder"])
@pytest.mark.parametrize("repository", LINKS)
def test_a_link_opens_the_lines_on_each_host(repository: str, folder: str, encoded: str) -> None:
    settings = Settings(repository=repository, branch="feature/#1", repository_path=folder)
    expected = LINKS[repository][0].format(path=encoded + ENCODED)
    assert source_url(Span(FILE, 3, 9), settings) == repository + expected


@pytest.mark.parametrize("repository", LINKS)
def test_the_form_is_that_of_the_repository_wherever_the_bank_is(repository: str) -> None:
    form = story_form_url(Settings(repository=repository, repository_path=SUB))
    azure = "https://dev.azure.com/acme/work/_workitems/create/Issue"
    assert form == (repository + LINKS[repository][1] if LINKS[repository][1] else azure)


@pytest.mark.parametrize("repository", LINKS)
def test_the_title_of_an_issue_is_text(repository: str) -> None:
    title = "Problem: a&b=c#d"
    query = parse_qs(urlsplit(problem_url(Settings(repository=repository), "a&b=c#d")).query)
    assert [title] in query.values()


@pytest.mark.parametrize(
    ("address", "like"),
    [
        ("https://git.example.org/a/b", "https://github.com/acme/bank"),
        ("https://gitlab.example.org/a/b", "https://gitlab.com/acme/group/bank"),
        ("https://forgejo.example.org/a/b", "https://codeberg.org/acme/bank"),
        ("https://gitea.example.org/gitlab/b", "https://codeberg.org/acme/bank"),
        ("https://acme.visualstudio.com/work/_git/bank", "https://dev.azure.com/acme/work/_git/bank"),
        ("https://tfs.example.org/all/work/_git/bank", "https://dev.azure.com/acme/work/_git/bank"),
    ],
)
def test_the_address_tells_the_host(address: str, like: str) -> None:
    link = source_url(Span("a.md", 3, 9), Settings(repository=address, branch="feature/#1"))
    assert link == address + LINKS[like][0].format(path="a.md")


def test_a_host_that_its_address_does_not_tell_is_named() -> None:
    span, address = Span("a.md", 3, 9), "https://code.example.org/a/_git/github"
    links = {host: source_url(span, Settings(repository=address, repository_host=host)) for host in HOSTS}
    assert links["gitea"] == links["forgejo"] == f"{address}/src/branch/main/a.md?display=source#L3-L9"
    assert len(set(links.values())) == len(HOSTS) - 1, "Forgejo has the links of Gitea, the others their own"
    assert links["github"].startswith(f"{address}/blob/")


@pytest.mark.parametrize("path", ["/etc/passwd.md", "../other/a.md", "content/../../a.md"])
def test_what_lies_outside_the_repository_has_no_link(path: str) -> None:
    assert source_url(Span(path, 1, 1), Settings(repository="https://github.com/acme/bank")) == ""
    below = Settings(repository="https://github.com/acme/bank", repository_path="docs")
    assert source_url(Span("../other/a.md", 1, 1), below).endswith("/blob/main/other/a.md?plain=1#L1-L1")


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bank in a folder of a repository, with the current folder in it: one file has a finding."""
    git(tmp_path, "init", "-q")
    text = principle("Ownership", "Keeping the nightly export alive")
    folder = draw(
        tmp_path / SUB,
        {
            "content/a.md": text,
            "content/b.md": text.replace("Ownership", "Courage").replace("**Task", "**Tsk"),
            "pyproject.toml": '[tool.storybank]\nrepository = "https://github.com/acme/all"\n',
        },
    )
    monkeypatch.chdir(folder)
    return folder


def test_the_nearest_git_is_the_root(bank: Path) -> None:
    assert folder_in_repository(bank) == SUB
    assert folder_in_repository(bank.parents[1]) == ""
    (bank.parent / ".git").write_text("gitdir: elsewhere\n")  # as a submodule has it
    assert folder_in_repository(bank) == "our stories"


def test_outside_of_git_nothing_is_found(tmp_path: Path) -> None:
    assert folder_in_repository(tmp_path) is None


def test_git_is_not_run(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert load_settings(bank, codes)[0].repository_path == SUB


@pytest.mark.parametrize(
    ("written", "path"),
    [("/elsewhere/bank/", "elsewhere/bank"), ("", ""), (".", ""), ("./x//y", "x/y")],
)
def test_the_setting_goes_before_what_is_found(bank: Path, written: str, path: str) -> None:
    (bank / "pyproject.toml").write_text(f"[tool.storybank]\nrepository_path = {json.dumps(written)}\n")
    assert load_settings(bank, codes) == (Settings(repository_path=path), ())


@pytest.mark.parametrize("setting", ['repository_path = "../up"', "repository_path = 1", 'repository_host = "svn"'])
def test_a_setting_that_cannot_be_used_is_said(bank: Path, setting: str) -> None:
    (bank / "pyproject.toml").write_text(f"[tool.storybank]\n{setting}\n")
    settings, (found,) = load_settings(bank, codes)
    assert (found.code, found.place.line) == ("SB702", 2)
    assert settings == Settings(repository_path=SUB)


@pytest.mark.parametrize("here", [".", "content", "../.."])
def test_annotations_name_files_from_the_root(
    bank: Path, here: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(bank / here)
    named = [str(bank / "content")]
    assert main(["check", "--format", "github", *named]) == 1
    said = capsys.readouterr().out
    assert set(re.findall(r"file=([^,]*)", said)) == {f"{SUB}/content/b.md"}
    assert main(["check", "--format", "sarif", *named]) == 1
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    places = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]]
    assert set(places) == {f"{SUB_ENCODED}/content/b.md"}
    summary = bank.parents[1] / "summary.md"
    assert main(["check", "--summary", str(summary), *named]) == 1
    assert f"| {SUB.replace('/', '&#47;')}&#47;content&#47;b" in summary.read_text(encoding="utf-8")


def test_a_fingerprint_stays_wherever_the_check_runs(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is made of the line, which is read by its path from here."""
    prints = []
    for here in (bank, bank.parents[1]):
        monkeypatch.chdir(here)
        run = json.loads(storybank(here, "check", "--format", "sarif", str(bank / "content")).stdout)["runs"][0]
        prints.append([result["partialFingerprints"] for result in run["results"]])
    assert prints[0] == prints[1]
    assert prints[0]
    shutil.rmtree(bank.parents[1] / ".git")
    alone = json.loads(storybank(bank, "check", "--format", "sarif").stdout)["runs"][0]
    assert [result["partialFingerprints"] for result in alone["results"]] == prints[0]


def test_people_read_paths_from_here(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 1
    assert "\ncontent/b.md:" in "\n" + capsys.readouterr().out


def test_standard_input_has_no_place_in_a_repository(
    bank: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with (bank / "content/b.md").open(encoding="utf-8") as text:
        monkeypatch.setattr(sys, "stdin", text)
        assert main(["check", "--format", "github", "-"]) == 1
    assert set(re.findall(r"file=([^,]*)", capsys.readouterr().out)) == {"-"}


@pytest.mark.parametrize("here", [".", "content", "../.."])
def test_rendered_pages_lead_to_files_from_the_root(bank: Path, here: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bank / here)
    assert main(["render", str(bank.parent / "out"), str(bank / "content")]) == 0
    page = (bank.parent / "out/principles/ownership.md").read_text(encoding="utf-8")
    links = set(re.findall(r"https://github\.com/acme/all/blob/[^?\"&]*", page))
    assert links == {f"https://github.com/acme/all/blob/main/{SUB_ENCODED}/content/a.md"}


def test_the_form_stands_where_its_host_looks(bank: Path) -> None:
    assert main(["form"]) == 0
    assert (bank.parents[1] / ".github/ISSUE_TEMPLATE/story.yml").is_file()
    assert not (bank / ".github").exists()
    assert main(["form", "--check"]) == 0


def test_a_new_bank_in_a_repository_leads_to_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init", "-q")
    monkeypatch.chdir(tmp_path)
    assert main(["init", "docs/bank"]) == 0
    settings = tmp_path / "docs/bank/pyproject.toml"
    settings.write_text(settings.read_text().replace("# repository", "repository"))
    monkeypatch.chdir(settings.parent)
    assert main(["render", "out"]) == 0
    pages = [path.read_text(encoding="utf-8") for path in Path("out/stories").glob("*.md")]
    links = {link for page in pages for link in re.findall(r'source_url: "([^?"]*)', page)}
    assert links
    for link in links:
        assert (tmp_path / link.removeprefix("https://github.com/you/stories/blob/main/")).is_file()


@pytest.mark.parametrize(
    ("repo_url", "edit_uri", "known"),
    [
        ("https://github.com/a/b/", None, {"repository": "https://github.com/a/b"}),
        ("https://github.com/a/b", "edit/trunk/docs/", {"repository": "https://github.com/a/b", "branch": "trunk"}),
        ("https://gitlab.com/a/b", "-/edit/dev/docs/", {"repository": "https://gitlab.com/a/b", "branch": "dev"}),
        ("https://x.org/a/b", "src/branch/dev/docs/", {"repository": "https://x.org/a/b", "branch": "dev"}),
        ("https://bitbucket.org/a/b", "src/dev/docs/", {"repository": "https://bitbucket.org/a/b", "branch": "dev"}),
        ("https://github.com/a/b", "edit/dev", {"repository": "https://github.com/a/b", "branch": "dev"}),
        ("https://github.com/a/b", "edit/master/docs/", {"repository": "https://github.com/a/b"}),
        ("https://bitbucket.org/a/b", "src/default/docs/", {"repository": "https://bitbucket.org/a/b"}),
        ("https://x.org/a/b", "?query=root/docs/", {"repository": "https://x.org/a/b"}),
        ("http://x.org/a/b", "edit/dev/docs/", {}),
        (None, "edit/dev/docs/", {}),
        (7, None, {}),
    ],
)
def test_a_site_knows_its_repository(repo_url: object, edit_uri: object, known: dict[str, str]) -> None:
    assert repository_of(repo_url, edit_uri) == known


@pytest.mark.parametrize(
    ("written", "settings"),
    [
        ("", ("https://gitlab.com/a/b", "trunk")),
        ('repository = "https://github.com/acme/all"', ("https://github.com/acme/all", "trunk")),
        ('branch = "dev"', ("https://gitlab.com/a/b", "dev")),
    ],
)
def test_a_site_by_zensical_knows_its_repository_too(bank: Path, written: str, settings: tuple[str, str]) -> None:
    (bank / "pyproject.toml").write_text(f"[tool.storybank]\n{written}\n")
    site = '[project]\nsite_name = "x"\nrepo_url = "https://gitlab.com/a/b"\nedit_uri = "-/edit/trunk/docs"\n'
    (bank / "zensical.toml").write_text(site)
    made = read_sources(bank, read_configuration(bank / "zensical.toml")).settings
    assert (made.repository, made.branch) == settings
    assert made.repository_path == SUB
