"""Run a module as `python -m` does, in a process of its own that need not import MkDocs and the package anew.

Half of what a small build takes is imports. One process does them, and becomes another for each run by a fork: nothing
that a run does to itself is there for the next. Only the seed of hashes is the same for all of them, and a test that
compares two runs takes `python -m` itself.
"""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

IMPORTED = (
    *("mkdocs.commands.build", "mkdocs.config.defaults", "mkdocs.plugins", "mkdocs.contrib.search"),
    *("material.plugins.search.plugin", "material.templates", "pymdownx.superfences", "pymdownx.tasklist"),
    *("storybank.cli", "storybank.engines.mkdocs.plugin", "storybank.commands.build"),
)


def run(
    module: str, arguments: Sequence[str], folder: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Return what `python -m module` with these arguments in this folder ended with, and what it wrote."""
    with TemporaryDirectory() as place:
        out, err = Path(place, "out"), Path(place, "err")
        order = {
            "module": module,
            "arguments": [*arguments],
            "folder": str(folder),
            "environment": dict(environment),
            "outputs": [str(out), str(err)],
        }
        process = _runner(environment["PYTHONPATH"])
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps(order) + "\n")
        process.stdin.flush()
        code = int(process.stdout.readline())
        texts = [path.read_text(encoding="utf-8") for path in (out, err)]
        return subprocess.CompletedProcess([module, *arguments], code, *texts)


@cache
def _runner(path: str) -> subprocess.Popen[str]:
    """The process that has imported all, from this path; it ends when its input does, with the tests."""
    environment = {**os.environ, "PYTHONPATH": path, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, __file__]
    return subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _serve() -> None:
    for name in IMPORTED:
        import_module(name)
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if not child:
            return _become(order)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 - the answer
    return None


def _become(order: Mapping[str, Any]) -> None:
    """Be the process that was ordered, to its end."""
    for number, path in enumerate([os.devnull, *order["outputs"]]):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), number)
    os.environ.clear()
    os.environ.update(order["environment"])
    os.chdir(order["folder"])
    sys.path[0] = order["folder"]
    sys.argv = [order["module"], *order["arguments"]]
    runpy.run_module(order["module"], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    _serve()
