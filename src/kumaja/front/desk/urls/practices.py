"""Addresses of good practices: an association's own, coordination's, and from a practice's page."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from kumaja.front.desk.urls.named import at
from kumaja.front.desk.views import kept_practices, practices

PRACTICES = [
    at(pgettext_lazy("address", "our-association/<slug:address>/practices/"), practices.practices),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/practices/new/"),
        practices.practice_propose,
    ),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/practices/<slug:code>/"),
        practices.practice_proposal,
    ),
    at(
        pgettext_lazy(
            "address", "our-association/<slug:address>/practices/uses/<slug:code>/withdraw/"
        ),
        practices.practice_use_withdraw,
    ),
    at(pgettext_lazy("address", "coordination/practices/"), kept_practices.kept_practices),
    at(
        pgettext_lazy("address", "coordination/practices/new/"),
        kept_practices.kept_practice_create,
    ),
    at(
        pgettext_lazy("address", "coordination/practices/<slug:code>/"),
        kept_practices.kept_practice,
    ),
    at(
        pgettext_lazy("address", "coordination/practices/<slug:code>/edit/"),
        kept_practices.kept_practice_edit,
    ),
    at(
        pgettext_lazy("address", "coordination/practices/<slug:code>/publish/"),
        kept_practices.kept_practice_publish,
    ),
    at(
        pgettext_lazy("address", "coordination/practices/<slug:code>/share/"),
        kept_practices.kept_practice_share,
    ),
    at(
        pgettext_lazy("address", "coordination/practices/<slug:code>/archive/"),
        kept_practices.kept_practice_archive,
    ),
    at(
        pgettext_lazy("address", "coordination/practices/<slug:code>/uses/new/"),
        kept_practices.kept_practice_use,
    ),
    at(
        pgettext_lazy("address", "coordination/practices/<slug:code>/uses/<slug:use>/withdraw/"),
        kept_practices.kept_practice_use_withdraw,
    ),
]
OF_A_PRACTICE = [
    at(pgettext_lazy("address", "good-practices/<slug:address>/tell/"), practices.tell),
]
