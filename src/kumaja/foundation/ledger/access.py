"""Who the addresses of the log are for: anybody may see that nothing was changed."""

from __future__ import annotations

from kumaja.foundation.core.domain.audiences import EVERYONE

ACCESS = {
    "ledger:proofs": EVERYONE,
    "ledger:check": EVERYONE,
    "log_latest": EVERYONE,
    "log_checkpoint": EVERYONE,
    "log_inclusion": EVERYONE,
    "log_growth": EVERYONE,
    "log_leaves": EVERYONE,
    "log_key": EVERYONE,
    "log_verifier": EVERYONE,
}
