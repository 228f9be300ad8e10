"""Reading records of organisations."""

from __future__ import annotations

from django.db.models import Q

from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation, OrganisationQuerySet
from kumaja.network.registry.policies import visible_in


def list_organisations(region: Region) -> OrganisationQuerySet:
    """Return the region's organisations by name, for lists."""
    return visible_in(region).by_name()


def keys_beneath(organisation: Organisation) -> set[int]:
    """Return the keys of the organisation and of all that belong to it, however far below.

    One statement a level.
    """
    found, level = {organisation.pk}, {organisation.pk}
    while level:
        rows = Organisation.objects.filter(umbrella__in=level).values_list("pk", flat=True)
        level = set(rows) - found
        found |= level
    return found


def umbrellas_called(text: str, region: Region, below: Organisation) -> OrganisationQuerySet:
    """Return the region's umbrella organisations by a part of their name, for one that belongs.

    Neither the organisation itself nor one that belongs to it is among them.
    """
    key = match_key(text)
    rows = visible_in(region).of_kind(OrganisationKind.UMBRELLA).by_name()
    if not key:
        return rows.none()
    named = Q(match_key__contains=key)
    for language in ("fi", "sv", "en"):
        named |= Q(**{f"name_{language}__icontains": text})
    return rows.filter(named).exclude(pk__in=keys_beneath(below))
