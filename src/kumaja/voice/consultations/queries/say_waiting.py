"""Which views wait to be given: associations that were asked, and drafts under way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

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
    """Return what waits of the associations while views are taken: two statements."""
    is_open = {"consultation__in": Consultation.objects.in_region(region).open_at(now)}
    own = {"organisation__in": [row.pk for row in organisations]}
    related = ("organisation", "consultation__matter", "consultation__stage")
    drafts = ViewDraft.objects.filter(**own, **is_open).select_related(*related)
    found = {
        (row.consultation_id, row.organisation_id): WaitingView(
            row.organisation, row.consultation, row.code
        )
        for row in drafts
    }
    said = ConsultationContribution.objects.filter(
        consultation=OuterRef("consultation"), speaker_code=OuterRef("organisation__code"),
        is_standing=True,
    )  # fmt: skip
    asked = Invitation.objects.filter(~Exists(said), **own, **is_open).exclude(invited_at=None)
    for row in asked.select_related(*related):
        key = (row.consultation_id, row.organisation_id)
        found.setdefault(key, WaitingView(row.organisation, row.consultation))
    return sorted(found.values(), key=lambda each: each.consultation.stage.ends_at)
