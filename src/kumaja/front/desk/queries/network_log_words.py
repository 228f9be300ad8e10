"""What acts on networks, their rows and their fields are called in the log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kumaja.front.desk.queries.words import Words
from kumaja.network.networks.queries.words import (
    DEGREE_WORDS,
    GOAL_WORDS,
    KIND_WORDS,
    MANNER_WORDS,
    OFFER_WORDS,
    TASK_WORDS,
)

NETWORK, MEMBERSHIP = "networks.Network", "networks.NetworkMembership"
TASK, HOLDING, OFFER = "networks.NetworkTask", "networks.TaskHolding", "networks.TaskOffer"
GOAL, REPORT = "networks.Goal", "networks.GoalReport"
SEAT, CONTACT_ROLE = "networks.SupportGroupSeat", "networks.ContactRole"

VERBS: Final[dict[str, Words]] = {
    "founded": pgettext_lazy("somebody did", "founded a network"),
    "amended": pgettext_lazy("somebody did", "amended"),
    "archived": pgettext_lazy("somebody did", "took it out of lists"),
    "joined": pgettext_lazy("somebody did", "joined a network"),
    "changed its degree": pgettext_lazy("somebody did", "ended a degree"),
    "began a degree": pgettext_lazy("somebody did", "began a degree"),
    "left": pgettext_lazy("somebody did", "left a network"),
    "seated": pgettext_lazy("somebody did", "gave a seat"),
    "given": pgettext_lazy("somebody did", "gave a task"),
    "dropped": pgettext_lazy("somebody did", "took it back"),
    "offered": pgettext_lazy("somebody did", "offered to take a task"),
    "agreed": pgettext_lazy("somebody did", "agreed to an offer"),
    "withdrawn": pgettext_lazy("somebody did", "withdrew an offer"),
    "accepted": pgettext_lazy("somebody did", "accepted an offer"),
    "declined": pgettext_lazy("somebody did", "did not accept an offer"),
    "set": pgettext_lazy("somebody did", "set a goal"),
    "reported": pgettext_lazy("somebody did", "told how a goal fares"),
}
OBJECTS: Final[dict[str, Words]] = {
    NETWORK: _("Network"),
    MEMBERSHIP: _("Membership of a network"),
    TASK: _("Task of a network"),
    HOLDING: _("Holder of a task"),
    OFFER: _("Offer to take a task"),
    GOAL: _("Goal"),
    REPORT: _("Report on a goal"),
    SEAT: _("Seat in a support group"),
    CONTACT_ROLE: _("Contact role"),
}
_DAYS: Final[dict[str, Words]] = {
    "since_on": _("First day"), "until_on": _("Ends on"), "dropped_on": _("Taken back on"),
    "network": _("Network"), "organisation": _("Organisation"), "region": _("Region"),
}  # fmt: skip
FIELDS: Final[dict[str, Mapping[str, Words]]] = {
    NETWORK: _DAYS | {
        "name": _("Name"), "purpose": _("What is it for?"), "kind": _("Kind"),
        "starts_on": _("First day"), "ends_on": _("Ends on"), "convener": _("Convened by"),
        "is_region_wide": _("It works in the whole region"),
        "locality": _("Village or part of town"),
        "municipalities": _("Municipalities"), "terms": _("Terms"),
        "archived_at": _("Taken out of lists"),
        "archive_reason": _("Why it was taken out of lists"),
        "successor": _("Who goes on instead"),
    },
    MEMBERSHIP: _DAYS | {"degree": _("How actively do you take part?")},
    TASK: _DAYS | {"name": _("Task"), "kind": _("Kind")},
    HOLDING: _DAYS | {
        "manner": _("How is it held?"), "title": _("Title of the post"),
        "decided_by": _("By whose decision?"), "decided_on": _("Decided on"),
        "holders": _("Who holds it"),
    },
    OFFER: {
        "state": _("State"), "words": _("What would you do?"), "language": _("Language"),
        "starts_on": _("First day"), "reason": _("Why it was not accepted"),
        "parties": _("Who offers"), "party": _("Who agreed"),
    },
    GOAL: _DAYS | {
        "title": _("Goal"), "set_on": _("Set on"), "due_on": _("To be reached by"),
    },
    REPORT: {
        "state": _("How does it fare?"), "words": _("What has happened?"), "told_on": _("Day"),
    },
    SEAT: _DAYS,
    CONTACT_ROLE: _DAYS | {
        "title": _("Title of the post"), "email": _("Mail of the post"),
        "phone": _("Phone of the post"), "terms": _("Themes"),
    },
}  # fmt: skip
CHOICES: Final[dict[tuple[str, str], Mapping[str, Words]]] = {
    (NETWORK, "kind"): KIND_WORDS,
    (MEMBERSHIP, "degree"): DEGREE_WORDS,
    (TASK, "kind"): TASK_WORDS,
    (HOLDING, "manner"): MANNER_WORDS,
    (OFFER, "state"): OFFER_WORDS,
    (REPORT, "state"): GOAL_WORDS,
}
