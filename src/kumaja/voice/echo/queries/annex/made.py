"""Packages that were made of a matter, and for whom one would be made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from kumaja.network.registry.policies import Visitor
from kumaja.voice.echo.models import Annex, AnnexFile
from kumaja.voice.matters.models import Matter, MatterOwner
from kumaja.voice.matters.policies import bodies_of

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Made:
    """The latest packages of a matter, and whether one is being written."""

    annexes: tuple[Annex, ...]

    @property
    def under_way(self) -> bool:
        """Test whether the latest is not written yet."""
        return any(each.made_at is None and each.dropped_at is None for each in self.annexes)

    @property
    def ready(self) -> tuple[Annex, ...]:
        """Those that were written, the latest first."""
        return tuple(each for each in self.annexes if each.made_at is not None)


def made_annexes(matter: Matter) -> Made:
    """Return the latest packages of a matter with their files; two statements."""
    files = AnnexFile.objects.select_related("file").order_by("language", "file__kind", "pk")
    rows = matter.annexes.select_related("owner__organisation", "owner__network")
    rows = rows.order_by("-asked_at", "-pk").prefetch_related(Prefetch("files", files))
    return Made(tuple(rows[:_SHOWN]))


def maker_of(user: Visitor, matter: Matter, day: date) -> MatterOwner | None:
    """Return the owner whose official the visitor is; None when coordination makes it."""
    bodies = bodies_of(user, day)
    rows = matter.owners.select_related("organisation", "network").order_by("position", "pk")
    return next((row for row in rows if row.organisation_id in bodies), None)
