"""Who the addresses of subscriptions are for."""

from __future__ import annotations

from kumaja.foundation.core.domain.audiences import HOLDER_OF_LINK

ACCESS = {
    "subscriptions:confirm": HOLDER_OF_LINK,
    "subscriptions:unsubscribe": HOLDER_OF_LINK,
}
