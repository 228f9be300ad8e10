"""Who each address of the room is for."""

from __future__ import annotations

from kumaja.foundation.core.domain.audiences import (
    COORDINATOR,
    EDITOR,
    EVERYONE,
    HOLDER_OF_LINK,
    SIGNED_IN,
)

ACCESS = {
    "consultations:say": EVERYONE,
    "consultations:say_short": SIGNED_IN,
    "consultations:say_full": SIGNED_IN,
    "consultations:say_entered": COORDINATOR,
    "consultations:say_sheet": EVERYONE,
    "consultations:say_ask_link": EVERYONE,
    "consultations:say_by_link": HOLDER_OF_LINK,
    "consultations:text": EVERYONE,
    "consultations:ask": EVERYONE,
    "consultations:tell_me": EVERYONE,
    "consultations:ask_by_link": HOLDER_OF_LINK,
    "consultations:draft": EDITOR,
    "consultations:draft_check": EDITOR,
    "consultations:draft_drop": EDITOR,
    "consultations:draft_step": EDITOR,
    "consultations:said": SIGNED_IN,
    "consultations:said_file": SIGNED_IN,
    "consultations:said_share": SIGNED_IN,
    "consultations:said_correct": SIGNED_IN,
    "consultations:said_withdraw": SIGNED_IN,
    "contributions:receipt": HOLDER_OF_LINK,
    "contributions:receipt_file": HOLDER_OF_LINK,
}
