"""What tools that are not ours say of one page of each type: `make pages`.

The Nu checker reads the HTML (it needs Java), Lighthouse measures on a simulated phone, the median of some runs. npm
fetches both for each call. `--runs 0` leaves Lighthouse out.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chromium import find_chromium
from page_types import Compressed, build_here, one_of_each
from sites import FOLDER, served

NU, LIGHTHOUSE = "vnu-jar@26.9.27", "lighthouse@13.5.0"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = {"performance": 97, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST_SHIFT = 0.01
TOOLS = Path(sys.executable).parent
# Errors of the theme's own: on its switches, on the labels of its navigation.
_THEMES = re.compile(r'(?<=class="md-)([^>]*?)(?: autocomplete="off"| tabindex=""| for="__toc")')


def fetched(package: str, folder: Path) -> Path:
    """Install a tool into a folder, and return where npm put it."""
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), package]
    subprocess.run(command, env=_environment(), check=True)
    return folder / "node_modules" / package.partition("@")[0]


def _environment() -> dict[str, str]:
    return {**os.environ, "PATH": f"{TOOLS}{os.pathsep}{os.environ['PATH']}"}


def nu(site: Path, pages: dict[str, str], folder: Path) -> list[str]:
    """Return the errors of the Nu checker, each with the type of page that it is on."""
    jar = fetched(NU, folder) / "build" / "dist" / "vnu.jar"
    checked = folder / "checked"
    checked.mkdir()
    for kind, address in pages.items():
        path = site / address.partition("?")[0]
        path = path / "index.html" if path.is_dir() else path
        (checked / f"{kind}.html").write_text(_THEMES.sub(r"\1", path.read_text(encoding="utf-8")), encoding="utf-8")
    command = ["java", "-jar", str(jar), "--format", "gnu", "--errors-only", *map(str, sorted(checked.iterdir()))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [line.partition("checked/")[2] or line for line in done.stderr.splitlines()]


def lighthouse(address: str, folder: Path, runs: int) -> tuple[dict[str, float], list[str]]:
    """Return the median of each score, of 100, and of the shift of the layout; and the audits that failed in any run,
    but for those of speed.
    """
    program = fetched(LIGHTHOUSE, folder) / "cli" / "index.js"
    reports = []
    for _ in range(runs):
        command = [str(TOOLS / "node"), str(program), address, "--quiet", "--output=json"]
        command += ["--chrome-flags=--headless=new --no-sandbox", f"--only-categories={','.join(CATEGORIES)}"]
        environment = _environment() | {"CHROME_PATH": find_chromium() or ""}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        reports.append(json.loads(done.stdout))
    found = {name: statistics.median(r["categories"][name]["score"] * 100 for r in reports) for name in CATEGORIES}
    shift = statistics.median(r["audits"]["cumulative-layout-shift"]["numericValue"] for r in reports)
    failed = {f"{name}: {why}" for r in reports for name in CATEGORIES[1:] for why in _failed(r, name)}
    return found | {"shift": shift}, sorted(failed)


def _failed(report: dict[str, Any], category: str) -> Iterator[str]:
    for reference in report["categories"][category]["auditRefs"]:
        audit = report["audits"][reference["id"]]
        if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
            yield f"{audit['title']} {json.dumps(audit.get('details', {}).get('items', []))[:400]}"


def main() -> int:
    """Check and measure, print what was found, and say whether it is good enough."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="of Lighthouse, on each page")
    parser.add_argument("--kinds", nargs="*", help="types of page; without, all")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as built, tempfile.TemporaryDirectory() as tools:
        www, folder = build_here(Path(built)), Path(tools)
        pages = one_of_each(www / FOLDER)
        pages = {kind: path for kind, path in pages.items() if not options.kinds or kind in options.kinds}
        errors = nu(www / FOLDER, pages, folder)
        print(*errors, f"Nu: {len(errors)} errors on {len(pages)} types of page", sep="\n")  # noqa: T201
        is_good = not errors
        with served(www, Compressed) as address:
            for kind, path in pages.items() if options.runs else ():
                found, failed = lighthouse(address + path, folder, options.runs)
                print(kind, *(f"{name} {value:g}" for name, value in found.items()))  # noqa: T201
                print(*(f"  {audit}" for audit in failed), sep="\n", end="\n" if failed else "")  # noqa: T201
                is_good &= found["shift"] <= MOST_SHIFT and all(found[name] >= LEAST[name] for name in CATEGORIES)
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
