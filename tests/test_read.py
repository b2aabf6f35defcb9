"""Reading: only regular files, every bad byte with its place, a stable order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storybank.model.settings import Settings
from storybank.read.decode import decode
from storybank.read.files import MAX_IMAGE_KIB, read, read_images


def write(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def codes_of(root: Path, settings: Settings | None = None) -> list[str]:
    _, found = read(root, settings or Settings(), base=root)
    return [f"{d.place}: {d.code}" for d in found]


def test_files_come_sorted_with_their_folder(tmp_path: Path) -> None:
    content = write(
        tmp_path / "content", {"b.md": b"b", "a/z.md": b"z", "a/deep/y.md": b"y", ".hidden.md": b"h", "c.txt": b"c"}
    )
    sources, found = read(content, Settings(), base=tmp_path)
    assert [(s.path, s.folder) for s in sources] == [
        ("content/a/deep/y.md", "a"),
        ("content/a/z.md", "a"),
        ("content/b.md", ""),
    ]
    assert [str(d.place) for d in found] == ["content/c.txt:1:1"]
    assert {d.code for d in found} == {"SB109"}


def test_images_are_read_up_to_their_own_limit(tmp_path: Path) -> None:
    write(tmp_path, {"a/b.PNG": b"x", "big.jpg": b"x" * (MAX_IMAGE_KIB * 1024 + 1), "c.svg": b"<svg>", "d.md": b"d"})
    (tmp_path / "link.png").symlink_to(tmp_path / "a" / "b.PNG")
    images, found = read_images(tmp_path, Settings(), base=tmp_path)
    assert [(image.path, image.data) for image in images] == [("a/b.PNG", b"x")]
    assert [f"{d.place.path}: {d.code}" for d in found] == ["big.jpg: SB103", "link.png: SB101"]
    assert codes_of(tmp_path) == ["c.svg:1:1: SB109"]
    assert read_images(tmp_path / "d.md", Settings()) == ((), ())


def test_a_single_story_file_knows_its_folder(tmp_path: Path) -> None:
    content = write(tmp_path / "content", {"ownership/one.md": b"x", "top.md": b"x"})
    (one,), _ = read(content / "ownership" / "one.md", Settings(), base=tmp_path)
    (top,), _ = read(content / "top.md", Settings(), base=tmp_path)
    assert (one.folder, top.folder) == ("ownership", "")


def test_a_folder_around_the_content_folder_is_no_principle(tmp_path: Path) -> None:
    write(tmp_path, {"bank/content/ownership/one.md": b"x", "bank/content/top.md": b"x", "old/ownership/two.md": b"x"})
    for root, folders in (("bank", ["ownership", ""]), ("old", ["ownership"])):
        sources, _ = read(tmp_path / root, Settings(), base=tmp_path)
        assert [s.folder for s in sources] == folders


def test_links_devices_and_folders_behind_links_are_never_opened(tmp_path: Path) -> None:
    secret = write(tmp_path / "elsewhere", {"secret.md": b"secret"})
    content = write(tmp_path / "content", {"a.md": b"a"})
    (content / "file.md").symlink_to(secret / "secret.md")
    (content / "folder").symlink_to(secret)
    (content / "loop").symlink_to(content)
    os.mkfifo(content / "pipe.md")
    sources, _ = read(content, Settings(), base=content)
    assert [s.path for s in sources] == ["a.md"]
    assert codes_of(content) == ["file.md:1:1: SB101", "folder:1:1: SB101", "loop:1:1: SB101", "pipe.md:1:1: SB101"]


def test_a_file_above_the_limit_is_reported_and_one_at_the_limit_is_read(tmp_path: Path) -> None:
    write(tmp_path, {"big.md": b"x" * 1025, "fits.md": b"x" * 1024})
    sources, _ = read(tmp_path, Settings(max_file_kib=1), base=tmp_path)
    assert [s.path for s in sources] == ["fits.md"]
    assert codes_of(tmp_path, Settings(max_file_kib=1)) == ["big.md:1:1: SB103"]


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 40, b"PK\x03\x04" + bytes(60) + b"word/document.xml", "# Ownership\n".encode("utf-16-le") * 4],
    ids=["bytes", "an archive", "UTF-16 without its mark"],
)
def test_what_is_no_text_is_one_finding(tmp_path: Path, data: bytes) -> None:
    write(tmp_path, {"a.md": data, "b.md": b"# Ownership\n\nA stray \0 stands here.\n"})
    sources, _ = read(tmp_path, Settings(), base=tmp_path)
    assert [s.path for s in sources] == ["b.md"]
    assert codes_of(tmp_path) == ["a.md:1:1: SB113"]


def test_a_folder_without_a_text_is_reported(tmp_path: Path) -> None:
    write(tmp_path, {"old/notes.txt": b"x"})
    (tmp_path / "empty").mkdir()
    assert codes_of(tmp_path / "empty") == [".:1:1: SB114"]
    assert codes_of(tmp_path / "old") == ["notes.txt:1:1: SB109", ".:1:1: SB114"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_an_unreadable_file_is_reported(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": b"x"})
    (tmp_path / "a.md").chmod(0)
    assert codes_of(tmp_path) == ["a.md:1:1: SB102"]


def test_a_file_that_becomes_a_pipe_before_it_is_opened_is_no_empty_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_text("# A\n", encoding="utf-8")
    open_ = os.open

    def exchanged(name: Path, flags: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return open_(name, flags)

    monkeypatch.setattr(os, "open", exchanged)
    sources, found = read(tmp_path, Settings())
    assert (sources, [each.code for each in found]) == ((), ["SB102", "SB114"])


def test_a_folder_that_cannot_be_opened_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.md": b"x", "locked/b.md": b"x"})
    monkeypatch.setattr("os.access", lambda path, _mode: Path(path).name != "locked")  # the superuser may open all
    assert codes_of(tmp_path) == ["locked:1:1: SB102"]


def test_a_name_that_is_not_utf_8_is_reported_and_can_be_written(tmp_path: Path) -> None:
    write(tmp_path, {os.fsdecode(b"caf\xe9.md"): b"x", os.fsdecode(b"d\xff/a.md"): b"x", "e.md": b"x"})
    sources, found = read(tmp_path, Settings(), base=tmp_path)
    assert [s.path for s in sources] == ["e.md"]
    assert [str(d) for d in found] == [str(d).encode().decode() for d in found]
    assert codes_of(tmp_path) == [r"caf\xe9.md:1:1: SB112", r"d\xff/a.md:1:1: SB112"]


def test_a_remedy_is_safe_to_paste_into_a_shell(tmp_path: Path) -> None:
    write(tmp_path, {"$(touch x).md": "é".encode("latin-1")})
    _, (found,) = read(tmp_path, Settings(), base=tmp_path)
    assert found.remedy.endswith(" '$(touch x).md'")


def test_a_missing_path_is_the_callers_mistake(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "nowhere", Settings())


@pytest.mark.parametrize(
    ("data", "text", "newline", "bom"),
    [
        (b"a\nb", "a\nb", "\n", False),
        (b"a\r\nb\r\n", "a\nb\n", "\r\n", False),
        (b"a\rb", "a\nb", "\r", False),
        (b"\xef\xbb\xbfa\n", "a\n", "\n", True),
        ("a\u2028b\x0cc".encode(), "a\u2028b\x0cc", "\n", False),
    ],
)
def test_line_ends_and_marks(data: bytes, text: str, newline: str, bom: bool) -> None:
    source, found = decode(data, "x.md")
    assert source is not None
    assert (source.text, source.newline, source.bom, found) == (text, newline, bom, [])


def test_every_bad_byte_has_its_place_counted_in_characters() -> None:
    source, found = decode("é\xff".encode("latin-1") + "\r\nnaïve ".encode() + b"\xfe\n", "x.md")
    assert source is not None
    assert [str(d.place) for d in found] == ["x.md:1:1", "x.md:1:2", "x.md:2:7"]
    assert {d.code for d in found} == {"SB104"}
    assert source.text == "\ufffd\ufffd\nnaïve \ufffd\n"


def test_windows_1252_is_read_for_what_it_is_and_reported() -> None:
    source, found = decode("# Café – “owner”\n".encode("cp1252"), "x.md")
    assert source is not None
    assert source.text == "# Café – “owner”\n"
    assert [d.place.column for d in found] == [6, 8, 10, 16]
    assert found[0].remedy == "Convert the file: storybank check --repair-encoding x.md"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_with_a_mark_is_read_and_reported(encoding: str) -> None:
    source, found = decode("\ufeff# Café\n".encode(encoding), "x.md")
    assert source is not None
    assert source.text == "# Café\n"
    assert [d.code for d in found] == ["SB105"]


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader_and_places_lie_inside(data: bytes) -> None:
    source, found = decode(data, "x.md")
    if source is None:
        assert [(d.code, str(d.place)) for d in found] == [("SB113", "x.md:1:1")]
        return
    for finding in found:
        assert 1 <= finding.place.line <= len(source.lines)
        assert 1 <= finding.place.column <= len(source.lines[finding.place.line - 1]) + 1
