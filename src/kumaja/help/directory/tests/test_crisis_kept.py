"""Crisis contacts and triggers: loaded once, kept by people, read in a statement each."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.audit.queries import history_of
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.places.models import ShippedList
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.help.directory.actions.crisis import (
    ContactDetails,
    EmergencyStays,
    TriggerKept,
    TriggerWithoutWords,
    add_trigger,
    change_contact,
    confirm_contact,
    set_retired,
)
from kumaja.help.directory.actions.crisis_loading import LIST_NAME, load_crisis
from kumaja.help.directory.domain.crisis import CrisisTopic
from kumaja.help.directory.engine import crisis as shipped
from kumaja.help.directory.models import CrisisContact, CrisisTrigger
from kumaja.help.directory.queries.crisis import crisis_lines, list_lines, topics_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
DAY = date(2026, 11, 21)
ALL = list(CrisisTopic)


@pytest.fixture
def region() -> Region:
    return RegionFactory.create()


def load_again() -> None:
    ShippedList.objects.filter(name=LIST_NAME).update(checksum="another")
    assert load_crisis(now=NOW)


def numbers(topic: CrisisTopic, language: str = "fi") -> list[str]:
    return [line.number for line in crisis_lines([topic], language, NOW)]


def kept(region: Region, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    return {"region": region, "actor": "test", "now": NOW, **more}


DETAILS = ContactDetails(
    number="116 111", hours=Trilingual("arkisin 14–20", "vardagar 14–20", ""), is_always=False,
    opening=({"days": [0], "from": "14:00", "until": "20:00"},),
    source="https://mll.example/", checked_on=DAY,
)  # fmt: skip


def test_loading_twice_changes_nothing() -> None:
    assert not load_crisis(now=NOW)
    before = list(CrisisTrigger.objects.order_by("pk").values())
    load_again()
    assert list(CrisisTrigger.objects.order_by("pk").values()) == before
    assert CrisisContact.objects.count() == len(shipped.shipped_contacts())


def test_what_people_have_changed_or_retired_stays(region: Region) -> None:
    contact = CrisisContact.objects.get(key="children-and-youth")
    change_contact(contact=contact, details=DETAILS, **kept(region))
    trigger = CrisisTrigger.objects.filter(topic="suicide").order_by("pk")[0]
    set_retired(row=trigger, is_retired=True, **kept(region))
    own = add_trigger(topic=CrisisTopic.CHILD, language="fi", text="oma sana", **kept(region))
    untouched = CrisisContact.objects.filter(key="nollalinja")
    untouched.update(number="000")

    load_again()

    contact.refresh_from_db()
    trigger.refresh_from_db()
    assert contact.hours_fi == "arkisin 14–20"
    assert trigger.is_retired
    assert CrisisTrigger.objects.filter(pk=own.pk).exists()
    assert untouched.get().number == "080 005 005"


def test_what_ships_no_more_goes_and_another_spelling_is_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, *rest = shipped.shipped_triggers()
    told = [(*rest[0][:2], f"={rest[0][2]}"), *rest[1:]]
    monkeypatch.setattr(shipped, "shipped_triggers", lambda: told)
    monkeypatch.setattr(shipped, "shipped_contacts", list)

    load_again()

    assert not CrisisTrigger.objects.filter(topic=first[0], text=first[2]).exists()
    assert CrisisTrigger.objects.filter(text=told[0][2]).exists()
    assert not CrisisContact.objects.exists()


def test_the_lines_of_each_topic_are_those_agreed_on() -> None:
    assert numbers(CrisisTopic.VIOLENCE) == ["112", "080 005 005"]
    assert numbers(CrisisTopic.SUICIDE) == ["112", "09 2525 0111", "116 117"]
    assert numbers(CrisisTopic.SUICIDE, "sv") == ["112", "09 2525 0112", "116 117"]
    assert numbers(CrisisTopic.CHILD) == ["112", "116 111"]
    assert numbers(CrisisTopic.POISONING) == ["112", "0800 147 111"]
    assert numbers(CrisisTopic.ELDER_ABUSE) == ["112", "080 005 005", "116 006"]


def test_only_sure_lines_are_told_to_be_always_open() -> None:
    lines = {line.number: line.is_open for line in list_lines("fi", NOW)}
    always = {number for number, is_open in lines.items() if is_open}
    assert always == {"112", "080 005 005", "09 2525 0111", "0800 147 111"}
    assert {lines[number] for number in lines.keys() - always} == {None}
    assert all(line.checked_on and line.hours and line.name for line in list_lines("en", NOW))


def test_a_search_takes_one_statement_and_an_empty_one_none() -> None:
    for text, statements in {"mies lyö": 1, "": 0, " – ": 0}.items():
        with CaptureQueriesContext(connection) as caught:
            topics_in(text)
        assert len(caught) == statements
    with CaptureQueriesContext(connection) as caught:
        crisis_lines((), "fi", NOW)
    assert len(caught) == 0


def test_a_new_trigger_is_heard_at_once_and_a_retired_one_no_more(region: Region) -> None:
    assert topics_in("kummitus kolistelee") == ()
    row = add_trigger(
        topic=CrisisTopic.CHILD, language="fi", text="”kummitus  kolistelee”", **kept(region)
    )
    assert row.text == '"kummitus kolistelee"'
    assert topics_in("meillä kummitus kolistelee") == (CrisisTopic.CHILD,)
    set_retired(row=row, is_retired=True, **kept(region))
    set_retired(row=row, is_retired=True, **kept(region))
    assert topics_in("kummitus kolistelee") == ()
    assert [act.verb for act in history_of(row)] == ["retired", "created"]


def test_the_same_words_are_kept_once_a_topic(region: Region) -> None:
    words: dict[str, Any] = {"topic": CrisisTopic.VIOLENCE, "language": "fi"}
    with pytest.raises(TriggerKept) as refused:
        add_trigger(text="Mies, lyö!", **words, **kept(region))
    assert refused.value.row.text == "mies lyö"
    with pytest.raises(TriggerWithoutWords):
        add_trigger(text='"="', **words, **kept(region))
    assert not CrisisTrigger.objects.filter(is_shipped=False).exists()


def test_a_contact_is_changed_and_confirmed_in_the_log(region: Region) -> None:
    contact = CrisisContact.objects.get(key="children-and-youth")
    change_contact(contact=contact, details=DETAILS, **kept(region))
    confirm_contact(contact=contact, day=date(2026, 12, 1), **kept(region))

    contact.refresh_from_db()
    assert (contact.checked_on, contact.edited_at) == (date(2026, 12, 1), NOW)
    confirmed, corrected = history_of(contact)
    assert confirmed.before == {"checked_on": "2026-11-21"}
    assert (corrected.after or {})["opening"][0]["from"] == "14:00"
    shown = {line.number: line.is_open for line in list_lines("fi", NOW)}
    assert shown["116 111"] is False  # a Saturday


def test_the_emergency_number_stays(region: Region) -> None:
    emergency = CrisisContact.objects.get(key="emergency")
    with pytest.raises(EmergencyStays):
        set_retired(row=emergency, is_retired=True, **kept(region))
    with pytest.raises(EmergencyStays):
        change_contact(contact=emergency, details=DETAILS, **kept(region))
    emergency.refresh_from_db()
    assert (emergency.number, emergency.is_retired) == ("112", False)
    other = CrisisContact.objects.get(key="nollalinja")
    set_retired(row=other, is_retired=True, **kept(region))
    assert numbers(CrisisTopic.VIOLENCE) == ["112"]


def test_a_region_that_has_ended_changes_nothing(region: Region) -> None:
    region.closed_at = NOW
    region.save()
    contact = CrisisContact.objects.get(key="nollalinja")
    for act in (
        lambda: change_contact(contact=contact, details=DETAILS, **kept(region)),
        lambda: confirm_contact(contact=contact, day=DAY, **kept(region)),
        lambda: set_retired(row=contact, is_retired=True, **kept(region)),
        lambda: add_trigger(topic=ALL[0], language="fi", text="sana", **kept(region)),
    ):
        with pytest.raises(RegionClosed):
            act()
    assert not CrisisContact.objects.filter(edited_at__isnull=False).exists()
