"""Two commands at once: each does its work whole, or says that it did not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from . import bank as banks
from .bank import SITE, site, state
from .judge import Outcome, after_the_next_run, lost
from .run import Fault, run
from .stages import Stage

AT_ONCE = "two at once"
WITHIN = "a build within a build"


def at_once(stage: Stage, folder: Path) -> Outcome:
    """Begin the command twice at the same time in one bank."""
    bank = banks.copy(stage.begun, folder)
    with ThreadPoolExecutor() as both:
        ended = list(both.map(lambda _: run(bank, stage.arguments), range(2)))
    after = state(bank)
    wrong = [f"{name} was left" for name in after.rests]
    if (after.sources, after.site) != (stage.finished.sources, stage.finished.site):
        wrong.append("together they do not do what one alone does")
    if stage.name in ("build", "cache") and any(each.code for each in ended):
        wrong.append(f"one of them fails: {(ended[0].err + ended[1].err)[-300:]}")
    if stage.name == "cache" and {each.out for each in ended} != {stage.ended.out}:
        wrong.append("one of them says something else")
    if any("Traceback" in each.err for each in ended):
        wrong.append("one of them ends with a traceback")
    wrong += after_the_next_run(stage, after, run(bank, stage.arguments), state(bank))
    return Outcome(stage.name, AT_ONCE, tuple(wrong), lost(stage, after))


def within(stage: Stage, first: Path, folder: Path) -> Outcome:
    """While a build goes on, the content becomes what it is in the bank `first`, and is built; then the first ends."""
    bank = banks.copy(stage.begun, folder)
    seen = bank.with_name(f"{bank.name}-seen")
    build = " ".join((sys.executable, "-m", "storybank", *stage.arguments))
    script = f"rm -r content; cp -a {first}/content .; {build}; cp -a {SITE} {seen}"
    fault = Fault(WITHIN, {"program": "mkdocs", "before": "docs/guide.md", "do": ["sh", "-ec", script]})
    ended = run(bank, stage.arguments, fault)
    return Outcome(stage.name, WITHIN, tuple(_within(stage, ended.code, site(seen), bank)))


def _within(stage: Stage, code: int, seen: str, bank: Path) -> Iterator[str]:
    if code:
        yield f"the first ends with {code}"
    if seen != stage.before.site:
        yield "what the second leaves is not the site of its content"
    if state(bank).site != stage.finished.site:
        yield "what the first leaves is not the site of its content"
    yield from (f"{name} was left" for name in state(bank).rests)
