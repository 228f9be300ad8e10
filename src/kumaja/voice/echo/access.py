"""Who each address of the echo is for."""

from __future__ import annotations

from kumaja.foundation.core.domain.audiences import EVERYONE, HOLDER_OF_LINK, OWNER

ACCESS = {
    "echo_by_number": EVERYONE,
    "answers_feed": EVERYONE,
    "matters:decision": EVERYONE,
    "matters:annex": EVERYONE,
    "echo:list": EVERYONE,
    "echo:thread": EVERYONE,
    "echo:notice": HOLDER_OF_LINK,
    "echo:notice_read": HOLDER_OF_LINK,
    "echo:notice_reopen": HOLDER_OF_LINK,
    "echo:notice_pass_on": HOLDER_OF_LINK,
    "echo:annex": OWNER,
    "echo:annex_file": OWNER,
    "echo:desk": OWNER,
    "echo:desk_point": OWNER,
    "echo:tell": OWNER,
    "echo:tell_by_hand": OWNER,
    "echo:tell_letter": OWNER,
    "echo:close": OWNER,
    "echo:open_loops": EVERYONE,
    "echo:waiting_points": EVERYONE,
}
