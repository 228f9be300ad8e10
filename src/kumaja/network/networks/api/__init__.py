"""Networks, memberships and public bodies for other systems: only what everyone may read."""

from ninja import Router

from kumaja.network.networks.api.lists import MembershipPage, NetworkPage
from kumaja.network.networks.api.lists import router as networks
from kumaja.network.networks.api.public_bodies import PublicBodyPage
from kumaja.network.networks.api.public_bodies import router as public_bodies

__all__ = ["ROUTERS", "MembershipPage", "NetworkPage", "PublicBodyPage"]

ROUTERS: tuple[Router, ...] = (networks, public_bodies)
