"""The lists: order, narrowing, alphabet, figures, and the same SQL with 2 and with 20 rows."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.places.models import Municipality, WellbeingServicesCounty
from kumaja.foundation.regions.models import Region
from kumaja.front.profiles.queries import organisation_list
from kumaja.front.profiles.tests.rows import (
    NOW,
    a_contact,
    a_place,
    a_time,
    an_activity,
    an_organisation,
)
from kumaja.network.registry.models import Organisation

pytestmark = pytest.mark.django_db


def read(visitor: Client, address: str) -> str:
    answer = visitor.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_names_stand_in_finnish_order_under_their_letters(visitor: Client) -> None:
    for name in ("Öljy ry", "Aalto ry", "Äiti ry", "Åbo rf", "Zorro ry"):
        an_organisation(name)
    an_organisation("Tuusulan kunta", kind="public_body")
    page = read(visitor, "/fi/jarjestot/")
    places = [page.index(f">{name}<") for name in ("Aalto ry", "Zorro ry", "Åbo rf", "Äiti ry")]
    assert places == sorted(places)
    assert "5 järjestöä" in page
    assert "Tuusulan kunta" not in page
    assert 'href="/fi/jarjestot/#letter-5">Ö</a>' in page
    assert 'id="letter-5">Ö</h2>' in page


def test_a_letter_leads_to_the_page_where_its_names_begin(visitor: Client) -> None:
    for number in range(51):
        an_organisation(f"Aalto {number:02} ry")
    an_organisation("Veto ry")
    page = read(visitor, "/fi/jarjestot/")
    assert 'href="/fi/jarjestot/?page=2#letter-2">V</a>' in page
    assert "Veto ry" not in page
    assert "Veto ry" in read(visitor, "/fi/jarjestot/?page=2")
    assert "Veto ry" in read(visitor, "/fi/jarjestot/?page=77")


@pytest.mark.parametrize("words", ["", "seura"])
def test_pages_after_each_other_hold_each_name_once_and_in_order(
    monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setattr(organisation_list, "SIZE", 3)
    for name in ("Ääni", "Aalto", "Aamu", "Oras", "Åbo", "Aarre", "8 voimaa"):
        for number in range(2):
            an_organisation(f"{name} {number} ry")
            an_organisation(f"{name} {number} seura")
    an_organisation("Aika seura", ended_on=NOW.date())
    an_organisation("Aatos seura", kind="public_body")
    running = Organisation.objects.filter(ended_on=None).exclude(kind="public_body")
    every = [str(row) for row in running.filter(name_fi__contains=words).by_name()]
    told: list[str] = []
    for page in range(1, -(-len(every) // 3) + 1):
        found = organisation_list.get_organisation_list(
            Region.objects.get(), organisation_list.Narrowing(words=words),
            page=str(page), moment=NOW, path="/",
        )  # fmt: skip
        told += [str(row.organisation) for group in found.groups for row in group.rows]
    assert told == every
    assert len(every) in {14, 28}


def test_the_list_is_narrowed_by_words_place_theme_and_kind(visitor: Client) -> None:
    an_organisation("Mäntsälän Muistipolku ry", areas=("Mäntsälä",))
    an_organisation("Lovisa Grannstöd rf", kind="group", areas=("Helsinki",))
    an_organisation("Koko alue ry", areas=(), is_region_wide=True)
    an_organisation("Päättynyt ry", ended_on=NOW.date())
    assert "1 järjestö" in read(visitor, "/fi/jarjestot/?q=muistipolku+MÄNTSÄLÄN")
    assert "2 järjestöä" in read(visitor, "/fi/jarjestot/?municipality=mantsala")
    assert "1 järjestö" in read(visitor, "/fi/jarjestot/?kind=group")
    assert "Yksikään järjestö ei sovi" in read(visitor, "/fi/jarjestot/?theme=memory")
    assert "3 järjestöä" in read(visitor, "/fi/jarjestot/?kind=public_body&theme=x&municipality=x")


def test_public_bodies_stand_stakeholders_first(visitor: Client) -> None:
    helsinki = Municipality.objects.get(name_fi="Helsinki")
    county = WellbeingServicesCounty.objects.get(pk=helsinki.county_id or 0)
    city = an_organisation("Helsingin kaupunki", kind="public_body")
    Organisation.objects.filter(pk=city.pk).update(municipality=helsinki, county=county)
    an_organisation("HUS-yhtymä", kind="public_body")
    page = read(visitor, "/fi/viranomaiset/")
    assert page.count(">Helsingin kaupunki</a>") == 2
    assert page.count(">HUS-yhtymä</a>") == 1
    assert page.index("HUS-yhtymä") < page.index('id="municipalities"')


def test_the_map_and_the_table_say_the_same(visitor: Client) -> None:
    an_activity("Yksi", areas=("Tuusula", "Mäntsälä"))
    a_place(an_activity("Kaksi", areas=("Mäntsälä",)), "Tuusula")
    an_activity("Kaikille", areas=(), is_region_wide=True)
    page = read(visitor, "/fi/kunnat/")
    assert "Toimintaa on eniten Mäntsälässä, 2. Yhtään ei ole Helsingissä ja Pornaisissa." in page
    assert "Lisäksi 1 toiminta palvelee koko aluetta tai toimii etänä." in page
    assert "Tuusula, 2 toimintaa" in page
    assert "Pornainen, 0 toimintaa" in page
    assert '<span lang="sv">Tusby</span></th> <td data-number>2</td>' in page


def test_an_empty_region_says_so(visitor: Client) -> None:
    assert "Toimintaa ei vielä ole." in read(visitor, "/fi/kunnat/")
    assert "Yksikään järjestö ei sovi" in read(visitor, "/fi/jarjestot/")
    assert "Viranomaisia ei ole vielä lisätty." in read(visitor, "/fi/viranomaiset/")


def grow(rows: int) -> None:
    """Add so many of everything that the pages show."""
    home = Organisation.objects.filter(kind="umbrella").first() or an_organisation(
        "Katto ry", kind="umbrella"
    )
    for _ in range(rows):
        number = Organisation.objects.count()
        organisation = an_organisation(f"Yhdistys {number} ry", umbrella=home)
        a_contact(home, f"Rooli {number}")
        an_organisation(f"Virasto {number}", kind="public_body")
        own = an_activity(f"Kerho {number}", organisation=home, terms=("lonely", "grief"))
        other = an_activity(f"Piiri {number}", organisation=organisation, is_remote=True)
        for activity in (own, other):
            a_place(activity)
            a_time(activity)


@pytest.mark.parametrize(
    "address",
    ["jarjestot/", "viranomaiset/", "kunnat/", "kunnat/tuusula/", "kunnat/pornainen/", "home"],
)
def test_statements_do_not_grow_with_rows(visitor: Client, address: str) -> None:
    grow(2)
    umbrella = Organisation.objects.get(kind="umbrella")
    path = f"/fi/jarjestot/{umbrella.address}/" if address == "home" else f"/fi/{address}"
    with CaptureQueriesContext(connection) as few:
        read(visitor, path)
    grow(18)
    with CaptureQueriesContext(connection) as many:
        read(visitor, path)
    assert len(few) == len(many)
    assert len(few) > 1
