"""The pages of the section of interfaces, beside each other."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from kumaja.foundation.design.domain.shell import Link


def tabs_of(here: str) -> tuple[Link, ...]:
    """Return the pages of the section; `here` is the one that is shown."""
    words = {"embedding": _("Embedding"), "webhooks": _("Webhooks")}
    return tuple(
        Link(label, reverse(f"desk:{name}"), name == here) for name, label in words.items()
    )
