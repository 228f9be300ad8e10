"""An answer as the association will read it, saved or still being written."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language

from kumaja.network.registry.policies import COORDINATION
from kumaja.voice.echo.domain.states import PointState
from kumaja.voice.echo.forms.answer import AnswerForm
from kumaja.voice.echo.models import Change
from kumaja.voice.echo.queries.at_hand import AtHand
from kumaja.voice.matters.models import MatterOwner


@dataclass(frozen=True, slots=True)
class Seen:
    """What the one who spoke sees beneath their own words."""

    state: PointState
    language: str = ""
    reason: str = ""
    belongs_to: str = ""
    change: Change | None = None
    by: str = ""
    body: str = ""
    on_behalf: bool = False
    count: int = 1


def seen_of(hand: AtHand, owner: MatterOwner) -> Seen:
    """Return the answer that stands, in the language of the one who spoke."""
    row = hand.weighing
    if row is None:
        return Seen(PointState.OPEN)
    return Seen(
        PointState(row.state), row.language, row.reason, row.belongs_to, row.change,
        row.weighed_by, _named(owner, row.language), row.on_behalf,
    )  # fmt: skip


def seen_in(form: AnswerForm, owner: MatterOwner, *, is_own: bool) -> Seen:
    """Return the answer of a form, whole or not."""
    given = form.cleaned_data
    state = PointState(given.get("state") or PointState.OPEN)
    role = owner.role.in_language(form.language).value or str(owner)
    is_body = is_own and owner.organisation_id is not None
    return Seen(
        state, form.language or (get_language() or "fi")[:2], given.get("reason", ""),
        given.get("belongs_to", "") if state == PointState.OUT_OF_REMIT else "", form.pointed,
        role if is_body else COORDINATION, _named(owner, form.language), not is_own,
        len(form.chosen),
    )  # fmt: skip


def _named(owner: MatterOwner, language: str) -> str:
    """Return what the owner is called in the language of the one who reads the answer."""
    return owner.name.in_language(language).value or str(owner)
