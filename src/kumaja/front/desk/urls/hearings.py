"""Addresses of those who hear: officials of a matter's owners, and coordination."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from kumaja.front.desk.urls.named import at
from kumaja.front.desk.views import hearing_reach, hearings

HEARINGS = [
    at(pgettext_lazy("address", "desk/hearings/"), hearings.hearings),
    at(
        pgettext_lazy("address", "desk/matters/<slug:code>/stages/<slug:stage>/hear/"),
        hearings.hearing_begin,
    ),
    at(pgettext_lazy("address", "desk/matters/<slug:code>/hearings/<slug:hearing>/"),
       hearings.hearing),
    at(pgettext_lazy("address", "desk/matters/<slug:code>/hearings/<slug:hearing>/words/"),
       hearings.hearing_words),
    at(pgettext_lazy("address", "desk/matters/<slug:code>/hearings/<slug:hearing>/questions/"),
       hearings.hearing_questions),
    at(pgettext_lazy("address", "desk/matters/<slug:code>/hearings/<slug:hearing>/text/"),
       hearings.hearing_text),
    at(pgettext_lazy("address", "desk/matters/<slug:code>/hearings/<slug:hearing>/open/"),
       hearings.hearing_open),
    at(pgettext_lazy("address", "desk/matters/<slug:code>/hearings/<slug:hearing>/end/"),
       hearings.hearing_end),
    at(pgettext_lazy("address", "desk/matters/<slug:code>/hearings/<slug:hearing>/invite/"),
       hearing_reach.hearing_invite),
    at(pgettext_lazy("address", "desk/matters/<slug:code>/hearings/<slug:hearing>/remind/"),
       hearing_reach.hearing_remind),
    at(pgettext_lazy("address", "desk/matters/<slug:code>/hearings/<slug:hearing>/help/"),
       hearing_reach.hearing_help),
    at(pgettext_lazy("address",
                     "desk/matters/<slug:code>/hearings/<slug:hearing>/answer/<slug:asked>/"),
       hearing_reach.hearing_answer),
    at(pgettext_lazy("address",
                     "desk/matters/<slug:code>/hearings/<slug:hearing>/place/<slug:point>/"),
       hearing_reach.hearing_place),
]  # fmt: skip
