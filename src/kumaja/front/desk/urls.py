"""Addresses of the desk."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from kumaja.front.desk.views import (
    activities,
    administration,
    association,
    landing,
    people,
    regions,
)


def _at(address: Any, view: Any) -> URLPattern:  # noqa: ANN401 - lazy text and any view
    """Return a pattern that is named like its view."""
    pattern: URLPattern = path(address, view, name=view.__name__)
    return pattern


_ASSOCIATION = [
    _at(pgettext_lazy("address", "our-association/"), landing.choose),
    _at(pgettext_lazy("address", "our-association/<slug:address>/"), association.our_association),
    _at(pgettext_lazy("address", "our-association/<slug:address>/record/"), association.record),
    _at(
        pgettext_lazy("address", "our-association/<slug:address>/record/edit/"),
        association.record_edit,
    ),
    _at(
        pgettext_lazy("address", "our-association/<slug:address>/record/saved/"),
        association.record_saved,
    ),
    _at(
        pgettext_lazy("address", "our-association/<slug:address>/record/confirm/"),
        association.record_confirm,
    ),
    _at(
        pgettext_lazy("address", "our-association/<slug:address>/record/history/"),
        association.record_history,
    ),
    _at(
        pgettext_lazy("address", "our-association/<slug:address>/activities/"),
        activities.activities,
    ),
    _at(
        pgettext_lazy("address", "our-association/<slug:address>/activities/new/"),
        activities.activity_create,
    ),
    _at(
        pgettext_lazy("address", "our-association/<slug:address>/activities/<slug:code>/"),
        activities.activity,
    ),
    _at(
        pgettext_lazy("address", "our-association/<slug:address>/activities/<slug:code>/edit/"),
        activities.activity_edit,
    ),
    _at(
        pgettext_lazy("address", "our-association/<slug:address>/activities/<slug:code>/saved/"),
        activities.activity_saved,
    ),
    _at(
        pgettext_lazy("address", "our-association/<slug:address>/activities/<slug:code>/confirm/"),
        activities.activity_confirm,
    ),
    _at(
        pgettext_lazy("address", "our-association/<slug:address>/activities/<slug:code>/end/"),
        activities.activity_end,
    ),
    _at(pgettext_lazy("address", "our-association/<slug:address>/people/"), people.people),
    _at(
        pgettext_lazy("address", "our-association/<slug:address>/people/withdraw/"),
        people.invitation_withdraw,
    ),
    _at(
        pgettext_lazy("address", "our-association/<slug:address>/people/<slug:code>/end/"),
        people.role_end,
    ),
]
_OWN = [
    _at(pgettext_lazy("address", "desk/"), landing.landing),
    _at(pgettext_lazy("address", "invitation/<str:token>/"), people.invitation),
]
_ADMINISTRATION = [
    _at(pgettext_lazy("address", "administration/"), administration.administration),
    _at(pgettext_lazy("address", "administration/regions/"), regions.admin_regions),
    _at(pgettext_lazy("address", "administration/regions/new/"), regions.admin_region_create),
    _at(pgettext_lazy("address", "administration/regions/<slug:slug>/"), regions.admin_region),
    _at(
        pgettext_lazy("address", "administration/regions/<slug:slug>/close/"),
        regions.admin_region_close,
    ),
    _at(
        pgettext_lazy("address", "administration/regions/<slug:slug>/reopen/"),
        regions.admin_region_reopen,
    ),
    _at(pgettext_lazy("address", "administration/users/"), administration.admin_users),
    _at(pgettext_lazy("address", "administration/users/<slug:code>/"), administration.admin_user),
    _at(
        pgettext_lazy("address", "administration/users/<slug:code>/end/"),
        administration.admin_user_role_end,
    ),
    _at(pgettext_lazy("address", "administration/vocabularies/"), administration.admin_terms),
    _at(pgettext_lazy("address", "administration/queue/"), administration.admin_queue),
    _at(pgettext_lazy("address", "administration/queue/revive/"), administration.admin_job_revive),
    _at(pgettext_lazy("address", "administration/log/"), administration.admin_log),
]
PAGES = {"desk": [*_OWN, *_ASSOCIATION, *_ADMINISTRATION]}
