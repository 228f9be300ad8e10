"""Who each address of the desk is for."""

from __future__ import annotations

from kumaja.foundation.core.domain.audiences import (
    ADMINISTRATOR,
    EDITOR,
    HOLDER_OF_LINK,
    SIGNED_IN,
)

ACCESS = {
    "desk:landing": SIGNED_IN,
    "desk:choose": SIGNED_IN,
    "desk:invitation": HOLDER_OF_LINK,
    "desk:our_association": EDITOR,
    "desk:record": EDITOR,
    "desk:record_edit": EDITOR,
    "desk:record_saved": EDITOR,
    "desk:record_confirm": EDITOR,
    "desk:record_history": EDITOR,
    "desk:activities": EDITOR,
    "desk:activity": EDITOR,
    "desk:activity_create": EDITOR,
    "desk:activity_edit": EDITOR,
    "desk:activity_saved": EDITOR,
    "desk:activity_confirm": EDITOR,
    "desk:activity_end": EDITOR,
    "desk:people": EDITOR,
    "desk:invitation_withdraw": EDITOR,
    "desk:role_end": EDITOR,
    "desk:administration": ADMINISTRATOR,
    "desk:admin_regions": ADMINISTRATOR,
    "desk:admin_region_create": ADMINISTRATOR,
    "desk:admin_region": ADMINISTRATOR,
    "desk:admin_region_close": ADMINISTRATOR,
    "desk:admin_region_reopen": ADMINISTRATOR,
    "desk:admin_users": ADMINISTRATOR,
    "desk:admin_user": ADMINISTRATOR,
    "desk:admin_user_role_end": ADMINISTRATOR,
    "desk:admin_terms": ADMINISTRATOR,
    "desk:admin_queue": ADMINISTRATOR,
    "desk:admin_job_revive": ADMINISTRATOR,
    "desk:admin_log": ADMINISTRATOR,
}
