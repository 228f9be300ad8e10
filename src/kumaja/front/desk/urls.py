"""Addresses of the desk."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from kumaja.front.desk.views import (
    activities,
    administration,
    association,
    crisis,
    landing,
    missed,
    people,
    regions,
    triggers,
    voices,
    words,
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
_WORDS = [
    _at(pgettext_lazy("address", "coordination/"), words.coordination),
    _at(pgettext_lazy("address", "coordination/words/"), words.words),
    _at(pgettext_lazy("address", "coordination/words/new/"), words.word_create),
    _at(pgettext_lazy("address", "coordination/words/<slug:code>/"), words.word),
    _at(pgettext_lazy("address", "coordination/words/<slug:code>/retire/"), words.word_retire),
    _at(pgettext_lazy("address", "coordination/words/<slug:code>/restore/"), words.word_restore),
    _at(pgettext_lazy("address", "coordination/missed/"), missed.missed),
    _at(pgettext_lazy("address", "coordination/missed/<slug:code>/settle/"), missed.missed_settle),
    _at(
        pgettext_lazy("address", "coordination/missed/<slug:code>/unsettle/"),
        missed.missed_unsettle,
    ),
    _at(pgettext_lazy("address", "coordination/voices/"), voices.voices),
    _at(pgettext_lazy("address", "coordination/voices/<slug:code>/"), voices.voices_of),
    _at(pgettext_lazy("address", "coordination/voices/<slug:code>/new/"), voices.voice_create),
    _at(pgettext_lazy("address", "coordination/voice/<slug:code>/"), voices.voice),
    _at(pgettext_lazy("address", "coordination/voice/<slug:code>/retire/"), voices.voice_retire),
    _at(pgettext_lazy("address", "coordination/voice/<slug:code>/restore/"), voices.voice_restore),
]
_CRISIS = [
    _at(pgettext_lazy("address", "coordination/crisis/"), crisis.crisis),
    _at(pgettext_lazy("address", "coordination/crisis/words/"), triggers.crisis_triggers),
    _at(
        pgettext_lazy("address", "coordination/crisis/words/<slug:code>/retire/"),
        triggers.crisis_trigger_retire,
    ),
    _at(
        pgettext_lazy("address", "coordination/crisis/words/<slug:code>/restore/"),
        triggers.crisis_trigger_restore,
    ),
    _at(pgettext_lazy("address", "coordination/crisis/<slug:code>/"), crisis.crisis_contact),
    _at(
        pgettext_lazy("address", "coordination/crisis/<slug:code>/confirm/"), crisis.crisis_confirm
    ),
    _at(pgettext_lazy("address", "coordination/crisis/<slug:code>/retire/"), crisis.crisis_retire),
    _at(
        pgettext_lazy("address", "coordination/crisis/<slug:code>/restore/"), crisis.crisis_restore
    ),
]
PAGES = {"desk": [*_OWN, *_ASSOCIATION, *_ADMINISTRATION, *_WORDS, *_CRISIS]}
