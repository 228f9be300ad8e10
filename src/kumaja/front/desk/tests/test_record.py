from __future__ import annotations

import pytest

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.queries import history_of
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.desk.tests.conftest import Browser
from kumaja.front.desk.tests.forms import form_on, send
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Contact, Organisation
from kumaja.network.registry.tests.factories import a_person

pytestmark = pytest.mark.django_db


def page(own: Organisation, rest: str = "") -> str:
    return f"/fi/meidan-yhdistys/{own.address}/{rest}"


def test_the_desk_says_what_waits_verb_first_with_time_and_day(
    browser: Browser, own: Organisation, editor: User
) -> None:
    Organisation.objects.update(checked_at="2025-11-10T10:00Z")
    text = browser(editor).get(page(own)).content.decode()
    assert "Tarkista yhdistyksen tiedot" in text
    assert "2 min · piti tehdä viimeistään ti 10.11.2026" in text


def test_nothing_waits_and_the_next_check_is_told(
    browser: Browser, own: Organisation, editor: User
) -> None:
    text = browser(editor).get(page(own)).content.decode()
    assert "Mikään ei odota." in text
    assert "Seuraava tietojen tarkistus on ma 22.11.2027." in text


def test_a_wrong_name_before_the_code_leads_to_the_right_address(
    browser: Browser, own: Organisation, editor: User
) -> None:
    answer = browser(editor).get(f"/fi/meidan-yhdistys/vanha-nimi-{own.code}/tiedot/")
    assert answer["Location"] == page(own, "tiedot/")


def test_the_record_is_corrected_and_the_page_says_where_the_words_go(
    browser: Browser, own: Organisation, editor: User
) -> None:
    client = browser(editor)
    answer = send(
        client, page(own, "tiedot/muokkaa/"), summary_fi="Omaishoitajat tapaavat.",
        areas=["858"], business_id="0112038-9", **{"contacts-0-role_fi": "Puheenjohtaja"},
        **{"contacts-0-phone": "019 000 0000"},
    )  # fmt: skip
    own.refresh_from_db()
    assert own.summary_fi == "Omaishoitajat tapaavat."
    assert own.business_id == "0112038-9"
    assert own.contacts.get().phone == "019 000 0000"
    told = client.get(answer["Location"]).content.decode()
    assert "Tämä näkyy nyt haussa, omalla sivullanne, kunnan sivulla" in told
    assert "/fi/kunnat/tuusula/" in told


def test_a_wrong_check_digit_is_told_and_all_that_was_typed_is_kept(
    browser: Browser, own: Organisation, editor: User
) -> None:
    answer = send(
        browser(editor), page(own, "tiedot/muokkaa/"), business_id="0112038-8",
        summary_sv="Vi finns här.",
    )  # fmt: skip
    text = answer.content.decode()
    assert "Y-tunnuksen tarkistusnumero ei täsmää." in text
    assert "Vi finns här." in text
    assert "0112038-8" in text
    assert "<title>Virhe:" in text
    own.refresh_from_db()
    assert own.summary_sv == ""


def test_what_is_offered_no_more_stays_until_it_is_unticked_and_what_is_not_asked_stays(
    browser: Browser, own: Organisation, editor: User
) -> None:
    elsewhere = Municipality.objects.get(code="837")
    unoffered = Term.objects.create(scheme="ptv_service_class", code="x", name_fi="X")
    own.areas.add(elsewhere)
    own.terms.add(unoffered)
    own.domicile = elsewhere
    own.save()
    retired = Term.objects.filter(scheme="theme").first()
    assert retired is not None
    own.terms.add(retired)
    Term.objects.filter(pk=retired.pk).update(is_retired=True)
    client, path = browser(editor), page(own, "tiedot/muokkaa/")
    text = client.get(path).content.decode()
    assert "Tampere (alueen ulkopuolella)" in text
    assert f"{retired.name_fi} (ei enää tarjolla)" in text
    send(client, path, locality="Jokela")
    own.refresh_from_db()
    assert own.areas.get() == own.domicile == elsewhere
    assert set(own.terms.all()) == {unoffered, retired}
    send(client, path, areas=["858"], themes=[])
    assert own.areas.get().code == "858"
    assert own.terms.get() == unoffered


def test_more_fields_than_the_form_has_change_nothing(
    browser: Browser, own: Organisation, other: Organisation, editor: User
) -> None:
    send(
        browser(editor), page(own, "tiedot/muokkaa/"), code="aaaaaaaaaa", organisation=other.code,
        kind="public_body", archived_at="2020-01-01", source="ptv", claimed_at="",
        checked_by="Joku muu", region="muualla", is_staff="on", status="x",
    )  # fmt: skip
    own.refresh_from_db()
    other.refresh_from_db()
    assert own.archived_at is None
    assert (own.source, own.kind) == ("", "association")
    assert own.checked_by != "Joku muu"
    assert not history_of(other).exists()


def test_the_same_form_sent_twice_is_acted_on_once(
    browser: Browser, own: Organisation, editor: User
) -> None:
    client, path = browser(editor), page(own, "tiedot/muokkaa/")
    sent = form_on(client, path) | {"summary_fi": "Kerran"}
    first, again = client.post(path, sent), client.post(path, sent)
    assert first["Location"] == again["Location"]
    assert history_of(own).count() == 1
    assert "Tämä on jo perillä" in client.get(again["Location"]).content.decode()


def test_one_button_says_that_the_record_holds_and_takes_it_into_care(
    browser: Browser, own: Organisation, editor: User
) -> None:
    Organisation.objects.update(claimed_at=None, checked_at=None)
    client = browser(editor)
    assert "Kolme askelta alkuun" in client.get(page(own)).content.decode()
    client.post(page(own, "tiedot/vahvista/"))
    own.refresh_from_db()
    assert own.claimed_at is not None
    assert own.checked_by == str(own)
    assert "Kolme askelta alkuun" not in client.get(page(own)).content.decode()


def test_opening_the_button_s_address_changes_nothing(
    browser: Browser, own: Organisation, editor: User
) -> None:
    assert browser(editor).get(page(own, "tiedot/vahvista/")).status_code == 405
    assert not history_of(own).exists()


def test_a_coordinator_corrects_unclaimed_records_without_claiming_them(
    browser: Browser, own: Organisation, region: Region
) -> None:
    Organisation.objects.update(claimed_at=None)
    coordinator = a_person(RoleKind.COORDINATOR, region=region)
    send(browser(coordinator), page(own, "tiedot/muokkaa/"), summary_fi="Koordinaation teksti")
    own.refresh_from_db()
    assert own.summary_fi == "Koordinaation teksti"
    assert own.claimed_at is None


def test_the_history_tells_who_when_and_what_field_by_field(
    browser: Browser, own: Organisation, editor: User
) -> None:
    client = browser(editor)
    Contact.objects.create(organisation=own, phone="019 1")
    send(client, page(own, "tiedot/muokkaa/"), summary_fi="Uusi lause")
    text = client.get(page(own, "tiedot/muutokset/")).content.decode()
    assert f"{editor}: korjasi" in text
    assert "Tiivistelmä (suomeksi)" in text
    assert "<ins" in text
    assert "Uusi lause" in text


def test_nothing_is_saved_in_a_region_that_has_ended_its_work(
    browser: Browser, own: Organisation, editor: User, region: Region
) -> None:
    client, path = browser(editor), page(own, "tiedot/muokkaa/")
    opened = form_on(client, path)
    region.closed_at = "2026-01-01T00:00Z"
    region.save()
    answer = client.post(path, opened | {"summary_fi": "Myöhässä"})
    assert answer.status_code == 200
    assert "Myöhässä" in answer.content.decode()
    own.refresh_from_db()
    assert own.summary_fi != "Myöhässä"
