"""What sending a form of coordination comes to: a kept row, or what stands against it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.forms import Form

from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.front.desk.gates import CONFLICT, REGION_CLOSED
from kumaja.help.directory.actions.crisis import TriggerKept
from kumaja.help.directory.actions.keeping import KeptAlready
from kumaja.help.directory.models import CrisisTrigger, Expression, Voice

Row = TypeVar("Row", Expression, Voice, CrisisTrigger)


@dataclass(frozen=True, slots=True)
class Sent(Generic[Row]):
    """The row that was saved, or the one that has the same words already."""

    saved: Row | None = None
    known: Expression | Voice | CrisisTrigger | None = None
    status: int = 200


def save_sent(form: Form, save: Callable[[], Row], *, known: str) -> Sent[Row]:
    """Save what was sent, if it can be; what stands against it is told in the form."""
    if not form.is_valid():
        return Sent()
    try:
        return Sent(saved=save())
    except (KeptAlready, TriggerKept) as found:
        form.add_error("text", known)
        return Sent(known=found.row)
    except RegionClosed:
        form.add_error(None, REGION_CLOSED)
        return Sent(status=CONFLICT)
