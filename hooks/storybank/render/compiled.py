"""Templates of installed packages are compiled once, and their code is kept where Python keeps that of modules.

A template of a bank is compiled at each build: what stands beside the package follows from packages alone.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from ..read.made import COMPILED


class CompiledTemplates(FileSystemBytecodeCache):
    """The code of the templates below some folders, each good for one text and one way of compiling it."""

    def __init__(self, *folders: Path) -> None:
        super().__init__(str(COMPILED), "template-%s.made")
        self._folders = folders

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        if filename is None or not any(folder in Path(filename).parents for folder in self._folders):
            return Bucket(environment, "", "")
        text = f"{_ways(environment)}\0{source}"
        bucket = Bucket(environment, self.get_cache_key(name, filename), sha256(text.encode()).hexdigest())
        self.load_bytecode(bucket)
        return bucket

    def set_bucket(self, bucket: Bucket) -> None:
        if bucket.key and not sys.dont_write_bytecode:
            with suppress(OSError):
                COMPILED.mkdir(exist_ok=True)
                self.dump_bytecode(bucket)


def _ways(environment: Environment) -> str:
    """Return what the code of a template depends on besides its text: a filter of a constant is worked out at once."""
    options = [(name, value) for name, value in vars(environment).items() if isinstance(value, str | int | None)]
    used = {**environment.filters, **environment.tests, "autoescape": environment.autoescape}
    said = [(name, getattr(one, "__module__", ""), getattr(one, "__qualname__", one)) for name, one in used.items()]
    return repr((jinja2.__version__, options, sorted(environment.extensions), environment.policies, said))
