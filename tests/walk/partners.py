"""A request to partners to walk in: one's own and a foreign association have been asked."""

from __future__ import annotations

from datetime import datetime, timedelta

from kumaja.foundation.regions.models import Region
from kumaja.help.partners.actions.drafting import (
    Invited,
    RequestLinks,
    begin_request,
    choose_invited,
)
from kumaja.help.partners.actions.sending import send_request
from kumaja.help.partners.models import PartnerInvitation, PartnerRequest
from kumaja.network.registry.models import Organisation


def make_partner_request(
    body: Organisation, region: Region, *asked: Organisation, now: datetime
) -> None:
    """Let a body ask these associations."""
    values = {
        "title": "Kumppaneita", "need": "Etsimme kumppaneita.", "language": "fi",
        "kind": "planning", "role": "suunnittelija", "contact": "019 9",
        "answer_by_on": now.date() + timedelta(days=50),
    }  # fmt: skip
    by = {"actor": "test", "now": now}
    request = begin_request(
        body=body, region=region, network=None, values=values, links=RequestLinks(), **by
    )
    choose_invited(request=request, invited=[Invited(row) for row in asked], **by)
    send_request(request=request, **by)


def codes_of_request(organisation: Organisation, name: str) -> dict[str, str]:
    """Return what fills an address of the request, or of what an association was asked."""
    row = PartnerInvitation.objects.get(organisation=organisation)
    is_asked = name.startswith(("desk:partner_invitation", "desk:partner_sheet"))
    return {
        "code": row.code if is_asked else PartnerRequest.objects.get().code,
        "invitation": row.code,
    }
