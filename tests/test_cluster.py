"""The workers of a real Dask scheduler make what one process makes; without one, a line says what is missing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from bank_files import HOOKS, principle, storybank
from storybank.cli import main
from storybank.model.settings import Settings
from storybank.pipeline import cluster, workers
from storybank.pipeline.build import build

TITLES = ("Ownership", "Dive deep", "Frugality", "Earn trust", "Think big", "Right often", "Learn", "Listen")


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    content = tmp_path / "bank" / "content"
    content.mkdir(parents=True)
    (tmp_path / "bank" / "pyproject.toml").write_text("[tool.storybank]\n", encoding="utf-8")
    for title in TITLES:
        text = principle(title, f"A story of {title}", definition="Not Ownership.")
        (content / f"{title}.md").write_text(text, encoding="utf-8")
    monkeypatch.chdir(content.parent)
    return content.parent


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A scheduler of Dask and two workers, in processes of their own on this machine."""
    distributed = pytest.importorskip("distributed")
    with (
        pytest.MonkeyPatch.context() as patch,
        distributed.LocalCluster(n_workers=0, threads_per_worker=1, host="127.0.0.1", dashboard_address=":0") as local,
    ):
        patch.setenv("PYTHONPATH", str(HOOKS))
        local.scale(2)
        local.wait_for_workers(2)
        yield local.scheduler_address


@pytest.mark.dask
def test_a_site_is_the_same_with_a_cluster(bank: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Future[Any]] = []
    executor = sys.modules["distributed"].cfexecutor.ClientExecutor
    submit = executor.submit

    def noting(self: object, call: Callable[..., object], /, *given: Any) -> Future[Any]:
        made.append(submit(self, call, *given))
        return made[-1]

    monkeypatch.setattr(executor, "submit", noting)
    alone = build(bank / "content", Settings(), bank)[1]
    assert made == []
    monkeypatch.setenv("STORYBANK_SCHEDULER", address)
    assert build(bank / "content", Settings(), bank)[1] == alone
    assert len(made) >= 3  # of reading, indexing and writing
    assert all(future.result() for future in made)
    assert workers._started == []


@pytest.mark.dask
@pytest.mark.parametrize("command", ["check", "export"])
def test_a_command_says_the_same_with_a_cluster(bank: Path, address: str, command: str) -> None:
    alone = storybank(bank, command, "--no-cache")
    others = storybank(bank, command, "--no-cache", "--scheduler", address)
    assert (others.returncode, others.stdout, others.stderr) == (alone.returncode, alone.stdout, alone.stderr)
    assert alone.stdout


@pytest.mark.dask
def test_a_scheduler_that_does_not_answer_is_said(
    bank: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setenv("STORYBANK_SCHEDULER", "")
    monkeypatch.setattr(cluster, "ANSWERED", 1)
    assert main(["export", "--scheduler", "tcp://127.0.0.1:9"]) == 2
    assert capsys.readouterr().err == "storybank: No scheduler of Dask answers at tcp://127.0.0.1:9\n"


@pytest.mark.dask
def test_a_scheduler_without_workers_is_said(
    bank: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setenv("STORYBANK_SCHEDULER", "")
    with distributed.LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address=":0") as local:
        assert main(["export", "--scheduler", local.scheduler_address]) == 2
        said = f"storybank: The scheduler at {local.scheduler_address} has no workers\n"
    assert capsys.readouterr().err == said


def test_without_the_extra_its_name_is_said(
    bank: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STORYBANK_SCHEDULER", "")
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(["export", "--scheduler", "tcp://127.0.0.1:8786"]) == 2
    assert capsys.readouterr().err == "storybank: A scheduler needs the extra `dask`: pip install 'storybank[dask]'\n"
