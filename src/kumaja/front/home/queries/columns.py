"""What stands in each column of the tables that anyone may take."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext_lazy as _

from kumaja.front.home.domain.catalogue import ColumnTold

MEANINGS: Final = {
    "type": _("Activity, organisation or network"),
    "code": _("The row's code here; it lasts, also when the name changes"),
    "uuid": _("The row's id in the world: a UUID"),
    "kind": _("What sort it is"),
    "name_fi": _("Name in Finnish"),
    "name_sv": _("Name in Swedish"),
    "name_en": _("Name in English"),
    "summary_fi": _("What it is, in Finnish"),
    "summary_sv": _("What it is, in Swedish"),
    "summary_en": _("What it is, in English"),
    "purpose_fi": _("What it is for, in Finnish"),
    "purpose_sv": _("What it is for, in Swedish"),
    "purpose_en": _("What it is for, in English"),
    "organisation_code": _("Code of the organisation that arranges it"),
    "organisation": _("Name of the organisation that arranges it"),
    "business_id": _("Finnish business id, if the organisation tells it"),
    "municipalities": _("Codes of Statistics Finland, with commas between"),
    "whole_region": _("Whether it serves the whole region (True, False)"),
    "remote": _("Whether one can take part from afar (True, False)"),
    "languages": _("Languages as codes of ISO 639, with commas between"),
    "language_status": _("The official languages of the municipality"),
    "website": _("Address of its own pages"),
    "price_kind": _("Free, paid or not told"),
    "price": _("Price in euros"),
    "way_in": _("How one gets in"),
    "starts_on": _("First day"),
    "last_on": _("Last day; empty when it goes on"),
    "ended_on": _("The day from which it is no more; empty when it goes on"),
    "checked_on": _("The day on which someone last checked that it is true"),
    "convener_code": _("Code of the organisation that convenes it"),
    "convener": _("Name of the organisation that convenes it"),
    "locality": _("Village or part of town, if it works in one"),
    "population": _("Number of inhabitants"),
    "activities": _("How many activities it has of its own now"),
    "url": _("Address of its page"),
}


def columns_told(names: Iterable[str]) -> tuple[ColumnTold, ...]:
    """Return the columns with what stands in each."""
    return tuple(ColumnTold(name, str(MEANINGS[name])) for name in names)
