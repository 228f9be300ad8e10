"""What the demonstration adds to every page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from kumaja.demo.people import people


def demonstration(request: HttpRequest) -> dict[str, Any]:
    """Fill the strip on each page: that all is invented, and where to try roles."""
    region = getattr(request, "region", None)
    slug = region.slug if region else ""
    roles = reverse("demo:roles")
    strip = {
        "sentence": _("Example region: associations, people and decisions are invented."),
        "summary": _("Try the roles"),
        "links": [(person.name, f"{roles}#{person.key}") for person in people(slug)],
    }
    return {"demonstration_strip": strip}
