"""A municipality's page: counts that open to their rows, who answers, what is missing."""

from __future__ import annotations

import pytest
from django.test import Client

from kumaja.foundation.places.models import Municipality
from kumaja.front.profiles.tests.rows import (
    NOW,
    a_contact,
    a_place,
    a_region,
    an_activity,
    an_organisation,
)
from kumaja.network.registry.models import Organisation

pytestmark = pytest.mark.django_db


def read(visitor: Client, address: str) -> str:
    answer = visitor.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_activities_are_counted_as_the_search_finds_them(visitor: Client) -> None:
    an_activity("Täällä", areas=("Tuusula",))
    a_place(an_activity("Täällä tila", areas=("Mäntsälä",)), "Tuusula")
    a_place(an_activity("Salassa", areas=("Mäntsälä",), is_address_secret=True), "Tuusula")
    an_activity("Kaikille", areas=(), is_region_wide=True, terms=("caring-for-someone", "lonely"))
    an_activity("Etänä", areas=("Mäntsälä",), is_remote=True)
    an_activity("Muualla", areas=("Mäntsälä",))
    an_activity("Päättynyt", ended_on=NOW.date())
    an_activity("Poissa", archived_at=NOW)
    page = read(visitor, "/fi/kunnat/tuusula/")
    assert "Toimintaa (4)" in page
    assert "2 palvelee koko aluetta tai toimii etänä." in page
    assert "Hoidan läheistäni (4)" in page
    assert "Olen yksinäinen (1)" in page
    assert "elamantilanteet/caring-for-someone/?municipality=tuusula" in page


def test_what_is_missing_says_where_the_nearest_is(visitor: Client) -> None:
    an_activity("Mäntsälän ryhmä", areas=("Mäntsälä",))
    an_activity("Helsingin ryhmä", areas=("Helsinki",))
    an_activity("Etäryhmä", areas=(), is_remote=True, is_region_wide=True)
    an_activity("Avoin ryhmä", areas=(), is_region_wide=True)
    page = read(visitor, "/fi/kunnat/pornainen/")
    assert "Katsoimme 14 tilannetta. 14 on sellaisia, joihin Pornaisissa ei ole ryhmää." in page
    assert "Pornaisissa ei ole omaishoitajien ryhmää." in page
    assert "Lähin on Mäntsälässä, ja yksi toimii etänä." in page
    assert "noin 18 kilometrin päässä · 1 avoinna koko alueelle" in page
    assert "Pornaisissa ei ole sururyhmää.</strong> Ryhmää ei ole missään alueen kunnassa." in page
    assert "/fi/aukot/pornainen/situation/grief/" in page
    assert "Perustetaanko tänne?" in page
    an_activity("Oma ryhmä", areas=("Pornainen",))
    page = read(visitor, "/fi/kunnat/pornainen/")
    assert "13 on sellaisia, joihin" in page


def test_a_group_held_there_fills_the_gap_but_support_does_not(visitor: Client) -> None:
    an_activity("Neuvonta", areas=("Pornainen",), kind="support")
    assert "14 on sellaisia" in read(visitor, "/fi/kunnat/pornainen/")
    a_place(an_activity("Ryhmä", areas=("Mäntsälä",)), "Pornainen")
    assert "13 on sellaisia" in read(visitor, "/fi/kunnat/pornainen/")


def test_associations_of_its_own_stand_first_and_all_are_counted(visitor: Client) -> None:
    own = an_organisation("Oma ry")
    an_organisation("Kaikkien ry", areas=(), is_region_wide=True)
    an_organisation("Muualla ry", areas=("Mäntsälä",))
    page = read(visitor, "/fi/kunnat/tuusula/")
    assert "Järjestöt (2)" in page
    assert own.get_absolute_url() in page
    assert "Kaikkien ry" not in page
    assert "Lisäksi 1 järjestö toimii koko alueella." in page
    assert "/fi/jarjestot/?municipality=tuusula" in page


def test_who_answers_is_a_role_with_a_number(visitor: Client) -> None:
    body = an_organisation("Tuusulan kunta", kind="public_body")
    tuusula = Municipality.objects.get(name_fi="Tuusula")
    Organisation.objects.filter(pk=body.pk).update(municipality=tuusula)
    a_contact(body, "Hyvinvointikoordinaattori")
    a_contact(body, "Sisäinen", visibility="own", phone="019 000 0009")
    page = read(visitor, "/fi/kunnat/tuusula/")
    assert "Kuka kunnassa vastaa" in page
    assert "Hyvinvointikoordinaattori" in page
    assert "Sisäinen" not in page


def test_both_names_and_the_search_within_it(visitor: Client) -> None:
    page = read(visitor, "/sv/kommuner/tuusula/")
    assert 'Tusby · <span lang="fi">Tuusula</span>' in page
    assert "Sök i Tusby" in page
    assert '<input type="hidden" name="municipality" value="tuusula">' in page


def test_a_merged_one_says_where_it_went_and_when(visitor: Client) -> None:
    former = Municipality.objects.filter(
        successor__isnull=False, successor__valid_until=None, valid_until__isnull=False
    ).first()
    assert former and former.successor
    a_region().municipalities.add(former.successor)
    page = read(visitor, f"/fi/kunnat/{former.slug}/")
    assert f"Kunta yhdistyi naapuriinsa vuonna {former.valid_until}." in page
    assert f"/fi/kunnat/{former.successor.slug}/" in page


def test_one_outside_the_region_is_not_known(visitor: Client) -> None:
    assert visitor.get("/fi/kunnat/utsjoki/").status_code == 404
    assert visitor.get("/fi/kunnat/ei-ole/").status_code == 404
