"""A GitHub small enough to read: one repository behind the requests that `storybank.contribute.github` sends."""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from typing import Any
from urllib.parse import SplitResult, parse_qs, urlsplit
from zipfile import ZIP_DEFLATED, ZipFile

US = "github-actions[bot]"
TOKEN = "the-token"  # noqa: S105 - of this fake


@dataclass
class FakeGitHub:
    """The repository acme/bank. `log` holds every request that changed something."""

    refs: dict[str, str] = field(default_factory=dict)
    commits: dict[str, dict[str, Any]] = field(default_factory=dict)
    trees: dict[str, dict[str, str]] = field(default_factory=dict)
    pulls: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    artefacts: list[dict[str, Any]] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)  # from the name of a file to the one it had before
    fetched: list[int] = field(default_factory=list)  # the artefacts that were
    log: list[str] = field(default_factory=list)
    runs: list[str] = field(default_factory=list)  # the commits that a review was started for
    refuse_dispatch: bool = False
    before_move: Callable[[str], None] = lambda _: None  # called before a branch moves, as if somebody were faster
    url: str = ""

    def __post_init__(self) -> None:
        self.refs["main"] = self.commit("first", {"README.md": "hello"}, [])

    def commit(self, message: str, tree: dict[str, str], parents: list[str]) -> str:
        """Add a commit and return its id."""
        tree_id = self._add(self.trees, tree)
        return self._add(self.commits, {"message": message, "tree": {"sha": tree_id}, "parents": parents})

    def tree(self, branch: str) -> dict[str, str]:
        """Return the files of a branch."""
        return self.trees[self.commits[self.refs[branch]]["tree"]["sha"]]

    def message(self, branch: str) -> str:
        return str(self.commits[self.refs[branch]]["message"])

    def comment(self, number: int, body: str, login: str = US) -> None:
        """Add a comment as somebody."""
        self.comments.append({"id": len(self.comments) + 1, "issue": number, "body": body, "user": {"login": login}})

    def artefact(self, run: int, name: str, files: dict[str, str | bytes]) -> None:
        """Add an artefact as a run packs it."""
        packed = BytesIO()
        with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
            for path, content in files.items():
                archive.writestr(path, content)
        self.packed(run, name, packed.getvalue())

    def packed(self, run: int, name: str, data: bytes) -> None:
        """Add an artefact that somebody packed as they liked."""
        listed = {"id": len(self.artefacts) + 1, "name": name, "expired": False, "size_in_bytes": len(data)}
        self.artefacts.append({**listed, "run": run, "data": data})

    def _history(self, sha: str) -> set[str]:
        """Return a commit and everything it stands upon."""
        found, waiting = set[str](), [sha]
        while waiting:
            found.add(waiting[-1])
            waiting += self.commits[waiting.pop()]["parents"]
        return found

    @staticmethod
    def _add(store: dict[str, Any], value: Any) -> str:
        id_ = hashlib.sha1(json.dumps(value, sort_keys=True).encode(), usedforsecurity=False).hexdigest()
        store[id_] = value
        return id_

    def _file(self, name: str) -> dict[str, str]:
        return {"filename": name} | ({"previous_filename": self.moved[name]} if name in self.moved else {})

    @staticmethod
    def _page(query: dict[str, str], entries: list[Any]) -> list[Any]:
        size, page = int(query["per_page"]), int(query["page"])
        return entries[size * (page - 1) : size * page]

    def answer(  # noqa: C901, PLR0911, PLR0912, PLR0915 - one case a request
        self, method: str, path: str, query: dict[str, str], body: Any
    ) -> tuple[int, Any]:
        """Return status and JSON."""
        if method != "GET":
            self.log.append(f"{method} {path}")
        match (method, *path.split("/")):
            case ("GET", "git", "ref", "heads", *branch):
                sha = self.refs.get("/".join(branch))
                return (200, {"object": {"sha": sha}}) if sha else (404, None)
            case ("GET", "git", "commits", sha):
                return 200, {"sha": sha, **self.commits[sha]}
            case ("POST", "git", "trees"):
                files = self.trees[body["base_tree"]] | {e["path"]: e["content"] for e in body["tree"]}
                return 201, {"sha": self._add(self.trees, files)}
            case ("POST", "git", "commits"):
                commit = {"message": body["message"], "tree": {"sha": body["tree"]}, "parents": body["parents"]}
                return 201, {"sha": self._add(self.commits, commit)}
            case ("POST", "git", "refs"):
                self.refs[body["ref"].removeprefix("refs/heads/")] = body["sha"]
                return 201, {}
            case ("PATCH", "git", "refs", "heads", *branch):
                name = "/".join(branch)
                self.before_move(name)
                if not body["force"] and self.refs[name] not in self._history(body["sha"]):
                    return 422, None
                self.refs[name] = body["sha"]
                return 200, {}
            case ("GET", "pulls"):
                found = [pull for pull in self.pulls if pull["head"]["label"] == query["head"]]
                return 200, [pull for pull in found if query["state"] in ("all", pull["state"])]
            case ("POST", "pulls"):
                head = {"label": f"acme:{body['head']}", "sha": self.refs[body["head"]]}
                self.pulls.append({"number": 40 + len(self.pulls), "state": "open", **body, "head": head})
                return 201, {}
            case ("PATCH", "pulls", number):
                next(p for p in self.pulls if p["number"] == int(number)).update(body)
                return 200, {}
            case ("GET", "pulls", _, "files"):
                return 200, self._page(query, [self._file(name) for name in self.files])
            case ("GET", "issues", number, "comments"):
                return 200, self._page(query, [c for c in self.comments if c["issue"] == int(number)])
            case ("POST", "issues", number, "comments"):
                self.comment(int(number), body["body"])
                return 201, {}
            case ("PATCH", "issues", "comments", id_):
                self.comments[int(id_) - 1].update(body)
                return 200, {}
            case ("GET", "contents", *names):
                return (200, {}) if "/".join(names) in self.tree(query["ref"]) else (404, None)
            case ("GET", "actions", "runs", run, "artifacts"):
                listed = [a for a in self.artefacts if (str(a["run"]), a["name"]) == (run, query["name"])]
                return 200, {"artifacts": [{k: v for k, v in a.items() if k != "data"} for a in listed]}
            case ("GET", "actions", "workflows", _, "runs"):
                return 200, {"total_count": self.runs.count(query["head_sha"])}
            case ("POST", "actions", "workflows", _, "dispatches"):
                if self.refuse_dispatch:
                    return 500, None
                self.runs.append(self.refs[body["ref"]])
                return 204, None
        return 404, None


@contextmanager
def serving(github: FakeGitHub) -> Iterator[FakeGitHub]:
    """Serve the repository on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def handle_one(self) -> None:
            parts = urlsplit(self.path)
            packed = re.fullmatch(r"/repos/acme/bank/actions/artifacts/(\d+)/zip|/elsewhere/(\d+)", parts.path)
            if packed:
                self.packed(*packed.groups())
            else:
                self.data(parts)

        def data(self, parts: SplitResult) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            query = {key: values[0] for key, values in parse_qs(parts.query).items()}
            status, answer = 401, None
            if self.headers["Authorization"] == f"Bearer {TOKEN}":
                path = parts.path.removeprefix("/repos/acme/bank/")
                status, answer = github.answer(self.command, path, query, body)
            data = b"" if answer is None else json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def packed(self, asked: str | None, elsewhere: str | None) -> None:
            """Lead to another place, which is told no token, and give the file there."""
            known = self.headers["Authorization"] == f"Bearer {TOKEN}" if asked else "Authorization" not in self.headers
            data = github.artefacts[int(elsewhere) - 1]["data"] if elsewhere and known else b""
            github.fetched += [int(elsewhere)] if elsewhere else []
            self.send_response((302 if asked else 200) if known else 401)
            if asked:
                self.send_header("Location", f"{github.url}/elsewhere/{asked}")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PATCH = handle_one  # noqa: N815 - names of the standard library

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    github.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield github
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
