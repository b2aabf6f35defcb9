"""MkDocs in a process of its own, as maintainers start it: it loads the bank's own hook, and nothing that runs here."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import yaml
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

FILE = "mkdocs.yml"
_MKDOCS = (sys.executable, "-m", "mkdocs")


def site_folder(base: Path) -> Path:
    """Return where the configuration in `base` has the site; what is wrong with it, MkDocs itself says later."""
    try:
        with (base / FILE).open("rb") as file:
            named = yaml_load(file, get_yaml_loader()).get("site_dir")
    except (MkDocsException, yaml.YAMLError, AttributeError):
        named = None
    return base / (named if isinstance(named, str) else "site")


def build(base: Path, site: Path, *, strict: bool, held: Sequence[int]) -> int:
    """Build the site of the bank in `base` into the folder `site`; return the exit code, below 0 for a signal.

    The process holds the descriptors in `held` too, should it outlive this one.
    """
    options = ("--strict",) if strict else ()
    command = (*_MKDOCS, "build", *options, "--site-dir", str(site.absolute()))
    return subprocess.run(command, cwd=base, pass_fds=held, check=False).returncode  # noqa: S603 - our own words


def serve(base: Path, address: str) -> None:
    """Become the server of MkDocs, which shows the bank in `base` and builds it anew at every change."""
    os.chdir(base)
    os.execv(sys.executable, (*_MKDOCS, "serve", "--no-strict", "--dev-addr", address))  # noqa: S606 - the same
