"""Who sees what waits in a region: everyone, or first the network only."""

from __future__ import annotations

from datetime import date

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.policies import Visitor, is_administrator, sees_network
from kumaja.voice.echo.models import BoardOpening


def is_board_public(region: Region, day: date) -> bool:
    """Test whether everyone sees the region's open loops on a day."""
    return not BoardOpening.objects.closed_on(day).filter(region=region).exists()


def may_see_board(user: Visitor, opening: BoardOpening | None, region: Region, day: date) -> bool:
    """Test whether the visitor sees the open loops; `opening` is the region's row, if any."""
    is_closed = opening is not None and (opening.public_on is None or opening.public_on > day)
    return not is_closed or sees_network(user, region, day) or is_administrator(user, day)
