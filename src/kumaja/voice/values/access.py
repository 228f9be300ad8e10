"""Who each address of the audit is for."""

from __future__ import annotations

from kumaja.foundation.core.domain.audiences import EVERYONE, OWNER

ACCESS = {
    "values:audit": EVERYONE,
    "values:rows": EVERYONE,
    "values:desk": OWNER,
    "values:claim": OWNER,
    "values:need_add": OWNER,
    "values:need": OWNER,
    "values:planning_add": OWNER,
    "values:planning": OWNER,
    "values:drop": OWNER,
}
