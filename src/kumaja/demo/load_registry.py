"""Loads what waits to be made clean: records that stand there twice, requests."""

from __future__ import annotations

from datetime import timedelta

from kumaja.demo.content import Entry, entries
from kumaja.demo.load_network import Ground, load_one_organisation
from kumaja.network.registry.actions.finding import find_duplicates
from kumaja.network.registry.actions.requests import Asked, ask_in, confirm_request
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.domain.requests import Wish
from kumaja.network.registry.models import Organisation

_TOLD = (
    "email", "language", "name", "business_id", "website", "person_name", "post", "words",
)  # fmt: skip


def load_registry(ground: Ground, associations: dict[str, Organisation]) -> None:
    """Add the records of other lists, let the nightly search find them, and who wants in."""
    twice = {
        entry["key"]: load_one_organisation(ground, entry, None)
        for entry in entries("registry", "organisation")
    }
    find_duplicates(now=ground.now - timedelta(hours=6))
    for entry in entries("registry", "request"):
        _request(ground, entry, (associations | twice).get(entry.get("organisation", "")))


def _request(ground: Ground, entry: Entry, organisation: Organisation | None) -> None:
    told = {name: entry[name] for name in _TOLD if name in entry}
    now = ground.now - timedelta(days=entry["days_ago"], minutes=5)
    asked = Asked(
        wish=Wish(entry["wish"]), role=RoleKind(entry.get("role", RoleKind.SPOKESPERSON)), **told
    )
    domicile = ground.municipalities[entry["domicile"]] if "domicile" in entry else None
    row = ask_in(
        region=ground.region, asked=asked, organisation=organisation, domicile=domicile, now=now
    )
    confirm_request(request=row, now=now + timedelta(minutes=2))
