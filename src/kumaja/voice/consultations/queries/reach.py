"""Who spoke in a consultation, who stayed silent, and which groups nobody has spoken for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kumaja.voice.consultations.models import Consultation, ConsultationContribution, Invitation
from kumaja.voice.contributions.models import Backer


@dataclass(frozen=True, slots=True)
class Quiet:
    """How many who were invited have said nothing, and how many of them may be reminded."""

    silent: int = 0
    to_remind: int = 0

    @property
    def reminded(self) -> int:
        """How many of them were reminded, which is done once."""
        return self.silent - self.to_remind


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


def quiet_in(consultations: Iterable[Consultation]) -> dict[int, Quiet]:
    """Return how quiet each hearing is, by its key, in one statement; who all spoke are left out.

    One who was reminded and still said nothing is silent, and is not reminded again.
    """
    said = ConsultationContribution.objects.filter(
        consultation=OuterRef("consultation"), is_standing=True, contribution__withdrawn_at=None
    )
    own = said.filter(contribution__organisation=OuterRef("organisation"))
    behind = said.filter(contribution__backers__organisation=OuterRef("organisation"))
    rows = Invitation.objects.filter(consultation__in=consultations, invited_at__isnull=False)
    counted = rows.exclude(Exists(own) | Exists(behind)).order_by().values("consultation")
    fresh = Count("pk", filter=Q(reminded_at=None))
    return {
        row["consultation"]: Quiet(row["silent"], row["fresh"])
        for row in counted.annotate(silent=Count("pk"), fresh=fresh)
    }


def _standing(consultation: Consultation) -> QuerySet[ConsultationContribution]:
    rows = ConsultationContribution.objects.filter(consultation=consultation, is_standing=True)
    return rows.filter(contribution__withdrawn_at=None)
