"""Who each address of the room is for."""

from __future__ import annotations

from kumaja.foundation.core.domain.audiences import EVERYONE, HOLDER_OF_LINK

ACCESS = {
    "partners:find": EVERYONE,
    "partners:answer": HOLDER_OF_LINK,
    "partners:sheet": HOLDER_OF_LINK,
}
