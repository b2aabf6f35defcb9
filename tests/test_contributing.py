"""The commands that a contributor meets: new, check with its repairs and its memory, format, addresses."""

from __future__ import annotations

import io
import json
import os
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bank_files import build, draw, environment, principle, storybank
from storybank.check.codes import codes
from storybank.check.report import as_summary
from storybank.cli import main
from storybank.commands import CommandError
from storybank.commands.init import STARTER
from storybank.commands.new import Wanted, new
from storybank.contribute.compose import compose_story
from storybank.model.kinds import STAR, FieldName, PartKind
from storybank.model.places import Place
from storybank.model.settings import Settings
from storybank.pipeline.load import load
from storybank.text.slug import slugify

SETTINGS = '[tool.storybank]\ncontent = "content"\n'
SEED = Path(__file__).parent / "cases" / "seed" / "ownership.md"
TOLD = ("The nightly job failed.", "I had to find out why.", "I read the logs and fixed it.", "It has run since.")
PARTS = "".join(f"**{letter}**: {text}\r\n" for letter, text in zip("STAR", TOLD, strict=True))
SHAPE = f"# Ownership\r\n## Stories\r\n### One\r\n{PARTS}"
WRONG = principle("Ownership", "One").replace("Finish what", "Finish\u200b what")
ERROR = WRONG.replace("\u200b", "\a")


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a bank of one principle, where the user stands."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "pyproject.toml", SETTINGS)
    write(tmp_path / "content" / "ownership.md", principle("Ownership", "One"))
    return tmp_path


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def checked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    """Return the exit code and the codes that `check` reports."""
    capsys.readouterr()
    code = main(["check", "--format", "json", *arguments])
    return code, [found["code"] for found in json.loads(capsys.readouterr().out)["diagnostics"]]


def told_as(title: str) -> dict[PartKind, str]:
    """Return four parts that no other story has."""
    return dict(zip(STAR, (f"{text} ({title})" for text in TOLD), strict=True))


class TestNew:
    FLAGS = (
        "--situation",
        "It was slow.",
        "--task",
        "Make it fast.",
        "--action",
        "- Measured\n- Cut",
        "--result",
        "Done.",
    )

    def test_a_story_comes_into_a_file_of_its_own_and_is_read_back(self, bank: Path) -> None:
        more = ("--tags", "cost", "--tags", "load", "--questions", "When did you dig?", "--learning", "Measure first.")
        arguments = ("new", "story", "--principle", "Ownership", "--title", "The slow import", *self.FLAGS, *more)
        assert main([*arguments, "--no-edit"]) == 0
        loaded = load([bank / "content"], Settings())
        story = next(s for s in loaded.library.stories if s.title == "The slow import")
        assert (story.id, story.principle) == ("the-slow-import", "ownership")
        assert story.span.path.endswith("content/ownership/the-slow-import.md")
        assert [part.markdown for part in story.parts] == [
            "It was slow.",
            "Make it fast.",
            "- Measured\n- Cut",
            "Done.",
            "Measure first.",
        ]
        assert story.parts[-1].kind is PartKind.LEARNING
        assert story.values(FieldName.TAGS) == ("cost", "load")
        assert story.values(FieldName.QUESTIONS) == ("When did you dig?",)
        assert main(["format", "--check"]) == 0

    @pytest.mark.usefixtures("bank")
    def test_what_is_still_open_is_a_story_and_is_reported(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["new", "story", "--principle", "ownership", "--title", "Open", "--no-edit"]) == 0
        assert main(["format", "--check"]) == 0
        assert checked(capsys) == (1, ["SB303"] * 4)

    def test_nothing_is_overwritten(self, bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = write(bank / "content" / "ownership" / "open.md", "mine")
        assert main(["new", "story", "--principle", "ownership", "--title", "Open", "--no-edit"]) == 2
        assert path.read_text() == "mine"
        assert "is there already" in capsys.readouterr().err

    @pytest.mark.usefixtures("bank")
    def test_an_unknown_principle_is_answered_with_the_known_ones(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["new", "story", "--principle", "Ownershp", "--title", "Open"]) == 2
        assert "  Ownership" in capsys.readouterr().err

    def test_who_mistypes_a_principle_is_asked_again(self, bank: Path) -> None:
        asked: list[str] = []
        answers = iter(["Ownershp", "nonsense", "OWNERSHIP", "The slow import", "It was slow.", "", "I measured.", ""])

        def ask(question: str) -> str:
            asked.append(question)
            return next(answers)

        path = new(Wanted("story"), ask, io.StringIO())
        assert path.resolve() == bank / "content" / "ownership" / "the-slow-import.md"
        assert "**Situation:** It was slow.\n\n**Task:** …\n" in path.read_text(encoding="utf-8")
        assert "Did you mean Ownership?" in asked[1]
        assert "Did you mean" not in asked[2]

    def test_a_title_that_is_taken_is_refused_before_the_story_is_told(self, bank: Path) -> None:
        write(bank / "content" / "ownership" / "open.md", "mine")
        answers = iter(["Ownership", "Open"])
        with pytest.raises(CommandError, match="is there already"):
            new(Wanted("story"), lambda _: next(answers), io.StringIO())

    @pytest.mark.usefixtures("bank")
    def test_options_of_a_story_are_not_lost_on_a_principle(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["new", "principle", "--title", "Dive deep", "--learning", "Measure first."]) == 2
        assert "about a story" in capsys.readouterr().err

    def test_a_bank_without_principles_says_what_comes_first(
        self, bank: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (bank / "content" / "ownership.md").unlink()
        assert main(["new", "story", "--principle", "Ownership", "--title", "Open"]) == 2
        assert main(["form"]) == 2
        assert capsys.readouterr().err.count("storybank new principle") == 2

    @pytest.mark.usefixtures("bank")
    def test_a_retold_story_names_its_source(self, capsys: pytest.CaptureFixture[str]) -> None:
        told = ("--kind", "retold", "--source", "[The account](https://example.org/a), Example, 2020-01-02")
        arguments = ("new", "story", "--principle", "Ownership", "--title", "Retold", *self.FLAGS, *told)
        assert main([*arguments, "--no-edit"]) == 0
        assert "Next: run storybank check" in capsys.readouterr().out
        assert checked(capsys, "content/ownership/retold.md") == (0, [])

    @pytest.mark.parametrize("title", ["../../escape", "/etc/passwd", "a/b", "…", "CON"])
    def test_a_title_cannot_leave_the_folder(self, bank: Path, title: str) -> None:
        assert main(["new", "story", "--principle", "ownership", "--title", title, "--no-edit"]) == 0
        (made,) = (bank / "content" / "ownership").iterdir()
        assert made.suffix == ".md"
        assert not (bank.parent / "escape.md").exists()

    def test_a_principle_has_every_section(self, bank: Path) -> None:
        assert main(["new", "principle", "--title", "Dive deep", "--no-edit"]) == 0
        assert main(["format", "--check"]) == 0
        loaded = load([bank / "content"], Settings())
        made = next(p for p in loaded.library.principles if p.slug == "dive-deep")
        assert [section.kind for section in made.sections] == [
            "definition",
            "stories",
            "focus_areas",
            "questions",
            "tips",
            "other",
        ]

    def test_the_editor_opens_only_on_a_terminal(self, bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("EDITOR", "touch edited")
        assert storybank(bank, "new", "principle", "--title", "Dive deep").returncode == 0
        assert not (bank / "edited").exists()

    @pytest.mark.parametrize("editor", ["there-is-no-such-editor --wait", 'touch "unbalanced'])
    def test_an_editor_that_does_not_start_leaves_the_file(self, bank: Path, editor: str) -> None:
        terminal, side = os.openpty()
        command = [sys.executable, "-m", "storybank", "new", "principle", "--title", "Dive deep"]
        done = subprocess.run(
            command,
            stdin=side,
            stdout=side,
            stderr=subprocess.PIPE,
            cwd=bank,
            env=environment() | {"EDITOR": editor, "VISUAL": ""},
            text=True,
            check=False,
        )
        os.close(side)
        os.close(terminal)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert "content/dive-deep.md is written, but the editor" in done.stderr
        assert (bank / "content" / "dive-deep.md").exists()


class TestCheck:
    def test_fix_repairs_what_is_safe_and_reports_the_rest(
        self, bank: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = write(bank / "content" / "ownership.md", WRONG + "\nwasnâ€™t\n")
        assert checked(capsys, "--fix") == (1, ["SB108"])
        assert path.read_text(encoding="utf-8") == WRONG.replace("\u200b", "") + "\nwasnâ€™t\n"
        assert checked(capsys, "--repair-encoding") == (0, [])
        assert "wasn’t" in path.read_text(encoding="utf-8")

    def test_fix_removes_a_comment_that_nothing_needs(self, bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
        text = principle("Ownership", "One")
        path = write(
            bank / "content" / "ownership.md", text + "\n<!-- storybank: ignore SB107: was one -->\nlast words\n"
        )
        assert checked(capsys) == (1, ["SB711"])
        assert checked(capsys, "--fix") == (0, [])
        assert path.read_text(encoding="utf-8") == text + "\nlast words\n"

    def test_a_legacy_file_is_converted_only_on_request(self, bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = bank / "content" / "ownership.md"
        legacy = principle("Ownership", "One").replace("Finish what", "Café").encode("cp1252")
        path.write_bytes(legacy)
        assert checked(capsys, "--fix")[0] == 1
        assert path.read_bytes() == legacy
        assert checked(capsys, "--repair-encoding") == (0, [])
        assert path.read_bytes().decode("utf-8") == legacy.decode("cp1252")

    def test_a_fix_speaks_of_no_file_that_it_has_nothing_to_do_with(
        self, bank: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (bank / "content" / "ownership.md").write_bytes(f"{WRONG}\ncafé\n".replace("\u200b", "").encode("cp1252"))
        assert main(["check", "--update-baseline"]) == 0
        assert checked(capsys, "--fix") == (0, [])
        (bank / "content" / "ownership.md").write_bytes(f"{ERROR}\ncafé\n".encode("cp1252"))
        assert checked(capsys, "--fix") == (1, ["SB732", "SB106"])

    def test_a_baseline_lets_only_new_findings_fail(self, bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = write(bank / "content" / "ownership.md", WRONG)
        assert checked(capsys)[0] == 1
        assert main(["check", "--update-baseline"]) == 0
        assert checked(capsys) == (0, [])
        assert checked(capsys, "--no-baseline") == (1, ["SB107"])
        write(path, WRONG + "\nmore\u200b words\n")
        assert checked(capsys) == (1, ["SB107"])
        write(path, WRONG.replace("\u200b", ""))
        assert checked(capsys) == (0, ["SB721"])

    def test_the_baseline_means_the_same_from_another_folder(
        self, bank: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(bank / "content" / "ownership.md", WRONG)
        assert main(["check", "--update-baseline"]) == 0
        monkeypatch.chdir(bank / "content")
        assert checked(capsys, "ownership.md") == (0, [])

    def test_a_baseline_brought_up_to_date_for_one_file_keeps_the_others(
        self, bank: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        other = principle("Dive deep", "Two", definition="Look closer than others do.\u200b")
        write(bank / "content" / "ownership.md", WRONG)
        write(bank / "content" / "dive-deep.md", other)
        assert main(["check", "--update-baseline"]) == 0
        write(bank / "content" / "ownership.md", f"{WRONG}\nMore\u200b text.\n")
        assert main(["check", "--update-baseline", "content/ownership.md"]) == 0
        assert "SB107" not in checked(capsys)[1]

    def test_the_baseline_says_that_a_leak_goes_on_failing(
        self, bank: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write(bank / "content" / "ownership.md", WRONG.replace("what matters", "what ops@fabrikam.io wants"))
        assert main(["check", "--update-baseline"]) == 0
        out = capsys.readouterr().out
        assert out.startswith(".storybank-baseline.json: findings known from now on: 1\n")
        assert "must not be published: 1\n" in out
        assert checked(capsys)[1] == ["SB601"]

    def test_a_build_passes_over_what_the_baseline_knows(self, tmp_path: Path) -> None:
        folder = draw(tmp_path / "bank", {"content/ownership.md": ERROR, "pyproject.toml": SETTINGS})
        assert build(folder).code == 1
        assert storybank(folder, "check", "--update-baseline").returncode == 0
        assert build(folder).code == 0

    def test_codes_can_be_ignored_for_some_files(self, bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write(bank / "content" / "ownership.md", WRONG)
        write(bank / "pyproject.toml", SETTINGS + 'ignore = {"content/own*" = ["SB107"]}\n')
        assert checked(capsys) == (0, [])
        write(bank / "pyproject.toml", SETTINGS + 'ignore = {"content/other*" = ["SB107"]}\n')
        assert checked(capsys) == (1, ["SB107"])

    def test_every_report_links_to_the_page_about_the_code(
        self, bank: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write(bank / "content" / "ownership.md", WRONG)
        write(bank / "pyproject.toml", SETTINGS + 'rules = "https://acme.example/rules/"\n')
        summary = bank / "summary.md"
        for form in ("text", "json", "sarif", "github"):
            capsys.readouterr()
            assert main(["check", "--format", form, "--summary", str(summary)]) == 1
            assert "https://acme.example/rules/SB107/" in capsys.readouterr().out
        assert summary.read_text(encoding="utf-8").count("(https://acme.example/rules/SB107/)") == 4

    def test_the_summary_shows_content_as_text_only(self) -> None:
        hostile = "<img src=x> | [a](javascript:b) `c` **d** @everyone #1 https://evil.example\n| e |"
        found = codes()["SB304"].at(Place(f"content/{hostile}.md"), hostile, remedy=hostile)
        text = as_summary((found,))
        assert text.count("\n") == 5  # a heading, an empty line, the head of a table with its rule, one row
        row = text.split("\n")[4].removeprefix("| ").removesuffix(" |")
        assert len(row.split(" | ")) == 4
        assert not [mark for mark in ("<img", "](", "`", "**", "@e", "#1 ", "https:") if mark in row]


class TestFormat:
    def test_line_ends_mark_and_permissions_stay(self, bank: Path) -> None:
        path = bank / "content" / "ownership.md"
        path.write_bytes(b"\xef\xbb\xbf" + SHAPE.encode())
        path.chmod(0o640)
        assert main(["format"]) == 0
        data = path.read_bytes()
        head = "\ufeff# Ownership\r\n\r\n## Stories\r\n\r\n### One\r\n\r\n**Situation:** The nightly job failed.\r\n"
        assert data.startswith(head.encode())
        assert data.count(b"\n") == data.count(b"\r\n")
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        assert sorted(entry.name for entry in path.parent.iterdir()) == ["ownership.md"]

    @pytest.mark.parametrize("option", ["--check", "--diff"])
    def test_check_and_diff_write_nothing(self, bank: Path, capsys: pytest.CaptureFixture[str], option: str) -> None:
        path = write(bank / "content" / "ownership.md", SHAPE)
        assert main(["format", option]) == 1
        assert path.read_bytes() == SHAPE.encode()
        shown = capsys.readouterr().out
        assert ("+**Situation:** The nightly" in shown) == (option == "--diff")
        assert main(["format"]) == 0
        assert main(["format", option]) == 0

    def test_the_seed_is_repaired_on_request_only(self, bank: Path) -> None:
        path = bank / "content" / "ownership.md"
        path.write_bytes(SEED.read_bytes())
        assert main(["format"]) == 0
        assert "wasnâ€™t" in path.read_text(encoding="utf-8")
        assert main(["format", "--repair-encoding"]) == 0
        assert "The task wasn’t assigned to me" in path.read_text(encoding="utf-8")

    def test_a_write_protected_file_stays_and_is_reported(
        self, bank: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = write(bank / "content" / "ownership.md", SHAPE)
        monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everywhere
        assert main(["format"]) == 1
        assert path.read_bytes() == SHAPE.encode()
        assert "SB732" in capsys.readouterr().out

    def test_nothing_is_left_behind_when_the_disk_is_full(
        self, bank: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = write(bank / "content" / "ownership.md", SHAPE)

        def full(_: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        assert main(["format"]) == 1
        assert path.read_bytes() == SHAPE.encode()
        assert [entry.name for entry in path.parent.iterdir()] == ["ownership.md"]
        assert "No space left on device" in capsys.readouterr().out

    def test_bytes_without_meaning_are_never_rewritten(self, bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = bank / "content" / "ownership.md"
        data = SHAPE.encode() + b"caf\xe9 and \x81\n"
        path.write_bytes(data)
        assert main(["format", "--repair-encoding"]) == 1
        assert path.read_bytes() == data
        assert "SB732" in capsys.readouterr().out


class TestAddresses:
    def test_a_retitled_story_keeps_its_address_by_a_redirect(
        self, bank: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["addresses"]) == 0
        assert main(["addresses", "--check"]) == 0
        write(bank / "content" / "ownership.md", principle("Ownership", "Another title"))
        assert checked(capsys)[1] == ["SB740"]
        assert main(["addresses", "--check"]) == 1
        assert main(["addresses"]) == 0
        assert checked(capsys) == (0, [])
        assert main(["render", str(bank / "out")]) == 0
        page = (bank / "out" / "stories" / "one" / "index.html").read_text(encoding="utf-8")
        assert 'href="../../stories/another-title/"' in page

    def test_an_explicit_id_wins(self, bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["addresses"]) == 0
        write(bank / "content" / "ownership.md", principle("Ownership", "Another title {#one}"))
        assert checked(capsys) == (0, [])

    def test_a_story_moved_into_a_file_of_its_own_keeps_its_address(
        self, bank: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["addresses"]) == 0
        text = principle("Ownership", "One")
        start, rest = text.split("### One\n")
        story, separator, end = rest.partition("## ")
        write(bank / "content" / "ownership.md", start + separator + end)
        write(bank / "content" / "ownership" / "anything.md", f"# One\n{story}")
        assert "SB740" not in checked(capsys)[1]

    def test_a_record_that_cannot_be_read_is_never_written_over(
        self, bank: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        record = bank / "content" / "addresses.toml"
        for broken in ('"stories/old" = "moved to stories/one"\n"stories/older" = moved\n', "x" * (9 * 1024 * 1024)):
            record.write_text(broken)
            assert main(["addresses"]) == 2
            assert record.read_text() == broken
        assert "cannot be read, so nothing was written" in capsys.readouterr().err

    def test_two_branches_that_record_addresses_merge(self, bank: Path) -> None:
        """Neighbouring lines, and two that both branches changed: the principle, and a story that one retitled."""
        git = ("git", "-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main")

        def run(*arguments: str) -> None:
            subprocess.run([*git, *arguments], cwd=bank, check=True, capture_output=True)

        (bank / ".gitattributes").write_bytes((STARTER / "dot.gitattributes").read_bytes())
        assert main(["addresses"]) == 0
        run("init")
        run("add", ".")
        run("commit", "--message", "base")
        for title, text in {
            "Alpha one": principle("Ownership", "One with another title"),
            "Alpha two": principle("Ownership", "One", definition="Act for the whole company."),
        }.items():
            run("switch", "--create", slugify(title), "main")
            write(bank / "content" / "ownership.md", text)
            write(bank / "content" / "ownership" / f"{slugify(title)}.md", compose_story(title, told_as(title)))
            assert main(["addresses"]) == 0
            run("add", ".")
            run("commit", "--message", title)
        run("merge", "alpha-one")
        path = bank / "content" / "addresses.toml"
        assert path.read_text(encoding="utf-8").count('"principles/ownership" =') == 2
        assert main(["addresses"]) == 0
        record = path.read_text(encoding="utf-8")
        for line in ('"stories/alpha-one" = "shows', '"stories/alpha-two" = "shows', '"stories/one" = "moved to'):
            assert line in record
        assert len(tomllib.loads(record)) == len(record.splitlines()) - 1

    @pytest.mark.usefixtures("bank")
    def test_single_files_are_no_bank(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["addresses", "content/ownership.md"]) == 2
        assert "whole bank" in capsys.readouterr().err

    def test_the_redirect_is_part_of_the_site(self, tmp_path: Path) -> None:
        record = '"stories/old-title" = "moved to stories/one"\n'
        files = {"content/ownership.md": principle("Ownership", "One"), "content/addresses.toml": record}
        built = build(draw(tmp_path / "bank", files), "--strict")
        assert built.code == 0, built.log
        page = (built.folder / "site" / "stories" / "old-title" / "index.html").read_text(encoding="utf-8")
        assert 'content="0; url=../../stories/one/"' in page
