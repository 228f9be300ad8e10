"""Finding a place by its name, its postal code or its address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q, QuerySet

from kumaja.foundation.core.domain.text import LANGUAGES, Trilingual
from kumaja.foundation.core.engine.blanks import numbers
from kumaja.foundation.core.engine.prepared import Prepared
from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.places.domain.tiles import Tile
from kumaja.foundation.places.engine.shipped import FOLDER, rows_of
from kumaja.foundation.places.models import Locality, Municipality, PostalCode

POSTAL_CODE_LENGTH = 5
AreaNames = dict[int, list[Trilingual]]
_AREA: Final = tuple(f"municipality__name_{language}" for language in LANGUAGES)


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """What a name meant: a municipality of today, and the part of it that was named, if one was."""

    municipality: Municipality
    locality: Locality | None = None
    former: Municipality | None = None


def municipality_named(name: str, year: int) -> Municipality | None:
    """Return the municipality of that year with the name in any language, or None."""
    return Municipality.objects.existing_in(year).named(name).first()


def find_places(name: str, year: int) -> list[FoundPlace]:
    """Return what the name may mean: a municipality, else a former one, else a part of one.

    A former municipality is answered by the one of that year which it became part of; a village's
    name may be met in several municipalities.
    """
    named = Municipality.objects.named(name).select_related("successor__successor")
    rows = sorted(named, key=lambda row: -(row.valid_until or year + 1))
    if current := [FoundPlace(row) for row in rows if row.exists_in(year)]:
        return current[:1]
    if rows:
        return [FoundPlace(successor_in(rows[0], year), former=rows[0])]
    key = match_key(name)
    localities = Locality.objects.filter(Q(match_key_fi=key) | Q(match_key_sv=key))
    return [
        FoundPlace(row.municipality, locality=row)
        for row in localities.select_related("municipality").order_by("municipality__code")
    ]


def successor_in(municipality: Municipality, year: int) -> Municipality:
    """Return the municipality itself, or the one of that year that it became part of."""
    while not municipality.exists_in(year) and municipality.successor is not None:
        municipality = municipality.successor
    return municipality


def municipality_of_postal_code(code: str) -> Municipality | None:
    """Return the municipality where most of the postal code lies, or None when it isn't known."""
    digits = code.strip()
    if len(digits) != POSTAL_CODE_LENGTH or not digits.isdigit():
        return None
    row = PostalCode.objects.filter(code=digits).select_related("municipality").first()
    return row.municipality if row else None


def has_tile_layout(slug: str) -> bool:
    """Test whether a tile map of that region comes with the program."""
    return slug.replace("-", "").isalnum() and (FOLDER / f"tiles_{slug}.csv").is_file()


def shipped_tiles(slug: str) -> list[Tile]:
    """Return the tile map of a region that comes with the program, empty when there is none."""
    if not has_tile_layout(slug):
        return []
    return [
        Tile(
            municipality=row["municipality"],
            row=int(row["row"]),
            column=int(row["column"]),
            label=Trilingual(fi=row["label_fi"], sv=row["label_sv"], en=row["label_fi"]),
        )
        for row in rows_of(f"tiles_{slug}.csv")
    ]


def areas_by_owner(links: QuerySet[Any, Any], owner: str) -> QuerySet[Any, Any]:
    """Return what `area_names` asks: owner and names of the municipalities, in order.

    `links` are the rows of a table that joins owners to municipalities, `owner` its column.
    """
    rows = links.filter(**{f"{owner}__in": numbers("keys")})
    rows = rows.order_by("municipality__sort_key_fi", "municipality_id")
    return rows.values_list(f"{owner}_id", *_AREA)


def area_names(areas: Prepared, keys: Collection[int]) -> AreaNames:
    """Return owner → the municipalities it is linked to, by name; `areas` are `areas_by_owner`."""
    found: AreaNames = defaultdict(list)
    for key, *names in areas.rows(keys=keys):
        found[key].append(Trilingual(*names))
    return found
