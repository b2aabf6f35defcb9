"""What others do while a build runs: files vanish, change, become something else; another build; `git clean`."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bank_files import HOOKS

from . import bank as banks
from .bank import SITE, state
from .judge import SAID, Outcome
from .run import Ended, Fault, run
from .stages import Stage

FIRST, SECOND = "content/dive-deep.md", "content/ownership.md"  # in the order in which the reader opens them
MEANWHILE = "changes meanwhile"
MARKERS = "<<<<<<< ours\nOne.\n=======\nTwo.\n>>>>>>> theirs\n"


@dataclass(frozen=True)
class Happening:
    """What is done, as a script of the shell, before which file is opened by the build."""

    name: str
    before: str
    script: str

    @property
    def fault(self) -> Fault:
        return Fault(self.name, {"program": "mkdocs", "before": self.before, "do": ["sh", "-ec", self.script]})


HAPPENINGS = (
    Happening("a file vanishes when it is opened", FIRST, f"rm {FIRST}"),
    Happening("a file vanishes after it was listed", FIRST, f"rm {SECOND}"),
    Happening("a file changes when it is opened", FIRST, f"echo 'More.' >> {FIRST}"),
    Happening("a file changes after it was read", SECOND, f"echo 'More.' >> {FIRST}"),
    Happening("a file becomes a folder when it is opened", FIRST, f"rm {FIRST}; mkdir {FIRST}"),
    Happening("a file becomes a folder after it was listed", FIRST, f"rm {SECOND}; mkdir {SECOND}"),
    Happening("a file becomes a link", FIRST, f"rm {FIRST}; ln -s /etc/hostname {FIRST}"),
    Happening("a file becomes a pipe", FIRST, f"rm {FIRST}; mkfifo {FIRST}"),
    Happening("a file becomes unfinished work of git", FIRST, f"printf '{MARKERS}' >> {FIRST}"),
    Happening("a folder vanishes", FIRST, "rm -r content/trust"),
    Happening("all content vanishes", FIRST, "rm -r content"),
    Happening("the keywords vanish", "content/keywords.yml", "rm content/keywords.yml"),
    Happening("the settings vanish", "docs/guide.md", "rm pyproject.toml"),
    Happening("a page written by hand vanishes", "docs/guide.md", "rm docs/guide.md"),
    Happening("the configuration changes", "docs/guide.md", "echo 'site_name: [' > mkdocs.yml"),
    Happening("the old site vanishes", "docs/guide.md", "rm -r site"),
    Happening("the old site becomes a file", "docs/guide.md", "rm -r site; echo mine > site"),
    Happening("what is being built vanishes", "docs/guide.md", "rm -r .site.*"),
)


def happen(stage: Stage, happening: Happening, folder: Path) -> Outcome:
    """Build while it happens; then with everything as it was before; judge both."""
    bank = banks.copy(stage.begun, folder)
    ended = run(bank, stage.arguments, happening.fault)
    wrong = [*_after(stage, happening, bank, ended)]
    _put_back(bank, stage)
    again = run(bank, stage.arguments)
    if again.code or state(bank) != stage.finished:
        wrong.append(f"the next run ends with {again.code}: {(again.out + again.err).strip()[-300:]}")
    return Outcome("build", MEANWHILE, tuple(f"{happening.name}: {what}" for what in wrong))


def _after(stage: Stage, happening: Happening, bank: Path, ended: Ended) -> Iterator[str]:
    """The site is the old one, or that of the content as it was before, or, if that is a site, as it was after."""
    after = state(bank)
    yield from (f"{name} was left" for name in after.rests)
    if ended.code == 0 and after.site != stage.finished.site and after.site != _built_alone(stage, happening, bank):
        yield "the site is of no single state of the content"
    if ended.code and after.site not in (stage.before.site, ""):  # "": it vanished, for that is what happened
        yield "fails, and the site is not the old one"
    if ended.code and not any(word in ended.out + ended.err for word in SAID):
        yield f"does not say what became of the site: {(ended.out + ended.err)[-300:]}"
    if "Traceback" in ended.err and str(HOOKS) in ended.err:
        yield "ends with a traceback of ours"


def _built_alone(stage: Stage, happening: Happening, bank: Path) -> str:
    alone = banks.copy(stage.begun, bank.with_name(f"{bank.name}-alone"))
    subprocess.run(["sh", "-ec", happening.script], cwd=alone, check=True)
    run(alone, stage.arguments)
    return state(alone).site


def _put_back(bank: Path, stage: Stage) -> None:
    if not (bank / SITE).is_dir():
        (bank / SITE).unlink(missing_ok=True)
    for name, data in stage.before.sources.items():
        path = bank / name
        if path.is_dir():
            path.rmdir()
        elif path.is_symlink() or not path.is_file():
            path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
