"""Who each address of the room is for."""

from __future__ import annotations

from kumaja.foundation.core.domain.audiences import EVERYONE, HOLDER_OF_LINK, OWNER, SPOKESPERSON

ACCESS = {
    "contributions:likeness": OWNER,
    "contributions:likeness_undo": OWNER,
    "contributions:same_as": SPOKESPERSON,
    "contributions:report": EVERYONE,
    "contributions:reported": EVERYONE,
    "contributions:hidden": HOLDER_OF_LINK,
    "contributions:files": EVERYONE,
    "contributions:file": EVERYONE,
}
