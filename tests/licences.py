"""The page of licences, made from the locks and from what each package says of itself.

`python tests/licences.py` writes docs/licences.md anew, after a change of the locks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from dependencies import ROOT, installed, licence, locked, of_scripts

PAGE = ROOT / "docs/licences.md"
_HEAD = """\
# Licences

Storybank is free software under the [MIT licence](https://github.com/example/storybank/blob/main/LICENSE). This is what
it is built on, by what each package says of itself; `python tests/licences.py` writes the page, and a test holds it to
the locks. A release carries the same for what it installs, with versions, as an SBOM in the form of CycloneDX.

## What comes with Storybank

| what | from | licence |
|---|---|---|
| word families (`find/families.txt`) | WordNet 3.1, Princeton University | WordNet |
| ordinary words (`find/ordinary.txt`) | pyspellchecker | MIT |
| spacing of practice (`render/bundle/practice.js`) | ts-fsrs, Open Spaced Repetition | MIT |
| English stems in the browser (`find/browser/vendor/snowball-english.js`) | Snowball | BSD-3-Clause |

Each of these files holds its licence. The theme of the site is Material for MkDocs, with what it brings.
"""
_PARTS = {
    "What it installs": "Packages of the runtime lock.",
    "What it is developed with": "Nobody who uses Storybank needs these: they test, check and measure it.",
    "What its scripts are made with": "Tools of Node, for scripts and workflows; of them only ts-fsrs is bundled.",
}
_ROW = re.compile(r"^\| (\S.*?) \| (.*?) \|$", re.MULTILINE)


def page(before: str) -> str:
    """Return the page. What another system or version of Python has, and this one not, stays as it stood `before`."""
    runtime, dev = locked("runtime"), locked("dev") | locked("audit") | locked("fuzz")
    known = {name: found for found, names in _ROW.findall(before) for name in names.split(", ")}
    python = {name: _licence(name, known.get(name, "")) for name in {**runtime, **dev}}
    parts = (
        {name: python[name] for name in runtime},
        {name: python[name] for name in dev if name not in runtime},
        of_scripts(),
    )
    headed = zip(_PARTS.items(), parts, strict=True)
    return "\n".join((_HEAD, *(f"## {title}\n\n{text}\n\n{_table(part)}" for (title, text), part in headed)))


def _licence(name: str, before: str) -> str:
    package = installed(name)
    return licence(package) if package else before


def _table(packages: Mapping[str, str]) -> str:
    by_licence: defaultdict[str, list[str]] = defaultdict(list)
    for name, found in packages.items():
        by_licence[found].append(name)
    return "\n".join(("| licence | packages |", "|---|---|", *_rows(by_licence), ""))


def _rows(by_licence: Mapping[str, list[str]]) -> Iterator[str]:
    for found, names in sorted(by_licence.items()):
        yield f"| {found} | {', '.join(sorted(names))} |"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""), encoding="utf-8")
