"""A whole country to measure on: a small region, written again and again by the database itself.

The actions that load a region take milliseconds a row; a country of 300,000 would take an hour.
Each copy has codes and numbered names of its own, and lies in other municipalities.
"""

from __future__ import annotations

from datetime import datetime

from django.apps import apps
from django.db import connection, models

from benchmarks.region import build
from kumaja.foundation.core.engine.statistics import refresh_statistics
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.help.directory.models import Activity
from kumaja.network.registry.models import Organisation

_NUMBERED = frozenset({"name_fi", "name_sv", "name_en", "sort_key", "match_key"})
_LEFT_OUT = frozenset({"successor"})
# The largest region has the share of people that Uusimaa has; the others share the rest.
_LARGEST, _OTHERS = 30, 21
_PLACE = f"CASE WHEN copy < {_LARGEST} THEN 0 ELSE 1 + mod(copy, {_OTHERS}) END"
_RING = """CREATE TEMP TABLE ring AS
    SELECT place, id, row_number() OVER (PARTITION BY place ORDER BY id) - 1 AS position,
        count(*) OVER (PARTITION BY place) AS size
    FROM unnest(%s::bigint[], %s::int[]) AS given (id, place);
    CREATE UNIQUE INDEX ON ring (place, position); CREATE INDEX ON ring (id)"""
_NEXT_IN_RING = """(SELECT next.id FROM ring AS here, ring AS next
    WHERE here.id = {column} AND here.place = 0 AND next.place = {place}
    AND next.position = mod(here.position + copy, next.size))"""
_NEXT_KEY = """SELECT setval(pg_get_serial_sequence('"{table}"', 'id'), max(id)) FROM "{table}" """
AnyModel = type[models.Model]


def build_country(*, times: int, organisations: int, activities: int, now: datetime) -> None:
    """Fill the empty PostgreSQL with `times` that many organisations and activities.

    They act in as many regions as the country has (21 counties and Helsinki).
    """
    build(organisations=organisations, activities=activities, now=now)
    regions = _make_regions()
    with connection.cursor() as cursor:
        ids = [(row.pk, place) for place, rows in enumerate(regions.values()) for row in rows]
        cursor.execute(_RING, [[pk for pk, _ in ids], [place for _, place in ids]])
        copied = _copied()
        steps = {model: _last_key(model) for model in copied}
        for model in copied:
            keys = [region.pk for region in regions]
            cursor.execute(_statement(model, steps), {"times": times, "regions": keys})
            cursor.execute(_NEXT_KEY.format(table=model._meta.db_table))
    refresh_statistics()


def _make_regions() -> dict[Region, list[Municipality]]:
    """Return the region that stands and new ones that share the rest of the country."""
    first = Region.objects.get()
    own = list(first.municipalities.order_by("pk"))
    rest = Municipality.objects.filter(valid_until=None).exclude(pk__in=[row.pk for row in own])
    spread = list(rest.order_by("pk"))
    found = {first: own}
    for number in range(_OTHERS):
        region = Region.objects.create(slug=f"alue-{number}", name_fi=f"Alue {number}")
        found[region] = spread[number::_OTHERS]
        region.municipalities.set(found[region])
    return found


def _copied() -> list[AnyModel]:
    """Return the two and what hangs on them, each after what it points to."""
    found: list[AnyModel] = [Organisation, Activity]
    for model in found:
        for other in apps.get_models(include_auto_created=True):
            if other not in found and model in _targets(other) and not _is_empty(other):
                found.append(other)
    return found


def _targets(model: AnyModel) -> set[AnyModel]:
    return {
        field.related_model
        for field in model._meta.concrete_fields
        if field.is_relation and isinstance(field.related_model, type)
    }


def _is_empty(model: AnyModel) -> bool:
    return not models.QuerySet(model).exists()


def _last_key(model: AnyModel) -> int:
    return int(models.QuerySet(model).aggregate(last=models.Max("pk"))["last"])


def _statement(model: AnyModel, steps: dict[AnyModel, int]) -> str:
    """Return the statement that writes the copies 1 … times - 1 of all rows there are."""
    fields = model._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(_value(field, steps) for field in fields)
    table = model._meta.db_table
    return (
        f'INSERT INTO "{table}" ({columns}) SELECT {values} FROM "{table}" AS base, '  # noqa: S608
        f"generate_series(1, %(times)s - 1) AS copy ON CONFLICT DO NOTHING"
    )


def _value(field: models.Field[object, object], steps: dict[AnyModel, int]) -> str:
    """Return what a copy has in the field, in SQL."""
    column = f'base."{field.column}"'
    if field.primary_key:
        return f"{column} + copy * {steps[field.model]}"
    if field.related_model:
        return _pointed(field, column, steps)
    seed = f"'{field.model._meta.label}' || base.id || '/' || copy"
    known = {
        "code": f"translate(left(md5({seed}), 10), '01', 'xy')",
        "uuid": f"CASE WHEN {column} IS NULL THEN NULL ELSE md5({seed})::uuid END",
        "business_id": "NULL",
    }
    numbered = f"CASE WHEN {column} = '' THEN '' ELSE {column} || ' ' || copy END"
    return known.get(field.name, numbered if field.name in _NUMBERED else column)


def _pointed(field: models.Field[object, object], column: str, steps: dict[AnyModel, int]) -> str:
    """Return where a copy points: to a copy of the same number, or to another municipality."""
    target = field.related_model
    if field.name in _LEFT_OUT:
        return "NULL"
    if target is Municipality:
        return f"coalesce({_NEXT_IN_RING.format(column=column, place=_PLACE)}, {column})"
    if target is Region:
        return f"(%(regions)s::bigint[])[1 + {_PLACE}]"
    step = steps.get(target) if isinstance(target, type) else None
    return column if step is None else f"{column} + copy * {step}"
