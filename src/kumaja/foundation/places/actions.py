"""Loading the lists of places that come with the program."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from django.db import models, transaction

from kumaja.foundation.language.domain.keys import match_key, sort_key
from kumaja.foundation.places.engine import shipped
from kumaja.foundation.places.models import (
    Locality,
    Municipality,
    PostalCode,
    ShippedList,
    WellbeingServicesCounty,
)

LIST_NAME = "places"
_Row = TypeVar("_Row", bound=models.Model)


def is_loaded(name: str, checksum: str) -> bool:
    """Test whether that very text of a shipped list is in the database."""
    return ShippedList.objects.filter(name=name, checksum=checksum).exists()


def note_loaded(*, name: str, checksum: str, now: datetime) -> None:
    """Remember which text of a shipped list is in the database."""
    ShippedList.objects.update_or_create(
        name=name, defaults={"checksum": checksum, "loaded_at": now}
    )


@transaction.atomic
def load_places(*, now: datetime) -> bool:
    """Load counties, municipalities, localities, postal codes; False when they are loaded already.

    Rows are known by their code, so that a newer list changes them and never removes one.
    """
    checksum = shipped.checksum()
    if is_loaded(LIST_NAME, checksum):
        return False
    _load_counties()
    _load_municipalities()
    keys = dict(Municipality.objects.values_list("code", "pk"))
    _load_localities(keys)
    _load_postal_codes(keys)
    note_loaded(name=LIST_NAME, checksum=checksum, now=now)
    return True


def _upsert(manager: models.Manager[_Row], rows: list[_Row], *, by: tuple[str, ...]) -> None:
    """Write the rows in bulk: new ones are added, those with the same key are changed."""
    columns = [
        field.name
        for field in manager.model._meta.concrete_fields
        if not field.primary_key and field.name not in by
    ]
    manager.bulk_create(
        rows, update_conflicts=True, update_fields=columns, unique_fields=by, batch_size=500
    )


def _load_counties() -> None:
    """Write the wellbeing services counties, and Helsinki beside them."""
    counties = shipped.rows_of("counties.csv")
    _upsert(
        WellbeingServicesCounty.objects,
        [WellbeingServicesCounty(**row) for row in counties],
        by=("code",),
    )


def _load_municipalities() -> None:
    """Write the municipalities; those that a former one points to first."""
    counties = dict(WellbeingServicesCounty.objects.values_list("code", "pk"))
    rows = shipped.rows_of("municipalities.csv")
    written: set[str] = set()
    while rows:
        ready = [row for row in rows if not row["successor"] or row["successor"] in written]
        keys = dict(Municipality.objects.values_list("code", "pk"))
        _upsert(
            Municipality.objects,
            [_municipality(row, counties, keys) for row in ready],
            by=("code",),
        )
        written |= {row["code"] for row in ready}
        rows = [row for row in rows if row["code"] not in written]


def _municipality(
    row: dict[str, str], counties: dict[str, int], keys: dict[str, int]
) -> Municipality:
    """Return the unsaved municipality of a row."""
    return Municipality(
        code=row["code"],
        slug=row["slug"],
        name_fi=row["name_fi"],
        name_sv=row["name_sv"],
        name_en=row["name_en"],
        language_status=row["language_status"],
        county_id=counties[row["county"]] if row["county"] else None,
        valid_from=int(row["valid_from"] or 0),
        valid_until=int(row["valid_until"]) if row["valid_until"] else None,
        successor_id=keys[row["successor"]] if row["successor"] else None,
        population=int(row["population"]) if row["population"] else None,
        **_point(row),
        **_name_keys(row),
        match_key_en=match_key(row["name_en"]),
    )


def _point(row: dict[str, str]) -> dict[str, float | None]:
    """Return longitude and latitude, None where the list has none."""
    return {name: float(row[name]) if row[name] else None for name in ("longitude", "latitude")}


def _name_keys(row: dict[str, str]) -> dict[str, str]:
    """Return the keys by which a name is sorted and found."""
    return {
        "sort_key_fi": sort_key(row["name_fi"]),
        "sort_key_sv": sort_key(row["name_sv"], "sv"),
        "match_key_fi": match_key(row["name_fi"]),
        "match_key_sv": match_key(row["name_sv"]),
    }


def _load_localities(keys: dict[str, int]) -> None:
    """Write villages and parts of towns."""
    rows = [
        Locality(
            municipality_id=keys[row["municipality"]],
            name_fi=row["name_fi"],
            name_sv=row["name_sv"],
            **_point(row),
            **_name_keys(row),
        )
        for row in shipped.rows_of("localities.csv")
    ]
    _upsert(Locality.objects, rows, by=("municipality", "name_fi"))


def _load_postal_codes(keys: dict[str, int]) -> None:
    """Write the postal codes."""
    rows = [
        PostalCode(
            code=row["code"],
            municipality_id=keys[row["municipality"]],
            name_fi=row["name_fi"],
            name_sv=row["name_sv"] or row["name_fi"],
        )
        for row in shipped.rows_of("postal_codes.csv")
    ]
    _upsert(PostalCode.objects, rows, by=("code",))
