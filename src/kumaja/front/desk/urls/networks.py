"""Addresses of networks: of an association, of coordination, and from the page of a network."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from kumaja.front.desk.urls.named import at
from kumaja.front.desk.views import (
    contact_roles,
    kept_networks,
    network_goals,
    network_tasks,
    networks,
    offers,
)

PARTS = [
    at(pgettext_lazy("address", "our-association/<slug:address>/networks/"), networks.networks),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/networks/<slug:code>/"),
        networks.membership,
    ),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/networks/<slug:code>/leave/"),
        networks.membership_leave,
    ),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/contact-roles/"),
        contact_roles.contact_roles,
    ),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/contact-roles/<slug:code>/"),
        contact_roles.contact_role,
    ),
    at(
        pgettext_lazy(
            "address", "our-association/<slug:address>/contact-roles/<slug:code>/remove/"
        ),
        contact_roles.contact_role_remove,
    ),
]
KEPT = [
    at(pgettext_lazy("address", "coordination/networks/"), kept_networks.kept_networks),
    at(pgettext_lazy("address", "coordination/networks/new/"), kept_networks.kept_network_create),
    at(pgettext_lazy("address", "coordination/networks/<slug:code>/"), kept_networks.kept_network),
    at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/edit/"),
        kept_networks.kept_network_edit,
    ),
    at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/end/"),
        kept_networks.kept_network_end,
    ),
    at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/archive/"),
        kept_networks.kept_network_archive,
    ),
    at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/tasks/new/"),
        network_tasks.network_task_add,
    ),
    at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/tasks/<slug:task>/hold/"),
        network_tasks.network_task_hold,
    ),
    at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/tasks/<slug:task>/drop/"),
        network_tasks.network_task_drop,
    ),
    at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/holdings/<slug:holding>/end/"),
        network_tasks.network_holding_end,
    ),
    at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/offers/<slug:offer>/"),
        network_tasks.network_offer,
    ),
    at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/offers/<slug:offer>/decline/"),
        network_tasks.network_offer_decline,
    ),
    at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/goals/new/"),
        network_goals.network_goal_set,
    ),
    at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/goals/<slug:goal>/"),
        network_goals.network_goal_report,
    ),
    at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/goals/<slug:goal>/drop/"),
        network_goals.network_goal_drop,
    ),
    at(
        pgettext_lazy("address", "coordination/networks/<slug:code>/support-group/"),
        network_goals.network_seat,
    ),
    at(
        pgettext_lazy(
            "address", "coordination/networks/<slug:code>/support-group/<slug:seat>/end/"
        ),
        network_goals.network_seat_end,
    ),
]
IN_A_NETWORK = [
    at(pgettext_lazy("address", "networks/<slug:address>/join/"), networks.join),
    at(
        pgettext_lazy("address", "networks/<slug:address>/tasks/<slug:code>/offer/"),
        offers.offer_create,
    ),
    at(pgettext_lazy("address", "networks/<slug:address>/offers/<slug:code>/"), offers.offer),
    at(
        pgettext_lazy("address", "networks/<slug:address>/offers/<slug:code>/agree/"),
        offers.offer_agree,
    ),
    at(
        pgettext_lazy("address", "networks/<slug:address>/offers/<slug:code>/withdraw/"),
        offers.offer_withdraw,
    ),
]
