"""Networks, their members, tasks and goals; and the contact roles of stakeholders."""

from kumaja.network.networks.models.contact import ContactRole
from kumaja.network.networks.models.goal import Goal, GoalReport
from kumaja.network.networks.models.membership import (
    NetworkMembership,
    NetworkMembershipQuerySet,
    SupportGroupSeat,
)
from kumaja.network.networks.models.network import Network, NetworkQuerySet
from kumaja.network.networks.models.offer import OfferParty, TaskOffer, TaskOfferQuerySet
from kumaja.network.networks.models.task import NetworkTask, TaskHolder, TaskHolding

__all__ = [
    "ContactRole",
    "Goal",
    "GoalReport",
    "Network",
    "NetworkMembership",
    "NetworkMembershipQuerySet",
    "NetworkQuerySet",
    "NetworkTask",
    "OfferParty",
    "SupportGroupSeat",
    "TaskHolder",
    "TaskHolding",
    "TaskOffer",
    "TaskOfferQuerySet",
]
