"""What somebody at a terminal meets: help, near misses, colour, completion, pipes."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bank_files import environment, principle
from storybank import __version__
from storybank.check.report import painted, wants_colour
from storybank.cli import COMMANDS, main
from storybank.commands.completion import SHELLS

CLEAN = principle("Ownership", "Keeping the nightly export alive")
FAULTY = CLEAN.replace("## Stories", "## Stories\n\n## ")
MISTYPED = CLEAN.replace("**Action:**", "**Actoin:**")
SGR = re.compile(r"\x1b\[[\d;]*m")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, and a terminal that says nothing about colour."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def run(*arguments: str, cwd: Path, **given: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "storybank", *arguments]
    return subprocess.run(command, cwd=cwd, check=False, text=True, capture_output=True, env=environment(), **given)  # type: ignore[call-overload,no-any-return]


def test_nothing_asked_for_shows_what_can_be(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    shown = capsys.readouterr().out
    assert all(f"    {name}" in shown for name in COMMANDS)


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_the_version_loads_no_command(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    seen = run("-X", cwd=Path()).returncode
    assert seen == 2
    program = f"import sys\nfrom storybank.cli import main\ntry:\n    main(['{option}'])\nfinally:\n"
    program += "    print(*(name for name in sys.modules if name.startswith('storybank.commands.')), file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment())
    assert (ran.stdout, ran.stderr.strip()) == (f"storybank {__version__}\n", "")


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (["chek"], "Did you mean check?"),
        (["Export"], "Did you mean export?"),
        (["rules", "SB25"], "Did you mean SB25"),
        (["rules", "SB20"], "Did you mean SB201?"),
        (["rules", "broken-lnk"], "Did you mean broken-link?"),
        (["qqqq"], "there is no command qqqq. storybank --help lists them all"),
    ],
)
def test_a_near_miss_is_named(given: list[str], meant: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(given) == 2
    assert meant in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "format"])
def test_advice_names_the_command_that_was_run(command: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command]) == 2
    assert f"(storybank {command} PATH)" in capsys.readouterr().err
    (folder / "a.md").write_bytes(CLEAN.replace("ninety", "caf\u00e9").encode("cp1252"))
    main([command, "--fix", "a.md"] if command == "check" else [command, "a.md"])
    assert f"storybank {command} --repair-encoding a.md" in capsys.readouterr().out


def test_the_right_form_is_that_of_the_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text(MISTYPED, encoding="utf-8")
    assert main(["check", "a.md"]) == 1
    line = next(line for line in MISTYPED.split("\n") if line.startswith("**Actoin:**"))
    shown = capsys.readouterr().out
    assert f"\n    {line.replace('Actoin', 'Action')[:80]}" in shown
    (folder / "a.md").write_text(MISTYPED.replace("**Actoin:**", "**ACTOIN:**"), encoding="utf-8")
    assert main(["check", "a.md"]) == 1
    assert "\n    **ACTION:**" in capsys.readouterr().out


def test_a_principle_with_a_near_name_is_suggested(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text(f"{CLEAN}\n".replace("**Result:**", "**Also shows:** {}\n\n**Result:**"), "utf-8")
    text = (folder / "a.md").read_text("utf-8")
    for name, near in (("Ownershp", True), ("Frugality", False)):
        (folder / "a.md").write_text(text.replace("{}", name), encoding="utf-8")
        assert main(["check", "a.md"]) == 1
        assert ("Did you mean “Ownership”?" in capsys.readouterr().out) is near


def test_the_worst_comes_first_below_its_own_heading(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text("---\ncolour: blue\n---\n" + FAULTY.replace("**Action:**", "**Learning:**"), "utf-8")
    assert main(["check", "a.md"]) == 1
    severities = re.findall(r"^a\.md:\d+:\d+: SB\d+ (\w+):", capsys.readouterr().out, re.MULTILINE)
    assert severities == sorted(severities, key=["error", "warning", "info"].index)
    assert len(set(severities)) == 3


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colour_is_for_terminals_and_people_decide(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert wants_colour(Terminal())
    assert not wants_colour(io.StringIO())
    monkeypatch.setenv("TERM", "dumb")
    assert not wants_colour(Terminal())
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert wants_colour(io.StringIO())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not wants_colour(Terminal())


def test_colour_changes_no_word(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.md").write_text(FAULTY, encoding="utf-8")
    main(["check", "a.md"])
    bare = capsys.readouterr().out
    monkeypatch.setenv("FORCE_COLOR", "1")
    main(["check", "a.md"])
    coloured = capsys.readouterr().out
    assert SGR.sub("", coloured) == bare
    assert "\x1b[1;33mSB201 warning\x1b[0m" in coloured
    assert "\x1b" not in bare
    main(["check", "--format", "json", "a.md"])
    assert "\x1b" not in capsys.readouterr().out
    assert painted("nothing of this kind\n") == "nothing of this kind\n"


def test_a_reader_that_has_seen_enough_ends_quietly(folder: Path) -> None:
    (folder / "a.md").write_text(FAULTY * 1, encoding="utf-8")
    (folder / "b.md").write_text("\n".join(FAULTY.replace("Ownership", f"P{n}") for n in range(40)), encoding="utf-8")
    command = f"{sys.executable} -m storybank check . | head -1"
    ran = subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True, check=True, env=environment())  # noqa: S602
    assert ran.stdout
    assert ran.stderr == ""


def test_standard_input_is_checked_and_formatted(folder: Path) -> None:
    checked = run("check", "-", cwd=folder, input=MISTYPED)
    assert checked.returncode == 1
    assert re.search(r"^-:\d+:3: SB250 warning", checked.stdout, re.MULTILINE)
    formatted = run("format", "-", cwd=folder, input=CLEAN.replace("## Stories", "## Stories\n\n\n"))
    (folder / "a.md").write_text(CLEAN.replace("## Stories", "## Stories\n\n\n"), encoding="utf-8")
    run("format", "a.md", cwd=folder)
    assert (formatted.returncode, formatted.stdout) == (0, (folder / "a.md").read_text("utf-8"))
    for arguments in (["check", "-", "a.md"], ["check", "--fix", "-"], ["format", "--diff", "-"]):
        refused = run(*arguments, cwd=folder, input=CLEAN)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert "tandard input" in refused.stderr
    assert "KiB" in run("check", "-", cwd=folder, input="x" * 300_000).stderr


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("storybank che", {"check"}),
        ("storybank export --form", {"--format"}),
        ("storybank export --format an", {"anki", "anki-text"}),
        ("storybank completion f", {"fish"}),
    ],
)
def test_a_shell_completes_what_was_begun(line: str, offered: set[str], tmp_path: Path) -> None:
    answer = tmp_path / "answer"
    asked = {"_ARGCOMPLETE": "1", "COMP_LINE": line, "COMP_POINT": str(len(line)), "COMP_TYPE": "9"}
    asked |= {"_ARGCOMPLETE_STDOUT_FILENAME": str(answer), "_ARGCOMPLETE_IFS": "\n"}
    command = [sys.executable, "-m", "storybank"]
    subprocess.run(command, check=True, capture_output=True, env={**environment(), **asked})
    assert {word.strip() for word in answer.read_text().split("\n")} == offered


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_gets_its_lines(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    assert "storybank" in capsys.readouterr().out
    assert os.environ.get("_ARGCOMPLETE") is None


def test_the_answers_for_a_new_story_come_through_a_pipe(folder: Path) -> None:
    (folder / "pyproject.toml").write_text("[tool.storybank]\n", encoding="utf-8")
    (folder / "content").mkdir()
    (folder / "content" / "ownership.md").write_text(CLEAN, encoding="utf-8")
    answers = "Ownershp\nOwnership\nThe pipe\nIt was slow.\nMine.\nI measured it.\n"  # and nothing for the result
    made = run("new", "story", cwd=folder, input=answers)
    assert made.returncode == 0, made.stderr
    assert "Principle:" not in made.stderr
    text = (folder / "content" / "ownership" / "the-pipe.md").read_text(encoding="utf-8")
    assert "I measured it." in text
    assert "fill in what is still" in made.stdout


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([], "A story needs a principle (--principle) and a title (--title). The principles are:\n  Ownership\n"),
        (["--title", "Told"], "A story needs a principle (--principle). The principles are:\n  Ownership\n"),
        (["--principle", "Ownership"], "A story needs a title: --title\n"),
    ],
)
def test_what_is_missing_is_said_where_nobody_answers(folder: Path, given: list[str], message: str) -> None:
    """Standard input stays open, and nothing comes: the command of a script that somebody else writes."""
    (folder / "content").mkdir()
    (folder / "content" / "a.md").write_text(CLEAN, encoding="utf-8")
    command = [sys.executable, "-m", "storybank", "new", "story", *given]
    with subprocess.Popen(
        command, cwd=folder, env=environment(), stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.wait(timeout=120) == 2
        assert process.stderr
        assert process.stderr.read() == f"storybank: {message}"


def test_what_nobody_answers_stays_open(folder: Path) -> None:
    (folder / "content").mkdir()
    (folder / "content" / "a.md").write_text(CLEAN, encoding="utf-8")
    command = [sys.executable, "-m", "storybank", "new", "story", "--principle", "Ownership", "--title", "Told"]
    with subprocess.Popen(
        command, cwd=folder, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.wait(timeout=120) == 0
    assert "**Situation:** …" in (folder / "content/ownership/told.md").read_text(encoding="utf-8")
