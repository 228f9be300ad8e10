"""Who each address of the front page and of the service's own pages is for."""

from __future__ import annotations

from kumaja.foundation.core.domain.audiences import EVERYONE

ACCESS = {
    "home:front": EVERYONE,
}
