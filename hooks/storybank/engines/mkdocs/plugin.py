"""The same front door as a MkDocs plugin: `plugins: [storybank]` in a site that has the package installed."""

from __future__ import annotations

from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from .adapter import Events
from .edits import Edits
from .options import Options, given


class StorybankPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # MkDocs has no types there
    """Hands every event of a build on to an `Events` object made for it."""

    def __init__(self) -> None:
        self.command = "build"
        self.events = Events()
        self.edits: Edits | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.command = command

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.events = Events(self.command, given(self.config))
        return self.events.on_config(config)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        self.events.on_pre_build(config=config)

    @event_priority(50)  # before the plugins that look for pages among the files, in whatever order they stand
    def _add(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        return self.events.add(files, config)

    @event_priority(-100)  # after those that make the navigation
    def _place(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        return self.events.into_nav(files, config)

    on_files = CombinedEvent(_add, _place)

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        return self.events.on_nav(nav, config=config, files=files)

    @event_priority(100)  # what other plugins add to the metadata of a page stays
    def on_page_markdown(self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        return self.events.on_page_markdown(markdown, page=page, config=config, files=files)

    def on_page_content(self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        return self.events.on_page_content(html, page=page, config=config, files=files)

    def on_env(self, env: Any, /, *, config: MkDocsConfig, files: Files) -> Any:
        return self.events.on_env(env, config=config, files=files)

    def on_template_context(self, context: Any, /, *, template_name: str, config: MkDocsConfig) -> Any:
        return self.events.on_template_context(context, template_name=template_name, config=config)

    @event_priority(-100)  # after the plugins that change a page
    def on_post_template(self, output_content: str, /, *, template_name: str, config: MkDocsConfig) -> str:
        return self.events.on_post_template(output_content, template_name=template_name, config=config)

    def on_page_context(self, context: Any, /, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        return self.events.on_page_context(context, page=page, config=config, nav=nav)

    @event_priority(-100)
    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        return self.events.on_post_page(output, page=page, config=config)

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        self.edits = self.events.on_serve(server, config=config, latest=lambda: self.events.served)
        return server

    def on_shutdown(self) -> None:
        if self.edits:
            self.edits.stop()

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self.events.on_post_build(config=config)

    def on_build_error(self, *, error: Exception) -> None:
        self.events.on_build_error(error=error)
