"""Who the addresses of this room are for."""

from __future__ import annotations

from kumaja.foundation.core.domain.audiences import EVERYONE

ACCESS = {"design:guide": EVERYONE}
