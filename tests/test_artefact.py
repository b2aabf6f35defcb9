"""Artefacts that somebody packed by hand: each is refused before anything of it is written anywhere."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from warnings import catch_warnings
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from fake_github import TOKEN, FakeGitHub, serving
from storybank.contribute.github import artefact
from storybank.contribute.github.__main__ import main
from storybank.contribute.github.artefact import MAX_RATIO, UnusableArtefactError, unpack

LIMITS = {"before.json": 2_000_000, "after.json": 2_000_000}
RUN = 31


def packed(*names: str, content: bytes = b"{}", mode: int = 0o644, how: int = ZIP_DEFLATED) -> bytes:
    """Return an archive with the same content under each name, which is written as it is given."""
    out = BytesIO()
    with ZipFile(out, "w", how) as archive, catch_warnings(action="ignore"):  # of a name that is there twice
        for name in names:
            info = ZipInfo("placeholder")
            info.filename = name
            info.external_attr = mode << 16
            info.compress_type = how
            archive.writestr(info, content)
    return out.getvalue()


def changed(data: bytes, old: bytes, new: bytes) -> bytes:
    assert old in data
    return data.replace(old, new)


GOOD = packed("before.json", "after.json")
HOSTILE = {
    "a file too many": packed("before.json", "after.json", "more.json"),
    "a file too few": packed("before.json"),
    "a file twice": packed("before.json", "before.json"),
    "a thousand files": packed(*(f"{number}.json" for number in range(1000))),
    "a folder above": packed("before.json", "../after.json"),
    "a folder above, with backslashes": packed("before.json", "..\\after.json"),
    "a folder below": packed("before.json", "x/after.json"),
    "an absolute path": packed("before.json", "/after.json"),
    "an absolute path of Windows": packed("before.json", "C:\\after.json"),
    "the name of a device": packed("before.json", "CON"),
    "another stream of a file": packed("before.json", "after.json:more"),
    "our own code": packed("before.json", "after.json", "hooks/storybank/cli.py"),
    "a name that ends early": changed(packed("before.json", "after.jsonX.py"), b"after.jsonX.py", b"after.json\0.py"),
    "a name in other letters": packed("before.json", "аfter.json"),
    "a name in capitals": packed("before.json", "After.json"),
    "a symbolic link": packed("before.json", "after.json", content=b"/etc/passwd", mode=stat.S_IFLNK | 0o777),
    "a device": packed("before.json", "after.json", mode=stat.S_IFCHR | 0o666),
    "a pipe": packed("before.json", "after.json", mode=stat.S_IFIFO | 0o666),
    "a folder": packed("before.json", "after.json", mode=stat.S_IFDIR | 0o755),
    "a method of its own": packed("before.json", "after.json", how=ZIP_BZIP2),
    "too large a file": packed("before.json", "after.json", content=b"x" * 2_000_001, how=ZIP_STORED),
    "packed a thousandfold": packed("before.json", "after.json", content=b" " * 1_900_000),
    "another checksum": changed(
        packed("before.json", "after.json", content=b"content", how=ZIP_STORED), b"content", b"CONTENT"
    ),
    "no archive": b"not a zip",
    "nothing": b"",
    "half of one": GOOD[: len(GOOD) // 2],
}


def test_what_we_pack_is_read() -> None:
    assert unpack(GOOD, LIMITS) == {"before.json": b"{}", "after.json": b"{}"}


@pytest.mark.parametrize("what", HOSTILE)
def test_an_artefact_that_we_would_not_have_packed_is_refused(what: str) -> None:
    with pytest.raises(UnusableArtefactError) as refusal:
        unpack(HOSTILE[what], LIMITS)
    assert "\n" not in str(refusal.value)
    assert "json" not in str(refusal.value)  # no name that somebody chose


def test_a_protected_file_is_refused() -> None:
    data = bytearray(GOOD)
    for mark, at in ((b"PK\1\2", 8), (b"PK\3\4", 6)):  # the flag stands in the list and before each file
        data[data.index(mark) + at] |= 1
    with pytest.raises(UnusableArtefactError):
        unpack(bytes(data), LIMITS)


def test_a_file_that_says_it_is_small_is_read_no_further() -> None:
    content = bytes(range(256)) * 8000
    data = packed("before.json", "after.json", content=content, how=ZIP_STORED)
    said = changed(data, len(content).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    with pytest.raises(UnusableArtefactError):
        unpack(said, LIMITS)


def test_a_file_may_be_as_large_as_its_limit_and_no_larger() -> None:
    data = packed("before.json", "after.json", content=b"12345", how=ZIP_STORED)
    assert unpack(data, {"before.json": 5, "after.json": 5})["after.json"] == b"12345"
    with pytest.raises(UnusableArtefactError):
        unpack(data, {"before.json": 5, "after.json": 4})


def test_a_small_file_may_be_packed_as_well_as_it_can() -> None:
    content = b" " * (1024 * 1024)
    data = packed("before.json", "after.json", content=content)
    assert len(content) > MAX_RATIO * len(data)
    assert unpack(data, LIMITS)["before.json"] == content


@pytest.fixture
def github() -> Iterator[FakeGitHub]:
    with serving(FakeGitHub()) as fake:
        yield fake


def _fetch(github: FakeGitHub, folder: Path) -> int:
    (folder / "event.json").write_text(json.dumps({"workflow_run": {"id": RUN}}))
    environment = {
        "GITHUB_API_URL": github.url,
        "GITHUB_REPOSITORY": "acme/bank",
        "GITHUB_TOKEN": TOKEN,
        "GITHUB_EVENT_PATH": str(folder / "event.json"),
        "GITHUB_RUN_ID": "32",
    }
    return main(["exports", str(folder / "review")], environment)


def test_the_exports_of_the_other_run_are_written_under_our_names(github: FakeGitHub, tmp_path: Path) -> None:
    github.artefact(30, "review", {"before.json": "1", "after.json": "2"})
    github.artefact(RUN, "review", {"before.json": "3", "after.json": "4"})
    github.artefact(RUN, "preview", {"index.html": "x"})
    assert _fetch(github, tmp_path) == 0
    assert {path.name: path.read_text() for path in (tmp_path / "review").iterdir()} == {
        "before.json": "3",
        "after.json": "4",
    }


def test_of_several_attempts_the_newest_counts_and_what_expired_does_not(github: FakeGitHub, tmp_path: Path) -> None:
    for text in ("1", "2", "3"):
        github.artefact(RUN, "review", {"before.json": text, "after.json": text})
    github.artefacts[-1]["expired"] = True
    assert _fetch(github, tmp_path) == 0
    assert (tmp_path / "review/after.json").read_text() == "2"


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_artefact_leaves_nothing_behind(
    github: FakeGitHub,
    tmp_path: Path,
    what: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("storybank.contribute.github.__main__.EXPORTS", LIMITS)
    github.packed(RUN, "review", HOSTILE[what])
    assert _fetch(github, tmp_path) == 2
    assert [path.name for path in tmp_path.rglob("*")] == ["event.json"]
    assert capsys.readouterr().err.count("\n") == 1


def test_without_an_artefact_there_is_no_report(github: FakeGitHub, tmp_path: Path) -> None:
    assert _fetch(github, tmp_path) == 2
    assert not (tmp_path / "review").exists()


@pytest.mark.parametrize("said", [10_000, 1], ids=["GitHub says so", "only the file shows it"])
def test_an_archive_that_is_too_large_is_not_read(
    github: FakeGitHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: int
) -> None:
    monkeypatch.setattr(artefact, "MAX_ARCHIVE", len(GOOD) - 1)
    github.packed(RUN, "review", GOOD)
    github.artefacts[-1]["size_in_bytes"] = said
    assert _fetch(github, tmp_path) == 2
    assert github.fetched == ([1] if said == 1 else [])


def test_a_folder_that_is_there_is_not_written_into(github: FakeGitHub, tmp_path: Path) -> None:
    github.artefact(RUN, "review", {"before.json": "1", "after.json": "2"})
    (tmp_path / "review").mkdir()
    assert _fetch(github, tmp_path) == 2
    assert list((tmp_path / "review").iterdir()) == []
