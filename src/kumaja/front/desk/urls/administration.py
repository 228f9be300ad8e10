"""Addresses of administration."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from kumaja.front.desk.urls.named import at
from kumaja.front.desk.views import administration, regions

ADMINISTRATION = [
    at(pgettext_lazy("address", "administration/"), administration.administration),
    at(pgettext_lazy("address", "administration/regions/"), regions.admin_regions),
    at(pgettext_lazy("address", "administration/regions/new/"), regions.admin_region_create),
    at(pgettext_lazy("address", "administration/regions/<slug:slug>/"), regions.admin_region),
    at(
        pgettext_lazy("address", "administration/regions/<slug:slug>/close/"),
        regions.admin_region_close,
    ),
    at(
        pgettext_lazy("address", "administration/regions/<slug:slug>/reopen/"),
        regions.admin_region_reopen,
    ),
    at(pgettext_lazy("address", "administration/users/"), administration.admin_users),
    at(pgettext_lazy("address", "administration/users/<slug:code>/"), administration.admin_user),
    at(
        pgettext_lazy("address", "administration/users/<slug:code>/end/"),
        administration.admin_user_role_end,
    ),
    at(pgettext_lazy("address", "administration/vocabularies/"), administration.admin_terms),
    at(pgettext_lazy("address", "administration/queue/"), administration.admin_queue),
    at(pgettext_lazy("address", "administration/queue/revive/"), administration.admin_job_revive),
    at(pgettext_lazy("address", "administration/log/"), administration.admin_log),
]
