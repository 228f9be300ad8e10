"""Rows of a table as organisations: which row here each is, and what is written or refused."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from conftest import NOW
from kumaja.foundation.imports.actions.sheets import mapping_for
from kumaja.foundation.imports.domain.cells import Cell
from kumaja.foundation.imports.domain.columns import Known, Titles
from kumaja.foundation.imports.domain.records import Json, Record, Refusal, StillNeeded, Where
from kumaja.foundation.imports.domain.rows import Row, read_row
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.registry.actions.tables import OrganisationTable
from kumaja.network.registry.domain.tables import COLUMNS, key_of, record_of
from kumaja.network.registry.queries import organisations_meant
from kumaja.network.registry.tests.factories import OrganisationFactory

KNOWN = Known({"tuusula": "858", "858": "858"}, frozenset({"04300"}), {})


def read(**cells: Cell) -> Record | Refusal:
    row = Row(Where("Taul1", 5), {name: (name, cell) for name, cell in cells.items()})
    return record_of(row, read_row(row, COLUMNS, KNOWN))


@pytest.mark.parametrize(
    ("titles", "fields"),
    [
        (["Yhdistyksen nimi", "Y-tunnus", "Kotipaikka"], ["name_fi", "business_id", "domicile"]),
        (["Föreningens namn", "FO-nummer", "Hemort"], ["name_sv", "business_id", "domicile"]),
        (["Association", "Business ID", "Municipality"], ["name_fi", "business_id", "domicile"]),
        (["Yhdistys › Nimi", "Puhelin (vaihde)", "Muuta"], ["name_fi", "phone", ""]),
        (["Nimi / Namn", "Yhdistys"], ["name_fi", ""]),
    ],
)
def test_titles_are_known_in_three_languages(titles: list[str], fields: list[str]) -> None:
    assert list(Titles(COLUMNS).fields_of(titles).values()) == fields


def test_no_title_means_two_fields() -> None:
    keys = [key for column in COLUMNS for key in column.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("values", "own_id", "key"),
    [
        ({"name_fi": "Öljy ry", "business_id": "0201256-6"}, "7", "y:0201256-6"),
        ({"name_fi": "Öljy ry"}, "7", "id:7"),
        ({"name_fi": "ÖLJY ry", "domicile": "858"}, "", "n:öljy ry|858"),
        ({"name_sv": "Olja rf", "areas": ["858"]}, "", "n:olja rf|858"),
        ({"name_fi": "Öljy ry", "areas": ["858", "186"]}, "", "n:öljy ry|"),
    ],
)
def test_a_row_is_known_by_id_else_by_name_and_place(
    values: Mapping[str, Json], own_id: str, key: str
) -> None:
    assert key_of(values, own_id) == key


def test_a_row_tells_all_that_is_wrong_with_it() -> None:
    found = read(name_fi="Kerho ry", business_id="1234567-8", phone="ei ole")
    assert isinstance(found, Refusal)
    assert (found.field, len(found.remarks), found.where.number) == ("business_id", 1, 5)
    nameless = read(domicile="Tuusula", phone="040 123 4567")
    assert isinstance(nameless, Refusal)
    pasted = read(name_fi="Kerho ry", description_fi="Soita Maijalle 131052-308T")
    assert isinstance(pasted, Refusal)


def test_only_what_is_told_stands_in_the_record() -> None:
    found = read(name_fi="Kerho", domicile="Tuusula", areas="koko alue", phone="-", members=None)
    assert isinstance(found, Record)
    assert found.values == {"name_fi": "Kerho", "domicile": "858", "is_region_wide": True}
    assert "as an association" in str(found.remarks[0])


@pytest.fixture
def region(db: None) -> Region:
    del db
    return RegionFactory.create()


def meant(region: Region, **values: Json) -> tuple[str, str]:
    """Return the key of the row here, and why it isn't the table's to change."""
    found = organisations_meant({"k": values}, {}, "sheet:x", region).get("k")
    return ("", "") if found is None else (found.key, str(found.taken_by or ""))


def test_a_row_here_is_found_by_id_or_by_name_in_its_place(region: Region) -> None:
    own = OrganisationFactory.create(name_fi="Öljy ry", business_id="0201256-6", region=region)

    assert meant(region, name_fi="Muu ry", business_id="0201256-6") == (own.code, "")
    assert meant(region, name_fi="öljy RY") == (own.code, "")
    assert meant(region, name_fi="Öljy ry", business_id="1572860-0") == ("", "")
    assert meant(region, name_fi="Öljy ry", domicile="858") == (own.code, "")
    own.areas.set([])
    OrganisationFactory.create(name_fi="Öljy ry", region=region)
    key, reason = meant(region, name_fi="Öljy ry")
    assert (key, "Several" in reason) == ("", True)


def test_what_another_region_keeps_is_not_changed_from_here(region: Region) -> None:
    elsewhere = RegionFactory.create(slug="muualla")
    own = OrganisationFactory.create(name_fi="X ry", business_id="0201256-6", region=elsewhere)

    key, reason = meant(region, name_fi="X ry", business_id="0201256-6")

    assert (key, "another region" in reason) == (own.code, True)
    assert meant(region, name_fi="X ry") == ("", "")


def test_what_others_stand_on_is_not_taken_back(region: Region) -> None:
    mapping = mapping_for(region=region, kind="organisations", source_name="x", now=NOW)
    table = OrganisationTable(mapping, "x.csv", NOW.date())
    given = {"region": region, "actor": "test", "now": NOW}
    table.apply("n:x", {"name_fi": "Katto ry"}, standing=None, **given)  # type: ignore[arg-type]
    found = organisations_meant({"n:x": {"name_fi": "Katto ry"}}, {}, mapping.source, region)["n:x"]
    branch = OrganisationFactory.create(name_fi="Alla ry", region=region)
    type(branch).objects.filter(pk=branch.pk).update(
        umbrella=type(branch).objects.get(code=found.key)
    )
    with pytest.raises(StillNeeded):
        table.undo(found, None, **given)  # type: ignore[arg-type]
