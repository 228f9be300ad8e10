"""What positions say when the words that they stand in are hidden."""

from __future__ import annotations

from datetime import datetime

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.voice.contributions.models import Contribution, Holding, Position


def lend_other_words(contribution: Contribution, *, actor: User, now: datetime) -> None:
    """Let positions that stand in the hidden words speak by another holder's; else they end.

    A position that somebody worded on their own stays as it is.
    """
    texts = set(contribution.points.values_list("text", flat=True))
    held = Position.objects.filter(holdings__point__contribution=contribution, text__in=texts)
    for position in held.filter(dropped_at=None).distinct():
        heir = _heir(position, contribution)
        if heir is None:
            position.holdings.filter(undone_at=None).update(undone_at=now)
            position.dropped_at = now
        else:
            position.text, position.language = heir.point.text, heir.point.language
        position.save(update_fields=["text", "language", "dropped_at"])
        told = {"text": position.text, "language": position.language,
                "dropped_at": position.dropped_at}  # fmt: skip
        record(
            actor, "lent other words", position, now=now, region=contribution.region,
            after=told if heir else {"dropped_at": now},
        )  # fmt: skip


def _heir(position: Position, contribution: Contribution) -> Holding | None:
    """Return who of the others that can be read holds the position for the longest."""
    others = Holding.objects.filter(
        position=position, undone_at=None, point__replaced_at=None,
        point__contribution__hidden_at=None, point__contribution__withdrawn_at=None,
    )  # fmt: skip
    others = others.exclude(point__text="").exclude(point__contribution=contribution)
    return others.select_related("point").order_by("declared_at", "pk").first()
