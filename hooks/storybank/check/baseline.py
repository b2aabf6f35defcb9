"""Baseline: the findings that a bank had when it began to check, so that only new ones fail.

A finding is known by its file, its code and the text of its line: text inserted above does not make it new, and a
changed line does. The text itself is not kept, because it may be what must not be published.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from ..model.findings import Finding, Severity, finding
from ..model.places import Place, SourceFile
from ..text.digest import digest

FILE = ".storybank-baseline.json"
NEVER_KNOWN = "SB6"  # what must not be published is not made public by being old
_VERSION = 1

# (path, code and digest of the line) → how often
Baseline = Counter[tuple[str, str]]
# From the path in a message to the path in the baseline: messages name files from where the user stands.
Named = Callable[[str], str]


def make(sources: Iterable[SourceFile], findings: Iterable[Finding], named: Named = str) -> Baseline:
    """Return the baseline that holds these findings, but for those that no baseline may hold."""
    lines = {source.path: source.lines for source in sources}
    return Counter(_key(d, lines, named) for d in findings if _can_be_known(d))


def _can_be_known(found: Finding) -> bool:
    """False for an info, which fails nothing, and for what must not be published."""
    return found.severity is not Severity.INFO and not found.code.startswith(NEVER_KNOWN)


def only_new(
    baseline: Baseline, sources: Iterable[SourceFile], findings: tuple[Finding, ...], named: Named = str
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings that the baseline does not hold, and a finding for each file that it is outdated for.

    Files that were not read this time are nobody's business: half a bank may be checked with the whole baseline.
    """
    lines = {source.path: source.lines for source in sources}
    here = set(map(named, lines))
    left = baseline.copy()
    new = []
    for entry in findings:
        key = _key(entry, lines, named)
        if _can_be_known(entry) and left[key]:
            left[key] -= 1
        else:
            new.append(entry)
    gone = Counter(path for path, _ in left.elements() if path in here)
    found = tuple(
        finding("SB721", Place(FILE), f"findings of {path} that the baseline lists and that are gone: {count}")
        for path, count in sorted(gone.items())
    )
    return tuple(new), found


def _key(entry: Finding, lines: Mapping[str, Sequence[str]], named: Named) -> tuple[str, str]:
    text = lines.get(entry.place.path, [])[entry.place.line - 1 : entry.place.line]
    return named(entry.place.path), f"{entry.code} {digest(' '.join(''.join(text).split()), 10)}"


def dump(baseline: Baseline) -> str:
    """Return the text of the baseline file: sorted, one finding a line, so that it merges well."""
    findings: dict[str, dict[str, int]] = {}
    for (path, key), count in sorted(baseline.items()):
        findings.setdefault(path, {})[key] = count
    return json.dumps({"version": _VERSION, "findings": findings}, indent=2, ensure_ascii=False) + "\n"


def load(text: str, path: str = FILE) -> tuple[Baseline, tuple[Finding, ...]]:
    """Return the baseline in the text of its file; an empty one, with the reason, if it cannot be used."""
    try:
        table = json.loads(text)
        if table["version"] != _VERSION:
            raise ValueError(f"its version is {table['version']}, not {_VERSION}")
        entries = {(path, key): int(n) for path, found in table["findings"].items() for key, n in found.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        return Counter(), (finding("SB720", Place(path), f"the baseline is not used: {error}"),)
    return Counter(entries), ()
