"""Walking by keyboard: what a person without a mouse does, and how many keys it takes."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Error, Locator, Page, expect

Role = Literal["link", "button", "textbox", "searchbox", "combobox", "checkbox", "radio", "heading"]
FOCUSED = """() => {
  const here = document.activeElement;
  const text = here.getAttribute("aria-label") || here.innerText || here.name || "";
  return `${here.tagName.toLowerCase()} “${text.trim().replace(/\\s+/g, " ").slice(0, 60)}”`;
}"""


def focused(page: Page) -> Locator:
    """Return what has the focus."""
    return page.locator(":focus")


def has_focus(page: Page, target: Locator) -> bool:
    """Test whether one of those that the locator finds has the focus."""
    return target.and_(focused(page)).count() == 1


def tab_to(page: Page, target: Locator, *, at_most: int, key: str = "Tab") -> int:
    """Press Tab until the target has the focus; returns the presses, fails after so many."""
    stops = []
    for presses in range(1, at_most + 1):
        page.keyboard.press(key)
        stop = _stop_after(page, target)
        if stop is None:
            return presses
        stops.append(stop)
    pytest.fail(f"{target} was not reached with {at_most} × {key}:\n" + "\n".join(stops))


def _stop_after(page: Page, target: Locator) -> str | None:
    """Return what has the focus now in words, None when it is the target.

    The button pressed before may still be leading to the next page: a person presses Tab again
    when that page has come, so this waits for it.
    """
    try:
        return None if has_focus(page, target) else page.evaluate(FOCUSED)
    except Error:
        page.wait_for_load_state()
        return "(the page was changing)"


def tab_to_role(
    page: Page, role: Role, name: str | re.Pattern[str], *, at_most: int = 60, exact: bool = True
) -> int:
    """Press Tab until the control of that role and name has the focus; returns the presses."""
    found = page.get_by_role(role, name=name, exact=exact and isinstance(name, str))
    return tab_to(page, found, at_most=at_most)


def press_on(
    page: Page,
    role: Role,
    name: str | re.Pattern[str],
    *,
    key: str = "Enter",
    at_most: int = 60,
    exact: bool = True,
) -> int:
    """Walk to the control and press a key on it; returns the tabs it took."""
    presses = tab_to_role(page, role, name, at_most=at_most, exact=exact)
    page.keyboard.press(key)
    return presses


def skip_to_content(page: Page) -> int:
    """Use the skip link, which is the first stop of every page; returns the tabs it took.

    A form that was sent after skipping leads to the content of the next page by itself.
    """
    if page.url.endswith("#main"):
        return 0
    page.keyboard.press("Tab")
    expect(focused(page)).to_have_attribute("href", "#main")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    return 1


def type_into(page: Page, role: Role, name: str | re.Pattern[str], text: str) -> int:
    """Walk to the field and write over what is there; returns the tabs it took."""
    presses = tab_to_role(page, role, name, exact=False)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(text)
    return presses


def choose(page: Page, role: Role, name: str, option: str, *, key: str = "Tab") -> int:
    """Walk to the list and choose by writing the option's name; returns the presses."""
    presses = tab_to(page, page.get_by_role(role, name=name), at_most=120, key=key)
    page.keyboard.type(option)
    expect(focused(page).locator("option:checked")).to_have_text(option)
    return presses


def become(page: Page, role: str) -> None:
    """Sign in as one of the demonstration's people, through their one-time link, by keys."""
    open_link_of(page, role)
    page.locator("main").get_by_role("button").press("Enter")
    page.wait_for_url(lambda url: "/kirjaudu/" not in url and "/logga-in/" not in url)


def open_link_of(page: Page, role: str) -> str:
    """Open the page of a new one-time link for one of the demonstration's people; its address."""
    page.goto("/fi/kokeile/")
    page.locator(f"form[action$='/{role}/']").get_by_role("button").press("Enter")
    page.wait_for_url(re.compile("/kirjaudu/linkki/|/logga-in/"))
    return page.url


def read_code(context: BrowserContext) -> str:
    """Read the newest mailed code in another tab, on the demonstration's page of mails."""
    mails = context.new_page()
    mails.goto("/fi/kokeile/")
    newest = mails.get_by_role("list", name="Viestit").get_by_role("listitem").first
    newest.locator("summary").press("Enter")
    told = re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", newest.inner_text())
    mails.close()
    assert told, "The newest mail holds no code."
    return told.group()


def paste(page: Page, text: str) -> None:
    """Paste the text where the focus is."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("ControlOrMeta+v")


def no_faults(page: Page) -> None:
    """Fail when the server broke on the way."""
    assert getattr(page, "server_failures", []) == []
