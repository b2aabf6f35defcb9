"""Say what the fuzzer did, run its inputs once more, and count the words of every sample: part of `make walls`."""

from __future__ import annotations

import sys
from pathlib import Path
from unittest.mock import patch

from storybank.find import ordinary
from storybank.read.decode import decode

from .laws import PATH, broken, words_in
from .record import CORPUS, recorded

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Print the record of the fuzzer, and what its inputs and all samples say now."""
    rows = {f"fuzz {name}": number for name, number in recorded().items()}
    rows |= replayed() | counted()
    for name, value in rows.items():
        print(f"{name:<20}{value if isinstance(value, str) else f'{value:,}':>12}")  # noqa: T201 - it is a report
    return 1 if any(rows[name] for name in ("fuzz crashes", "fuzz broken", "replay broken", "words lost")) else 0


def replayed() -> dict[str, int]:
    """Run the inputs that are kept through every law."""
    inputs = [path.read_bytes() for path in sorted(CORPUS.glob("*.md"))]
    with patch.object(ordinary, "english", tuple):  # no input, and most of the time
        return {"replay executions": len(inputs), "replay broken": sum(1 for data in inputs if list(broken(data)))}


def counted() -> dict[str, int]:
    """Count the words of every sample and of the bank, and those that are lost where it is read or formatted."""
    files = [*(ROOT / "tests" / "cases").rglob("*.md"), *(ROOT / "content").rglob("*.md"), *CORPUS.glob("*.md")]
    sources = [source for path in files if (source := decode(path.read_bytes(), PATH)[0])]
    found = [words_in(source) for source in sources]
    return {"files": len(sources), "words": sum(words for words, _ in found), "words lost": sum(n for _, n in found)}


if __name__ == "__main__":
    sys.exit(main())
