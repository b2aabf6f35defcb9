"""The door for addresses and the browser agree: where we say that an address leads is where the browser goes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from address_spellings import spellings
from storybank.markdown import Leads, read_address

pytestmark = pytest.mark.browser

RESOLVE = """addresses => addresses.map(written => {
  const link = document.createElement("a");
  link.setAttribute("href", written);
  return [link.protocol, link.hostname, link.href];
})"""


@pytest.mark.parametrize("base", ["https", "http"])
def test_the_browser_goes_where_we_say(page: Page, base: str) -> None:
    page.route("**/*", lambda route: route.fulfill(body="<!doctype html><title>here</title>", content_type="text/html"))
    page.goto(f"{base}://bank.test/stories/one/")
    said = [(written, read_address(written)) for written in spellings()]
    opened = [(written, address) for written, address in said if address.leads is not Leads.NOWHERE]
    seen = page.evaluate(RESOLVE, [address.href for _, address in opened])
    wrong = []
    for (written, address), (protocol, host, href) in zip(opened, seen, strict=True):
        right = {
            Leads.INSIDE: (protocol, host) == (f"{base}:", "bank.test"),
            Leads.WEB: href == address.href and host != "bank.test",
            Leads.MAIL: href == address.href,
        }
        wrong += [] if right[address.leads] else [(written, address, href)]
    assert len(opened) > 400
    assert wrong == []
