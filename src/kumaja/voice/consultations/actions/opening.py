"""Writing a consultation down, opening it, and moving the end of its period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import add_clean, save_clean
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.consultations.actions.telling import enqueue_telling
from kumaja.voice.consultations.actions.texts import Text, rehang, write_text
from kumaja.voice.consultations.domain.periods import hurries_of
from kumaja.voice.consultations.models import Consultation, Question
from kumaja.voice.consultations.queries.owed import promises_owed, texts_owed
from kumaja.voice.consultations.queries.texts import latest_text
from kumaja.voice.matters.actions.opening import hold as hold_matter
from kumaja.voice.matters.actions.stages import set_period
from kumaja.voice.matters.models import Stage

_GIVEN: Final = ("region", "matter", "stage")


class ConsultationOpened(Exception):
    """It has been opened: what people answer to is no longer edited, only added to."""


class StageTakesNoViews(Exception):
    """Nobody can speak in a stage of this kind, or another consultation runs in it."""


class LanguageMissing(Exception):
    """A bilingual authority asks in Finnish and Swedish; `args` are the texts that lack one."""


class PromiseMissing(Exception):
    """An owner has not promised what it does with what is said."""


class HurryUnexplained(Exception):
    """Boards don't have time to meet, and no reason was given."""


class PeriodBackwards(Exception):
    """The period would end before it begins, or before now."""


@transaction.atomic
def begin_consultation(
    *, stage: Stage, values: Mapping[str, Any], questions: Sequence[Mapping[str, str]] = (),
    text: Text | None = None, actor: User | str, now: datetime,
) -> Consultation:  # fmt: skip
    """Write a consultation down for a stage; nobody else sees it. Raises StageTakesNoViews."""
    matter = hold_matter(stage.matter, now)
    if not stage.takes_views or Consultation.objects.filter(stage=stage).exists():
        raise StageTakesNoViews(stage.code)
    earlier = Consultation.objects.filter(matter=matter).count()
    consultation = Consultation(
        region=matter.region,
        matter=matter,
        stage=stage,
        round=earlier + 1,
        created_at=now,
        **values,
    )
    save_clean(consultation, exclude=_GIVEN, force_insert=True)
    write_questions(consultation, questions)
    if text is not None:
        write_text(consultation, text, now=now, replaces=latest_text(consultation))
    told = state_of(consultation)
    record(actor, "began", consultation, now=now, region=matter.region, after=told)
    return consultation


@transaction.atomic
def change_consultation(
    *, consultation: Consultation, values: Mapping[str, Any],
    questions: Sequence[Mapping[str, str]] | None = None, text: Text | None = None,
    actor: User | str, now: datetime,
) -> Consultation:  # fmt: skip
    """Word a consultation anew before it opens; None leaves a part. Raises ConsultationOpened."""
    row = hold(consultation, now)
    if row.opened_at is not None:
        raise ConsultationOpened(row.code)
    before = state_of(row)
    for name, value in values.items():
        setattr(row, name, value)
    save_clean(row, exclude=_GIVEN)
    if questions is not None:
        row.questions.all().delete()
        write_questions(row, questions)
    if text is not None:
        row.documents.all().delete()
        write_text(row, text, now=now, replaces=latest_text(row))
    record(actor, "changed", row, now=now, region=row.region, before=before, after=state_of(row))
    return row


@transaction.atomic
def open_consultation(
    *, consultation: Consultation, starts_at: datetime, ends_at: datetime, actor: User | str,
    now: datetime, hurry_reason: str = "",
) -> Consultation:  # fmt: skip
    """Let the consultation out: it takes views from `starts_at` up to `ends_at`.

    The period is written to its stage in the same transaction. Raises ConsultationOpened,
    PeriodBackwards, PromiseMissing, LanguageMissing, HurryUnexplained.
    """
    row = hold(consultation, now)
    if row.opened_at is not None:
        raise ConsultationOpened(row.code)
    _require_period(starts_at, ends_at, hurry_reason, now)
    _require_promises(row)
    _require_languages(row)
    set_period(
        stage=row.stage, starts_at=starts_at, ends_at=ends_at, reason="", actor=actor, now=now,
        hurry_reason=hurry_reason,
    )  # fmt: skip
    row.opened_at = now
    row.save(update_fields=["opened_at"])
    for document in row.documents.select_related("consultation", "replaces").order_by("version"):
        rehang(document)
    enqueue_telling(row, now=now)
    told = {"opened_at": now, "starts_at": starts_at, "ends_at": ends_at}
    record(actor, "opened", row, now=now, region=row.region, after=told)
    row.refresh_from_db()
    return row


@transaction.atomic
def move_end(
    *, consultation: Consultation, ends_at: datetime, reason: str, actor: User | str, now: datetime
) -> Consultation:
    """Move the end of a consultation that is out; the end before and the reason stay readable.

    Raises PeriodBackwards; a period that is over is not opened again by this.
    """
    row = hold(consultation, now)
    if row.stage.ends_at <= now or ends_at <= max(now, row.stage.starts_at):
        raise PeriodBackwards(row.code)
    before = {"ends_at": row.stage.ends_at}
    set_period(
        stage=row.stage, starts_at=row.stage.starts_at, ends_at=ends_at, reason=reason,
        actor=actor, now=now,
    )  # fmt: skip
    after = {"ends_at": ends_at, "reason": reason}
    record(actor, "moved the end", row, now=now, region=row.region, before=before, after=after)
    row.refresh_from_db()
    return row


def hold(consultation: Consultation, now: datetime) -> Consultation:
    """Return the row as it stands, held to the end of the transaction; raises MatterClosed."""
    hold_matter(consultation.matter, now)
    rows = Consultation.objects.select_for_update(of=("self",))
    return rows.select_related("region", "matter__region", "stage__matter__region").get(
        pk=consultation.pk
    )


def write_questions(consultation: Consultation, questions: Sequence[Mapping[str, str]]) -> None:
    """Write what is asked, in order."""
    rows = [
        Question(consultation=consultation, position=position, **texts)
        for position, texts in enumerate(questions)
    ]
    add_clean(rows, exclude=("consultation",))


def _require_period(
    starts_at: datetime, ends_at: datetime, hurry_reason: str, now: datetime
) -> None:
    if ends_at <= starts_at or ends_at <= now:
        raise PeriodBackwards
    hurries = hurries_of(day_of(starts_at), day_of(ends_at))
    if hurries and not hurry_reason.strip():
        raise HurryUnexplained(*sorted(hurries))


def _require_languages(row: Consultation) -> None:
    if missing := texts_owed(row):
        raise LanguageMissing(*missing)


def _require_promises(row: Consultation) -> None:
    if missing := promises_owed(row):
        raise PromiseMissing(*map(str, missing))
