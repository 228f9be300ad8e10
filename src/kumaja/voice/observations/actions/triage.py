"""The five acts of coordination, each with the words that the sender reads; and taking one back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import save_clean
from kumaja.foundation.core.engine.html import cleaned
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.voice.matters.actions.opening import Affected, MatterLinks, Owner, begin_matter
from kumaja.voice.matters.domain.kinds import MatterObject
from kumaja.voice.matters.models import Matter
from kumaja.voice.observations.actions.steps import tell
from kumaja.voice.observations.domain.kinds import (
    LONGEST_WORD,
    TYING,
    Act,
    Standing,
    Step,
    Wish,
)
from kumaja.voice.observations.models import Observation, Telling, TriageAct

_LONGEST_TITLE: Final = 200


class AlreadyDone(Exception):
    """The word has been tied or answered already, perhaps a moment ago by a colleague."""


class NothingTold(Exception):
    """An act without a word for the sender."""


class WrongHead(Exception):
    """A word can't be joined to itself, to a joined one, or while others are joined to it."""


class UndoTooLate(Exception):
    """The act was taken back before, or 30 days have gone."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the sender reads, and whether the word is let out as its sender wished."""

    text: str
    lets_out: bool = True


@transaction.atomic
def read_observation(*, observation: Observation, actor: User | str, now: datetime) -> Observation:
    """Note that coordination has read the word, and say so to the sender; harmless twice."""
    row = hold(observation, now)
    if row.read_at is None:
        before = state_of(row, "state", "read_at")
        row.read_at, row.state = now, Standing.READ
        row.save(update_fields=["read_at", "state"])
        _record(actor, "read", row, before, now)
        with override(row.contribution.language):
            text = _("The coordination has read it. What comes of it, we tell you next.")
        tell(row, Step.READ, text, now=now)
    return row


@transaction.atomic
def join_observation(
    *, observation: Observation, head: Observation, reply: Reply, actor: User | str, now: datetime
) -> TriageAct:
    """Join the word to one that says the same; it stays readable and hears every step of the other.

    Raises WrongHead, AlreadyDone, NothingTold.
    """
    pair = sorted((observation, head), key=lambda each: each.pk)
    rows = {row.pk: row for row in [hold(each, now) for each in pair]}
    row, other = rows[observation.pk], rows[head.pk]
    if row == other or other.region_id != row.region_id or other.head_id is not None:
        raise WrongHead(other.code)
    if row.joined.exists():
        raise WrongHead(row.code)
    return _act(row, TriageAct(kind=Act.JOIN, head=other), reply, actor, now)


@transaction.atomic
def attach_to_matter(
    *, observation: Observation, matter: Matter, reply: Reply, actor: User | str, now: datetime
) -> TriageAct:
    """Attach the word to a matter that is prepared already. Raises AlreadyDone, NothingTold."""
    row = hold(observation, now)
    return _act(row, TriageAct(kind=Act.TO_MATTER, matter=matter), reply, actor, now)


@transaction.atomic
def open_matter(
    *, observation: Observation, title: str, owner: Owner, reply: Reply, actor: User | str,
    now: datetime,
) -> TriageAct:  # fmt: skip
    """Open a matter of the word: a draft with what the sender told, for its owners to word.

    Raises AlreadyDone, NothingTold.
    """
    row = hold(observation, now)
    _refuse_twice(row, Act.OPEN_MATTER)
    said, language = row.contribution, row.contribution.language
    values = {
        f"title_{language}": cleaned(title)[:_LONGEST_TITLE],
        f"summary_{language}": said.body, "object": MatterObject.SERVICE,
    }  # fmt: skip
    groups = [Affected({f"name_{language}": row.whom})] if row.whom else []
    areas = [row.municipality] if row.municipality else []
    matter = begin_matter(
        region=row.region, values=values, owners=[owner], links=MatterLinks(areas=areas),
        groups=groups, actor=actor, now=now,
    )  # fmt: skip
    return _act(row, TriageAct(kind=Act.OPEN_MATTER, matter=matter), reply, actor, now)


@transaction.atomic
def note_opened(
    *, observation: Observation, matter: Matter, reply: Reply, actor: User | str, now: datetime
) -> TriageAct:
    """Note that its owners opened a matter of the word. Raises AlreadyDone, NothingTold."""
    row = hold(observation, now)
    return _act(row, TriageAct(kind=Act.OPEN_MATTER, matter=matter), reply, actor, now)


@transaction.atomic
def ask_who_solved(
    *, observation: Observation, reply: Reply, actor: User | str, now: datetime
) -> TriageAct:
    """Ask the network who has solved the same. Raises AlreadyDone, NothingTold."""
    return _act(hold(observation, now), TriageAct(kind=Act.ASK_WHO), reply, actor, now)


@transaction.atomic
def answer_observation(
    *, observation: Observation, reply: Reply, actor: User | str, now: datetime
) -> TriageAct:
    """Answer the sender: what comes of it. Raises AlreadyDone, NothingTold."""
    return _act(hold(observation, now), TriageAct(kind=Act.ANSWER), reply, actor, now)


@transaction.atomic
def undo_act(*, act: TriageAct, text: str, actor: User | str, now: datetime) -> Observation:
    """Take an act back within 30 days, and tell the sender; raises UndoTooLate, NothingTold.

    A matter that was opened stays a draft of its owners; those joined to the word stay joined.
    """
    row = hold(act.observation, now)
    standing = row.acts.select_for_update().get(pk=act.pk)
    if not standing.may_be_undone_at(now):
        raise UndoTooLate(act.code)
    if not text.strip():
        raise NothingTold
    before = _state(row)
    standing.undone_at = now
    standing.save(update_fields=["undone_at"])
    _settle(row, now)
    _record(actor, f"took back {standing.kind}", row, before, now)
    told = cleaned(text)[:LONGEST_WORD]
    tell(row, Step.UNDONE, told, now=now)
    _pass_on(row, Step.UNDONE, told, now)
    return row


@transaction.atomic
def note_told(*, telling: Telling, actor: User | str, now: datetime) -> Telling:
    """Note that the sender was rung, or written to by letter; harmless twice."""
    row = hold(telling.observation, now)
    if Telling.objects.filter(pk=telling.pk, told_at=None).update(told_at=now):
        record(
            actor, "told by hand", row, now=now, region=row.region,
            after={"step": telling.step, "told_at": now},
        )  # fmt: skip
    telling.refresh_from_db()
    return telling


def hold(observation: Observation, now: datetime) -> Observation:
    """Return the row as it stands, held to the end of the transaction."""
    require_open(observation.region, now)
    Observation.objects.select_for_update().get(pk=observation.pk)
    return Observation.objects.with_said().get(pk=observation.pk)


def _refuse_twice(row: Observation, kind: Act) -> None:
    standing = {Act(each.kind) for each in row.acts.filter(undone_at=None)}
    if kind in standing or (kind in TYING and standing & set(TYING)):
        raise AlreadyDone(row.code)


def _act(
    row: Observation, act: TriageAct, reply: Reply, actor: User | str, now: datetime
) -> TriageAct:
    """Keep the act with what the sender reads, move the word, and tell the sender."""
    text = cleaned(reply.text)[:LONGEST_WORD]
    if not text:
        raise NothingTold
    _refuse_twice(row, Act(act.kind))
    before = _state(row)
    act.observation, act.text, act.lets_out, act.at = row, text, reply.lets_out, now
    act.actor = actor if isinstance(actor, User) else None
    save_clean(act, exclude=("observation", "head", "matter", "actor"), force_insert=True)
    row.read_at = row.read_at or now
    _settle(row, now)
    _record(actor, act.kind, row, before, now)
    tell(row, Step.ACTED, text, now=now)
    _pass_on(row, Step.ENDED if act.kind == Act.ANSWER else Step.WENT_ON, text, now)
    return act


def _pass_on(row: Observation, step: Step, text: str, now: datetime) -> None:
    """Tell those joined to the word the same, and let them stand as far as it has come."""
    for joined in row.joined.with_said().oldest_first():
        tell(joined, step, text, now=now)
        _settle(joined, now)


def _settle(row: Observation, now: datetime) -> None:
    """Let the word stand where its acts put it, and let it out as they and its sender say."""
    acts = list(row.acts.filter(undone_at=None))
    tied = next((act for act in acts if act.kind in TYING), None)
    row.head = tied.head if tied else None
    row.matter = tied.matter if tied else None
    if any(act.kind == Act.ANSWER for act in acts) or _is_told_with_head(row):
        row.state = Standing.TOLD
    else:
        row.state = Standing.FORWARDED if acts else Standing.READ
    row.save(update_fields=["state", "read_at", "head", "matter"])
    said = row.contribution
    is_out = row.wish != Wish.COORDINATION and bool(acts) and all(act.lets_out for act in acts)
    published_at = (said.published_at or now) if is_out else None
    if published_at != said.published_at:
        said.published_at = published_at
        said.save(update_fields=["published_at"])


def _is_told_with_head(row: Observation) -> bool:
    """Test whether the word that it is joined to was answered, or its matter marked done."""
    ended = row.tellings.filter(step=Step.ENDED, about__startswith="closed").exists()
    if row.head is None:
        return ended and row.matter is not None
    return ended or row.head.acts.filter(kind=Act.ANSWER, undone_at=None).exists()


def _state(row: Observation) -> dict[str, object]:
    told = state_of(row, "state", "head", "matter", "read_at")
    return {**told, "published_at": row.contribution.published_at}


def _record(
    actor: User | str, verb: str, row: Observation, before: dict[str, object], now: datetime
) -> None:
    after = _state(row)
    record(actor, verb, row, now=now, region=row.region, before=before, after=after)
