"""A repository on GitHub, by the few requests that we need."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

TIMEOUT = 30
PAGE = 100
MAX_PAGES = 20


class ApiError(Exception):
    """A request was refused. Neither the token nor the body stands in the message."""

    def __init__(self, method: str, path: str, status: int) -> None:
        super().__init__(f"{method} {path}: {status}")
        self.status = status


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository `name` (`owner/name`) behind the API at `url`."""

    url: str
    name: str
    token: str

    @property
    def owner(self) -> str:
        return self.name.partition("/")[0]

    def ask(self, method: str, path: str, body: object = None, /, **query: object) -> Any:
        """Send one request and return the answer's JSON, None if it has none. Raises ApiError."""
        answer = self._send(method, path, body, query)
        return json.loads(answer) if answer else None

    def download(self, path: str, limit: int) -> bytes:
        """Return a file, which GitHub keeps on another host: at most `limit` bytes and one more. Raises ApiError."""
        return self._send("GET", path, None, {}, limit + 1)

    def _send(
        self, method: str, path: str, body: object, query: Mapping[str, object], most: int | None = None
    ) -> bytes:
        address = f"{self.url}/repos/{self.name}/{path}" + (f"?{urlencode(query)}" if query else "")
        data = None if body is None else json.dumps(body).encode()
        headers = {
            "Accept": "application/vnd.github+json",
            "Content-Type": "application/json",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        request = Request(address, data, headers, method=method)  # noqa: S310 - the address is GitHub's own
        request.add_unredirected_header("Authorization", f"Bearer {self.token}")  # no other host gets the token
        try:
            with urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310
                return bytes(response.read(most))
        except HTTPError as error:
            raise ApiError(method, path, error.code) from None

    def find(self, path: str, /, **query: object) -> Any:
        """Return what is there, None if nothing is."""
        try:
            return self.ask("GET", path, **query)
        except ApiError as error:
            if error.status == 404:
                return None
            raise

    def each(self, path: str, /, **query: object) -> Iterator[Any]:
        """Yield every entry of a list, page after page."""
        for page in range(1, MAX_PAGES + 1):
            entries = self.ask("GET", path, **query, per_page=PAGE, page=page)
            yield from entries
            if len(entries) < PAGE:
                return
