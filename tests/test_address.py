"""The one door for addresses: what it lets through leads where it says, however it is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import storybank
from address_spellings import spellings
from storybank.markdown import Leads, Links, hrefs, read_address, render

EVERY = tuple(spellings())
WHERE = {
    "https://example.org": (Leads.WEB, "https://example.org/"),
    "HTTP://EXAMPLE.ORG/A": (Leads.WEB, "http://example.org/A"),
    "\x01 https://example.org/a": (Leads.WEB, "https://example.org/a"),
    "ht\ntps://example.org/a": (Leads.WEB, "https://example.org/a"),
    "https:\\\\example.org": (Leads.WEB, "https://example.org/"),
    "//example.org/a": (Leads.WEB, "https://example.org/a"),
    "/\\example.org": (Leads.WEB, "https://example.org/"),
    "//one.invalid/a": (Leads.WEB, "https://one.invalid/a"),
    "https://one.invalid/a": (Leads.WEB, "https://one.invalid/a"),
    "mailto:someone@example.org": (Leads.MAIL, "mailto:someone@example.org"),
    "": (Leads.INSIDE, ""),
    "#there": (Leads.INSIDE, "#there"),
    " \x02a/b.png\t": (Leads.INSIDE, "a/b.png"),
    "../größe.md#so": (Leads.INSIDE, "../größe.md#so"),
    "file:///a": (Leads.NOWHERE, ""),
    "data:,a": (Leads.NOWHERE, ""),
    "c:/a": (Leads.NOWHERE, ""),
    "https://": (Leads.NOWHERE, ""),
    "http://[": (Leads.NOWHERE, ""),
    "mailto:": (Leads.NOWHERE, ""),
}


@pytest.mark.parametrize("written", WHERE)
def test_where_an_address_leads(written: str) -> None:
    address = read_address(written)
    assert (address.leads, address.href) == WHERE[written]


@pytest.mark.parametrize("leads", Leads)
def test_the_spellings_lead_everywhere(leads: Leads) -> None:
    assert sum(read_address(written).leads is leads for written in EVERY) > 3


def test_a_normal_form_is_read_as_itself() -> None:
    for address in map(read_address, EVERY):
        assert address.leads is Leads.NOWHERE or read_address(address.href) == address


@pytest.mark.parametrize("tag", ['<img src="{}" alt="x">', "![x](<{}>)"], ids=["html", "markdown"])
def test_no_image_is_asked_from_elsewhere(tag: str) -> None:
    """Characters are written as references in HTML, which is how a control character gets into an attribute."""
    for written in EVERY:
        given = "".join(f"&#{ord(char)};" for char in written)
        sources = re.findall(r'src="([^"]*)"', render(tag.format(given)))
        assert [source for source in sources if read_address(source).leads is not Leads.INSIDE] == []


@pytest.mark.parametrize("tag", ['<a href="{}">x</a>', "[x](<{}>)"], ids=["html", "markdown"])
def test_a_link_opens_the_web_a_mailbox_or_the_bank(tag: str) -> None:
    for written in EVERY:
        html = render(tag.format("".join(f"&#{ord(char)};" for char in written)))
        assert "x" in html
        assert Leads.NOWHERE not in {read_address(href).leads for href in re.findall(r'href="([^"]*)"', html)}


def test_a_link_that_leads_nowhere_is_text_with_its_own_markup() -> None:
    assert render("See [the **talk**](ftp://example.org/talk).") == "<p>See the <strong>talk</strong>.</p>\n"


def test_a_link_of_the_bank_goes_where_the_bank_says() -> None:
    links = Links(resolve={"frugality.md": "../../principles/frugality/"}.get)
    assert 'href="../../principles/frugality/"' in render("[so](frugality.md)", links)


def test_an_image_from_elsewhere_becomes_a_link() -> None:
    html = render("![A chart](//example.org/chart.png)")
    assert "<img" not in html
    assert 'href="https://example.org/chart.png"' in html
    assert hrefs("![A chart](//example.org/chart.png)") == (("//example.org/chart.png", 0),)


OTHERS = {
    # an address of a maintainer, not of content
    "read/setting_values.py": "the setting `repository`",
    "render/repository.py": "the same, to tell its host",
    "commands/placeholders.py": "addresses that a new bank still has from its example",
    # no address is opened by what is found
    "check/privacy/urls.py": "where names must not be looked for",
    "check/rules/source_form.py": "how a source is written",
    # what the site generator made of addresses that came through the door
    "engines/zensical/links.py": "links of the finished pages",
}
_BY_TEXT = re.compile(
    r"\burl(?:split|parse|join)\b|startswith\(\(?[rf]?[\"'](?:https?:|mailto:|data:|javascript:|//)"
    r"|[\"'](?:https?|mailto|javascript|data):?[\"'] in |https\?(?::|\\b)"
)


def test_no_other_module_tells_by_its_text_where_an_address_leads() -> None:
    """Whoever compares the text of an address of content does it in another way than a browser."""
    package = Path(storybank.__file__).parent
    modules = {path.relative_to(package).as_posix(): path.read_text(encoding="utf-8") for path in package.rglob("*.py")}
    assert {name for name, text in modules.items() if _BY_TEXT.search(text)} == OTHERS.keys()
