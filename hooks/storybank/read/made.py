"""What follows from the package alone is made once, and kept beside its compiled modules, as Python keeps these.

Whoever can write there can write the modules themselves, so that what stands there is trusted as much (decision 53).
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache, wraps
from hashlib import sha256
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

_PACKAGE = Path(__file__).parents[1]
COMPILED = Path(cache_from_source(str(_PACKAGE / "__init__.py"))).parent
_LIBRARIES = ("jinja2", "snowballstemmer")  # those that what is kept here was made with

Value = TypeVar("Value")


def made_once(make: Callable[[], Value]) -> _lru_cache_wrapper[Value]:
    """Return `make` so that it makes its value anew only where a file of the package, or Python, has changed."""
    name = f"{make.__module__}.{make.__qualname__}"

    @cache
    @wraps(make)
    def made() -> Value:
        return kept(name, make)

    return made


def kept(name: str, make: Callable[[], Value]) -> Value:
    """Return the value of this name, made if there is none, or if what it followed from has changed."""
    compiled = COMPILED / f"{name}.{sys.implementation.cache_tag}.made"
    with suppress(Exception):  # there is none, or it is broken, or of a class that is no more
        stamp, value = pickle.loads(compiled.read_bytes())  # noqa: S301 - where the modules of the package stand
        if stamp == _stamp():
            found: Value = value
            return found
    made = make()
    if not sys.dont_write_bytecode:
        _put(compiled, pickle.dumps((_stamp(), made), pickle.HIGHEST_PROTOCOL))
    return made


def _put(path: Path, data: bytes) -> None:
    """Put it there in one step, or leave it: whoever may not write there makes the value at each run."""
    new = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        new.write_bytes(data)
        new.replace(path)


@cache
def _stamp() -> bytes:
    """Return what changes with Python, with one of the libraries and with each file of the package."""
    parts = (sys.version, *map(version, _LIBRARIES), *sorted(_states(str(_PACKAGE))))
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).digest()


def _states(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _states(entry.path) if entry.name != "__pycache__" else ()
            else:
                state = entry.stat()
                yield entry.path, state.st_mtime_ns, state.st_size
