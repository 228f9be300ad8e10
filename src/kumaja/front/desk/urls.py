"""Addresses of the desk."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from kumaja.front.desk.views import (
    activities,
    administration,
    association,
    contact_roles,
    crisis,
    imports,
    kept_networks,
    landing,
    mails,
    missed,
    network_goals,
    network_tasks,
    networks,
    offers,
    people,
    previews,
    regions,
    triggers,
    upkeep,
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
_PARTS = [
    _at(pgettext_lazy("address", "our-association/<slug:address>/networks/"), networks.networks),
    _at(
        pgettext_lazy("address", "our-association/<slug:address>/networks/<slug:code>/"),
        networks.membership,
    ),
    _at(
        pgettext_lazy("address", "our-association/<slug:address>/networks/<slug:code>/leave/"),
        networks.membership_leave,
    ),
    _at(
        pgettext_lazy("address", "our-association/<slug:address>/contact-roles/"),
        contact_roles.contact_roles,
    ),
    _at(
        pgettext_lazy("address", "our-association/<slug:address>/contact-roles/<slug:code>/"),
        contact_roles.contact_role,
    ),
    _at(
        pgettext_lazy(
            "address", "our-association/<slug:address>/contact-roles/<slug:code>/remove/"
        ),
        contact_roles.contact_role_remove,
    ),
]
_KEPT = [
    _at(pgettext_lazy("address", "coordination/networks/"), kept_networks.kept_networks),
    _at(pgettext_lazy("address", "coordination/networks/new/"), kept_networks.kept_network_create),
    _at(pgettext_lazy("address", "coordination/networks/<slug:code>/"), kept_networks.kept_network),
    _at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/edit/"),
        kept_networks.kept_network_edit,
    ),
    _at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/end/"),
        kept_networks.kept_network_end,
    ),
    _at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/archive/"),
        kept_networks.kept_network_archive,
    ),
    _at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/tasks/new/"),
        network_tasks.network_task_add,
    ),
    _at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/tasks/<slug:task>/hold/"),
        network_tasks.network_task_hold,
    ),
    _at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/tasks/<slug:task>/drop/"),
        network_tasks.network_task_drop,
    ),
    _at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/holdings/<slug:holding>/end/"),
        network_tasks.network_holding_end,
    ),
    _at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/offers/<slug:offer>/"),
        network_tasks.network_offer,
    ),
    _at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/offers/<slug:offer>/decline/"),
        network_tasks.network_offer_decline,
    ),
    _at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/goals/new/"),
        network_goals.network_goal_set,
    ),
    _at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/goals/<slug:goal>/"),
        network_goals.network_goal_report,
    ),
    _at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/goals/<slug:goal>/drop/"),
        network_goals.network_goal_drop,
    ),
    _at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/support-group/"),
        network_goals.network_seat,
    ),
    _at(
        pgettext_lazy(
            "address", "coordination/networks/<slug:code>/support-group/<slug:seat>/end/"
        ),
        network_goals.network_seat_end,
    ),
]
_IN_A_NETWORK = [
    _at(pgettext_lazy("address", "networks/<slug:address>/join/"), networks.join),
    _at(
        pgettext_lazy("address", "networks/<slug:address>/tasks/<slug:code>/offer/"),
        offers.offer_create,
    ),
    _at(pgettext_lazy("address", "networks/<slug:address>/offers/<slug:code>/"), offers.offer),
    _at(
        pgettext_lazy("address", "networks/<slug:address>/offers/<slug:code>/agree/"),
        offers.offer_agree,
    ),
    _at(
        pgettext_lazy("address", "networks/<slug:address>/offers/<slug:code>/withdraw/"),
        offers.offer_withdraw,
    ),
]
_UPKEEP = [
    _at(pgettext_lazy("address", "coordination/upkeep/"), upkeep.upkeep),
    _at(pgettext_lazy("address", "coordination/upkeep/wrong/<slug:code>/"), upkeep.report),
    _at(pgettext_lazy("address", "coordination/upkeep/no-address/"), upkeep.unreachable),
    _at(pgettext_lazy("address", "coordination/upkeep/unchecked/"), upkeep.unchecked),
    _at(pgettext_lazy("address", "coordination/returned/"), mails.returned),
    _at(
        pgettext_lazy("address", "coordination/returned/<slug:code>/settle/"), mails.returned_settle
    ),
    _at(pgettext_lazy("address", "coordination/mail/"), mails.incoming),
    _at(pgettext_lazy("address", "coordination/mail/<slug:code>/"), mails.incoming_mail),
    _at(pgettext_lazy("address", "coordination/mail/<slug:code>/dismiss/"), mails.incoming_dismiss),
]
_IMPORTS = [
    _at(pgettext_lazy("address", "coordination/imports/"), imports.imports),
    _at(pgettext_lazy("address", "coordination/imports/new/"), imports.import_create),
    _at(pgettext_lazy("address", "coordination/imports/<slug:code>/"), imports.import_sheet),
    _at(
        pgettext_lazy("address", "coordination/imports/<slug:code>/columns/"),
        imports.import_columns,
    ),
    _at(pgettext_lazy("address", "coordination/imports/<slug:code>/row/"), previews.import_row),
    _at(
        pgettext_lazy("address", "coordination/imports/<slug:code>/keep-ours/"),
        imports.import_keep_ours,
    ),
    _at(pgettext_lazy("address", "coordination/imports/<slug:code>/apply/"), imports.import_apply),
    _at(pgettext_lazy("address", "coordination/imports/<slug:code>/undo/"), imports.import_undo),
    _at(pgettext_lazy("address", "coordination/imports/<slug:code>/drop/"), imports.import_drop),
]
PAGES = {
    "desk": [
        *_OWN, *_ASSOCIATION, *_PARTS, *_ADMINISTRATION, *_WORDS, *_CRISIS, *_KEPT, *_UPKEEP,
        *_IMPORTS,
    ],
    "networks": _IN_A_NETWORK,
}  # fmt: skip
