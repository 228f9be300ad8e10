"""Addresses of the echo."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from kumaja.voice.echo.feeds import answers_feed
from kumaja.voice.echo.views import annex, decision, desk, loops, notice, telling, thread

_NOTICE = pgettext_lazy("address", "echo/answer/<str:token>/")
_DESK = pgettext_lazy("address", "desk/answer/<slug:address>/")
_ANNEX = pgettext_lazy("address", "desk/answer/<slug:address>/annex/")

PLAIN = [
    path("k/<str:number>", thread.by_number, name="echo_by_number"),
    path("feeds/<str:language>/answers.atom", answers_feed, name="answers_feed"),
]
PAGES = {
    "matters": [
        path(
            pgettext_lazy("address", "decisions/<slug:address>/"),
            decision.decision,
            name="decision",
        ),
        path(pgettext_lazy("address", "matters/<slug:address>/annex/"), annex.annex, name="annex"),
    ],
    "echo": [
        path(_NOTICE, notice.notice, name="notice"),
        path(
            pgettext_lazy("address", "echo/answer/<str:token>/read/"),
            notice.notice_read,
            name="notice_read",
        ),
        path(
            pgettext_lazy("address", "echo/answer/<str:token>/open-again/"),
            notice.notice_reopen,
            name="notice_reopen",
        ),
        path(
            pgettext_lazy("address", "echo/answer/<str:token>/pass-on/"),
            notice.notice_pass_on,
            name="notice_pass_on",
        ),
        path(_DESK, desk.desk, name="desk"),
        path(_ANNEX, annex.annex_desk, name="annex"),
        path(
            pgettext_lazy("address", "desk/answer/<slug:address>/annex/<slug:code>/"),
            annex.annex_file,
            name="annex_file",
        ),
        path(
            pgettext_lazy("address", "desk/answer/<slug:address>/<str:owner>/<slug:code>/"),
            desk.desk_point,
            name="desk_point",
        ),
        path(pgettext_lazy("address", "desk/tell/<slug:address>/"), telling.tell_all, name="tell"),
        path(
            pgettext_lazy("address", "desk/tell/<slug:address>/<slug:code>/"),
            telling.tell_by_hand,
            name="tell_by_hand",
        ),
        path(
            pgettext_lazy("address", "desk/tell/<slug:address>/<slug:code>/letter/"),
            telling.tell_letter,
            name="tell_letter",
        ),
        path(pgettext_lazy("address", "desk/close/<slug:address>/"), telling.close, name="close"),
        path(pgettext_lazy("address", "echo/"), thread.echo_list, name="list"),
        path(pgettext_lazy("address", "echo/<slug:address>/"), thread.thread, name="thread"),
        path(pgettext_lazy("address", "awaiting-answer/"), loops.open_loops, name="open_loops"),
        path(
            pgettext_lazy("address", "awaiting-answer/points/"),
            loops.waiting_points,
            name="waiting_points",
        ),
    ],
}
