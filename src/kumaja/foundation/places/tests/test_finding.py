"""Finding a place by name, postal code and year."""

from __future__ import annotations

import pytest

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.places.queries import (
    find_places,
    municipality_named,
    municipality_of_postal_code,
    successor_in,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]


@pytest.mark.parametrize(
    ("name", "code"),
    [("Porvoo", "638"), ("borgå", "638"), ("  INGÅ ", "149"), ("Ingå", "149"), ("Koski Tl", "284")],
)
def test_a_municipality_is_found_in_any_language_and_case(name: str, code: str) -> None:
    found = municipality_named(name, 2026)

    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("name", ["", "Atlantis", "Inga", "x" * 9000, "Tuusula\x00Espoo"])
def test_another_name_finds_nothing(name: str) -> None:
    assert municipality_named(name, 2026) is None
    assert find_places(name, 2026) == []


def test_a_former_municipality_leads_to_the_one_it_became_part_of() -> None:
    (place,) = find_places("Karis", 2026)

    assert place.municipality.name_fi == "Raasepori"
    assert place.former is not None
    assert place.former.name_fi == "Karjaa"


def test_in_its_own_time_a_former_municipality_is_itself() -> None:
    (place,) = find_places("Pertunmaa", 2024)

    assert place.municipality.name_fi == "Pertunmaa"
    assert find_places("Pertunmaa", 2025)[0].municipality.name_fi == "Mäntyharju"
    assert municipality_named("Pertunmaa", 2024) == place.municipality
    assert municipality_named("Pertunmaa", 2025) is None


def test_a_chain_of_mergers_is_followed_to_its_end() -> None:
    oldest = Municipality.objects.get(code="842")

    assert successor_in(oldest, 1992).name_fi == "Tenhola"
    assert successor_in(oldest, 2000).name_fi == "Tammisaari"
    assert successor_in(oldest, 2026).name_fi == "Raasepori"


def test_a_village_leads_to_each_municipality_that_has_one_of_that_name() -> None:
    assert [place.municipality.name_fi for place in find_places("box", 2026)] == ["Porvoo", "Sipoo"]
    (dickursby,) = find_places("Dickursby", 2026)
    assert dickursby.locality is not None
    assert dickursby.municipality.name_fi == "Vantaa"


@pytest.mark.parametrize(
    ("code", "name"), [("05400", "Tuusula"), (" 01300 ", "Vantaa"), ("00100", "Helsinki")]
)
def test_a_postal_code_tells_its_municipality(code: str, name: str) -> None:
    found = municipality_of_postal_code(code)

    assert found is not None
    assert found.name_fi == name


@pytest.mark.parametrize("code", ["", "0540", "00001", "０５４００", "05400\x00", "' OR 1"])
def test_what_is_no_postal_code_finds_nothing(code: str) -> None:
    assert municipality_of_postal_code(code) is None


def test_municipalities_stand_in_the_readers_order() -> None:
    uusimaa = Municipality.objects.existing_in(2026).filter(county__code__in=["02", "04"])

    assert [row.name_fi for row in uusimaa.by_name("fi")] == [
        "Hyvinkää", "Järvenpää", "Kerava", "Mäntsälä", "Nurmijärvi", "Pornainen", "Tuusula",
        "Vantaa",
    ]  # fmt: skip
    assert next(iter(uusimaa.by_name("sv"))).name_sv == "Borgnäs"
