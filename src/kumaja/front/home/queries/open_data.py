"""Example addresses of the open data."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import get_script_prefix
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Example:
    """An address that one can open, and what it answers."""

    url: str
    answers: str


def list_examples() -> list[Example]:
    """Return addresses to begin with, within the region of the request."""
    base = f"{get_script_prefix()}api/v1"
    return [
        Example(f"{base}/activities?municipality=tuusula", _("Activities in one municipality")),
        Example(f"{base}/activities.csv?price=free", _("Free activities as a table (CSV)")),
        Example(f"{base}/organisations", _("Associations, page by page")),
        Example(f"{base}/municipalities", _("Municipalities of the region")),
        Example(f"{base}/search?q=omaishoitaja", _("The search, as the search page has it")),
        Example(f"{base}/openapi.json", _("All addresses, described for machines (OpenAPI 3.1)")),
    ]
