"""What the views of this room share: the reader's language, and the answer for what is gone."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language

from kumaja.foundation.design.domain.shell import Link
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.help.directory.models import Activity
from kumaja.network.networks.models import Network
from kumaja.network.practices.models import Practice
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import is_official


def language_here() -> str:
    """Return the reader's language: fi, sv or en."""
    return (get_language() or "fi")[:2]


def path_from(address: str, label: str) -> tuple[Link, ...]:
    """Return the path that leads to a page: the list above it."""
    return (Link(label, reverse(address)),)


def feed_of(name: str, *, municipality: Municipality | None = None) -> str:
    """Return the address of a feed in the reader's language, of one municipality when named."""
    url = reverse(name, args=[language_here()])
    return f"{url}?municipality={municipality.code}" if municipality else url


def asks_here(request: RegionRequest) -> bool:
    """Test whether the reader asks associations for a public body of an open region."""
    if not request.user.is_authenticated or request.region.closed_at is not None:
        return False
    return is_official(request.user, timezone.localdate())


def with_pairs(path: str, pairs: Mapping[str, str]) -> str:
    """Return the address of a plain path, with what the list is narrowed by."""
    return f"{get_script_prefix()}{path}" + (f"?{urlencode(pairs)}" if pairs else "")


def gone(request: HttpRequest, row: Activity | Organisation | Network | Practice) -> HttpResponse:
    """Say that a page was taken away, why, and where to go on (410)."""
    successor = row.successor
    is_there = successor is not None and successor.archived_at is None
    context = {"row": row, "successor": successor if is_there else None}
    return render(request, "profiles/gone.html", context, status=410)
