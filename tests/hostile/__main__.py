"""Say how the walls hold: `make hostile` prints the attacks tried and stopped, the requests that left, the errors."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from chromium import ADVICE, find_chromium
from sites import served

from .attacks import corpus
from .machines import faults_of
from .visit import FILES, Visited, addresses, build, read, take_in, unreported, visit


def main() -> int:
    """Build the corpus, open every page with and without scripts, and print what was seen."""
    made = corpus()
    to_report = [attack for attack in made.attacks if attack.code]
    with tempfile.TemporaryDirectory() as folder:
        bank = read(made, Path(folder) / "checked")
        silent, unreadable = unreported(made, bank), faults_of(bank)
        (Path(folder) / "built").mkdir()
        seen = _opened(build(made, Path(folder) / "built"))
    through = [entry for visited in seen for entry in (*visited.through, *visited.requests)]
    tried = len(made.attacks) + sum(visited.files for visited in seen)
    rows = {
        "kinds of payload": len({attack.payload for attack in made.attacks}),
        "places": len({attack.place for attack in made.attacks}),
        "files to take in": sum(visited.files for visited in seen),
        "attacks tried": tried,
        "attacks stopped": tried - len(through),
        "pages opened": sum(visited.pages for visited in seen),
        "requests that left": sum(len(visited.requests) for visited in seen),
        "page errors": sum(len(visited.errors) for visited in seen),
        "controls broken": sum(len(visited.broken) for visited in seen),
        "findings due": len(to_report),
        "findings made": len(to_report) - len(silent),
        "faults in exports": len(unreadable),
    }
    print("\n".join(f"{name:<20}{value:>7,}" for name, value in rows.items()))  # noqa: T201 - it is a report
    wrong = [
        *through,
        *(entry for visited in seen for entry in (*visited.errors, *visited.broken)),
        *silent,
        *unreadable,
    ]
    print("\n".join(map(str, wrong)), file=sys.stderr, end="")  # noqa: T201 - the same
    return 1 if wrong else 0


def _opened(www: Path) -> list[Visited]:
    with served(www) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        pages = list(addresses(www))
        opened = [visit(browser, address, pages, scripts=scripts) for scripts in (True, False)]
        return [*opened, *(take_in(browser.new_context().new_page(), address, name) for name in FILES)]


if __name__ == "__main__":
    sys.exit(main() if find_chromium() else ADVICE)
