"""The rooms of the house, in the order in which Django loads them: from the ground up."""

from __future__ import annotations

FOUNDATION = (
    "core", "language", "design", "audit", "places", "regions", "outbox", "ledger", "accounts",
    "files", "imports", "vocabulary", "index", "subscriptions",
)  # fmt: skip
NETWORK = ("registry", "networks", "practices")
HELP = ("directory", "upkeep", "interchange", "gaps", "partners")
VOICE = (
    "matters", "contributions", "relay", "observations", "consultations", "echo", "values",
)  # fmt: skip
FRONT = ("search", "profiles", "desk", "home", "archive", "api")

ROOMS = (
    *(f"kumaja.foundation.{room}" for room in FOUNDATION),
    *(f"kumaja.network.{room}" for room in NETWORK),
    *(f"kumaja.help.{room}" for room in HELP),
    *(f"kumaja.voice.{room}" for room in VOICE),
    *(f"kumaja.front.{room}" for room in FRONT),
)
