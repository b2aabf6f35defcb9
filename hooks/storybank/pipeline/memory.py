"""What a process that builds again and again, a server, has made already: it need not even be read from the cache.

Values go by the keys of the cache. Whoever gets one shares it with others, and leaves it as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class Memory:
    """The values of the run that goes on, and of the one before."""

    def __init__(self) -> None:
        self._is_on = False
        self._now: dict[str, tuple[object]] = {}
        self._before: dict[str, tuple[object]] = {}

    def turn(self) -> None:
        """Begin a run, from the first of which values are kept: what neither of two runs used is forgotten."""
        self._is_on = True
        self._now, self._before = {}, self._now

    def recall(self, keys: Iterable[str]) -> dict[str, tuple[object]]:
        """Return the values of the keys that are known, each as the only one of a tuple."""
        known = ((key, self._now.get(key) or self._before.get(key)) for key in keys)
        return {key: value for key, value in known if value is not None}

    def keep(self, values: Mapping[str, tuple[object]]) -> None:
        """Keep what this run used, if values are kept at all."""
        if self._is_on:
            self._now.update(values)


MEMORY = Memory()
