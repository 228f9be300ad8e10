"""Addresses of an association's own desk."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from kumaja.front.desk.urls.named import at
from kumaja.front.desk.views import activities, association, landing, people, returned, said

ASSOCIATION = [
    at(pgettext_lazy("address", "our-association/"), landing.choose),
    at(pgettext_lazy("address", "our-association/<slug:address>/"), association.our_association),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/answers/<slug:code>/judge/"),
        returned.judge,
    ),
    at(pgettext_lazy("address", "our-association/<slug:address>/voice/"), said.said),
    at(pgettext_lazy("address", "our-association/<slug:address>/record/"), association.record),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/record/edit/"),
        association.record_edit,
    ),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/record/saved/"),
        association.record_saved,
    ),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/record/confirm/"),
        association.record_confirm,
    ),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/record/history/"),
        association.record_history,
    ),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/activities/"),
        activities.activities,
    ),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/activities/new/"),
        activities.activity_create,
    ),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/activities/<slug:code>/"),
        activities.activity,
    ),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/activities/<slug:code>/edit/"),
        activities.activity_edit,
    ),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/activities/<slug:code>/saved/"),
        activities.activity_saved,
    ),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/activities/<slug:code>/confirm/"),
        activities.activity_confirm,
    ),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/activities/<slug:code>/end/"),
        activities.activity_end,
    ),
    at(pgettext_lazy("address", "our-association/<slug:address>/people/"), people.people),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/people/withdraw/"),
        people.invitation_withdraw,
    ),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/people/<slug:code>/end/"),
        people.role_end,
    ),
]
