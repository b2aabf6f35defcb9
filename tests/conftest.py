"""What holds for every test: where things are, and that a skipped browser test fails where CI=true is set."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from chromium import ADVICE, WITHOUT_WINDOW, find_chromium
from storybank.model.settings import Settings
from storybank.pipeline.load import Bank, load

ROOT = Path(__file__).resolve().parents[1]

# How long an example takes says how busy the machine is, not whether the law holds.
settings.register_profile("untimed", settings(deadline=None, suppress_health_check=[HealthCheck.too_slow]))
settings.load_profile("untimed")

os.environ["STORYBANK_CACHE"] = "off"  # a test reads what it says, and keeps nothing of it


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def cases() -> Path:
    """The folder of inputs with their expectations."""
    return ROOT / "tests" / "cases"


@pytest.fixture(scope="session")
def content(root: Path) -> Bank:
    """This repository's bank, read once: nothing in it can be changed."""
    return load([root / "content"], Settings(), base=root)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    path = find_chromium(WITHOUT_WINDOW)  # docs/decisions/0036-a-browser-without-a-window.md
    if path is None:
        pytest.skip(ADVICE)
    with sync_playwright() as playwright:
        # What changes in a picture is drawn whole: a part drawn anew has other edges, so pictures of one page differ.
        flags = ["--no-sandbox", "--disable-partial-raster"]
        chromium = playwright.chromium.launch(executable_path=path, args=flags)
        yield chromium
        chromium.close()


def pytest_report_header() -> str:
    return f"browser: {find_chromium(WITHOUT_WINDOW) or f'{ADVICE}; the browser tests will be skipped'}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.skipped and item.get_closest_marker("browser") and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"CI=true allows no skipped browser test: {report.longreprtext or ADVICE}"
    return report
