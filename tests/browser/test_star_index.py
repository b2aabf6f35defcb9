"""The STAR index: sort and filter in place, quick with thousands of rows, kept in the address."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from sites import BY_EVERY_ENGINE

pytestmark = [pytest.mark.browser, BY_EVERY_ENGINE]

STATUS = "[data-sb-filter-status]"


def titles(page: Page) -> list[str]:
    return page.locator("tbody tr th").all_inner_texts()


def test_filters_work_together_and_stand_in_the_address(page: Page, site: str) -> None:
    page.goto(site + "star-index/")
    assert len(titles(page)) == 4
    page.get_by_label("Keyword", exact=True).select_option(label="outage")
    assert len(titles(page)) == 3
    page.get_by_label("Has a measured result").check()
    page.get_by_label("Principle", exact=True).select_option(label="Ownership")
    page.get_by_label("Words", exact=True).fill("RESPONSE time")
    assert titles(page) == ["Technical Debt Resolution"]
    expect(page.locator(STATUS)).to_have_text("1 of 4 stories")
    page.reload()
    assert titles(page) == ["Technical Debt Resolution"]
    assert page.url.endswith("?words=RESPONSE+time&principle=ownership&keyword=outage&measured=1")


def test_nothing_found_says_so(page: Page, site: str) -> None:
    page.goto(site + "star-index/?words=zymurgy&principle=%22%3E%3Cscript%3E")
    assert titles(page) == []
    expect(page.locator(STATUS)).to_have_text("0 of 4 stories")
    page.get_by_label("Words", exact=True).fill("")
    assert len(titles(page)) == 4


def test_sorts_up_down_and_back(page: Page, site: str) -> None:
    page.goto(site + "star-index/")
    order = titles(page)
    button = page.get_by_role("button", name="Story", exact=True)
    header = page.get_by_role("columnheader", name="Story")
    button.click()
    assert titles(page) == sorted(order, key=str.casefold)
    expect(header).to_have_attribute("aria-sort", "ascending")
    button.press("Enter")
    assert titles(page) == sorted(order, key=str.casefold, reverse=True)
    expect(header).to_have_attribute("aria-sort", "descending")
    button.press("Space")
    assert titles(page) == order
    assert header.get_attribute("aria-sort") is None


def test_thousands_of_rows_are_drawn_in_part_until_asked(page: Page, site: str) -> None:
    """What is drawn is bounded, whatever the number of stories; that is what keeps it quick."""
    page.route("**/star-index/", _with_many_rows)
    page.goto(site + "star-index/")
    expect(page.locator(STATUS)).to_have_text("10,000 stories")
    assert page.locator("tbody tr").count() == 200
    page.get_by_label("Words", exact=True).fill("number 999")
    expect(page.locator(STATUS)).to_have_text("19 of 10,000 stories")
    assert page.locator("tbody tr").count() == 19
    page.get_by_label("Words", exact=True).fill("")
    page.get_by_role("button", name="Show all 10,000").click()
    assert page.locator("tbody tr").count() == 10000
    assert page.evaluate("document.activeElement.textContent") == "Story number 200"


def _with_many_rows(route) -> None:  # type: ignore[no-untyped-def]
    response = route.fetch()
    head, _, rest = response.text().partition("<tbody>")
    row = (
        '<tr data-principle="ownership" data-keywords="cost"><th scope="row"><a href="./">Story number {0}</a></th>'
        "<td>Ownership</td><td>Result</td><td>cost</td></tr>"
    )
    rows = "".join(row.format(number) for number in range(10000))
    route.fulfill(response=response, body=f"{head}<tbody>{rows}</tbody>{rest.partition('</tbody>')[2]}")
