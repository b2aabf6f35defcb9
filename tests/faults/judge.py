"""Whether a command survived a fault: what the sources, the site and the next run have to say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from . import bank as banks
from .bank import State, state
from .run import Ended, Fault, run
from .stages import Stage

SAID = ("is as it was", "was not replaced")


@dataclass(frozen=True)
class Outcome:
    """One fault: where, which, what was wrong afterwards (nothing if it was survived), and what was lost for good.

    It was skipped where this user cannot bring it about, or where it came too late.
    """

    stage: str
    fault: str
    wrong: tuple[str, ...]
    lost: int = 0
    skipped: bool = False


def suffer(stage: Stage, fault: Fault, folder: Path) -> Outcome:
    """Run the stage's command with the fault in a copy of its bank, then without, and judge both."""
    bank = banks.copy(stage.begun, folder)
    ended = run(bank, stage.arguments, fault)
    after = state(bank)
    again = run(bank, stage.arguments)
    wrong = (*after_the_fault(stage, ended, after), *after_the_next_run(stage, after, again, state(bank)))
    return Outcome(stage.name, fault.name, wrong, lost(stage, after), skipped=fault.kills and not struck(ended))


def struck(ended: Ended) -> bool:
    """Say whether a process was killed: the command, or MkDocs below it."""
    return ended.killed or "stopped by signal" in ended.err


def lost(stage: Stage, after: State) -> int:
    """Return how many bytes the sources have that stand neither as they were nor as the command would leave them."""
    before, finished = stage.before.sources, stage.finished.sources
    torn = (path for path in before if after.sources.get(path) not in (before[path], finished[path]))
    return sum(len(before[path]) for path in torn)


def after_the_fault(stage: Stage, ended: Ended, after: State) -> Iterator[str]:
    """Yield what is wrong right after it: torn sources and sites, rests of a run that could clean up, silence."""
    before, finished = stage.before, stage.finished
    for path in sorted(before.sources.keys() | after.sources.keys()):
        if after.sources.get(path) not in (before.sources.get(path), finished.sources.get(path)):
            yield f"{path} is neither as it was nor as it should become"
    if after.site not in (before.site, finished.site):
        yield "the site is neither the old one nor the new one"
    if not ended.killed:
        yield from (f"{name} was left" for name in after.rests)
        yield from honest(stage, ended, after)


def honest(stage: Stage, ended: Ended, after: State) -> Iterator[str]:
    """Yield what is wrong with the words of a command that was not killed."""
    whole = (after.sources, after.site) == (stage.finished.sources, stage.finished.site)
    if whole != (ended.code == stage.ended.code):
        yield f"ends with {ended.code}, and what it should do is {'done' if whole else 'not done'}"
    if ended.code and "\nTraceback" in f"\n{ended.err}" and stage.name != "build":  # there it is MkDocs' own
        yield "ends with a traceback"
    if ended.code and not ended.out.strip() + ended.err.strip():
        yield "does not say why it ends"
    if stage.name == "build" and ended.code and not any(word in ended.out + ended.err for word in SAID):
        yield "does not say what became of the site"
    if stage.name == "cache" and ended.out != stage.ended.out:
        yield "says something else"


def after_the_next_run(stage: Stage, after: State, again: Ended, end: State) -> Iterator[str]:
    """Yield what is wrong with the next run, which must go through as if nothing had happened."""
    done_already = stage.name == "new" and after.sources == stage.finished.sources and "is there already" in again.err
    if again.code != stage.ended.code and not done_already:
        yield f"the next run ends with {again.code}: {(again.out + again.err).strip()[-300:]}"
    if (end.sources, end.site) != (stage.finished.sources, stage.finished.site):
        yield "the next run does not finish the work"
    yield from (f"{name} is still there after the next run" for name in end.rests)
    if stage.name == "cache" and again.out != stage.ended.out:
        yield "the next run says something else"
