"""What a row of a list tells of an organisation."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from kumaja.foundation.design.engine.reader import read
from kumaja.network.registry.models import Organisation

register = template.Library()
_NAMED = 4


@register.filter
def areas_in_short(organisation: Organisation) -> str:
    """Return where it works: the first municipalities and how many more (areas prefetched)."""
    if organisation.is_region_wide:
        return _("The whole region")
    areas = list(organisation.areas.all())
    names = ", ".join(str(read(area.name)) for area in areas[:_NAMED])
    return f"{names} +{len(areas) - _NAMED}" if len(areas) > _NAMED else names
