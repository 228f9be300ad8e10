"""The desk's lists as CSV and XLSX: the page's own rows, for those who see the page."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from kumaja.help.directory.actions.missed import count_missed_search
from kumaja.help.upkeep.models import Report
from tests.walk.visitors import signed_in
from tests.walk.world import CANARY, NOW, World

pytestmark = pytest.mark.django_db
HERE = "/fi/koordinaatio"
LISTS = [
    "onko-totta/", "onko-totta/ei-osoitetta/", "onko-totta/tarkistamatta/", "palautuneet/",
    "pyynnot/", "kaksoiskappaleet/", "kumppanipyynnot/", "haettu-ei-loytynyt/", "verkostot/",
    "kaytannot/",
]  # fmt: skip
FULL = {"onko-totta/", "pyynnot/", "kaksoiskappaleet/", "haettu-ei-loytynyt/", "verkostot/"}


def rows_of(client: Client, path: str, **more: str) -> list[list[str]]:
    answer = client.get(path, {"format": "csv", **more})
    assert answer["Content-Type"] == "text/csv; charset=utf-8", path
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_coordination_is_had_as_a_table_with_the_rows_of_the_page(
    world: World, name: str
) -> None:
    client, path = signed_in(world.people["coordinator"]), f"{HERE}/{name}"
    page = client.get(path).content.decode()
    heading, *rows = rows_of(client, path)
    assert page.count('class="k-row"') >= len(rows)
    assert (len(rows) > 0) == ("format=csv" in page) and (rows or name not in FULL)
    for row in rows:
        assert len(row) == len(heading) and row[0] in page
    assert CANARY not in str(rows)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("who", ["editor", "official", "adviser"])
def test_a_table_is_refused_to_who_does_not_see_the_page(world: World, name: str, who: str) -> None:
    answer = signed_in(world.people[who]).get(f"{HERE}/{name}", {"format": "csv"})
    assert answer.status_code == 403
    assert "attachment" not in answer.headers.get("Content-Disposition", "")


def test_a_table_has_all_rows_and_asks_for_them_at_once(world: World) -> None:
    client, path = signed_in(world.people["coordinator"]), f"{HERE}/haettu-ei-loytynyt/"
    few = len(rows_of(client, path))
    for number in range(30):
        for _time in range(5):
            count_missed_search(region=world.region, text=f"haku {number}", language="fi", now=NOW)
    with CaptureQueriesContext(connection) as asked:
        assert len(rows_of(client, path)) == few + 30
    assert len(asked) <= 12


def test_a_filter_narrows_the_table_as_it_narrows_the_page(world: World) -> None:
    client, path = signed_in(world.people["coordinator"]), f"{HERE}/pyynnot/"
    page = client.get(path, {"settled": "1"}).content.decode()
    assert len(rows_of(client, path)) > 1
    assert (len(rows_of(client, path, settled="1")) > 1) == ('class="k-row"' in page)
    assert "settled=1&amp;format=csv" in page or 'class="k-row"' not in page


def test_an_association_takes_its_own_activities_along_as_a_workbook(world: World) -> None:
    path = f"/fi/meidan-yhdistys/{world.own.address}/toiminta/"
    answer = signed_in(world.people["editor"]).get(path, {"format": "xlsx"})
    told = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert [row[0] for row in told] == ["Toiminta", world.activity.name_fi]
    foreign = f"/fi/meidan-yhdistys/{world.foreign.address}/toiminta/"
    assert signed_in(world.people["editor"]).get(foreign, {"format": "xlsx"}).status_code == 403


def test_what_came_today_has_not_waited_days(world: World) -> None:
    client, path = signed_in(world.people["coordinator"]), f"{HERE}/onko-totta/"
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    Report.objects.update(reported_at=today)
    assert "tuli tänään" in client.get(path).content.decode()
    Report.objects.update(reported_at=today - timedelta(minutes=1))
    assert "odottanut 1 päivän" in client.get(path).content.decode()
