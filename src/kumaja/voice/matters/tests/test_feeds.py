"""Programs follow the calendar: stable, narrowed like the page, nothing can break its lines."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import feedparser
import icalendar
import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.foundation.vocabulary.models import Term
from kumaja.voice.matters.actions.stages import set_period
from kumaja.voice.matters.domain.kinds import MatterObject, StageKind
from kumaja.voice.matters.domain.narrowing import Narrowing
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.tests.rows import DAY, NOW, a_body, a_matter, a_stage

ICAL, ATOM = "/ical/fi/decision-calendar.ics", "/feeds/fi/decision-calendar.atom"


@pytest.fixture
def region(db: None, time_machine: Any) -> Region:  # noqa: ANN401
    del db
    time_machine.move_to(NOW, tick=False)
    made: Region = RegionFactory.create()
    return made


def _events(client: Client, query: str = "") -> list[Any]:
    answer = client.get(ICAL + query)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return list(icalendar.Calendar.from_ical(answer.content).walk("VEVENT"))


def test_a_last_day_is_a_whole_day_with_the_way_to_its_matter(
    client: Client, region: Region
) -> None:
    matter = a_matter(region, can_change_fi="- Ajat\n- Avain")
    a_stage(matter, days=12)

    (event,) = _events(client)

    # 21.11. 12.00 UTC and twelve days: the last day is the day itself, not the one after.
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 12, 3), date(2026, 12, 4))
    assert event["SUMMARY"] == "Viimeinen päivä vaikuttaa: Kokoontumistilat"
    assert event["URL"] == f"http://testserver{matter.get_absolute_url()}"
    assert "Voi vielä muuttua: Ajat" in event["DESCRIPTION"]
    assert event["DTSTAMP"].dt == NOW


def test_moving_a_day_keeps_its_name_and_tells_that_it_is_newer(
    client: Client, region: Region
) -> None:
    stage = a_stage(a_matter(region))
    (before,) = _events(client)
    set_period(
        stage=stage, starts_at=stage.starts_at, ends_at=stage.ends_at + 7 * DAY, actor="test",
        reason="Hallitukset eivät ehtineet.", now=NOW + timedelta(minutes=5),
    )  # fmt: skip

    (after,) = _events(client)

    assert after["UID"] == before["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after["DTSTAMP"].dt == NOW + timedelta(minutes=5)


@pytest.mark.parametrize("sign", ["\r\n", "\n", "\r", "\u2028", "\x00", "\x0b"])
def test_no_text_begins_a_line_of_its_own(client: Client, region: Region, sign: str) -> None:
    if sign == "\x00" and connection.vendor == "postgresql":
        pytest.skip("PostgreSQL keeps no NUL.")
    lines = sign.join(["Tilat", "END:VEVENT", "BEGIN:VEVENT", "UID:vale", "ATTENDEE:x"])
    matter = a_matter(region)
    Matter.objects.filter(pk=matter.pk).update(title_fi=lines, can_change_fi=lines)
    a_stage(matter)

    written = client.get(ICAL).content.decode()

    assert written.count("\r\nBEGIN:VEVENT\r\n") == 1
    assert not {"UID:vale", "ATTENDEE:x"} & set(written.splitlines())
    assert len(written.splitlines()) == written.count("\r\n")
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))


def test_what_nobody_may_know_is_in_neither(client: Client, region: Region) -> None:
    a_stage(a_matter(region, title="Luonnos", is_published=False))
    a_stage(a_matter(RegionFactory.create(slug="toinen"), title="Muualla"))
    a_stage(a_matter(region, title="Ohi"), starts_at=NOW - 9 * DAY, days=9)

    for path in (ICAL, ATOM):
        answer = client.get(f"/uusimaa{path}")
        assert answer.status_code == 200
        assert not any(word in answer.content.decode() for word in ("Luonnos", "Muualla", "Ohi"))


def test_the_newest_stands_first_for_those_who_read_news(client: Client, region: Region) -> None:
    a_stage(a_matter(region, title="Vanha", now=NOW - 3 * DAY), days=5)
    a_stage(a_matter(region, title="Uusi", now=NOW - DAY), days=50)

    read = feedparser.parse(client.get(ATOM).content)

    assert [entry.title for entry in read.entries] == [
        "Vaikuta viimeistään su 10.1.2027: Uusi", "Vaikuta viimeistään to 26.11.2026: Vanha",
    ]  # fmt: skip
    assert all(entry.id.startswith("urn:uuid:") for entry in read.entries)


def test_filters_of_the_page_narrow_and_unknown_ones_are_refused(
    client: Client, region: Region
) -> None:
    ours, theirs = a_body(region, "Meidän"), a_body(region, "Heidän")
    term = Term.objects.filter(scheme="theme")[0]
    wanted = a_matter(region, ours)
    wanted.terms.add(term)
    a_stage(wanted)
    a_stage(a_matter(region, theirs))

    assert len(_events(client)) == 2
    assert len(_events(client, f"?body={ours.code}")) == 1
    assert len(_events(client, f"?theme={term.code}&unknown=1")) == 1
    for wrong in ("?theme=ei-ole", "?body=ei-ole", "?municipality=ei-ole"):
        assert client.get(ICAL + wrong).status_code == 400


def test_a_call_for_grants_says_apply(client: Client, region: Region) -> None:
    matter = a_matter(region, title="Kulttuuriavustukset", object=MatterObject.GRANTS)
    a_stage(matter, kind=StageKind.GRANT_CALL, days=12)

    (event,) = _events(client)

    assert event["SUMMARY"] == "Hae viimeistään to 3.12.2026: Kulttuuriavustukset"


def test_statements_do_not_grow_with_rows(
    client: Client, region: Region, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        a_stage(a_matter(region, a_body(region, f"Elin {number}"), title=f"Asia {number}"))

    with django_assert_max_num_queries(7):
        assert len(_events(client)) == 20


def test_an_unchanged_calendar_is_not_sent_again(client: Client, region: Region) -> None:
    a_stage(a_matter(region))
    etag = client.get(ICAL)["ETag"]

    assert client.get(ICAL, headers={"if-none-match": etag}).status_code == 304


def test_what_is_asked_is_written_one_way() -> None:
    asked = Narrowing.of({"theme": "premises", "body": " ", "municipality": "tuusula", "x": "1"})

    assert asked.query == "municipality=tuusula&theme=premises"
    assert Narrowing.read(asked.query) == asked
