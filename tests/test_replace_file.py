"""A file is replaced as a whole or not at all."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bank_files import environment
from storybank.model.places import SourceFile
from storybank.read.unfinished import sweep, unfinished
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


@pytest.mark.parametrize("links", [True, False])
def test_of_two_new_files_of_one_name_the_first_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    """Where the file system knows a second name of a file, also when the other comes at the last moment."""
    path = tmp_path / "x.md"
    hardlink_to = Path.hardlink_to

    def first(self: Path, target: Path) -> None:
        if not links:
            raise PermissionError(errno.EPERM, "Operation not permitted")
        path.write_bytes(b"theirs")
        hardlink_to(self, target)

    monkeypatch.setattr(Path, "hardlink_to", first)
    if links:
        with pytest.raises(FileExistsError, match="exists already"):
            replace_file(path, b"ours", None)
    else:
        replace_file(path, b"ours", None)
    assert path.read_bytes() == (b"theirs" if links else b"ours")
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
    left, other, folder = (tmp_path / name for name in (".a.md.x.storybank-new", ".c.md.z", ".d.storybank-new"))
    left.write_bytes(b"half")
    other.write_bytes(b"theirs")
    os.utime(other, (0, 0))
    (folder / "below").mkdir(parents=True)
    with unfinished(tmp_path / "b.md") as written, unfinished(tmp_path / "site", folder=True) as built:
        replace_file(tmp_path / "x.md", b"new", None)
        assert {path.name for path in tmp_path.iterdir()} == {"x.md", other.name, written.path.name, built.path.name}
    assert {path.name for path in tmp_path.iterdir()} == {"x.md", other.name}


KILLED_WHILE_ITS_CHILD_WRITES = """
import os, signal, subprocess
from pathlib import Path
from storybank.read.unfinished import unfinished

with unfinished(Path("site"), folder=True) as new:
    print(subprocess.Popen(["sleep", "60"], pass_fds=new.held, stdout=subprocess.DEVNULL).pid, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_child_of_a_killed_run_writes_is_left_to_it_until_it_ends(tmp_path: Path) -> None:
    command = [sys.executable, "-c", KILLED_WHILE_ITS_CHILD_WRITES]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, text=True, check=False)
    assert done.returncode == -signal.SIGKILL
    sweep(tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
    os.kill(int(done.stdout), signal.SIGKILL)
    until_gone(int(done.stdout))
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []


def until_gone(process: int) -> None:
    """Wait until a process that is no child of ours has let go of its files."""
    for _ in range(400):
        try:
            if Path(f"/proc/{process}/stat").read_text(encoding="utf-8").split()[2] == "Z":
                return
        except OSError:
            return
        time.sleep(0.025)


@pytest.mark.parametrize("nobody_can_hold", [True, False])
def test_what_is_a_day_old_was_left_where_nothing_can_be_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nobody_can_hold: bool
) -> None:
    if nobody_can_hold:
        monkeypatch.setattr("storybank.read.unfinished.fcntl", None)
    old, young = tmp_path / ".a.storybank-new", tmp_path / ".b.storybank-new"
    old.touch()
    young.touch()
    os.utime(old, (0, 0))
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == ([young] if nobody_can_hold else [])
    replace_file(tmp_path / "x.md", b"new", None)
    assert (tmp_path / "x.md").read_bytes() == b"new"


def test_a_file_with_the_longest_name_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / f"{'ö' * 126}.md"
    path.write_bytes(b"old")
    replace_file(path, b"new", b"old")
    assert path.read_bytes() == b"new"


def test_a_link_among_the_rests_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "theirs").write_bytes(b"theirs")
    link = tmp_path / ".a.storybank-new"
    link.symlink_to(tmp_path / "theirs")
    sweep(tmp_path)
    assert link.is_symlink()
    assert link.read_bytes() == b"theirs"


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
