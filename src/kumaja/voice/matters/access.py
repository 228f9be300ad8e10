"""Who each address of the room is for."""

from __future__ import annotations

from kumaja.foundation.core.domain.audiences import EVERYONE

ACCESS = {
    "calendar_ical": EVERYONE,
    "calendar_feed": EVERYONE,
    "matters_feed": EVERYONE,
    "decisions_feed": EVERYONE,
    "matters:follow": EVERYONE,
}
