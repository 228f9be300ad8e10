"""Who each address of the room is for."""

from __future__ import annotations

from kumaja.foundation.core.domain.audiences import EVERYONE, HOLDER_OF_LINK, SIGNED_IN

ACCESS = {
    "observations:tell": EVERYONE,
    "observations:arrived": EVERYONE,
    "observations:own": HOLDER_OF_LINK,
    "observations:mine": SIGNED_IN,
}
