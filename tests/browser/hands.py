"""Two ways of doing the same: a finger on a phone, and keys alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.keys import Role, focused, has_focus, press_on, tab_to, tab_to_role

TALL = 844


class Hands(Protocol):
    """What one does on a page, whatever one does it with."""

    page: Page

    def press(self, role: Role, name: str) -> None: ...
    def write(self, name: str, text: str) -> None: ...
    def choose(self, name: str) -> None: ...
    def tick(self, name: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Finger:
    """A person who taps."""

    page: Page

    def press(self, role: Role, name: str) -> None:
        """Tap a link or a button, the first of that name."""
        self.page.get_by_role(role, name=name, exact=True).first.tap()

    def write(self, name: str, text: str) -> None:
        """Tap a field and write."""
        field = self.page.locator(f"[name={name}]")
        field.tap()
        field.fill(text)

    def choose(self, name: str) -> None:
        """Tap one of several."""
        choice = self.page.get_by_role("radio", name=name, exact=True).first
        self.page.locator(f"label[for={choice.get_attribute('id')}]").last.tap()
        expect(choice).to_be_checked()

    def tick(self, name: str) -> None:
        """Tap a box to tick."""
        box = self.page.get_by_role("checkbox", name=name, exact=True)
        self.page.locator(f"label[for={box.get_attribute('id')}]").last.tap()
        expect(box).to_be_checked()


@dataclass(frozen=True, slots=True)
class Keys:
    """A person without a mouse: Tab, Enter, Space, and arrows among the choices of one."""

    page: Page

    def press(self, role: Role, name: str) -> None:
        """Walk to a link or a button and press Enter."""
        press_on(self.page, role, name, at_most=120)

    def press_like(self, role: Role, begins: str) -> None:
        """Walk to the link whose words begin so, and press Enter."""
        press_on(self.page, role, re.compile(f"^{re.escape(begins[:60])}"), at_most=120)

    def write(self, name: str, text: str) -> None:
        """Walk to a field and write over what is there."""
        tab_to(self.page, self.page.locator(f"[name={name}]"), at_most=120)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text)

    def choose(self, name: str) -> None:
        """Walk to the choices, then by arrows to the one."""
        choice = self.page.get_by_role("radio", name=name, exact=True).first
        among = self.page.locator(f"[name={choice.get_attribute('name')}]")
        tab_to(self.page, among, at_most=120)
        choose_by_arrows(self.page, choice, many=among.count())

    def tick(self, name: str) -> None:
        """Walk to a box and press Space."""
        tab_to_role(self.page, "checkbox", name, at_most=120)
        self.page.keyboard.press("Space")
        expect(focused(self.page)).to_be_checked()

    def pick(self, name: str, begins: str) -> None:
        """Walk to a list and go down it by arrows to the one that begins so."""
        listed = self.page.get_by_role("combobox", name=name)
        tab_to(self.page, listed, at_most=120)
        for _press in range(listed.locator("option").count()):
            if listed.locator("option:checked").inner_text().startswith(begins):
                return
            self.page.keyboard.press("ArrowDown")
        pytest.fail(f"“{begins}” is not in {name}")


def choose_by_arrows(page: Page, choice: Locator, *, many: int) -> None:
    """Choose one of several, from any of them."""
    if has_focus(page, choice):
        page.keyboard.press("Space")
    for _press in range(many):
        if choice.is_checked():
            return
        page.keyboard.press("ArrowDown")
    if not choice.is_checked():
        pytest.fail(f"{choice} was not reached by arrows.")


def on_a_phone(chromium: Browser, site: str, language: str = "fi") -> Finger:
    """Return the finger of someone who isn't signed in, on a phone of their own."""
    return Finger(_page(chromium, site, language, width=390, has_touch=True))


def at_a_desk(chromium: Browser, site: str, language: str = "fi") -> Keys:
    """Return the keys of someone who isn't signed in, at a wide screen of their own."""
    return Keys(_page(chromium, site, language, width=1280, has_touch=False))


def _page(chromium: Browser, site: str, language: str, *, width: int, has_touch: bool) -> Page:
    context = chromium.new_context(
        base_url=site, locale=f"{language}-FI", has_touch=has_touch,
        viewport={"width": width, "height": TALL},
    )  # fmt: skip
    context.set_default_timeout(15_000)
    return context.new_page()
