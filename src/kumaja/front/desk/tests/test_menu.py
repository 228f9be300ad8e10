"""The menu of coordination: doors in groups, and one always sees where one is."""

from __future__ import annotations

import pytest
from django.urls import reverse

from kumaja.foundation.regions.models import Region
from kumaja.front.desk.queries.menu import _ROOMS, _groups
from kumaja.front.desk.tests.conftest import Browser
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import a_person

pytestmark = pytest.mark.django_db


def menus(page: str) -> tuple[str, str]:
    """Return the menu of a wide screen and that of a narrow one."""
    second, where = page.index('class="k-second"'), page.index('class="k-where"')
    return page[second:where], page[where : page.index("<main")]


def test_every_room_stands_in_one_group() -> None:
    doors = [name for _label, rooms in _groups() for name in rooms]
    assert sorted([*doors, "coordination"]) == sorted(_ROOMS)


def test_the_wide_menu_opens_one_group_and_the_narrow_one_shows_all(
    browser: Browser, region: Region
) -> None:
    client = browser(a_person(RoleKind.COORDINATOR, region=region))
    page = client.get(reverse("desk:words")).content.decode()
    wide, narrow = menus(page)
    group = f'<a href="{reverse("desk:missed")}" aria-current="true">Sanat ja haku</a>'
    here = f'<a href="{reverse("desk:words")}" aria-current="page">'
    assert group in wide and wide.count(here) == 1
    assert wide.count("<li>") == 7 + 4  # overview, five groups, feedback; the rooms of one
    assert "<span>Sanat ja haku</span>" in narrow and narrow.count(here) == 1
    assert all(reverse(f"desk:{name}") in narrow for name in _ROOMS)
    assert "Koordinaatio: <strong>Sanat</strong>" in narrow


def test_administrators_find_their_pages_beside_the_groups(
    browser: Browser, region: Region
) -> None:
    page = browser(a_person(RoleKind.ADMINISTRATOR)).get(reverse("desk:closing")).content.decode()
    assert reverse("desk:administration") in menus(page)[0]
