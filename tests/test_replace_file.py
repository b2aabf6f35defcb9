"""A file is replaced as a whole or not at all."""

import os
from pathlib import Path

import pytest

from storybank.model.places import SourceFile
from storybank.read.write_back import encoded, replace_file


def test_a_file_that_somebody_else_changed_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"their edit")
    with pytest.raises(OSError, match="changed by somebody else"):
        replace_file(path, b"ours", b"what we read")
    assert path.read_bytes() == b"their edit"


def test_an_edit_at_the_last_moment_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between writing the new file and putting it in place, somebody saves the old one."""
    path = tmp_path / "x.md"
    path.write_bytes(b"old")
    chmod = Path.chmod

    def save(self: Path, mode: int) -> None:
        path.write_bytes(b"their edit")
        chmod(self, mode)

    monkeypatch.setattr(Path, "chmod", save)
    with pytest.raises(OSError, match="changed by somebody else"):
        replace_file(path, b"ours", b"old")
    assert path.read_bytes() == b"their edit"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"old")
    link = tmp_path / "x.md"
    link.symlink_to(target)
    for expected in (b"old", None):
        with pytest.raises(OSError, match=r"not a regular file|exists already"):
            replace_file(link, b"ours", expected)
    assert target.read_bytes() == b"old"
    assert link.is_symlink()


def test_a_new_file_replaces_none(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    replace_file(path, b"new", None)
    with pytest.raises(FileExistsError):
        replace_file(path, b"newer", None)
    assert path.read_bytes() == b"new"


def test_what_a_killed_run_left_is_removed_and_what_another_writes_is_not(tmp_path: Path) -> None:
    left, written, other = (tmp_path / name for name in (".a.md.x.storybank-new", ".b.md.y.storybank-new", ".c.md.z"))
    for path in (left, written, other):
        path.write_bytes(b"half")
    for path in (left, other):
        os.utime(path, (0, 0))
    replace_file(tmp_path / "x.md", b"new", None)
    assert {path.name for path in tmp_path.iterdir()} == {"x.md", written.name, other.name}


@pytest.mark.parametrize(
    ("source", "data"),
    [
        (SourceFile("x.md", ""), b"a\nb\n"),
        (SourceFile("x.md", "", newline="\r\n"), b"a\r\nb\r\n"),
        (SourceFile("x.md", "", bom=True), b"\xef\xbb\xbfa\nb\n"),
    ],
)
def test_line_ends_and_mark_come_back(source: SourceFile, data: bytes) -> None:
    assert encoded(source, "a\nb\n") == data
