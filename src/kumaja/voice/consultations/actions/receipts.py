"""The receipt that whoever spoke keeps: a mailed link that shows it, as long as it is wanted."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from kumaja.foundation.accounts.actions import make_link
from kumaja.foundation.accounts.queries import link_address
from kumaja.foundation.outbox.actions import post
from kumaja.voice.consultations.queries.say import answered_by_of
from kumaja.voice.contributions.models import Contribution

RECEIPT_PAGE: Final = "contributions:receipt"


@transaction.atomic
def send_receipt(*, contribution: Contribution, to: str, now: datetime) -> str:
    """Mail the receipt to the one who sent the view; returns the token of its link.

    A broken address keeps no view out: then the receipt is on the page alone.
    """
    language = contribution.language
    token = make_link(
        page=RECEIPT_PAGE, payload={"contribution": contribution.code}, now=now, language=language
    )
    with override(language):
        told = {
            "contribution": contribution, "link": link_address(token),
            "answered_by": answered_by_of(contribution.stage),
        }  # fmt: skip
        body = render_to_string("consultations/mail/receipt.txt", told)
        subject = _("Receipt: view %(number)s") % {"number": contribution.number}
    try:
        post(
            to=to, subject=subject, body=body, region=contribution.region, language=language,
            kind="consultations.receipt", now=now, link=link_address(token),
            about=contribution.organisation or contribution,
            reply_to=contribution.region.email,
        )  # fmt: skip
    except ValidationError:
        return token
    return token
