"""Who each address of the echo is for."""

from __future__ import annotations

from kumaja.foundation.core.domain.audiences import EVERYONE

ACCESS = {
    "echo:open_loops": EVERYONE,
    "echo:waiting_points": EVERYONE,
}
