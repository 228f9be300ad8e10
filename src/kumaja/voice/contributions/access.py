"""Who each address of the room is for."""

from __future__ import annotations

from kumaja.foundation.core.domain.audiences import OWNER, SPOKESPERSON

ACCESS = {
    "contributions:likeness": OWNER,
    "contributions:likeness_undo": OWNER,
    "contributions:same_as": SPOKESPERSON,
}
