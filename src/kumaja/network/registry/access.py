"""Who each address of the room is for."""

from __future__ import annotations

from kumaja.foundation.core.domain.audiences import EVERYONE

ACCESS = {"organisations_feed": EVERYONE}
