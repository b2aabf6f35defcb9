"""What the fuzzer runs: every law on every input that it makes up. What breaks one is kept, and the search goes on.

Usage: python -m fuzz.target FOLDER [OPTION OF LIBFUZZER …]. Needs atheris; `make fuzz` sets it up and runs this.
"""

from __future__ import annotations

import gc
import hashlib
import os
import random
import shlex
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from time import process_time
from zlib import crc32

import atheris

os.environ["STORYBANK_CACHE"] = "off"
with atheris.instrument_imports(include=["storybank"]):
    from storybank.find import ordinary
    from storybank.model.cycles import COLLECTED

    from .laws import broken

    # The words of English are no input, and to go through them costs most of the time.
    setattr(ordinary, "english", tuple)  # noqa: B010 - a name that the types hold fast
    list(broken(b"# Ownership\n\n- S: a\n- T: b\n- A: c\n- R: d\n"))  # what is imported late is instrumented too

CASES = Path(__file__).resolve().parents[1] / "cases"
LONGEST = 1_500  # bytes of an input: thousands of short ones a minute find more than a few long ones
PAGES = 8  # the pages and exports of one input in so many are looked at
LEAST, PER_BYTE = 2.0, 0.002  # CPU seconds that anything may take, and more for each byte: very slow
PREFIXES = ("# ", "## ", "### ", "> ", "- ", "1. ", "  ", "    ", "\t", "**", "| ", "<!-- ", "```")


def main() -> None:
    """Hand over to libFuzzer, which ends the process when its time is over."""
    gc.set_threshold(COLLECTED)  # as every command does
    folder = Path(sys.argv[1])
    lines = pool()

    def one(data: bytes) -> None:
        for kind in kinds_of(data, pages=crc32(data) % PAGES == 0):
            keep(folder, kind, data)

    def mutated(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)  # noqa: S311 - not for secrets
        if chance.random() < 0.25:
            return bytes(atheris.Mutate(data, len(data)))
        return with_other_lines(data, lines, chance)[:most]

    options = [str(_again(folder)), *sys.argv[2:], f"-max_len={LONGEST}"]
    atheris.Setup(options, one, custom_mutator=mutated)
    atheris.Fuzz()


def _again(folder: Path) -> Path:
    """Return a program that runs this module: to make a corpus small, libFuzzer calls its own first argument."""
    program = folder.parent / "again"
    command = shlex.join([sys.executable, "-m", "fuzz.target", str(folder)])
    program.write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
    program.chmod(0o700)
    return program


def kinds_of(data: bytes, *, pages: bool) -> set[str]:
    """Return what the input breaks; an exception is known by its type and where it came from."""
    began = process_time()
    try:
        found = set(broken(data, pages=pages))
    except Exception as error:
        frame = [f for f in traceback.extract_tb(error.__traceback__) if "storybank" in f.filename][-1:]
        place = "".join(f" in {Path(f.filename).name}:{f.name}" for f in frame)
        found = {f"{type(error).__name__}{place}"}
    return found | ({"slow"} if process_time() - began > LEAST + PER_BYTE * len(data) else set())


def keep(folder: Path, kind: str, data: bytes) -> None:
    """Keep the smallest input that breaks a law in this way."""
    name = hashlib.sha256(kind.encode()).hexdigest()[:12]
    file = folder / f"{name}.md"
    (folder / f"{name}.txt").write_text(kind, encoding="utf-8")
    if not file.exists() or len(data) < file.stat().st_size:
        file.write_bytes(data)


def seeds() -> list[Path]:
    """Return the sample files of the tests that are short enough."""
    return [path for path in sorted(CASES.rglob("*.md")) if path.stat().st_size <= LONGEST]


def pool() -> list[bytes]:
    """Return every line of the samples once: what people write."""
    return sorted({line for path in seeds() for line in path.read_bytes().split(b"\n")})


def with_other_lines(data: bytes, lines: list[bytes], chance: random.Random) -> bytes:
    """Return the text with one to four changes of its lines."""
    made = data.split(b"\n")
    for _ in range(chance.randint(1, 4)):
        chance.choice(CHANGES)(made, chance.randrange(len(made)), lines, chance)
        made = made or [b""]
    return b"\n".join(made)


Change = Callable[[list[bytes], int, list[bytes], random.Random], None]


def _insert(made: list[bytes], at: int, lines: list[bytes], chance: random.Random) -> None:
    made.insert(at, chance.choice(lines))


def _replace(made: list[bytes], at: int, lines: list[bytes], chance: random.Random) -> None:
    made[at] = chance.choice(lines)


def _delete(made: list[bytes], at: int, lines: list[bytes], chance: random.Random) -> None:
    del made[at : at + chance.randint(1, 4)]


def _repeat(made: list[bytes], at: int, lines: list[bytes], chance: random.Random) -> None:
    made[at:at] = made[at : at + chance.randint(1, 8)]


def _move(made: list[bytes], at: int, lines: list[bytes], chance: random.Random) -> None:
    made.insert(chance.randrange(len(made)), made.pop(at))


def _join(made: list[bytes], at: int, lines: list[bytes], chance: random.Random) -> None:
    made[at : at + 2] = [chance.choice([b"", b" ", b": "]).join(made[at : at + 2])]


def _split(made: list[bytes], at: int, lines: list[bytes], chance: random.Random) -> None:
    cut = chance.randint(0, len(made[at]))
    made[at : at + 1] = [made[at][:cut], made[at][cut:]]


def _prefix(made: list[bytes], at: int, lines: list[bytes], chance: random.Random) -> None:
    prefix = chance.choice(PREFIXES).encode()
    for number in range(at, min(at + chance.randint(1, 6), len(made))):
        made[number] = made[number].removeprefix(prefix) if chance.random() < 0.3 else prefix + made[number]


def _graft(made: list[bytes], at: int, lines: list[bytes], chance: random.Random) -> None:
    other, cut = chance.choice(lines), chance.randint(0, len(made[at]))
    made[at] = made[at][:cut] + other[chance.randint(0, len(other)) :]


CHANGES: tuple[Change, ...] = (_insert, _replace, _delete, _repeat, _move, _join, _split, _prefix, _graft)

if __name__ == "__main__":
    main()
