"""Who spoke in a consultation, who stayed silent, and which groups nobody has spoken for."""

from __future__ import annotations

from django.db.models import QuerySet

from kumaja.voice.consultations.models import Consultation, ConsultationContribution, Invitation
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


def silent_of(consultation: Consultation) -> list[Invitation]:
    """Return the invitations of who said nothing and was not asked once more, by name."""
    rows = consultation.invitations.filter(reminded_at=None, invited_at__isnull=False)
    rows = rows.exclude(organisation__in=spoken_in(consultation))
    return list(rows.select_related("organisation").order_by("organisation__sort_key", "pk"))


def _standing(consultation: Consultation) -> QuerySet[ConsultationContribution]:
    rows = ConsultationContribution.objects.filter(consultation=consultation, is_standing=True)
    return rows.filter(contribution__withdrawn_at=None)
