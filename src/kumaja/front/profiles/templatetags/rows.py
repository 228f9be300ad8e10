"""What a row of a list tells of an activity or an organisation."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.translation import gettext as _

from kumaja.foundation.design.domain.lists import Row
from kumaja.foundation.design.engine.reader import foreign, language_here, read, spoken
from kumaja.help.directory.models import Activity
from kumaja.help.directory.queries import ActivityCard, as_row
from kumaja.network.registry.models import Organisation

register = template.Library()
_NAMED = 4


@register.filter
def activity_rows(cards: Iterable[ActivityCard]) -> list[Row]:
    """Return activities as rows: when and where."""
    return [as_row(card) for card in cards]


@register.filter
def similar_rows(activities: Iterable[Activity]) -> list[Row]:
    """Return activities of others as rows: whose they are."""
    here = language_here()
    return [_row(one, spoken(one.organisation.name, here), here) for one in activities]


@register.filter
def organisation_rows(organisations: Iterable[Organisation]) -> list[Row]:
    """Return organisations as rows."""
    here = language_here()
    return [_row(one, "", here) for one in organisations]


@register.filter
def organisation_rows_with_areas(organisations: Iterable[Organisation]) -> list[Row]:
    """Return organisations as rows that tell where each works (areas prefetched)."""
    here = language_here()
    return [_row(one, _areas_in_short(one, here), here) for one in organisations]


def _row(one: Activity | Organisation, meta: str, here: str) -> Row:
    name = read(one.name, here)
    return Row(
        name.value, one.get_absolute_url(), spoken(one.summary, here), meta, foreign(name, here)
    )


def _areas_in_short(organisation: Organisation, here: str) -> str:
    """Return where it works: the first municipalities and how many more."""
    if organisation.is_region_wide:
        return _("The whole region")
    areas = list(organisation.areas.all())
    names = ", ".join(str(read(area.name, here)) for area in areas[:_NAMED])
    return f"{names} +{len(areas) - _NAMED}" if len(areas) > _NAMED else names
