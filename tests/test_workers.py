"""Others work along at what takes long: the same bytes come of it, and whatever becomes of them is said in one line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import Abort

from bank_files import environment, principle, storybank
from storybank.cli import main
from storybank.engines.mkdocs.adapter import Events
from storybank.model.each import WorkersError
from storybank.model.settings import Settings
from storybank.model.site import Site
from storybank.pipeline import cache, processes, workers
from storybank.pipeline.build import HOLDING, WRITING, build
from storybank.pipeline.load import READING, load
from storybank.pipeline.spread import PIECES, Crew, pieces, spread
from storybank.read.files import read
from storybank.render.catalogue import Catalogue
from storybank.render.ties import ties_of

ROOT = Path(__file__).resolve().parents[1]
TITLES = ("Ownership", "Dive deep", "Frugality", "Earn trust", "Think big", "Right often")
LINUX = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks the system which processes there are")
DEADLINE = 60.0  # seconds until a process that should be gone counts as left behind


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bank as the current folder; each of its texts links to the next file, and names another principle."""
    folder = tmp_path / "bank"
    (folder / "content").mkdir(parents=True)
    (folder / "pyproject.toml").write_text("[tool.storybank]\n", encoding="utf-8")
    for at, title in enumerate(TITLES):
        named = TITLES[at - 1]
        text = principle(title, f"A story of {title}", definition=f"See [{named}]({_file(named)}). {named} is another.")
        (folder / "content" / _file(title)).write_text(f"{text}\n## \n", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def _file(title: str) -> str:
    return f"{title.lower().replace(' ', '-')}.md"


@pytest.fixture
def submitted(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was given to other processes."""
    seen: list[object] = []
    submit = processes.WorkerProcesses.submit

    def seeing(self: Any, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        seen.extend(args)
        return submit(self, fn, *args, **kwargs)

    monkeypatch.setattr(processes.WorkerProcesses, "submit", seeing)
    return seen


def site(folder: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> Site:
    with monkeypatch.context() as patch:
        patch.setenv("STORYBANK_WORKERS", str(number))
        return build(folder / "content", Settings(), folder)[1]


@pytest.mark.parametrize("way", ["forkserver", "spawn"])
def test_a_site_is_the_same_with_others(
    bank: Path, monkeypatch: pytest.MonkeyPatch, submitted: list[Any], way: str
) -> None:
    monkeypatch.setattr(processes, "_WAYS", (way, "spawn"))
    alone = site(bank, monkeypatch, 1)
    assert submitted == []
    assert site(bank, monkeypatch, 2) == alone
    assert {piece.make.__name__ for piece in submitted} == {"_published", "held_words", "story_texts"}


def test_no_worker_stays_when_a_site_is_made(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site(bank, monkeypatch, 2)
    assert workers._started == []


@pytest.mark.parametrize("command", [("check",), ("export",), ("export", "--format", "ndjson"), ("format", "--check")])
def test_a_command_says_the_same_with_others(bank: Path, command: tuple[str, ...]) -> None:
    alone, others = (storybank(bank, *command, "--no-cache", "--workers", number) for number in ("1", "2"))
    assert (others.returncode, others.stdout, others.stderr) == (alone.returncode, alone.stdout, alone.stderr)
    assert alone.stdout


def test_mkdocs_writes_the_same_with_others(bank: Path) -> None:
    (bank / "mkdocs.yml").write_text("site_name: A\ntheme: material\nplugins: [storybank]\n", encoding="utf-8")
    (bank / "docs").mkdir()
    for number in ("1", "2"):
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", number]
        ran = subprocess.run(
            command, env=environment(STORYBANK_WORKERS=number), cwd=bank, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stderr
    assert _files(bank / "1") == _files(bank / "2")


def _files(folder: Path) -> dict[str, bytes]:
    """Return the files of a site; those that hold the moment of the build by MkDocs' own doing are left out."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if not name.startswith("sitemap.xml")}


def test_the_stages_are_mapped_over_an_executor_that_is_handed_in(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    class Noting(ThreadPoolExecutor):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            made.append(args[0].make.__name__)
            return super().submit(fn, *args, **kwargs)

    alone = site(bank, monkeypatch, 1)
    with Noting(2) as executor, workers.working(executor, 2):
        assert site(bank, monkeypatch, 1) == alone
        executor.submit(lambda _: None, made_of_nothing()).result()  # it was not shut down
    assert {"_published", "story_texts"} <= set(made)
    assert workers._handed_in == []


def made_of_nothing() -> cache.StagePiece[Any, Any]:
    return cache.StagePiece(made_of_nothing, (), Settings(), "")  # type: ignore[arg-type]


def test_pieces_hold_all_in_order() -> None:
    for length in (0, 1, 2, PIECES - 1, PIECES, PIECES + 1, 5 * PIECES + 3):
        cut = pieces(range(length))
        assert [number for piece in cut for number in piece] == list(range(length))
        assert len(cut) <= PIECES


@pytest.mark.parametrize("slow", [0, 1, 9])
def test_the_order_does_not_depend_on_who_is_done_first(slow: int) -> None:
    def call(number: int) -> int:
        time.sleep(0.05 if number == slow else 0)
        return number * number

    with ThreadPoolExecutor(3) as executor:
        assert spread(call, range(10), Crew(executor, 2, print), "") == [number * number for number in range(10)]


def test_this_process_works_along_and_ends_at_a_failure() -> None:
    here: list[int] = []

    def call(number: int) -> int:
        here.append(number)
        return number

    with pytest.raises(WorkersError, match="a worker ended before its work was done"):
        spread(call, range(4), Crew(Broken(1), 1, print), "")
    assert here == [3]


def die(number: int) -> int:
    if os.getpid() != STARTED_BY:
        os._exit(9)
    time.sleep(0.01)
    return number


STARTED_BY = int(os.environ.setdefault("STORYBANK_TESTS_PID", str(os.getpid())))


def test_a_worker_that_dies_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORYBANK_TESTS_PID", str(os.getpid()))
    monkeypatch.setattr(sys.modules[__name__], "STARTED_BY", os.getpid())
    crew = processes.crew_of(1, 2)
    with pytest.raises(WorkersError, match="a worker ended"):
        spread(die, range(400), crew, "")
    crew.end()


class Broken(ThreadPoolExecutor):
    """Has lost its workers: what it is given fails."""

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_exception(BrokenProcessPool("gone"))
        return future


def test_a_command_ends_in_one_line(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with workers.working(Broken(), 2):
        assert main(["export"]) == 2
    said = capsys.readouterr()
    assert said.err == (
        "storybank: a worker ended before its work was done (too little memory, or stopped by somebody)\n"
    )
    assert said.out == ""


def test_a_build_of_mkdocs_ends_in_one_line() -> None:
    with pytest.raises(Abort, match="Storybank: a worker ended"):
        Events().on_build_error(error=WorkersError("a worker ended"))


@pytest.mark.parametrize("named", ["0", "-1", "two", "1.5"])
def test_a_number_that_is_none_is_said(bank: Path, named: str) -> None:
    with pytest.raises(SystemExit):
        main(["check", "--workers", named])
    ran = subprocess.run(
        [sys.executable, "-m", "storybank", "check"],
        env=environment(STORYBANK_WORKERS=named),
        cwd=bank,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f"storybank: STORYBANK_WORKERS={named} is no number of processes, 1 or more\n"


def test_a_worker_with_another_version_makes_nothing() -> None:
    piece = cache.StagePiece(load, (), Settings(), "another")
    with pytest.raises(WorkersError, match="another version"):
        cache.of_piece(piece)


def test_the_threads_of_a_worker_take_turns() -> None:
    inside: list[int] = []

    def make(subject: int, _: Settings) -> int:
        inside.append(subject)
        time.sleep(0.02)
        assert inside == [subject]
        inside.clear()
        return subject

    given = [cache.StagePiece(make, (number,), Settings(), cache._versions()) for number in range(6)]
    with ThreadPoolExecutor(3) as executor:
        assert list(executor.map(cache.of_piece, given)) == [[number] for number in range(6)]


def test_what_was_kept_is_not_made_by_others(
    bank: Path, monkeypatch: pytest.MonkeyPatch, submitted: list[object]
) -> None:
    monkeypatch.setenv("STORYBANK_CACHE", str(bank.parent / "cache"))
    first = site(bank, monkeypatch, 2)
    assert submitted
    submitted.clear()
    assert site(bank, monkeypatch, 2) == first
    assert submitted == []
    assert site(bank, monkeypatch, 1) == first


def test_two_runs_with_others_share_a_cache(bank: Path) -> None:
    own = environment(STORYBANK_CACHE=str(bank.parent / "cache"), STORYBANK_WORKERS="2")
    command = [sys.executable, "-m", "storybank", "export"]
    runs = [subprocess.Popen(command, cwd=bank, env=own, stdout=subprocess.PIPE) for _ in range(2)]
    said = [run.communicate()[0] for run in runs]
    alone = storybank(bank, "export", "--no-cache", "--workers", "1").stdout.encode()
    assert said == [alone, alone]
    assert [run.returncode for run in runs] == [0, 0]


def test_processes_are_started_where_they_pay(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def noting(others: int, _ahead: int) -> Crew:
        asked.append(others)
        return Crew(Broken(), 1, lambda: None)

    def asks_for(seconds: float, processors: int) -> bool:
        monkeypatch.setattr(workers, "_processors", lambda: processors)
        with workers.until_done(), workers.crew_for(seconds) as crew, workers.crew_for(0.1) as later:
            assert later is crew  # who is there already works along
            return crew is not None

    monkeypatch.setattr(processes, "crew_of", noting)
    assert not asks_for(workers.WORTH - 0.1, 4)
    assert asks_for(workers.WORTH, 4)
    assert not asks_for(1000.0, 1)
    assert asks_for(1000.0, 64)
    assert asked == [3, workers.MOST - 1]


def test_the_bank_of_this_repository_is_built_alone() -> None:
    sources = list(read(ROOT / "content", Settings())[0])
    ties = list(ties_of(Catalogue(load([ROOT / "content"], Settings()).library, Settings())))
    assert 0 < cache._seconds(sources, READING) < workers.WORTH / 2
    assert 0 < cache._seconds(ties, WRITING) < workers.WORTH / 2
    assert 0 < HOLDING.seconds < READING.seconds


def test_a_program_without_a_guard_is_run_once(bank: Path) -> None:
    program = bank / "program.py"
    program.write_text(
        "print('begun')\nfrom pathlib import Path\nfrom storybank.model.settings import Settings\n"
        "from storybank.pipeline.build import build\nbuild(Path('content'), Settings(), Path())\n",
        encoding="utf-8",
    )
    own = environment(STORYBANK_WORKERS="2")
    ran = subprocess.run([sys.executable, program], env=own, cwd=bank, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "begun\n", "")


def in_session(session: int) -> list[int]:
    """Return the processes of a session that are not only waited for."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, own = path.read_text(encoding="utf-8").rpartition(") ")[2].split()[:4]
        except OSError:
            continue
        if int(own) == session and state != "Z":
            found.append(int(path.parent.name))
    return found


@pytest.fixture
def at_work(bank: Path) -> Iterator[subprocess.Popen[str]]:
    """A command in a session of its own, with workers that have long to do."""
    text = "\n".join(
        f"### Story {number}\n\n**Situation:** It failed {number} times.\n**Task:** Mend it.\n**Action:** I did.\n"
        f"**Result:** {number} failures fewer.\n"
        for number in range(40)
    )
    for number in range(200):
        (bank / "content" / f"many-{number}.md").write_text(f"# Many {number}\n\n{text}", encoding="utf-8")
    command = [sys.executable, "-m", "storybank", "export", "--workers", "3"]
    run = subprocess.Popen(  # where the tests run in the background, a shell has the signal ignored
        command,
        cwd=bank,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no thread holds a lock here
    )
    with run:
        deadline = time.monotonic() + DEADLINE
        while len(in_session(run.pid)) < 5:  # it, two workers, what they are copies of, and what counts what they share
            assert run.poll() is None, run.stderr and run.stderr.read()
            assert time.monotonic() < deadline
            time.sleep(0.02)
        yield run
        for process in in_session(run.pid):
            os.kill(process, signal.SIGKILL)


def left_behind(session: int) -> list[int]:
    deadline = time.monotonic() + DEADLINE
    while (left := in_session(session)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return left


@LINUX
def test_ctrl_c_leaves_no_process_behind(at_work: subprocess.Popen[str]) -> None:
    os.killpg(at_work.pid, signal.SIGINT)  # as a terminal does
    out, err = at_work.communicate(timeout=DEADLINE)
    assert (at_work.returncode, out, err) == (130, "", "\nstorybank: stopped\n")
    assert left_behind(at_work.pid) == []


@LINUX
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda number: number.name)
def test_a_signal_for_one_process_leaves_none_behind(at_work: subprocess.Popen[str], number: signal.Signals) -> None:
    at_work.send_signal(number)
    assert left_behind(at_work.pid) == []
