"""The command line, as people, scripts and other programs meet it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bank_files import build, environment, principle, storybank
from repositories import commit
from storybank import __version__
from storybank.check.codes import codes
from storybank.cli import COMMANDS, main
from storybank.commands import Exit
from storybank.commands.rules import GROUPS
from storybank.export import FORMATS

ROOT = Path(__file__).resolve().parents[1]
CLEAN = principle("Ownership", "Keeping the nightly export alive")
FAULTY = CLEAN.replace("## Stories", "## Stories\n\n## ").replace("Finish what", "See [this](nowhere.md). Finish what")
INFO = CLEAN.replace("# Ownership", "---\ncolour: blue\n---\n# Ownership")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_clean_file_needs_nothing_around_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "some file.md", CLEAN)
    assert main(["check", "some file.md"]) == 0
    read = "Read: 1 file, 1 principle, 1 story, 1 tip, 0 questions.\n"
    assert capsys.readouterr().out == f"No findings.\n{read}"


def test_one_file_of_a_bank_is_checked_as_part_of_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "pyproject.toml", '[tool.storybank.severity]\nSB304 = "off"\nSB551 = "off"\n')  # alike on purpose
    write(folder / "content/dive-deep.md", principle("Dive deep", "Finding the missing index"))
    write(folder / "content/ownership.md", CLEAN.replace("Finish what", "See [this](dive-deep.md). Finish what"))
    assert main(["check", "content/ownership.md"]) == 0
    write(folder / "content/frugality.md", FAULTY.replace("# Ownership", "# Frugality", 1))
    capsys.readouterr()
    assert main(["check", "content/ownership.md"]) == 0
    assert main(["check", "content/frugality.md"]) == 1
    assert "content/ownership.md" not in capsys.readouterr().out


def test_text_shows_place_line_caret_remedy_and_right_form(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "content/ownership.md", FAULTY)
    assert main(["check", "content"]) == 1
    out = capsys.readouterr().out
    heading = FAULTY.split("\n").index("## ") + 1
    code = codes()["SB201"]
    assert re.search(rf"^content/ownership\.md:{heading}:1: SB201 warning: .+$", out, re.MULTILINE)
    assert f"\n  {heading} | ## \n    | ^\n" in out
    assert f"  {code.remedy}\n  Right:\n" in out
    assert out.endswith("1 error, 1 warning\nRead: 1 file, 1 principle, 1 story, 1 tip, 0 questions.\n")


def test_what_is_counted_is_what_was_checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file is linked with the whole bank, and only it is counted."""
    write(folder / "content/ownership.md", CLEAN)
    write(folder / "content/grit.md", CLEAN.replace("Ownership", "Grit").replace("Keeping", "Losing"))
    assert main(["check", "content/grit.md"]) == 0
    one = "Read: 1 file, 1 principle, 1 story, 1 tip, 0 questions.\n"
    assert capsys.readouterr().out.endswith(one)
    main(["check"])
    assert capsys.readouterr().out.endswith("Read: 2 files, 2 principles, 2 stories, 2 tips, 0 questions.\n")


def test_the_caret_stands_below_the_character(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start = "Ein langer Satz mit 漢字 und noch mehr Wörtern, die zu nichts führen, " * 3
    write(folder / "a.md", CLEAN.replace("Finish what", f"{start}\u202eFinish what"))
    assert main(["check", "a.md"]) == 1
    lines = capsys.readouterr().out.split("\n")
    (number,) = [number for number, line in enumerate(lines) if "SB107 warning" in line]
    shown, caret = lines[number + 1], lines[number + 2]
    column = caret.index("^")
    assert shown[column - sum(c in "漢字" for c in shown[:column]) :].startswith("\\u202eFinish")


def test_a_line_that_is_not_text_is_shown_all_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "a.md", CLEAN.encode().replace(b"nightly export failed", b"night\xffly export failed"))
    assert main(["check", "a.md"]) == 1
    out = capsys.readouterr().out
    assert "a.md:11:25: SB104 error" in out
    assert re.search(r"11 \| \*\*Situation:\*\* The night.ly export", out)


def test_findings_of_one_line_are_shown_together(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "a.md", CLEAN.replace("# Ownership\n", "# Ü漢n Öwnership\n").encode("utf-8").replace(b"\xc3", b""))
    assert main(["check", "a.md"]) == 1
    out = capsys.readouterr().out
    assert re.search(
        r"^a\.md:1:3: SB104.+\na\.md:1:7: SB104.+\n  1 \| # .漢n .wnership\n    \|   \^    \^\n  S", out, re.M
    )
    write(folder / "b.md", CLEAN.replace("# Ownership\n", f"# {'Ü' * 9}\n").encode("latin-1"))
    assert main(["check", "b.md"]) == 1
    out = capsys.readouterr().out
    assert out.count("SB104 error") == 5
    assert "\n  … and 4 more in this line\n" in out
    assert "\n    |   ^^^^^^^^^\n" in out
    assert "\n9 errors" in out


def test_content_cannot_steer_the_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "a.md", CLEAN.replace("nightly", "\x1b[2Jnightly"))
    assert main(["check", "a.md"]) == 1
    out = capsys.readouterr().out
    assert "\\x1b[2J" in out
    assert "\x1b" not in out


def test_an_info_is_shown_and_fails_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "a.md", INFO)
    assert main(["check", "a.md"]) == 0
    assert "SB111 info" in capsys.readouterr().out


def test_json_holds_every_finding(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "a.md", FAULTY)
    assert main(["check", "a.md", "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert [(d["code"], d["path"], d["severity"]) for d in report["diagnostics"]] == [
        ("SB401", "a.md", "error"),
        ("SB201", "a.md", "warning"),
    ]
    assert all(d["remedy"] and d["example"] for d in report["diagnostics"])


def test_who_stops_a_command_sees_no_traceback(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    write(folder / "a.md", CLEAN)
    monkeypatch.setattr("storybank.commands.view.gather", stop)
    assert main(["check", "a.md"]) == 130
    assert capsys.readouterr().err == "\nstorybank: stopped\n"


def test_the_usage_does_not_ask_for_a_path_that_may_be_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["render"])
    assert stopped.value.code == 2
    assert capsys.readouterr().err.endswith("the following arguments are required: DIR\n")


def test_sarif_has_the_form_that_code_scanning_reads(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "a b.md", FAULTY)
    assert main(["check", "a b.md", "--format", "sarif"]) == 1
    log = json.loads(capsys.readouterr().out)
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(codes())
    for result in run["results"]:
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        location = result["locations"][0]["physicalLocation"]
        assert location["artifactLocation"]["uri"] == "a%20b.md"
        assert location["region"]["startLine"] >= 1
        assert re.fullmatch("[0-9a-f]{16}:1", result["partialFingerprints"]["primaryLocationLineHash"])
    assert [result["level"] for result in run["results"]] == ["error", "warning"]


def test_sarif_knows_a_finding_again_and_tells_two_of_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    def results(path: str, text: str) -> list[tuple[str, str]]:
        write(Path(path), text)
        assert main(["check", path, "--format", "sarif"]) == 1
        (run,) = json.loads(capsys.readouterr().out)["runs"]
        assert run["columnKind"] == "unicodeCodePoints"
        return [
            (
                result["partialFingerprints"]["primaryLocationLineHash"],
                result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            )
            for result in run["results"]
        ]

    twice = CLEAN.replace("Finish what", "Finish\u200b 😀\u200b what")
    prints = results("a.md", twice)
    assert [value.partition(":")[2] for value, _ in prints] == ["1", "2"]
    assert results("a.md", f"---\ntitle: Ownership\n---\n{twice}") == prints
    elsewhere = tmp_path_factory.mktemp("else where") / "b.md"
    assert results(str(elsewhere), twice)[0][1] == elsewhere.as_uri()


def test_github_annotations_cannot_be_forged(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = "a,b%0A::error ::x.md"
    write(folder / name, FAULTY.replace("nowhere.md", "no%0A::warning::where.md"))
    assert main(["check", name, "--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    for line, command in zip(lines, ("error", "warning"), strict=True):
        assert re.fullmatch(
            rf"::{command} file=a%2Cb%250A%3A%3Aerror %3A%3Ax\.md,line=\d+,col=\d+,title=SB\d+ \S+::.+", line
        )
        assert "no%0A" not in line


def test_github_calls_an_info_a_notice(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "a.md", INFO)
    assert main(["check", "a.md", "--format", "github"]) == 0
    assert capsys.readouterr().out.startswith("::notice file=a.md,line=2,")


def test_settings_around_the_path_count(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "bank/content/a.md", FAULTY)
    write(folder / "bank/pyproject.toml", '[tool.storybank]\nnope = 1\nseverity = {SB201 = "off", SB401 = "info"}\n')
    assert main(["check", "bank/content"]) == 1
    out = capsys.readouterr().out
    assert "bank/pyproject.toml:2:1: SB701 warning" in out
    assert "  2 | nope = 1" in out
    assert "SB401 info" in out
    assert "SB201" not in out


def test_a_folder_that_is_no_bank_can_be_checked_from_inside(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "a.md", FAULTY)
    assert main(["check", "."]) == 1
    assert re.search(r"^a\.md:", capsys.readouterr().out, re.MULTILINE)


def test_without_a_path_the_content_of_this_bank_is_checked(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "pyproject.toml", "[tool.storybank]\n")
    write(folder / "content/a.md", FAULTY)
    (folder / "docs").mkdir()
    monkeypatch.chdir(folder / "docs")
    assert main(["check"]) == 1
    assert "\n../content/a.md:" in f"\n{capsys.readouterr().out}"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "missing.md"], "missing.md: No such file"),
        (["export", "missing.md"], "missing.md: No such file"),
        (["check"], "There is no folder content"),
        (["rules", "SB999"], "There is no code SB999"),
        (["init", "taken"], "taken/mkdocs.yml"),
        (["render", "taken"], "taken is not an empty folder"),
        (["new", "story"], "There is no folder content. Go to the folder of a bank"),
        (["contribution", "noise"], "noise: the file is not UTF-8"),
        (["diff", "noise", "noise"], "noise: the file is not UTF-8"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    arguments: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "taken/mkdocs.yml", "site_name: Mine\n")
    write(folder / "noise", b"\xff\x00")
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""
    assert (folder / "taken/mkdocs.yml").read_text(encoding="utf-8") == "site_name: Mine\n"


@pytest.mark.parametrize("arguments", [["--nix"], ["check", "--format", "xml"], ["init"]])
def test_wrong_use_ends_with_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert "usage: storybank" in capsys.readouterr().err


@pytest.mark.parametrize("options", [["--format", "github"], ["--summary", "/dev/stdout"], []])
def test_a_name_steers_no_terminal(options: list[str], folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    name = "a\x1b[31m\u202e.md"
    write(folder / name, FAULTY)
    assert main(["check", name, *options]) == 1
    out = capfd.readouterr().out
    assert "x1b" in out
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_export_prints_the_bank_and_its_findings(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "a.md", FAULTY)
    assert main(["export", "a.md", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [story["title"] for story in data["stories"]] == ["Keeping the nightly export alive"]
    assert {found["code"] for found in data["diagnostics"]} == {"SB201", "SB401"}


@pytest.mark.parametrize("name", FORMATS)
def test_export_offers_every_format(name: str, folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    commit(folder, 1, a=CLEAN)
    assert main(["export", "a.md", "--format", name, "--site", "https://bank.example/"]) == 0
    assert capsysbinary.readouterr().out
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    assert FORMATS[name].summary in " ".join(capsysbinary.readouterr().out.decode().split())


def test_export_ends_quietly_when_nobody_reads_on(folder: Path) -> None:
    write(folder / "a.md", CLEAN)
    command = [sys.executable, "-m", "storybank", "export", "a.md"]
    with subprocess.Popen(
        command, cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_render_writes_the_pages_as_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "content/a.md", CLEAN)
    write(folder / "pyproject.toml", '[tool.storybank]\nrepository = "https://github.com/acme/bank"\n')
    assert main(["render", "out"]) == 0
    story = (folder / "out/stories/keeping-the-nightly-export-alive.md").read_text(encoding="utf-8")
    assert story.startswith('---\ntitle: "Keeping the nightly export alive"\n')
    assert '\ntwin: "index.html.md"\n' in story
    assert 'source_url: "https://github.com/acme/bank/blob/main/content/a.md?plain=1#L9-L' in story
    assert (folder / "out/data/stories.json").is_file()
    assert (folder / "out/stories/keeping-the-nightly-export-alive/index.html.md").is_file()  # llms.txt leads there
    count = sum(path.is_file() for path in (folder / "out").rglob("*"))
    written, *without = capsys.readouterr().out.splitlines()
    assert written == f"{count} files were written into out"
    assert without == ["Without atom.xml: a feed needs the address of the site (site_url, or --site ADDRESS)"]


def test_a_new_bank_is_clean_and_builds(folder: Path) -> None:
    done = storybank(folder, "init", "new bank")
    assert done.returncode == 0, done.stderr
    checked = storybank(folder / "new bank", "check")
    assert (checked.returncode, checked.stdout.split("\n")[0]) == (0, "No findings.")
    site = build(folder / "new bank", "--strict")
    assert site.code == 0, site.log
    assert "nobody owned" in site.page("star-index").text
    again = storybank(folder, "init", "new bank")
    assert again.returncode == 2


def test_rules_lists_every_code_and_explains_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(codes())
    assert main(["rules", "empty-heading"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("SB201 empty-heading (warning)\n")
    assert codes()["SB201"].why in out


def test_every_code_belongs_to_a_group() -> None:
    assert [code for code in codes() if code[2] not in GROUPS] == []


def test_a_code_of_no_group_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(GROUPS, "2")
    assert main(["rules", "--into", str(tmp_path)]) == Exit.USAGE
    said = "storybank: SB201 empty-heading is in no group: the first digit of a code is one of 1 (Reading a file), 3 "
    assert capsys.readouterr().err.startswith(said)
    assert list(tmp_path.rglob("*.md")) == []


def test_the_pages_about_the_rules_are_up_to_date(tmp_path: Path) -> None:
    gone = tmp_path / "rules" / "SB000.md"
    gone.parent.mkdir()
    gone.touch()
    assert main(["rules", "--into", str(tmp_path)]) == 0
    made = {path.relative_to(tmp_path): path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.md")}
    docs = ROOT / "docs"
    kept = [docs / "rules.md", *(docs / "rules").glob("*.md")]
    assert made.keys() == {path.relative_to(docs) for path in kept}, "run: storybank rules --into docs"
    for path in kept:
        assert path.read_text(encoding="utf-8") == made[path.relative_to(docs)], "run: storybank rules --into docs"


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out == f"storybank {__version__}\n"


def test_every_command_is_documented() -> None:
    page = (ROOT / "docs" / "maintaining.md").read_text(encoding="utf-8")
    assert set(COMMANDS) == set(re.findall(r"^\| `storybank (\w+)", page, re.MULTILINE))


def test_format_leaves_a_file_alone_that_git_could_not_join(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The line between the versions would become a heading."""
    path = tmp_path / "ownership.md"
    text = f"{CLEAN}\n<<<<<<< HEAD\nOne\n=======\nTwo\n>>>>>>> other\n*  item\n"
    path.write_text(text, encoding="utf-8")
    assert main(["format", str(path)]) == 1
    assert path.read_text(encoding="utf-8") == text
    assert capsys.readouterr().out.count("SB115") == 3


def test_a_heading_underlined_by_seven_signs_is_no_conflict(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ownership.md"
    path.write_text(CLEAN.replace("# Ownership", "Ownership\n======="), encoding="utf-8")
    main(["check", str(path)])
    assert "SB115" not in capsys.readouterr().out
