"""Addresses of the audit."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from kumaja.voice.values.views import audit, recording

PAGES = {
    "values": [
        path(
            pgettext_lazy("address", "matters/<slug:address>/participation-audit/"),
            audit.audit, name="audit",
        ),
        path(
            pgettext_lazy("address", "matters/<slug:address>/participation-audit/<slug:about>/"),
            audit.rows, name="rows",
        ),
        path(
            pgettext_lazy("address", "desk/participation-audit/<slug:address>/"),
            recording.desk, name="desk",
        ),
        path(
            pgettext_lazy(
                "address", "desk/participation-audit/<slug:address>/claim/<str:owner>/<str:value>/"
            ),
            recording.claim, name="claim",
        ),
        path(
            pgettext_lazy("address", "desk/participation-audit/<slug:address>/needs/new/"),
            recording.need_add, name="need_add",
        ),
        path(
            pgettext_lazy("address", "desk/participation-audit/<slug:address>/needs/<slug:code>/"),
            recording.need, name="need",
        ),
        path(
            pgettext_lazy("address", "desk/participation-audit/<slug:address>/planning/new/"),
            recording.planning_add, name="planning_add",
        ),
        path(
            pgettext_lazy(
                "address", "desk/participation-audit/<slug:address>/planning/<slug:code>/"
            ),
            recording.planning, name="planning",
        ),
        path(
            pgettext_lazy("address", "desk/participation-audit/<slug:address>/drop/<slug:code>/"),
            recording.drop, name="drop",
        ),
    ]
}  # fmt: skip
