"""Which views wait to be given: associations that were asked, and drafts under way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.models import (
    Consultation,
    ConsultationContribution,
    Invitation,
    ViewDraft,
)


@dataclass(frozen=True, slots=True)
class WaitingView:
    """A view that an association was asked for, or has begun to write."""

    organisation: Organisation
    consultation: Consultation
    draft_code: str = ""


def views_waiting(
    organisations: Sequence[Organisation], region: Region, now: datetime
) -> list[WaitingView]:
    """Return what waits of the associations while views are taken: three statements."""
    is_open = {"consultation__in": Consultation.objects.in_region(region).open_at(now)}
    codes = [row.code for row in organisations]
    links = ConsultationContribution.objects.filter(speaker_code__in=codes, is_standing=True)
    said = set(links.filter(**is_open).values_list("consultation", "speaker_code"))
    related = ("organisation", "consultation__matter", "consultation__stage")
    drafts = ViewDraft.objects.filter(organisation__in=list(organisations), **is_open)
    found = {
        (row.consultation_id, row.organisation.code): WaitingView(
            row.organisation, row.consultation, row.code
        )
        for row in drafts.select_related(*related)
    }
    asked = Invitation.objects.filter(organisation__in=list(organisations), **is_open)
    for row in asked.exclude(invited_at=None).select_related(*related):
        key = (row.consultation_id, row.organisation.code)
        if key not in said:
            found.setdefault(key, WaitingView(row.organisation, row.consultation))
    return sorted(found.values(), key=lambda each: each.consultation.stage.ends_at)
