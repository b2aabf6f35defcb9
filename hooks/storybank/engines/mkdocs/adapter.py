"""The front door for MkDocs: one object a build, which both the hook and the plugin hand their events to."""

from __future__ import annotations

import gc
import html
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from ...check.codes import codes
from ...check.policy import with_severities
from ...model.cycles import COLLECTED
from ...model.each import WorkersError
from ...model.findings import Finding
from ...model.history import NO_HISTORY
from ...model.settings import Settings
from ...model.site import Page, Site
from ...pipeline.history import read_history
from ...pipeline.memory import MEMORY
from ...pipeline.progress import Steps
from ...read.settings_file import load_settings
from ...render.compiled import CompiledTemplates
from ...render.repository import source_url
from ...text.locale import EntryError, Locale
from ..meta import meta
from ..nav_patterns import expand
from ..repository import repository_of
from . import assets, finished, frames, log, navigation, other_plugins, pages, shared
from .content import Content
from .edits import Edits, hear
from .guest import Standing, standing
from .hand_written import hand_written_pages, unjoined
from .policies import Policies
from .reading import read_as, reading
from .section import with_section
from .served import Laying, ServedSite
from .watching import watch_for_return


class Events:
    """What happens at each event of one build. Every handler has the signature that MkDocs calls it with.

    `command` is `serve` when errors in the content must not end the process. `options` are settings that go before
    those of pyproject.toml. MkDocs' templates print values as they are, so every title and description that goes to
    them is escaped here.
    """

    def __init__(self, command: str = "build", options: Mapping[str, Any] = MappingProxyType({})) -> None:
        self.command = command
        self.options = options
        self.standing = Standing()
        self.base = Path()
        self.settings = Settings()
        self.content = Content(self.settings, self.base, self.standing, drafts=False)
        self.hand_written: tuple[Page, ...] = ()
        self.made = Site()
        self.nav = Navigation([], [])
        self.pages: dict[str, Page] = {}
        self.placed: dict[str, File] = {}
        self.finisher: finished.Finisher | None = None
        self.laying: Laying | None = None
        self.served: ServedSite | None = None
        self.findings: tuple[Finding, ...] = ()
        self.history = NO_HISTORY
        self.steps = Steps("", 0)
        self.policies = Policies(self.settings, self.standing)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the settings, and add the package's part of the theme."""
        other_plugins.refuse(config)
        gc.set_threshold(COLLECTED)
        if self.command == "serve":
            MEMORY.turn()
        self.base = Path(config.config_file_path).parent
        known = repository_of(config.repo_url, config.edit_uri)
        settings, found = load_settings(self.base, codes, self.options, known)
        self.settings = replace(settings, language=assets.language(config))
        self.standing = standing(self.settings, config)
        self.content = Content(self.settings, self.base, self.standing, drafts=self.command == "serve")
        self.policies = Policies(self.settings, self.standing, config)
        self._report(found)
        if self.standing.is_guest:
            assets.add_guest(config)
        else:
            assets.add_theme(config, self.say)
        config.watch += [str(path) for path in self.content.sources if path.exists() and str(path) not in config.watch]
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read the bank while the last site still stands: a build that cannot succeed leaves it to its readers."""
        self._report(self.content.read())
        self._stop_on_errors()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Build the pages and add them; write them into the navigation."""
        return self.into_nav(self.add(files, config), config)

    def add(self, files: Files, config: MkDocsConfig) -> Files:
        """Build the pages and add them: other plugins find them among the files of the site."""
        if not self.standing.is_guest:
            assets.join_assets(files, config, self.say)
        unready = unjoined(files, self.base)
        self.hand_written = hand_written_pages(files)
        self.made = self.content.site(self.hand_written, config.site_url)
        if other_plugins.asks_for_dates(config):
            self.history = read_history(self.content.bank.sources, self.settings, self.base)
        placed = pages.add_site(self.made, files, config)
        self._report((*unready, *placed.findings))
        self.pages, self.placed = dict(placed.pages), dict(placed.files)
        return files

    def into_nav(self, files: Files, config: MkDocsConfig) -> Files:
        """Write the pages into the navigation, once other plugins have made theirs."""
        if config.nav is not None:
            if self.standing.path:
                config.nav = with_section(config.nav, self.pages.values(), self.standing.path, self.say)
            config.nav = expand(config.nav, self.pages.values())
            log.left_out(navigation.leave_out(config.nav, self.pages.values(), files))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Give the pages outside the navigation their place in it."""
        self.nav = nav
        self.steps = log.steps("Reading pages", files)
        if self.settings.shortcuts:
            read_by = reading(config, ours_alone=self.standing.is_guest)
            self.finisher = finished.finish(self.pages, nav, files, read_by)
        navigation.connect(self.pages, files)
        return nav

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Hand what is known about a generated page to the theme, as front matter would."""
        self.steps.step()
        known = self.pages.get(page.file.src_uri)
        if known is not None:
            page.meta = meta(known) | self.standing.dress(known, files)
            self.policies.trust(known.head)
            read_as(page, reading(config, ours_alone=self.standing.is_guest))
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Trust what the maintainers wrote by hand; what is made from content stays untrusted.

        The keyboard passes by the anchors of generated headings: they are for copying with a mouse, and lead nowhere.
        """
        known = self.pages.get(page.file.src_uri)
        if known is not None:
            other_plugins.tell_dates(page, known, self.history, config)
            inner = html.replace('<a class="headerlink" ', '<a class="headerlink" tabindex="-1" ')
            return self.standing.framed(inner, known)
        self.policies.trust(html)
        return html

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Keep the templates of the theme, and lay out once what generated pages share of it."""
        self.steps.close()
        self.steps = log.steps("Laying out pages", files)
        self.policies.env = env
        env.bytecode_cache = CompiledTemplates(*(Path(d) for d in config.theme.dirs if d != config.theme.custom_dir))
        if not self.standing.is_guest:
            assets.tell(env, self.pages.values(), files, self.say)
        if self.settings.shortcuts:
            shared.share(env)
            frames.share(env)
        self.laying = Laying(config, files, self.nav, env, self.finisher)
        return env

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """Learn what the theme writes into this page, such as `404.html`."""
        self.policies.lay_out(context)
        return context

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Give a page of the theme its policy."""
        return output_content if self.standing.is_guest else self._protected(output_content, template_name)

    def on_page_context(self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> Any:
        """Let the edit link of a generated page open the lines that it was made from."""
        known = self.pages.get(page.file.src_uri)
        if known is not None:
            page.edit_url = html.escape(source_url(known.source, self.settings)) if known.source else None
        self.policies.lay_out(context)
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Give a page its policy; a guest leaves the pages of its host as they are."""
        self.steps.step()
        name = page.file.src_uri
        if not self.standing.is_guest:
            return self._protected(output, name)
        is_ours = name in self.pages and self.command != "serve"
        return self.policies.protect_guest(output, name, page.content or "") if is_ours else output

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, latest: Callable[[], ServedSite | None]
    ) -> Edits:
        """Go on watching the content when it was away for a while, and show edits of the `latest` site as they come."""
        edits = hear(server, latest, self.content.sources[0], config)
        watch_for_return(server, self.content.sources[0])
        return edits

    def on_build_error(self, *, error: Exception) -> None:
        """Say in one line what a table of words lacks, wherever a page asked for it, or why no others work along."""
        self.steps.close()
        if isinstance(error, EntryError | WorkersError):
            raise Abort(f"Storybank: {error}") from error

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """End a build in which a page found no place; under a server, keep what the next edit is shown with."""
        self.steps.close()
        self._stop_on_errors()
        if self.command == "serve" and self.settings.shortcuts and self.laying and other_plugins.are_none(config):
            whole = partial(self.content.site, self.hand_written, config.site_url)
            self.served = ServedSite(self.laying, self.made, self.pages, self.placed, self.content, whole, self._report)

    def _protected(self, page: str, name: str) -> str:
        """Return a page with its policy, except where a server adds a script of its own, to load a page anew."""
        return page if self.command == "serve" else self.policies.protect(page, name)

    def _stop_on_errors(self) -> None:
        """End a build with errors in the content; a server goes on, so that they can be corrected."""
        if self.command != "serve":
            log.stop_on_errors(self.findings)

    @property
    def say(self) -> Locale:
        """What the interface says in the language of the site."""
        return self.content.say

    def _report(self, found: tuple[Finding, ...]) -> None:
        heard = with_severities(found, self.settings.severity)
        log.report(heard)
        self.findings += heard
