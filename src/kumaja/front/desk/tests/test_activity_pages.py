from __future__ import annotations

from datetime import date, time

import pytest

from kumaja.foundation.accounts.models import User
from kumaja.front.desk.tests.conftest import Browser
from kumaja.front.desk.tests.forms import form_on, send
from kumaja.help.directory.domain.kinds import ChannelKind, Fact
from kumaja.help.directory.models import Activity, Channel
from kumaja.help.directory.tests.factories import ActivityFactory, ScheduleFactory
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import RoleFactory

pytestmark = pytest.mark.django_db


def page(own: Organisation, rest: str = "") -> str:
    return f"/fi/meidan-yhdistys/{own.address}/toiminta/{rest}"


NEW = {
    "kind": "group", "way_in": "come", "price_kind": "paid", "price": "2.50",
    "name_fi": "Torstaikerho", "summary_fi": "Kahvi on valmiina.", "summary_easy": "Tule kahville.",
    "areas": ["858"], "life_situations": ["caring-for-someone", "lonely"],
    "fact_step_free": "yes", "fact_referral": "no", "languages": ["fi", "sv"],
    "channels-0-kind": "place", "channels-0-name_fi": "Kirjasto", "channels-0-street": "Koulutie 2",
    "channels-0-postal_code": "05400", "channels-0-municipality": "858",
    "channels-1-kind": "phone", "channels-1-phone": "019 000 0000",
    "schedules-0-repeat": "fortnightly", "schedules-0-weekdays": ["TH"],
    "schedules-0-first_on": "3.12.2026", "schedules-0-starts_at": "13",
    "schedules-0-ends_at": "15.30", "schedules-0-place": "0",
    "schedules-0-exceptions": "17.12.2026",
}  # fmt: skip


def test_an_activity_is_added_without_knowing_any_rule_of_calendars(
    browser: Browser, own: Organisation, editor: User
) -> None:
    client = browser(editor)
    answer = send(client, page(own, "uusi/"), **NEW)
    row = Activity.objects.get()
    assert answer["Location"] == page(own, f"{row.code}/tallennettu/")
    schedule = row.schedules.get()
    assert schedule.rule == "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"
    assert (schedule.first_on, schedule.ends_at) == (date(2026, 12, 3), time(15, 30))
    assert schedule.exceptions == ["2026-12-17"]
    assert schedule.channel == row.channels.get(kind=ChannelKind.PLACE)
    assert {(fact.fact, fact.is_so) for fact in row.facts.all()} == {
        (Fact.STEP_FREE, True), (Fact.REFERRAL, False),
    }  # fmt: skip
    assert row.terms.count() == 2
    assert row.checked_by == str(own)
    assert "Tämä näkyy nyt haussa" in client.get(answer["Location"]).content.decode()


def test_who_serves_several_says_for_which_of_them(
    browser: Browser, own: Organisation, other: Organisation, editor: User
) -> None:
    RoleFactory.create(user=editor, organisation=other)
    client = browser(editor)
    assert "Minkä yhdistyksen toimintaa tämä on?" in client.get(page(own, "uusi/")).content.decode()
    send(client, page(own, "uusi/"), **NEW, organisation=other.code)
    assert Activity.objects.get().organisation == other


def test_an_activity_is_never_added_for_an_association_of_somebody_else(
    browser: Browser, own: Organisation, other: Organisation, editor: User
) -> None:
    client = browser(editor)
    send(client, page(own, "uusi/"), **NEW, organisation=other.code)
    assert Activity.objects.get().organisation == own
    RoleFactory.create(user=editor)
    answer = send(client, page(own, "uusi/"), **NEW, organisation=other.code)
    assert answer.status_code == 200
    assert Activity.objects.count() == 1


def test_saving_unchanged_keeps_all_that_belongs_to_it(
    browser: Browser, own: Organisation, editor: User
) -> None:
    row = ActivityFactory.create(organisation=own, region=own.memberships.get().region)
    place = Channel.objects.create(
        activity=row, kind=ChannelKind.PLACE, name_fi="Kirjasto", street="Koulutie 2",
        name_en="Library", longitude=25.1, latitude=60.5,
    )  # fmt: skip
    ScheduleFactory.create(activity=row, channel=place, rule="FREQ=MONTHLY;BYDAY=-1TH")
    ScheduleFactory.create(activity=row, rule="FREQ=YEARLY", position=1)
    send(browser(editor), page(own, f"{row.code}/muokkaa/"))
    kept = row.schedules.order_by("position")
    assert [schedule.rule for schedule in kept] == ["FREQ=MONTHLY;BYDAY=-1TH", "FREQ=YEARLY"]
    assert kept[0].channel == row.channels.get()
    channel = row.channels.get()
    assert (channel.longitude, channel.name_en) == (25.1, "Library")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"name_fi": ""}, "Kirjoita nimi ainakin yhdellä kielellä."),
        ({"kind": ""}, "Valitse, millaista toiminta on."),
        ({"age_from": "60", "age_to": "20"}, "Enimmäisikä on pienempi kuin vähimmäisikä."),
        ({"price_kind": "free"}, "Kirjoitit hinnan."),
        ({"channels-0-postal_code": "5400"}, "Postinumerossa on viisi numeroa."),
        ({"channels-1-phone": ""}, "Kirjoita puhelinnumero."),
        ({"schedules-0-starts_at": "25.99"}, "Kirjoita kellonaika näin: 13.30."),
        ({"schedules-0-first_on": "32.1.2026"}, "Kirjoita päivä näin: 3.12.2026."),
        ({"schedules-0-exceptions": "huomenna"}, "Kirjoita päivät näin:"),
        ({"schedules-0-until_on": "1.1.2026"}, "Viimeinen kerta on ennen ensimmäistä."),
        (
            {"schedules-0-repeat": "first", "schedules-0-weekdays": ["MO", "TH"]},
            "Valitse yksi viikonpäivä",
        ),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_is_kept(
    browser: Browser, own: Organisation, editor: User, changes: dict[str, object], told: str
) -> None:
    answer = send(browser(editor), page(own, "uusi/"), **(NEW | changes))
    text = answer.content.decode()
    assert told in text
    assert "Kahvi on valmiina." in text
    assert "Koulutie 2" in text
    assert not Activity.objects.exists()


def test_confirming_and_ending_by_one_button_each(
    browser: Browser, own: Organisation, editor: User
) -> None:
    region = own.memberships.get().region
    row = ActivityFactory.create(organisation=own, region=region, checked_at=None)
    heir = ActivityFactory.create(organisation=own, region=region)
    client = browser(editor)
    client.post(page(own, f"{row.code}/vahvista/"))
    row.refresh_from_db()
    assert row.checked_at is not None
    send(client, page(own, f"{row.code}/paata/"), successor=heir.code, ended_on="2026-11-20")
    row.refresh_from_db()
    assert (row.ended_on, row.successor) == (date(2026, 11, 20), heir)


def test_a_successor_is_one_of_our_own(
    browser: Browser, own: Organisation, other: Organisation, editor: User
) -> None:
    region = own.memberships.get().region
    row = ActivityFactory.create(organisation=own, region=region)
    foreign = ActivityFactory.create(organisation=other, region=region)
    answer = send(browser(editor), page(own, f"{row.code}/paata/"), successor=foreign.code)
    assert answer.status_code == 200
    row.refresh_from_db()
    assert row.ended_on is None


def test_an_activity_is_not_reached_through_another_association(
    browser: Browser, own: Organisation, other: Organisation, editor: User
) -> None:
    foreign = ActivityFactory.create(organisation=other, region=own.memberships.get().region)
    client = browser(editor)
    assert client.get(page(own, f"{foreign.code}/")).status_code == 404
    assert client.post(page(own, f"{foreign.code}/vahvista/")).status_code == 404
    assert client.post(page(other, f"{foreign.code}/vahvista/")).status_code == 403
    before = foreign.checked_at
    foreign.refresh_from_db()
    assert foreign.checked_at == before


def test_two_who_save_at_once_see_both_texts(
    browser: Browser, own: Organisation, editor: User
) -> None:
    row = ActivityFactory.create(organisation=own, region=own.memberships.get().region)
    client, path = browser(editor), page(own, f"{row.code}/muokkaa/")
    colleague = RoleFactory.create(kind=RoleKind.EDITOR, organisation=own).user
    opened = form_on(client, path)
    send(browser(colleague), path, summary_fi="Kollegan teksti")
    answer = client.post(path, opened | {"summary_fi": "Oma teksti"})
    text = answer.content.decode()
    assert "Kollegasi tallensi tämän juuri." in text
    assert "Kollegan teksti" in text
    assert "Oma teksti" in text
    row.refresh_from_db()
    assert row.summary_fi == "Kollegan teksti"
