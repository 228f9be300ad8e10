"""An organisation's and a public body's page: what is shown, to whom, and what is gone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kumaja.foundation.accounts.models import User
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.profiles.tests.rows import (
    NOW,
    a_contact,
    a_place,
    a_region,
    a_time,
    an_activity,
    an_organisation,
)
from kumaja.network.registry.models import Organisation, Role

pytestmark = pytest.mark.django_db


def read(visitor: Client, organisation: Organisation, query: str = "") -> str:
    answer = visitor.get(f"/fi/jarjestot/{organisation.address}/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_tells_who_they_are_and_what_they_do(visitor: Client) -> None:
    organisation = an_organisation(
        summary_fi="Läheisiään hoitavien yhdistys.",
        represents_fi="Omaishoitajia Jokelassa.",
        experience_expertise_fi="Yksi jäsen on asiakasraadissa.",
        languages=["fi", "sv"],
        claimed_at=NOW,
        checked_at=NOW,
        checked_by="Vierellä Jokelassa ry",
    )
    activity = an_activity(organisation=organisation)
    a_place(activity)
    a_time(activity)
    page = read(visitor, organisation)
    assert "Keitä edustamme" in page
    assert "Omaishoitajia Jokelassa." in page
    assert "Katso toiminta (1)" in page
    assert "to 26.11. klo 13–15 · Kerhotila, Tuusula" in page
    assert "Kokemusasiantuntijat" in page
    assert "suomi, ruotsi" in page
    assert "Tarkistettu 21.11.2026, Vierellä Jokelassa ry." in page
    assert "Ota sivu hoitoon" not in page


def test_only_sections_that_say_something_stand(visitor: Client) -> None:
    page = read(visitor, an_organisation())
    for heading in ("Keitä edustamme", "Kokemusasiantuntijat", "Jäsenyhdistyksemme", "Katso toim"):
        assert heading not in page


def test_an_unclaimed_page_says_how_to_take_it(visitor: Client) -> None:
    page = read(visitor, an_organisation())
    assert "Yhdistys ei ole vielä tarkistanut niitä." in page
    assert "Ota sivu hoitoon" in page
    assert "/toimi-puolesta/" in page


def test_contacts_are_seen_by_those_they_are_for(visitor: Client) -> None:
    organisation = an_organisation(
        field_visibility={"members": "network", "website": "own"},
        members=86431,
        website="https://vierella.example",
    )
    a_contact(organisation, "Sihteeri")
    a_contact(organisation, "Hallitus", visibility="network", phone="019 000 0002")
    a_contact(organisation, "Rahastonhoitaja", visibility="own", phone="019 000 0003")
    page = read(visitor, organisation)
    assert 'href="tel:0190000001"' in page
    for hidden in ("Hallitus", "Rahastonhoitaja", "vierella.example", "86431"):
        assert hidden not in page.split("<main")[1].split("</main")[0]
    user = User.objects.create_user("toimija@yhdistys.example", name="T", created_at=NOW)
    Role.objects.create(
        user=user, kind="editor", organisation=organisation, starts_on=date(2026, 1, 1),
        granted_at=NOW,
    )  # fmt: skip
    visitor.force_login(user)
    page = read(visitor, organisation)
    for seen in ("Hallitus", "Rahastonhoitaja", "vierella.example", "86431"):
        assert seen in page


def test_activities_come_twenty_at_a_time(visitor: Client) -> None:
    organisation = an_organisation(claimed_at=NOW)
    for number in range(21):
        an_activity(f"Kerho {number:02}", organisation=organisation)
    assert "Kerho 19" in read(visitor, organisation)
    assert "Kerho 20" not in read(visitor, organisation)
    assert "Kerho 20" in read(visitor, organisation, "?page=2")
    assert "Kerho 20" in read(visitor, organisation, "?page=999")


def test_umbrella_and_branches_know_of_each_other_unless_one_hides_it(visitor: Client) -> None:
    umbrella = an_organisation("Kattojärjestö ry", kind="umbrella")
    branch = an_organisation("Paikallisyhdistys ry", umbrella=umbrella)
    shy = an_organisation("Ujo ry", umbrella=umbrella, field_visibility={"umbrella": "own"})
    assert branch.get_absolute_url() in read(visitor, umbrella)
    assert shy.get_absolute_url() not in read(visitor, umbrella)
    assert umbrella.get_absolute_url() in read(visitor, branch)
    assert "Kattojärjestö" not in read(visitor, shy)


def test_an_ended_association_stays_to_be_read(visitor: Client) -> None:
    organisation = an_organisation(ended_on=date(2025, 12, 31))
    page = read(visitor, organisation)
    assert "Yhdistys päätti toimintansa 31.12.2025. Sivu jää luettavaksi." in page
    assert "Ota sivu hoitoon" not in page


def test_an_archived_one_is_gone_and_a_strangers_is_not_known(visitor: Client) -> None:
    successor = an_organisation("Uusi ry")
    old = an_organisation("Vanha ry", archived_at=NOW, successor=successor)
    answer = visitor.get(f"/fi/jarjestot/{old.address}/")
    assert answer.status_code == 410
    assert successor.get_absolute_url() in answer.content.decode()
    stranger = an_organisation("Muualla ry", region=a_region("savo"))
    assert visitor.get(f"/uusimaa/fi/jarjestot/{stranger.address}/").status_code == 404
    assert visitor.get(f"/savo/fi/jarjestot/{stranger.address}/").status_code == 200


def test_each_kind_has_its_own_address(visitor: Client) -> None:
    body = an_organisation("Tuusulan kunta", kind="public_body", name_sv="Tusby kommun")
    tuusula = Municipality.objects.get(name_fi="Tuusula")
    Organisation.objects.filter(pk=body.pk).update(municipality=tuusula)
    a_contact(body, "Hyvinvointikoordinaattori")
    answer = visitor.get(f"/fi/jarjestot/{body.address}/")
    assert answer["location"] == f"/fi/viranomaiset/{body.address}/"
    page = visitor.get(f"/fi/viranomaiset/{body.address}/").content.decode()
    assert "Hyvinvointikoordinaattori" in page
    assert "/fi/kunnat/tuusula/" in page
    assert '<p lang="sv">Tusby kommun</p>' in page


def test_the_page_takes_the_same_statements_whatever_it_shows(
    visitor: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    everything: dict[str, Any] = {
        "summary_fi": "Kahvia.", "description_fi": "Kahvia torstaisin.", "languages": ["fi"],
        "represents_fi": "Omaishoitajia.", "experience_expertise_fi": "Yksi.", "members": 86,
        "business_id": "1234567-1", "founded_year": 1990, "website": "https://vierella.example",
        "locality": "Jokela", "checked_at": NOW, "checked_by": "Koordinaatio",
    }  # fmt: skip
    domicile = Municipality.objects.get(name_fi="Tuusula")
    organisation = an_organisation("Yksi ry", domicile=domicile, **everything)
    organisation.terms.set(Term.objects.filter(scheme__in=("target_group", "theme"))[:6])
    a_contact(organisation)
    for number in range(2):
        a_place(an_activity(f"Kerho {number}", organisation=organisation))
    with django_assert_num_queries(14):
        page = read(visitor, organisation)
    for shown in ("86", "1234567-1", "1990", "Tuusula (Jokela)", "Kahvia torstaisin."):
        assert shown in page
    for number in range(2, 20):
        a_place(an_activity(f"Kerho {number:02}", organisation=organisation))
        an_organisation(f"Osasto {number}", umbrella=organisation, areas=("Pornainen",))
    with django_assert_num_queries(14):
        assert "Katso toiminta (20)" in read(visitor, organisation)


def test_whom_it_belongs_to_takes_one_statement_more(
    visitor: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    organisation = an_organisation("Yksi ry", umbrella=an_organisation("Kaikki ry"))
    with django_assert_num_queries(13):
        assert "Kaikki ry" in read(visitor, organisation)


def test_a_national_umbrella_is_named_without_a_page(visitor: Client) -> None:
    national = an_organisation("Liitto ry", region=a_region("savo"))
    branch = an_organisation("Osasto ry", umbrella=national)
    answer = visitor.get(f"/uusimaa/fi/jarjestot/{branch.address}/")
    page = answer.content.decode()
    assert "Liitto ry" in page
    assert national.address not in page


def test_a_public_bodys_page_names_its_municipalities_in_eight_statements(
    visitor: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    body = an_organisation("Alue", kind="public_body", areas=("Tuusula", "Pornainen"))
    with django_assert_num_queries(8):
        page = visitor.get(f"/fi/viranomaiset/{body.address}/").content.decode()
    assert page.index("/fi/kunnat/pornainen/") < page.index("/fi/kunnat/tuusula/")
    assert "/fi/kunnat/helsinki/" not in page
