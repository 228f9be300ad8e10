"""Two who save at once; and what a row has though the form offers it no more."""

from __future__ import annotations

import pytest

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.queries import history_of
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.desk.tests.conftest import Browser
from kumaja.front.desk.tests.forms import form_on, send
from kumaja.front.desk.tests.test_record import page
from kumaja.help.directory.models import Activity
from kumaja.help.directory.tests.factories import ScheduleFactory
from kumaja.network.registry.models import Contact, Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def activity(own: Organisation) -> Activity:
    """A weekly activity with a place."""
    schedule = ScheduleFactory.create(
        activity__organisation=own, activity__region=own.memberships.get().region
    )
    row: Activity = schedule.activity
    row.channels.create(kind="place", name_fi="Kerhotila", name_en="Club room", street="Katu 1")
    return row


def test_two_who_save_at_once_see_both_texts_and_choose(
    browser: Browser, own: Organisation, editor: User, spokesperson: User
) -> None:
    mine, path = browser(editor), page(own, "tiedot/muokkaa/")
    opened = form_on(mine, path)
    send(browser(spokesperson), path, summary_fi="Kollegan teksti", locality="Jokela")
    answer = mine.post(path, opened | {"summary_fi": "Oma teksti", "locality": "Kellokoski"})
    text = answer.content.decode()
    assert "Kollegasi tallensi tämän juuri." in text
    assert "Kollegan teksti" in text
    assert "Oma teksti" in text
    own.refresh_from_db()
    assert own.summary_fi == "Kollegan teksti"
    chosen = opened | {
        "summary_fi": "Oma teksti", "locality": "Kellokoski", "take": ["summary_fi"],
        "version": [str(answer.context["version"])],
    }  # fmt: skip
    assert mine.post(path, chosen).status_code == 302
    own.refresh_from_db()
    assert (own.summary_fi, own.locality) == ("Kollegan teksti", "Kellokoski")


def test_a_conflict_tells_of_lists_and_contacts_too_and_takes_whose_one_chooses(
    browser: Browser, own: Organisation, editor: User, spokesperson: User
) -> None:
    Contact.objects.create(organisation=own, role_fi="Toimisto", phone="019 1")
    mine, path = browser(editor), page(own, "tiedot/muokkaa/")
    opened = form_on(mine, path)
    send(
        browser(spokesperson), path, areas=["858"], languages=["fi", "sv"], ended_on="2026-12-03",
        **{"contacts-0-phone": "019 2", "contacts-1-role_fi": "Sihteeri"},
        **{"contacts-1-phone": "019 3"},
    )  # fmt: skip
    typed = opened | {"areas": ["611"], "contacts-0-phone": ["019 9"], "members": ["12"]}
    answer = mine.post(path, typed)
    text = answer.content.decode()
    for told in (
        "Tuusula", "Pornainen", "suomi, ruotsi", "Toimisto · 019 2 · Kaikki<br>Sihteeri · 019 3",
        "Toimisto · 019 9 · Kaikki", "3.12.2026", "Miten meidät tavoittaa",
    ):  # fmt: skip
        assert told in text
    version = {"version": [str(answer.context["version"])]}
    kept = typed | version | {"take": ["contacts", "languages"]}
    answer = mine.post(path, kept)
    assert answer.status_code == 302, answer.context["whole"].errors
    own.refresh_from_db()
    phones = own.contacts.order_by("position").values_list("phone", flat=True)
    assert list(phones) == ["019 2", "019 3"]
    assert own.languages == ["fi", "sv"]
    assert (own.areas.get().code, own.members, own.ended_on) == ("611", 12, None)


def test_when_both_wrote_the_same_there_is_nothing_to_choose(
    browser: Browser, own: Organisation, editor: User, spokesperson: User
) -> None:
    mine, path = browser(editor), page(own, "tiedot/muokkaa/")
    typed = form_on(mine, path) | {"summary_fi": "Sama teksti"}
    send(browser(spokesperson), path, summary_fi="Sama teksti")
    assert mine.post(path, typed)["Location"].endswith("/tiedot/tallennettu/")
    assert history_of(own).count() == 1


def test_more_contacts_than_the_form_asks_for_are_all_kept(
    browser: Browser, own: Organisation, editor: User
) -> None:
    for number in range(14):
        Contact.objects.create(organisation=own, phone=f"019 {number}", position=number)
    assert send(browser(editor), page(own, "tiedot/muokkaa/"), members="3").status_code == 302
    assert own.contacts.count() == 14


def test_a_conflict_of_an_activity_tells_of_places_times_and_facts(
    browser: Browser, own: Organisation, editor: User, spokesperson: User, activity: Activity
) -> None:
    mine, path = browser(editor), page(own, f"toiminta/{activity.code}/muokkaa/")
    opened = form_on(mine, path)
    send(
        browser(spokesperson), path, fact_step_free="yes", **{"channels-0-street": "Uusi katu 2"},
        **{"schedules-0-starts_at": "10:00"},
    )  # fmt: skip
    typed = opened | {"channels-0-name_fi": ["Oma sali"], "schedules-0-note_fi": ["Ovi on auki"]}
    answer = mine.post(path, typed)
    text = answer.content.decode()
    for told in ("Uusi katu 2", "Oma sali", "Esteetön", "Kyllä", "Ei tiedossa", "Ovi on auki"):
        assert told in text
    named = {one.name for one in answer.context["differences"]}
    assert named == {"fact_step_free", "channels", "schedules"}
    version = {"version": [str(answer.context["version"])]}
    mine.post(path, typed | version | {"take": ["channels", "fact_step_free"]})
    channel, schedule = activity.channels.get(), activity.schedules.get()
    assert (channel.street, channel.name_fi, channel.name_en) == (
        "Uusi katu 2", "Kerhotila", "Club room",
    )  # fmt: skip
    assert schedule.note_fi == "Ovi on auki"
    assert activity.facts.get().is_so


def test_what_an_activity_has_from_outside_what_is_offered_stays(
    browser: Browser, own: Organisation, editor: User, activity: Activity
) -> None:
    elsewhere = Municipality.objects.get(code="837")
    retired = Term.objects.filter(scheme="life_situation").first()
    assert retired is not None
    Term.objects.filter(pk=retired.pk).update(is_retired=True)
    activity.channels.update(municipality=elsewhere)
    activity.areas.add(elsewhere)
    activity.terms.add(retired)
    activity.schedules.update(note_fi="Ovi auki", note_en="Door open")
    client, path = browser(editor), page(own, f"toiminta/{activity.code}/muokkaa/")
    text = client.get(path).content.decode()
    assert text.count("Tampere (alueen ulkopuolella)") == 4  # areas, and three rows of places
    assert f"{retired.name_fi} (ei enää tarjolla)" in text
    assert send(client, path, summary_fi="Uusi lause").status_code == 302
    assert activity.channels.get().municipality == activity.areas.get() == elsewhere
    assert retired in activity.terms.all()
    assert activity.schedules.get().note_en == "Door open"


def test_more_places_than_the_form_asks_for_are_all_kept(
    browser: Browser, own: Organisation, editor: User, activity: Activity
) -> None:
    for number in range(14):
        activity.channels.create(kind="phone", phone=f"019 {number}", position=number)
    path = page(own, f"toiminta/{activity.code}/muokkaa/")
    assert send(browser(editor), path, summary_fi="Uusi lause").status_code == 302
    assert activity.channels.count() == 15
