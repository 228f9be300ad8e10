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
    "object": _("What is being prepared: a strategy, a service or other"),
    "phase": _("Planning, carrying out or evaluation"),
    "state": _("Where the matter stands: ahead, open, heard, decided or done"),
    "turns_on": _("The day on which it opens or closes, or its hearing closed"),
    "title_fi": _("Title in Finnish"),
    "title_sv": _("Title in Swedish"),
    "title_en": _("Title in English"),
    "owners": _("Who prepares it and owes the answers"),
    "owner_codes": _("Codes of those who prepare it, with commas between"),
    "themes": _("Codes of its themes, with commas between"),
    "case_number": _("The authority's case number, if it is known"),
    "residents_may_speak": _("Whether residents too may give their view (True, False)"),
    "published_on": _("The day on which it was published"),
    "closed_on": _("The day on which all was answered and told"),
    "decided_on": _("The day of the decision"),
    "result_fi": _("What was decided, in Finnish"),
    "result_sv": _("What was decided, in Swedish"),
    "result_en": _("What was decided, in English"),
    "reasons_fi": _("Why, in Finnish"),
    "reasons_sv": _("Why, in Swedish"),
    "reasons_en": _("Why, in English"),
    "body": _("Who decided"),
    "body_code": _("Code of who decided"),
    "section": _("Section of the minutes"),
    "matter_code": _("Code of the matter"),
    "matter": _("Title of the matter"),
    "document_url": _("Address of the decision at the authority"),
    "url": _("Address of its page"),
}


def columns_told(names: Iterable[str]) -> tuple[ColumnTold, ...]:
    """Return the columns with what stands in each."""
    return tuple(ColumnTold(name, str(MEANINGS[name])) for name in names)
