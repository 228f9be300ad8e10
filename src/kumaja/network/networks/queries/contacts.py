"""By which posts stakeholders are reached: of one body, and of a region by theme."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Prefetch, QuerySet

from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.networks.models import ContactRole
from kumaja.network.registry.models import Organisation

_NAMES: Final = ("name_fi", "name_sv", "name_en")


@dataclass(frozen=True, slots=True)
class ThemeContacts:
    """The posts that answer in a theme; without one they answer in everything else."""

    theme: Term | None
    roles: tuple[ContactRole, ...]


def contact_roles_of(organisation: Organisation, region: Region) -> list[ContactRole]:
    """Return a body's posts with their themes, in the order they were told: two statements."""
    return list(contact_roles_in(region).filter(organisation=organisation))


def contacts_by_theme(region: Region) -> list[ThemeContacts]:
    """Return the region's posts theme by theme, each with its body: two statements."""
    rows = contact_roles_in(region).select_related("organisation")
    current = rows.filter(organisation__archived_at__isnull=True)
    return _by_theme(list(current.order_by("organisation__sort_key", "pk")))


def _by_theme(roles: Iterable[ContactRole]) -> list[ThemeContacts]:
    found: dict[int | None, list[ContactRole]] = {}
    themes: dict[int, Term] = {}
    for role in roles:
        own = list(role.themes.all())
        themes |= {term.pk: term for term in own}
        keys: list[int | None] = [term.pk for term in own]
        for key in keys or [None]:
            found.setdefault(key, []).append(role)
    in_order = sorted(themes.values(), key=lambda term: (term.position, term.pk))
    by_theme = [ThemeContacts(term, tuple(found[term.pk])) for term in in_order]
    general = found.get(None)
    return [*by_theme, *([ThemeContacts(None, tuple(general))] if general else [])]


def contact_roles_in(region: Region) -> QuerySet[ContactRole]:
    """Return a region's posts with their themes, in the order they were told."""
    themes = Term.objects.only("scheme", "code", "position", *_NAMES).order_by("position", "pk")
    rows = ContactRole.objects.filter(region=region)
    return rows.prefetch_related(Prefetch("themes", themes)).order_by("pk")
