"""Who spoke in a consultation, who stayed silent, and which groups nobody has spoken for."""

from __future__ import annotations

from django.db.models import QuerySet

from kumaja.voice.consultations.models import Consultation, ConsultationContribution
from kumaja.voice.contributions.models import Backer


def spoken_in(consultation: Consultation) -> set[int]:
    """Return the keys of the organisations that spoke: themselves, or behind a network."""
    said = _standing(consultation).values("contribution")
    own = _standing(consultation).exclude(contribution__organisation=None)
    behind = Backer.objects.filter(contribution__in=said)
    return {
        *own.values_list("contribution__organisation", flat=True),
        *behind.values_list("organisation", flat=True),
    }


def _standing(consultation: Consultation) -> QuerySet[ConsultationContribution]:
    rows = ConsultationContribution.objects.filter(consultation=consultation, is_standing=True)
    return rows.filter(contribution__withdrawn_at=None)
