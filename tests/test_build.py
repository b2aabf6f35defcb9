"""What holds only because the stages come together: each of them is tested by itself elsewhere."""

from __future__ import annotations

from pathlib import Path

from drawn import bank, principle, story
from storybank.model.settings import Settings
from storybank.pipeline.build import site


def test_the_site_leads_from_an_address_that_moved(tmp_path: Path) -> None:
    files = {
        "a.md": principle("A", story("Fast page")),
        "addresses.toml": '"stories/slow-page" = "moved to stories/fast-page"\n',
    }
    pages = {asset.path for asset in site(bank(tmp_path, files), Settings()).assets}
    assert "stories/slow-page/index.html" in pages


def test_a_message_does_not_publish_what_it_quotes(tmp_path: Path) -> None:
    told = story("Asking jane.doe@initech-payments.com").replace("**Result:**", "I saw:")
    found = {d.code: d.message for d in bank(tmp_path, {"a.md": principle("A", told)}).findings}
    assert {"SB302", "SB601"} <= found.keys()
    assert [message for message in found.values() if "jane.doe" in message] == []
