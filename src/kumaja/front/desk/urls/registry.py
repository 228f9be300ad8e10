"""Addresses of what keeps the registry clean: requests, records that may be one."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from kumaja.front.desk.urls.named import at
from kumaja.front.desk.views import adopting, duplicates, masters, requests

REGISTRY = [
    at(
        pgettext_lazy("address", "our-association/<slug:address>/record/found/"),
        adopting.record_adopt,
    ),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/record/masters/"),
        masters.masters,
    ),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/record/masters/end/"),
        masters.master_end,
    ),
    at(pgettext_lazy("address", "coordination/requests/"), requests.requests),
    path(
        pgettext_lazy("address", "coordination/requests/<slug:code>/"),
        requests.answer_request,
        name="request",
    ),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/people/requests/<slug:code>/"),
        requests.people_request,
    ),
    at(pgettext_lazy("address", "coordination/duplicates/"), duplicates.duplicates),
    at(pgettext_lazy("address", "coordination/duplicates/search/"), duplicates.duplicates_search),
    at(pgettext_lazy("address", "coordination/duplicates/<slug:code>/"), duplicates.duplicate),
    at(
        pgettext_lazy("address", "coordination/duplicates/<slug:code>/two/"),
        duplicates.duplicate_dismiss,
    ),
    at(
        pgettext_lazy("address", "coordination/duplicates/<slug:code>/again/"),
        duplicates.duplicate_reconsider,
    ),
    at(pgettext_lazy("address", "coordination/merges/<slug:code>/"), duplicates.merge),
    at(pgettext_lazy("address", "coordination/merges/<slug:code>/undo/"), duplicates.merge_undo),
]
