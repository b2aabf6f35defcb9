"""An artefact of a workflow run: read in memory, within limits, and without a word in where anything is written.

Whoever made it may have made it by hand. So it is no folder that is unpacked: it is asked for the files that we know by
name, and everything else in it, a path, a link or a file too many, makes it none of ours.
"""

from __future__ import annotations

import stat
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from .api import Repository

MAX_ARCHIVE = 32 * 1024 * 1024
# How many times larger than packed a file may be, beside a first megabyte: JSON is ten times, an attack a thousand.
MAX_RATIO = 100
_FREE = 1024 * 1024


class UnusableArtefactError(ValueError):
    """The artefact is not what we make; the message says why, in words of ours only."""


def fetch(repository: Repository, run: int, name: str, limits: Mapping[str, int]) -> dict[str, bytes] | None:
    """Return the newest artefact of a run: its files by name, None if the run has none of this name.

    `limits` says which files it has, all of them and no others, and how many bytes each may hold.
    Raises UnusableArtefactError.
    """
    listed = repository.ask("GET", f"actions/runs/{run}/artifacts", name=name, per_page=100)["artifacts"]
    found = [artefact for artefact in listed if artefact["name"] == name and not artefact["expired"]]
    if not found:
        return None
    newest = max(found, key=lambda artefact: int(artefact["id"]))
    if int(newest["size_in_bytes"]) > MAX_ARCHIVE:
        raise UnusableArtefactError("the artefact is too large")
    return unpack(repository.download(f"actions/artifacts/{int(newest['id'])}/zip", MAX_ARCHIVE), limits)


def unpack(data: bytes, limits: Mapping[str, int]) -> dict[str, bytes]:
    """Return the files of an archive. Raises UnusableArtefactError."""
    if len(data) > MAX_ARCHIVE:
        raise UnusableArtefactError("the artefact is too large")
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            if sorted(member.orig_filename for member in members) != sorted(limits):
                raise UnusableArtefactError("the artefact does not hold the files that it should, and no others")
            return {member.filename: _content(archive, member, limits[member.filename]) for member in members}
    except (BadZipFile, zlib.error, EOFError, RuntimeError) as error:  # the last: it is encrypted
        raise UnusableArtefactError("the artefact is no archive that we could have made") from error


def _content(archive: ZipFile, member: ZipInfo, limit: int) -> bytes:
    for problem in _problems(member, limit):
        raise UnusableArtefactError(f"a file of the artefact {problem}")
    with archive.open(member) as file:
        content = file.read(limit + 1)
    if len(content) > limit:
        raise UnusableArtefactError("a file of the artefact is larger than it says")
    return content


def _problems(member: ZipInfo, limit: int) -> Iterator[str]:
    kind = stat.S_IFMT(member.external_attr >> 16)
    if member.is_dir() or kind not in (0, stat.S_IFREG):
        yield "is no file"
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        yield "is packed in a way of its own"
    if member.file_size > limit:
        yield "is too large"
    if member.file_size > MAX_RATIO * member.compress_size + _FREE:
        yield "is packed far too well"
