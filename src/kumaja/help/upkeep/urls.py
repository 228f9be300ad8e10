"""Addresses of checking and of telling what is wrong."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from kumaja.help.upkeep.views import check, report

_CHECK = pgettext_lazy("address", "check/<str:token>/")
_CONFIRM = pgettext_lazy("address", "check/<str:token>/confirm/")
_RECORD = pgettext_lazy("address", "check/<str:token>/record/")
_ACTIVITY = pgettext_lazy("address", "check/<str:token>/activities/<slug:code>/")
_ANSWER = pgettext_lazy("address", "check/<str:token>/wrong/<slug:code>/")
_OF_ACTIVITY = pgettext_lazy("address", "activities/<slug:address>/wrong/")
_OF_ORGANISATION = pgettext_lazy("address", "associations/<slug:address>/wrong/")
_REPORTED = pgettext_lazy("address", "wrong/<slug:code>/")

PAGES = {
    "upkeep": [
        path(_CHECK, check.check, name="check"),
        path(_CONFIRM, check.confirm, name="confirm"),
        path(_RECORD, check.check_record, name="check_record"),
        path(_ACTIVITY, check.check_activity, name="check_activity"),
        path(_ANSWER, check.answer_report, name="answer_report"),
        path(_OF_ACTIVITY, report.report_activity, name="report_activity"),
        path(_OF_ORGANISATION, report.report_organisation, name="report_organisation"),
        path(_REPORTED, report.reported, name="reported"),
    ]
}
