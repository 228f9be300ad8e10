"""Which systems own what of a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from django.db.models import QuerySet
from django.utils.translation import gettext

from kumaja.foundation.imports.domain.records import Standing, Values
from kumaja.network.registry.domain.masters import owned_name
from kumaja.network.registry.models import MasterSystem, Organisation
from kumaja.network.registry.queries.duplicates import heirs_of


def owners_of(organisation: Organisation) -> dict[str, str]:
    """Return field → the source that owns it, for what is not owned here."""
    return owners_of_all([organisation.pk]).get(organisation.pk, {})


def owners_of_all(keys: Collection[int]) -> dict[int, dict[str, str]]:
    """Return record → field → the source that owns it: one statement."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    rows = MasterSystem.objects.filter(organisation__in=keys).order_by("pk")
    for key, source, fields in rows.values_list("organisation", "source", "fields"):
        found[key] |= dict.fromkeys(fields, source)
    return found


def masters_of(organisation: Organisation) -> list[MasterSystem]:
    """Return the systems that own fields of the record."""
    return list(MasterSystem.objects.filter(organisation=organisation).order_by("name", "pk"))


def owned_words(organisation: Organisation) -> dict[str, str]:
    """Return field → what to do about it, of what another system owns."""
    told = gettext("Another system owns this: %(name)s. Correct it there.")
    return {
        field: told % {"name": row.name} for row in masters_of(organisation) for field in row.fields
    }


def with_owners(
    standing: Standing,
    row: Organisation,
    owners: Mapping[str, str],
    source: str,
    untold: frozenset[str] = frozenset(),
) -> Standing:
    """Return a standing that says whose its fields are: this source's, another's, our own."""
    named = {name: owners.get(owned_name(name), "") for name in standing.values}
    return replace(
        standing,
        is_kept_here=row.claimed_at is not None,
        theirs=frozenset(name for name, owner in named.items() if owner == source),
        others=untold | {name for name, owner in named.items() if owner not in {"", source}},
    )


def standings_of(
    rows: QuerySet[Organisation],
    values_of: Callable[[Organisation], Values],
    source: str,
    *,
    load: Callable[[QuerySet[Organisation]], QuerySet[Organisation]],
    untold: Callable[[Organisation], frozenset[str]] = lambda _row: frozenset(),
) -> dict[str, Standing]:
    """Return the rows of a source by their ids there, with whose each field is.

    A row that was merged stands as the one it was merged into. What the source is not told
    of, the `untold`, is not its to write.
    """
    found = list(load(rows))
    heirs = heirs_of([row.pk for row in found if row.archived_at is not None])
    loaded = {row.pk: row for row in load(Organisation.objects.filter(pk__in=heirs.values()))}
    stands = {row.source_id: loaded.get(heirs.get(row.pk, 0), row) for row in found}
    owners = owners_of_all([row.pk for row in stands.values()])
    return {
        name: with_owners(
            _plain(row, values_of), row, owners.get(row.pk, {}), source, untold=untold(row)
        )
        for name, row in stands.items()
    }


def _plain(row: Organisation, values_of: Callable[[Organisation], Values]) -> Standing:
    is_archived = row.archived_at is not None
    return Standing("registry.Organisation", row.code, values_of(row), is_archived)
