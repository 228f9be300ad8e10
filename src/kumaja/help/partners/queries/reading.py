"""A request with its invitations, as its body and coordination read it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.partners.domain.kinds import Answer, RequestState
from kumaja.help.partners.models import (
    PartnerInvitation,
    PartnerInvitationQuerySet,
    PartnerRequest,
    PartnerRequestQuerySet,
)
from kumaja.help.partners.queries.telling import names_for, told
from kumaja.network.registry.models import Organisation


@dataclass(frozen=True, slots=True)
class ReadInvitation:
    """An invitation, with its reasons in the reader's words."""

    invitation: PartnerInvitation
    reasons: tuple[str, ...]
    has_come_back: bool = False

    @property
    def organisation(self) -> Organisation:
        """Who was asked."""
        return self.invitation.organisation


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """A request and its invitations by what they came to."""

    request: PartnerRequest
    rows: tuple[ReadInvitation, ...]

    @property
    def agreed(self) -> list[ReadInvitation]:
        """Those who come along."""
        return self._in(Answer.ACCEPTED)

    @property
    def declined(self) -> list[ReadInvitation]:
        """Those who can't now."""
        return self._in(Answer.DECLINED)

    @property
    def waiting(self) -> list[ReadInvitation]:
        """Those without an answer."""
        return self._in(Answer.WAITING)

    @property
    def unreachable(self) -> list[ReadInvitation]:
        """Those whom no mail reached: coordination rings them."""
        return [row for row in self.waiting if not row.invitation.to or row.has_come_back]

    def _in(self, state: Answer) -> list[ReadInvitation]:
        return [row for row in self.rows if row.invitation.state == state]


def with_need(requests: PartnerRequestQuerySet) -> PartnerRequestQuerySet:
    """Load requests with what their pages tell, in three statements."""
    rows = requests.select_related("body", "network", "region", "asked_by")
    return rows.prefetch_related(
        Prefetch("areas", Municipality.objects.order_by("sort_key_fi", "pk")),
        Prefetch("terms", Term.objects.order_by("scheme", "position", "pk")),
    )


def read_request(
    request: PartnerRequest, language: str, *, broken: Collection[str] = ()
) -> ReadRequest:
    """Return the request with its invitations by name; `broken` are addresses that fail."""
    rows = PartnerInvitation.objects.filter(request=request).select_related("organisation")
    loaded = list(rows.order_by("organisation__sort_key", "pk"))
    names = names_for(row.why for row in loaded)
    return ReadRequest(
        request,
        tuple(
            ReadInvitation(row, told(row.why, names, language), row.to.casefold() in broken)
            for row in loaded
        ),
    )


def invitations_to(organisation: Organisation, region: Region) -> list[PartnerInvitation]:
    """Return what the organisation has been asked, what waits first, then the latest."""
    rows = PartnerInvitation.objects.sent().of(organisation).filter(request__region=region)
    found = list(rows.select_related("request__body").order_by("-invited_at", "-pk"))
    return sorted(found, key=lambda row: not (row.is_waiting and row.request.is_open))


def waiting_for(organisations: Iterable[Organisation], region: Region) -> PartnerInvitationQuerySet:
    """Return the invitations that wait for the organisations, by day: one statement."""
    rows = PartnerInvitation.objects.waiting().filter(request__region=region)
    rows = rows.filter(organisation__in=list(organisations))
    return rows.select_related("request", "organisation").order_by("request__answer_by_on", "pk")


def needs_attention(request: PartnerRequest, day: date) -> bool:
    """Test whether coordination has something to do with it: a word, or a late answer."""
    words = getattr(request, "words", 0)
    return request.state == RequestState.SENT and (bool(words) or request.is_late_on(day))
