"""Who each address of the room is for."""

from __future__ import annotations

from kumaja.foundation.core.domain.audiences import EDITOR, EVERYONE, SIGNED_IN

ACCESS = {
    "relay:begin": SIGNED_IN,
    "relay:relay": EDITOR,
    "relay:close": EDITOR,
    "relay:sheet": EDITOR,
    "relay:answer": EVERYONE,
}
