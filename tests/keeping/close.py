"""Closes the small world's region as people do: python -m tests.keeping.close, KUMAJA_DATA set."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kumaja.config.settings")
django.setup()

from kumaja.foundation.core.domain.text import Trilingual  # noqa: E402 - rooms come after Django
from kumaja.foundation.regions.actions import close_region, hand_over  # noqa: E402
from kumaja.foundation.regions.domain.handing import Heir, Successor  # noqa: E402
from kumaja.foundation.regions.models import Region  # noqa: E402
from kumaja.front.desk.queries.open_things import things_open_in  # noqa: E402
from kumaja.network.registry.models import Organisation  # noqa: E402
from tests.keeping.made import NOW  # noqa: E402


def close() -> None:
    """Hand over all that is open to one association, and end the region's work."""
    region = Region.objects.get(slug="keski")
    heir = Organisation.objects.in_region(region).order_by("pk")[:1].get()
    # SQLite alone keeps the signs of nothing that the installation was given to try.
    Organisation.objects.update(description_fi="Kuvaus")
    things = list(things_open_in(region, NOW.date()))
    successor = Successor(Heir.ORGANISATION, heir.code, heir.name, Trilingual("Jatkaa tästä."))
    hand_over(
        region=region, things=things, successor=successor, decided_by="Koordinaatio",
        actor="test", now=NOW,
    )  # fmt: skip
    close_region(region=region, still_open=things, actor="test", now=NOW)
    print(len(things))  # noqa: T201 - the test reads it


if __name__ == "__main__":
    close()
