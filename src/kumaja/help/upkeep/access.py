"""Who each address of the room is for."""

from __future__ import annotations

from kumaja.foundation.core.domain.audiences import EVERYONE, HOLDER_OF_LINK

ACCESS = {
    "upkeep:check": HOLDER_OF_LINK,
    "upkeep:confirm": HOLDER_OF_LINK,
    "upkeep:check_record": HOLDER_OF_LINK,
    "upkeep:check_activity": HOLDER_OF_LINK,
    "upkeep:answer_report": HOLDER_OF_LINK,
    "upkeep:report_activity": EVERYONE,
    "upkeep:report_organisation": EVERYONE,
    "upkeep:reported": EVERYONE,
}
