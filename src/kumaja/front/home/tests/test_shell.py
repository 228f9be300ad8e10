"""The menu, the way in and the footer around every page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kumaja.front.desk.queries.tasks import own_activities, waiting_for
from kumaja.front.home.queries.doors import FOOTER, SECTIONS, SIBLINGS, WAYS_IN, links_of
from kumaja.front.home.queries.waiting import count_waiting
from kumaja.front.home.tests.people import a_coordinator, browser_of
from kumaja.front.home.tests.rows import a_region, an_activity, an_organisation, indexed
from kumaja.help.directory.models import Activity
from kumaja.help.directory.tests.factories import ScheduleFactory
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import a_person

pytestmark = pytest.mark.django_db


def test_every_door_of_the_menu_opens_something() -> None:
    inside = (door for row in (*SECTIONS, *WAYS_IN) for door in row.doors)
    doors = (*FOOTER, *SIBLINGS, *inside)
    assert len(links_of(doors)) == len(doors)


def test_a_door_whose_room_does_not_stand_is_left_out() -> None:
    door = type(FOOTER[0])("Tarjotin", "trays:tray")
    assert links_of((door,)) == ()


def test_languages_lead_to_the_same_page_with_the_same_question(client: Client) -> None:
    a_region()
    page = client.get("/fi/tietosuoja/?a=1").content.decode()
    assert 'href="/sv/dataskydd/?a=1"' in page
    assert 'href="/en/privacy/?a=1"' in page


def test_within_a_region_named_by_path_every_link_keeps_its_prefix(client: Client) -> None:
    a_region()
    a_region("kainuu")
    page = client.get("/kainuu/fi/tietosuoja/").content.decode()
    assert 'href="/kainuu/sv/dataskydd/"' in page
    assert 'href="/kainuu/fi/palaute/"' in page
    assert 'href="/fi/' not in page


def test_the_current_section_and_page_are_marked(client: Client) -> None:
    a_region()
    page = client.get("/fi/ohjeet/find-help/").content.decode()
    second = page[page.index('class="k-second"') :]
    assert '<a href="/fi/ohjeet/" aria-current="page">Ohjeet</a>' in second


def test_a_closed_region_says_so_on_every_page(client: Client) -> None:
    region = a_region()
    region.closed_at = timezone.now() - timedelta(days=1)
    region.save()
    day = timezone.localdate(region.closed_at)
    said = f"Alueen verkosto päätti toimintansa {day.day}.{day.month}.{day.year}."
    assert said in client.get("/fi/").content.decode()
    assert said in client.get("/fi/tietosuoja/").content.decode()


def test_the_coordination_is_told_only_in_the_readers_language(client: Client) -> None:
    region = a_region()
    region.contact_fi = "Vastaamme arkisin."
    region.save()
    assert "Vastaamme arkisin." in client.get("/fi/").content.decode()
    swedish = client.get("/sv/").content.decode()
    assert "Vastaamme arkisin." not in swedish
    assert "019 000 0000" in swedish


def test_a_page_that_is_not_there_has_the_menu_too(client: Client) -> None:
    a_region()
    answer = client.get("/fi/tata-ei-ole/")
    assert answer.status_code == 404
    assert "Tukea ja toimintaa" in answer.content.decode()


def test_signed_in_the_front_page_takes_at_most_ten_statements() -> None:
    organisation = an_organisation()
    for number in range(20):
        an_activity(f"Kerho {number}", "Tuusula")
    indexed()
    browser = browser_of(a_person(RoleKind.EDITOR, organisation=organisation))
    browser.get("/fi/")

    with CaptureQueriesContext(connection) as asked:
        page = browser.get("/fi/").content.decode()

    assert len(asked) <= 10, [row["sql"][:90] for row in asked]
    assert "21 asiaa</a>." in page


def test_what_waits_is_counted_as_the_desk_lists_it() -> None:
    now = timezone.now()
    organisation = an_organisation()
    person = a_person(RoleKind.EDITOR, organisation=organisation)
    going, over, untold = (an_activity(name) for name in ("A", "B", "C"))
    for table in (Organisation, Activity):
        table.objects.update(checked_at=now)
    organisation.refresh_from_db()
    past = now.date() - timedelta(days=30)
    for place, (row, last) in enumerate(((going, None), (going, past), (over, past), (over, past))):
        days = {"first_on": past - timedelta(days=30), "until_on": last}
        ScheduleFactory.create(activity=row, position=place, rule="FREQ=WEEKLY", **days)

    mine = [each for each in own_activities([organisation], a_region(), now) if not each.has_ended]
    listed = waiting_for([organisation], mine, now).tasks
    assert [task.code for task in listed] == [over.code]
    assert untold.code not in {task.code for task in listed}
    assert count_waiting(person, a_region(), now).waiting == len(listed)


def test_the_menu_tells_what_was_counted_and_asks_nothing() -> None:
    organisation = an_organisation()
    an_activity("Kerho", "Tuusula")
    person = a_person(RoleKind.EDITOR, organisation=organisation)
    browser = browser_of(person)
    assert count_waiting(person, a_region(), timezone.now()).waiting == 2
    browser.get("/fi/")

    with CaptureQueriesContext(connection) as asked:
        page = browser.get("/fi/tietoa-kumajasta/").content.decode()

    assert "Työpöytä (2)" in page
    assert len(asked) <= 4, [row["sql"][:90] for row in asked]


def test_who_answers_feedback_finds_it_on_their_desk() -> None:
    page = browser_of(a_coordinator()).get("/fi/yllapito/palaute/").content.decode()
    assert '<a href="/fi/yllapito/palaute/" aria-current="page">Palaute</a>' in page
