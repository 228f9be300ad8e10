"""How requests have fared: counted, and each figure opens to its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Q

from kumaja.foundation.regions.models import Region
from kumaja.help.partners.domain.figures import Figures, median_days
from kumaja.help.partners.domain.kinds import Answer
from kumaja.help.partners.models import PartnerInvitation, PartnerRequest, PartnerRequestQuerySet
from kumaja.network.registry.models import Organisation

SHOWN: Final = 20
# The middle of the latest answers: enough to be true, few enough to be read for one page.
LATEST: Final = 1_000


@dataclass(frozen=True, slots=True)
class CountedRequest:
    """A request with how many were asked and what they answered."""

    request: PartnerRequest
    figures: Figures


def get_figures(region: Region, *, body: Organisation | None = None) -> Figures:
    """Return the figures of the region, or of one body: two statements."""
    requests = PartnerRequest.objects.in_region(region).ever_sent()
    if body is not None:
        requests = requests.filter(body=body)
    return _figures(requests)


def _figures(requests: PartnerRequestQuerySet) -> Figures:
    rows = PartnerInvitation.objects.sent().filter(request__in=requests)
    sent = Q(invitations__in=rows)
    counts = requests.order_by().aggregate(
        requests=Count("pk", distinct=True),
        invited=Count("invitations", filter=sent),
        accepted=Count("invitations", filter=sent & Q(invitations__state=Answer.ACCEPTED)),
        declined=Count("invitations", filter=sent & Q(invitations__state=Answer.DECLINED)),
    )
    answered = rows.exclude(state=Answer.WAITING).order_by("-answered_at", "-pk")
    days = [row.days_to_answer or 0 for row in answered.only("invited_at", "answered_at")[:LATEST]]
    return Figures(days=median_days(days), **counts)


def counted(requests: PartnerRequestQuerySet) -> PartnerRequestQuerySet:
    """Return the requests with how many were `asked`, `agreed` and `declined`."""
    return requests.annotate(
        asked=Count("invitations", filter=Q(invitations__invited_at__isnull=False)),
        agreed=Count("invitations", filter=Q(invitations__state=Answer.ACCEPTED)),
        declined=Count("invitations", filter=Q(invitations__state=Answer.DECLINED)),
        words=Count(
            "invitations",
            filter=Q(invitations__state=Answer.WAITING) & ~Q(invitations__word=""),
        ),
    )


def latest_requests(region: Region) -> Sequence[PartnerRequest]:
    """Return the latest requests that went out, as the figures open to them: one statement."""
    rows = counted(PartnerRequest.objects.in_region(region).ever_sent())
    return list(rows.select_related("body").latest_first()[:SHOWN])
