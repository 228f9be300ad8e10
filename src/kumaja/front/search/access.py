"""Who each address of the search is for."""

from __future__ import annotations

from kumaja.foundation.core.domain.audiences import EVERYONE

ACCESS = {
    "search:results": EVERYONE,
    "search:suggest": EVERYONE,
    "search:life_situations": EVERYONE,
    "search:life_situation": EVERYONE,
    "search:join_in": EVERYONE,
    "search:help_now": EVERYONE,
}
