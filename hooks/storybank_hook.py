"""The hook file that `mkdocs.yml` names. MkDocs never loads it a second time while it serves, so it decides nothing.

It loads the engine beside it, afresh after a change, and hands every event on to `storybank.engines.mkdocs.adapter`.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PACKAGE = "storybank"


class _State:
    """What outlives a build: how the engine's files looked when it was loaded, the command, this build's events,
    and who hears of edits."""

    files: frozenset[tuple[str, int, int]] = frozenset()
    command = "build"
    events: Any = None
    edits: Any = None


def _fingerprint() -> frozenset[tuple[str, int, int]]:
    stats = ((path, path.stat()) for path in (HERE / PACKAGE).rglob("*.py"))
    return frozenset((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in stats)


def _adapter() -> Any:
    """Return the adapter, imported anew when a file of the engine has changed since the last build."""
    files = _fingerprint()
    if str(HERE) not in sys.path:
        sys.path.insert(0, str(HERE))
    if _State.files and files != _State.files:
        for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
            del sys.modules[name]
        importlib.invalidate_caches()
    _State.files = files
    return importlib.import_module(f"{PACKAGE}.engines.mkdocs.adapter")


def on_startup(command: str, dirty: bool) -> None:
    _State.command = command


def on_config(config: Any) -> Any:
    _State.events = _adapter().Events(_State.command)
    return _State.events.on_config(config)


def on_pre_build(config: Any) -> None:
    _State.events.on_pre_build(config=config)


def on_files(files: Any, config: Any) -> Any:
    return _State.events.on_files(files, config=config)


def on_nav(nav: Any, config: Any, files: Any) -> Any:
    return _State.events.on_nav(nav, config=config, files=files)


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> Any:
    return _State.events.on_page_markdown(markdown, page=page, config=config, files=files)


def on_page_content(html: str, page: Any, config: Any, files: Any) -> Any:
    return _State.events.on_page_content(html, page=page, config=config, files=files)


def on_env(env: Any, config: Any, files: Any) -> Any:
    return _State.events.on_env(env, config=config, files=files)


def on_template_context(context: Any, template_name: str, config: Any) -> Any:
    return _State.events.on_template_context(context, template_name=template_name, config=config)


def on_post_template(output_content: str, template_name: str, config: Any) -> Any:
    return _State.events.on_post_template(output_content, template_name=template_name, config=config)


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    return _State.events.on_page_context(context, page=page, config=config, nav=nav)


def on_post_page(output: str, page: Any, config: Any) -> Any:
    return _State.events.on_post_page(output, page=page, config=config)


def on_serve(server: Any, config: Any, builder: Any) -> Any:
    _State.edits = _State.events.on_serve(server, config=config, latest=lambda: _State.events.served)
    return server


def on_shutdown() -> None:
    if _State.edits:
        _State.edits.stop()


def on_post_build(config: Any) -> None:
    _State.events.on_post_build(config=config)


def on_build_error(error: Exception) -> None:
    if _State.events:
        _State.events.on_build_error(error=error)
