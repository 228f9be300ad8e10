"""Emptying what was said: its words go, that it was said and its leaves in the log stay."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from kumaja.foundation.audit.actions import empty_rows_about
from kumaja.foundation.audit.queries import key_of, label_of
from kumaja.foundation.files.actions import remove_file
from kumaja.foundation.ledger.actions import erase
from kumaja.voice.contributions.actions.reporting import forget_words
from kumaja.voice.contributions.models import (
    Contribution,
    Correction,
    Hiding,
    Holding,
    Point,
    Position,
)

# The law that was broken stays named: it says nothing of what was written.
_NO_REASONS: Final = {"facts": "", "appeal": "", "ruling_reason": ""}
NAMELESS: Final[dict[str, Any]] = {"speaker_name": ""}


def erase_words(contribution: Contribution, *, now: datetime, also: dict[str, Any]) -> None:
    """Empty the texts, points, corrections and files of a contribution, and `also` its columns.

    `also` names columns that each of these rows has, such as the speaker's name. Why it was hidden
    and what was reported of it may quote it, and goes too.
    """
    for point in Point.objects.filter(contribution=contribution):
        _let_go(point)
        erase(point, blanks=also | {"text": ""}, now=now)
        empty_rows_about(label=label_of(point), key=key_of(point))
    for correction in Correction.objects.filter(contribution=contribution):
        erase(correction, blanks=also | {"body": "", "reason": ""}, now=now)
    for hiding in Hiding.objects.filter(contribution=contribution):
        erase(hiding, blanks=_NO_REASONS, now=now)
        empty_rows_about(label=label_of(hiding), key=key_of(hiding))
    forget_words(contribution.reports.all())
    attachments = contribution.attachments.select_related("file")
    files = [attachment.file for attachment in attachments]
    attachments.delete()
    for file in files:
        remove_file(file=file, actor=None, now=now)
    empty_rows_about(label=label_of(contribution), key=key_of(contribution))


def _let_go(point: Point) -> None:
    """Take the point out of its position; a position in its words speaks by another's then."""
    held = Position.objects.filter(holdings__point=point).distinct()
    for position in held:
        others = Holding.objects.filter(position=position).exclude(point=point)
        read = others.filter(undone_at=None, point__contribution__hidden_at=None)
        heir = read.exclude(point__text="").select_related("point")
        if position.text == point.text:
            other = heir.first()
            position.text = other.point.text if other else ""
        if position.declared_by == point.speaker_name:
            position.declared_by = ""
        position.save(update_fields=["text", "declared_by"])
        others.filter(declared_by=point.speaker_name).update(declared_by="")
        empty_rows_about(label=label_of(position), key=key_of(position))
    Holding.objects.filter(point=point).delete()
    Position.objects.filter(text="").delete()
