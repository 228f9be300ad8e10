"""Where two owners are asked, each page counts each answer that is owed once."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from kumaja.foundation.regions.models import Region
from kumaja.voice.contributions.models import Contribution, Point
from kumaja.voice.contributions.tests.rows import a_view
from kumaja.voice.echo.models import Reminder
from kumaja.voice.echo.queries.lists import echoes_in, told_rows
from kumaja.voice.echo.queries.loops import get_board
from kumaja.voice.echo.queries.owed import count_open, open_points
from kumaja.voice.echo.queries.rows import of_owner, waiting_rows
from kumaja.voice.echo.queries.voices import voices_of
from kumaja.voice.echo.tests.rows import weighed
from kumaja.voice.matters.models import MatterOwner
from kumaja.voice.matters.tests.rows import DAY, NOW, a_body, a_matter

AFTER = NOW + DAY


def owners_of(region: Region) -> tuple[MatterOwner, MatterOwner]:
    matter = a_matter(region, a_body(region, "Hyvinvointialue"), a_body(region, "Kerava"))
    county, town = matter.owners.select_related("matter", "organisation", "network")
    return county, town


def figures(region: Region, county: MatterOwner, town: MatterOwner) -> list[tuple[int, ...]]:
    """Return what waits as each page counts it: in all, of the county, of the town."""
    board = get_board(region, AFTER)
    by_owner = {loop.owner.pk: loop.waits.open for loop in board.loops}
    rows = waiting_rows(region, AFTER)
    listed = [of_owner(rows, [owner.pk]).count() for owner in (county, town)]
    return [
        (board.total.open, by_owner[county.pk], by_owner[town.pk]),
        (open_points(region, AFTER), *listed),
        (count_open(county.matter), *listed),
    ]


def test_each_answer_that_is_owed_is_counted_once(region: Region) -> None:
    county, town = owners_of(region)
    view = a_view(region, matter=county.matter, points=("Kummallekin.", "Vain sinne."), now=NOW)
    Point.objects.filter(number=2).update(owner=county)
    first, second = view.points.order_by("number")

    assert set(figures(region, county, town)) == {(3, 2, 1)}
    weighed(county, [first], now=AFTER)
    assert set(figures(region, county, town)) == {(2, 1, 1)}
    weighed(county, [second], now=AFTER)
    assert set(figures(region, county, town)) == {(1, 0, 1)}


def test_what_asks_one_owner_alone_is_answered_by_that_one(region: Region) -> None:
    county, _town = owners_of(region)
    view = a_view(region, matter=county.matter, now=NOW)
    view.points.update(owner=county)
    weighed(county, list(view.points.all()), now=AFTER)

    found = voices_of(Contribution.objects.all(), AFTER)
    assert (found.answered, found.waiting) == (1, 0)
    [row] = told_rows(echoes_in(region))
    assert len(row.reached) == 2


def test_the_rows_behind_a_figure_are_as_many_as_it_says(region: Region, client: Client) -> None:
    county, town = owners_of(region)
    a_view(region, matter=county.matter, now=NOW)
    Reminder.objects.create(owner=town, at=NOW, text="Muistathan?", sent_by="Rooli", open_points=1)
    assert town.organisation is not None
    code = town.organisation.code
    with override("fi"):
        url = reverse("echo:waiting_points")
    pages = {
        query: client.get(f"{url}{query}").content.decode()
        for query in ("", f"?body={code}", f"?matter={county.matter.code}")
    }

    assert [page.count("Tila on saatava käyttöön illalla.") for page in pages.values()] == [2, 1, 2]
    assert all(page.count("Muistutettu 21.11.2026") == 1 for page in pages.values())
