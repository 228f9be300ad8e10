"""Giving a view in a consultation: while it takes views, once a speaker, by who may."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from django.db import IntegrityError, transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.core.actions import add_clean
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import is_coordinator
from kumaja.voice.consultations.actions.opening import hold
from kumaja.voice.consultations.actions.placing import Place, write_places
from kumaja.voice.consultations.models import (
    Consultation,
    ConsultationContribution,
)
from kumaja.voice.consultations.policies import may_send_for
from kumaja.voice.contributions.actions.changing import (
    correct_contribution,
    withdraw_contribution,
)
from kumaja.voice.contributions.actions.completing import complete_contribution
from kumaja.voice.contributions.actions.recording import (
    SaidPoint,
    Speaker,
    View,
    record_contribution,
)
from kumaja.voice.contributions.domain.kinds import LONGEST_POINT, Origin, SpeakerKind
from kumaja.voice.contributions.models import Attachment, Contribution
from kumaja.voice.matters.actions.opening import MatterClosed

_ENTERED: Final = (Origin.PAPER, Origin.PHONE)


class ConsultationClosed(Exception):
    """The period for views is over, or has not begun."""


class AlreadySaid(Exception):
    """The speaker has given a view in this consultation; `contribution` is that one."""

    def __init__(self, contribution: Contribution) -> None:
        super().__init__(contribution.number)
        self.contribution = contribution


class MayNotSpeak(Exception):
    """The one who acts may not send in the speaker's name."""


class NotOfTheRegion(Exception):
    """The organisation does not act in the region, or has ended its work."""


class ResidentsNotHeard(Exception):
    """The matter does not take views of residents as themselves."""


class NobodyBehind(Exception):
    """A network speaks with at least one association named behind it."""


@transaction.atomic
def submit_view(
    *, consultation: Consultation, speaker: Speaker, view: View, places: Sequence[Place] = (),
    actor: User | str, now: datetime, said_on: date | None = None,
) -> Contribution:  # fmt: skip
    """Take a view in, with its points and where they hang; an answer is owed to each.

    `said_on` is the day of a paper or a call. Raises ConsultationClosed, AlreadySaid, MayNotSpeak,
    NotOfTheRegion, ResidentsNotHeard, NobodyBehind, PlaceUnknown, NothingSaid.
    """
    row = _held_open(consultation, now)
    _require_speaker(row, speaker, view, actor, now)
    code = _code_of(speaker)
    if (said := standing_of(row, code)) is not None:
        raise AlreadySaid(said)
    contribution = record_contribution(
        region=row.region, speaker=speaker, view=view, matter=row.matter, stage=row.stage,
        actor=actor, now=now,
    )  # fmt: skip
    link = ConsultationContribution(
        consultation=row, contribution=contribution, speaker_code=code, said_on=said_on
    )
    try:
        with transaction.atomic():
            link.save(force_insert=True)
    except IntegrityError:  # of two at once the database lets one through
        if (said := standing_of(row, code)) is None:
            raise
        raise AlreadySaid(said) from None
    write_places(row, list(contribution.points.order_by("number")), places)
    told = {"consultation": row.code, "contribution": contribution.number, "said_on": said_on}
    record(actor, "took in", link, now=now, region=row.region, after=told)
    return contribution


@transaction.atomic
def complete_view(
    *, contribution: Contribution, view: View, places: Sequence[Place] = (), actor: User | str,
    now: datetime,
) -> Contribution:  # fmt: skip
    """Add to a view that was given: both are one. Raises ConsultationClosed, MayNotSpeak."""
    link = _held_link(contribution, actor, now)
    _, written = complete_contribution(
        contribution=contribution, body=view.body, points=view.points, actor=actor, now=now
    )
    files = [Attachment(contribution=contribution, file=each) for each in view.files]
    add_clean(files, exclude=("contribution", "file"))
    write_places(link.consultation, written, places)
    contribution.refresh_from_db()
    return contribution


@transaction.atomic
def correct_view(
    *, contribution: Contribution, body: str, points: Sequence[SaidPoint],
    places: Sequence[Place] = (), reason: str, actor: User | str, now: datetime,
) -> Contribution:  # fmt: skip
    """Say it otherwise while views are taken; what stood before stays readable.

    Raises ConsultationClosed, MayNotSpeak, AlreadyWithdrawn.
    """
    link = _held_link(contribution, actor, now)
    correct_contribution(
        contribution=contribution, body=body, points=points, reason=reason, actor=actor, now=now
    )
    standing = contribution.points.filter(replaced_at=None).order_by("number")
    write_places(link.consultation, list(standing), places)
    contribution.refresh_from_db()
    return contribution


@transaction.atomic
def withdraw_view(
    *, contribution: Contribution, reason: str, actor: User | str, now: datetime
) -> Contribution:
    """Take a view back while views are taken: its text goes, that it was said stays.

    The speaker may speak anew after that. Raises ConsultationClosed, MayNotSpeak, AlreadyWithdrawn.
    """
    link = _held_link(contribution, actor, now)
    withdraw_contribution(contribution=contribution, reason=reason, actor=actor, now=now)
    link.is_standing = False
    link.save(update_fields=["is_standing"])
    contribution.refresh_from_db()
    return contribution


def standing_of(consultation: Consultation, code: str) -> Contribution | None:
    """Return what the speaker of that code has said in the consultation, unless it was withdrawn.

    A resident has no code: who they are is not asked, so neither is whether they spoke before.
    """
    if not code:
        return None
    rows = ConsultationContribution.objects.filter(consultation=consultation, speaker_code=code)
    link = rows.filter(is_standing=True).select_related("contribution__region").first()
    return None if link is None else link.contribution


def points_of(pieces: Sequence[str]) -> list[SaidPoint]:
    """Return points of texts, each as long as one may be."""
    return [SaidPoint(text[:LONGEST_POINT]) for text in pieces if text.strip()]


def _held_open(consultation: Consultation, now: datetime) -> Consultation:
    try:
        row = hold(consultation, now)
    except MatterClosed:
        raise ConsultationClosed(consultation.code) from None
    if not row.is_open_at(now):
        raise ConsultationClosed(row.code)
    return row


def _held_link(
    contribution: Contribution, actor: User | str, now: datetime
) -> ConsultationContribution:
    """Return the tie of a view that its speaker may still change, its consultation held."""
    links = ConsultationContribution.objects.select_related("consultation__matter")
    link = links.get(contribution=contribution)
    link.consultation = _held_open(link.consultation, now)
    if isinstance(actor, User) and not _acts_for(contribution, actor, now):
        raise MayNotSpeak(contribution.number)
    return link


def _acts_for(contribution: Contribution, actor: User, now: datetime) -> bool:
    """Test whether the person changes what was said: as its speaker, or who wrote it down."""
    day = day_of(now)
    if contribution.was_entered and is_coordinator(actor, contribution.region, day):
        return True
    if contribution.organisation is not None:
        return may_send_for(actor, contribution.organisation, day)
    if contribution.network is not None:
        return is_coordinator(actor, contribution.region, day)
    return contribution.person_id == actor.pk


def _code_of(speaker: Speaker) -> str:
    whom = speaker.organisation or speaker.network
    return whom.code if whom is not None else ""


def _require_speaker(
    row: Consultation, speaker: Speaker, view: View, actor: User | str, now: datetime
) -> None:
    """Refuse a speaker who is not of the region, and one who may not speak in this name."""
    for each in (speaker.organisation, *speaker.backers):
        if each is not None:
            _require_of_region(row, each, day_of(now))
    if speaker.network is not None and speaker.network.region_id != row.region_id:
        raise NotOfTheRegion(speaker.network.code)
    if speaker.network is not None and not speaker.backers:
        raise NobodyBehind(speaker.network.code)
    if speaker.kind is SpeakerKind.RESIDENT and not row.matter.residents_may_speak:
        raise ResidentsNotHeard(row.matter.code)
    if isinstance(actor, User) and not _may_send(row, speaker, view, actor, day_of(now)):
        raise MayNotSpeak(row.code)


def _require_of_region(row: Consultation, organisation: Organisation, day: date) -> None:
    here = organisation.memberships.filter(region=row.region).exists()
    if not here or organisation.archived_at is not None or organisation.has_ended_on(day):
        raise NotOfTheRegion(organisation.code)


def _may_send(row: Consultation, speaker: Speaker, view: View, actor: User, day: date) -> bool:
    if view.origin in _ENTERED or speaker.network is not None:
        return is_coordinator(actor, row.region, day)
    if speaker.organisation is not None:
        return may_send_for(actor, speaker.organisation, day)
    return speaker.person == actor
