"""Every page as it is seen: nothing for axe, nothing cut, nothing too small, nothing from afar."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.eyes import (
    SMALLEST_ON_PHONES,
    faults_of_width,
    faults_seen_by_axe,
    small_targets,
)
from tests.browser.views import (
    PUBLIC,
    SIGNED_IN,
    THREE,
    TWELVE,
    TWO,
    State,
    View,
    faults,
    opened,
)

GUIDE = "/fi/design/"
FIRST_RESULT = 640  # px
browser = pytest.mark.browser


def _look(chromium: Browser, site: str, state: State, name: str, view: View) -> list[str]:
    role, address = SIGNED_IN[name] if name in SIGNED_IN else ("", PUBLIC[name])
    with opened(chromium, site, address, view, state(role) if role else None) as (page, heard):
        return faults(page, view) + heard


# A page of those who sign in is looked at wide and light, the next one narrow and dark.
LOOKED_AT = [(name, view) for name in PUBLIC for view in THREE] + [
    (name, TWO[place % 2]) for place, name in enumerate(SIGNED_IN)
]
NOT_YET = [
    (name, view)
    for name in (*PUBLIC, *SIGNED_IN)
    for view in TWELVE
    if (name, view) not in LOOKED_AT
]


@browser
@pytest.mark.parametrize(("name", "view"), LOOKED_AT, ids=str)
def test_a_page_has_no_fault(
    chromium: Browser, site: str, signed_in: State, name: str, view: View
) -> None:
    told = _look(chromium, site, signed_in, name, view)

    assert not told, "\n".join(told)


@browser
@pytest.mark.parametrize("view", TWELVE, ids=str)
def test_the_style_guide_has_no_fault(chromium: Browser, site: str, view: View) -> None:
    with opened(chromium, site, GUIDE, view) as (page, heard):
        told = faults(page, view) + heard
    assert not told, "\n".join(told)


@pytest.mark.axe
@pytest.mark.parametrize(("name", "view"), NOT_YET, ids=str)
def test_a_page_has_no_fault_in_any_view(
    chromium: Browser, site: str, signed_in: State, name: str, view: View
) -> None:
    told = _look(chromium, site, signed_in, name, view)

    assert not told, "\n".join(told)


@browser
@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("address", ["/fi/", "/sv/kommuner/"])
def test_every_place_of_the_map_is_large_enough_for_a_finger(
    chromium: Browser, site: str, address: str, width: int
) -> None:
    with opened(chromium, site, address, View(address[1:3], "light", width)) as (page, _heard):
        for more in page.locator("figure summary").all():
            more.click()
        places = page.get_by_role("row").get_by_role("link")

        assert small_targets(page) == []
        assert places.count() == 26
        for place in places.all():
            box = place.bounding_box()
            assert box and min(box["width"], box["height"]) >= SMALLEST_ON_PHONES
        expect(page.locator("ul.k-tiles")).to_be_hidden()
        expect(page.locator("div.k-tiles")).to_be_visible()


@browser
@pytest.mark.parametrize(
    "address", ["/fi/haku/?q=muistisairas+äiti", "/sv/sok/?q=minne", "/en/search/?q=memory"]
)
def test_results_begin_on_the_first_screen_of_a_phone(
    chromium: Browser, site: str, address: str
) -> None:
    with opened(chromium, site, address, View(address[1:3], "light", 390)) as (page, _heard):
        first = page.get_by_role("article").first.bounding_box()

    assert first
    assert first["y"] < FIRST_RESULT


PLANT = """() => {
  const add = (html) => document.querySelector("main").insertAdjacentHTML("beforeend", html);
  add('<img src="/favicon.ico">');
  add('<p id="wide">Pitkä</p><p id="cut">Leikattu sana</p>');
  document.getElementById("wide").style.width = "900px";
  const cut = document.getElementById("cut").style;
  cut.width = "20px"; cut.overflow = "hidden"; cut.whiteSpace = "nowrap";
  const small = document.createElement("button");
  small.textContent = "x";
  small.style.cssText = "width: 12px; height: 12px; min-width: 0; min-height: 0; padding: 0";
  document.querySelector("main").append(small);
  console.error("planted");
  fetch("https://elsewhere.example/").catch(() => {});
}"""


@browser
def test_planted_faults_are_seen(chromium: Browser, site: str) -> None:
    with opened(chromium, site, "/fi/apua-heti/", THREE[0]) as (page, heard):
        page.evaluate(PLANT)

        assert any(fault.startswith("image-alt") for fault in faults_seen_by_axe(page))
        assert any("button “x”" in fault for fault in small_targets(page))
        assert {"sideways", "Leikattu"} <= _words(faults_of_width(page))
        _wait_for(page, heard, "planted", "elsewhere.example")


def _words(told: list[str]) -> set[str]:
    return {word.strip("“”.:") for line in told for word in line.split()}


def _wait_for(page: Page, heard: list[str], *wanted: str) -> None:
    page.wait_for_load_state("networkidle")
    assert all(any(word in line for line in heard) for word in wanted), heard
