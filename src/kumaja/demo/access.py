"""Whom the demonstration's addresses serve."""

from __future__ import annotations

from kumaja.foundation.core.domain.audiences import EVERYONE

ACCESS = {
    "demo:roles": EVERYONE,
    "demo:enter": EVERYONE,
    "demo:answer": EVERYONE,
}
