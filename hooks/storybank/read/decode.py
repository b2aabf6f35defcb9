"""From the bytes of a file to its text, with a place for each byte that is not UTF-8."""

from __future__ import annotations

import codecs
import re
import shlex
from dataclasses import replace

from ..model.findings import Finding, finding
from ..model.places import Place, SourceFile

_LINE_END = re.compile(r"\r\n|\r|\n")
_UTF16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONVERT = "Convert the file: storybank check --repair-encoding {}"
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_STRAY = 16  # so many control characters may stand in the shortest text, each with its finding
_BAD = re.compile("[\udc80-\udcff]")


def decode(data: bytes, path: str, folder: str = "") -> tuple[SourceFile | None, list[Finding]]:
    """Return the source file that `data` holds, and a finding for whatever is not plain UTF-8.

    Text in UTF-16 (with a byte order mark) and in Windows-1252 is read for what it most likely is, and reported, so
    that nothing is lost while the file waits to be converted. What is no text at all is not read.
    """
    for mark, encoding in _UTF16:
        if data.startswith(mark):
            return _utf16(data[len(mark) :], encoding, path, folder)
    if len(data) - len(data.translate(None, _CONTROL)) > max(_STRAY, len(data) // 10):
        return None, [finding("SB113", Place(path), "this is no text, so it was not read")]
    bom = data.startswith(codecs.BOM_UTF8)
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
    source = _source(text, path, folder, bom)
    bad = [(number, match) for number, line in enumerate(source.lines, 1) for match in _BAD.finditer(line)]
    if not bad:
        return source, []
    legacy = len(bad) == sum(byte > 0x7F for byte in data) and all(_character(match) != "\ufffd" for _, match in bad)
    found = [_bad_byte(Place(path, number, match.start() + 1), match, legacy) for number, match in bad]
    clean = _BAD.sub(lambda match: _character(match) if legacy else "\ufffd", source.text)
    return replace(source, text=clean), found


def _source(text: str, path: str, folder: str, bom: bool) -> SourceFile:
    first = _LINE_END.search(text)
    newline = first[0] if first else "\n"
    return SourceFile(path, _LINE_END.sub("\n", text), folder, newline, bom)


def _utf16(data: bytes, encoding: str, path: str, folder: str) -> tuple[SourceFile | None, list[Finding]]:
    found = finding(
        "SB105",
        Place(path),
        "the file is UTF-16; it was read, but other tools will show it as noise",
        remedy=_CONVERT.format(shlex.quote(path)),
    )
    return _source(data.decode(encoding, "replace"), path, folder, bom=False), [found]


def _character(match: re.Match[str]) -> str:
    """Return what a bad byte says in Windows-1252, U+FFFD if it means nothing there."""
    return bytes([ord(match[0]) - 0xDC00]).decode("cp1252", "replace")


def _bad_byte(place: Place, match: re.Match[str], legacy: bool) -> Finding:
    byte = f"0x{ord(match[0]) - 0xDC00:02x}"
    if legacy:
        return finding(
            "SB104",
            place,
            f"byte {byte} is not UTF-8; in Windows-1252 it is “{_character(match)}”",
            remedy=_CONVERT.format(shlex.quote(place.path)),
        )
    return finding("SB104", place, f"byte {byte} is not UTF-8; it is shown as U+FFFD")
