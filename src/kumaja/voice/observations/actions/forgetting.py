"""Forgetting who told: where the answer goes, a resident's name, and what they told."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Q

from kumaja.foundation.accounts.models import Link
from kumaja.foundation.audit.actions import empty_rows_about
from kumaja.foundation.audit.queries import key_of, label_of
from kumaja.foundation.ledger.actions import erase
from kumaja.foundation.outbox.actions import forget_mails_about
from kumaja.voice.contributions.domain.kinds import AnswerBy, SpeakerKind
from kumaja.voice.contributions.models import Contribution, Point
from kumaja.voice.observations.actions.steps import OWN_PAGE
from kumaja.voice.observations.domain.kinds import KEEP_RESIDENTS
from kumaja.voice.observations.models import Observation, ObservationQuerySet

_FORGOTTEN: Final = "–"


def told_by(address: str, person: int) -> ObservationQuerySet:
    """Return what a person told: by their account, or with their address."""
    theirs = Q(contribution__person=person) | Q(contribution__answer_to__iexact=address)
    return Observation.objects.filter(theirs).with_said().oldest_first()


@transaction.atomic
def forget_words_of(address: str, person: int, *, now: datetime) -> None:
    """Erase what a resident told; what was told for an association stays without who sent it."""
    for row in _held(told_by(address, person)):
        if row.contribution.speaker_kind == SpeakerKind.RESIDENT:
            _erase(row, now)
        _forget_address(row)


def forget_old(*, now: datetime) -> int:
    """Forget the addresses and names of residents two years after they told; returns how many."""
    old = Observation.objects.filter(
        contribution__said_at__lt=now - KEEP_RESIDENTS,
        contribution__speaker_kind=SpeakerKind.RESIDENT,
    ).exclude(contribution__speaker_name=_FORGOTTEN)
    keys = list(old.order_by("pk").values_list("pk", flat=True))
    for key in keys:
        with transaction.atomic():
            for row in _held(old.with_said().filter(pk=key)):
                _forget_name(row.contribution, now, blanks={})
                _forget_address(row)
    return len(keys)


def _held(rows: ObservationQuerySet) -> ObservationQuerySet:
    """Read words anew once they are held: a step that is just being told ends its mail first."""
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    held = Observation.objects.select_for_update().filter(pk__in=keys)
    return rows.filter(pk__in=list(held.order_by("pk").values_list("pk", flat=True)))


def _erase(row: Observation, now: datetime) -> None:
    """Empty what a resident told, in every column; that somebody told something stays."""
    _forget_name(row.contribution, now, blanks={"body": ""})
    Observation.objects.filter(pk=row.pk).update(whom="", place="", helps="")
    row.tellings.update(text="")
    row.acts.update(text=_FORGOTTEN)


def _forget_name(said: Contribution, now: datetime, *, blanks: dict[str, str]) -> None:
    _blank(said, {"speaker_name": _FORGOTTEN, **blanks}, now)
    text = {"text": ""} if blanks else {}
    for point in said.points.all():
        _blank(point, {"speaker_name": _FORGOTTEN, **text}, now)
    empty_rows_about(label=label_of(said), key=key_of(said))


def _blank(row: Contribution | Point, blanks: dict[str, str], now: datetime) -> None:
    """Empty columns, also of a row whose salt went when its name was forgotten."""
    if row.was_erased:
        type(row).objects.filter(pk=row.pk).update(**blanks)
    else:
        erase(row, blanks=blanks, now=now)


def _forget_address(row: Observation) -> None:
    """Forget where the answer went, and the mails to it; their links open nothing any more."""
    forget_mails_about(row)
    Link.objects.filter(page=OWN_PAGE, payload__observation=row.code).delete()
    Contribution.objects.filter(pk=row.contribution_id).update(
        answer_to="", answer_by=AnswerBy.NONE, person=None
    )
    empty_rows_about(label=label_of(row), key=key_of(row))
