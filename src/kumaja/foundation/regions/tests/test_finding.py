"""Which region an address means, as a question to the database."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from kumaja.foundation.places.queries import shipped_tiles
from kumaja.foundation.places.tests.factories import MunicipalityFactory
from kumaja.foundation.regions.domain.hosts import is_host_name, stored_form
from kumaja.foundation.regions.domain.paths import first_part
from kumaja.foundation.regions.queries import find_region, tile_map
from kumaja.foundation.regions.tests.factories import RegionFactory


@pytest.mark.django_db
def test_finding_takes_one_statement_however_many_regions(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for slug in ("uusimaa", "lappi", "kainuu", "satakunta"):
        RegionFactory.create(slug=slug, hosts=[f"{slug}.example", f"www.{slug}.example"])

    with django_assert_num_queries(1):
        found = find_region("www.kainuu.example", "/fi/")
    assert found.region is not None
    assert found.region.slug == "kainuu"


@pytest.mark.django_db
def test_a_health_check_asks_nothing_of_the_database(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(0):
        assert find_region("localhost", "/healthz/live").region is None


@pytest.mark.django_db
def test_a_region_without_hosts_is_found_by_path_beside_one_with() -> None:
    RegionFactory.create(slug="uusimaa", hosts=["uusimaa.example"])
    RegionFactory.create(slug="lappi")

    found = find_region("uusimaa.example", "/lappi/fi/haku/")
    assert found.region is not None
    assert (found.region.slug, found.prefix, found.path) == ("lappi", "/lappi", "/fi/haku/")


@given(st.text())
def test_what_remains_of_a_path_never_leads_to_another_site(path: str) -> None:
    _, rest = first_part(path)

    assert rest[0] == "/"
    assert rest[1:2] not in {"/", "\\"}


@given(st.text(max_size=250))
def test_a_stored_host_that_is_accepted_stays_as_it_is(text: str) -> None:
    host = stored_form(text)
    if is_host_name(host):
        assert stored_form(host) == host
        assert host == host.lower()


@pytest.mark.parametrize(
    "text",
    ["", "a b", "http://x.example", "x.example:80", "x.example/", "-x.example", "x..example"],
)
def test_what_is_no_host_name_is_refused(text: str) -> None:
    assert not is_host_name(text)


@pytest.mark.django_db
def test_the_tile_map_speaks_the_readers_language_and_stands_in_reading_order() -> None:
    layout = {
        t.municipality: [t.row, t.column, t.label.fi, t.label.sv] for t in shipped_tiles("uusimaa")
    }
    porvoo = MunicipalityFactory.create(
        code="638", name_fi="Porvoo", name_sv="Borgå", slug="porvoo"
    )
    tuusula = MunicipalityFactory.create()
    region = RegionFactory.create(tile_layout=layout, municipalities=[porvoo, tuusula])

    assert [tile.place.letters for tile in tile_map(region, "fi")] == ["Tuu", "Pvo"]
    assert [(t.place.letters, t.place.name) for t in tile_map(region, "sv")] == [
        ("Tus", "Tusby"),
        ("Bor", "Borgå"),
    ]
