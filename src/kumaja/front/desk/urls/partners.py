"""Addresses of requests to partners: of officials, of associations, of coordination."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from kumaja.front.desk.urls.named import at
from kumaja.front.desk.views import (
    partners_answering,
    partners_asking,
    partners_coordinating,
    partners_reading,
)

ASKING = [
    at(pgettext_lazy("address", "find-partners/ask/"), partners_asking.ask),
    at(pgettext_lazy("address", "desk/partner-requests/"), partners_asking.requests),
    at(pgettext_lazy("address", "desk/partner-requests/<slug:code>/"), partners_reading.request),
    at(
        pgettext_lazy("address", "desk/partner-requests/<slug:code>/edit/"),
        partners_asking.request_edit,
    ),
    at(
        pgettext_lazy("address", "desk/partner-requests/<slug:code>/choose/"),
        partners_asking.request_choose,
    ),
    at(
        pgettext_lazy("address", "desk/partner-requests/<slug:code>/send/"),
        partners_asking.request_send,
    ),
    at(
        pgettext_lazy("address", "desk/partner-requests/<slug:code>/throw-away/"),
        partners_asking.request_drop,
    ),
    at(
        pgettext_lazy("address", "desk/partner-requests/<slug:code>/close/"),
        partners_reading.request_close,
    ),
    at(
        pgettext_lazy("address", "desk/partner-requests/<slug:code>/withdraw/"),
        partners_reading.request_withdraw,
    ),
]
ASKED = [
    at(
        pgettext_lazy("address", "our-association/<slug:address>/partner-requests/"),
        partners_answering.partner_invitations,
    ),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/partner-requests/<slug:code>/"),
        partners_answering.partner_invitation,
    ),
    at(
        pgettext_lazy(
            "address", "our-association/<slug:address>/partner-requests/<slug:code>/sheet/"
        ),
        partners_answering.partner_sheet,
    ),
    at(
        pgettext_lazy("address", "coordination/partner-requests/"),
        partners_coordinating.partner_queue,
    ),
    at(
        pgettext_lazy("address", "coordination/partner-requests/<slug:code>/"),
        partners_coordinating.partner_queue_request,
    ),
    at(
        pgettext_lazy("address", "coordination/partner-requests/<slug:code>/remind/"),
        partners_coordinating.partner_remind,
    ),
    at(
        pgettext_lazy("address", "coordination/partner-requests/<slug:code>/add/"),
        partners_coordinating.partner_add,
    ),
    at(
        pgettext_lazy(
            "address", "coordination/partner-requests/<slug:code>/answers/<slug:invitation>/"
        ),
        partners_coordinating.partner_answer,
    ),
]
