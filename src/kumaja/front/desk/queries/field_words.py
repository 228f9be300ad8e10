"""What coordination reads of words from the field, and what it may tie them to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.policies import Visitor
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.policies import visible_to
from kumaja.voice.observations.domain.identifying import identifying
from kumaja.voice.observations.domain.kinds import Act
from kumaja.voice.observations.models import Observation, ObservationQuerySet, TriageAct
from kumaja.voice.observations.policies import triaged_by
from kumaja.voice.observations.queries.shown import OwnWord, own_words
from kumaja.voice.observations.queries.warnings import danger_in
from kumaja.voice.observations.queries.words import ACT_WORDS, WISH_WORDS, Words

BESIDE = 8
OFFERED = 60


@dataclass(frozen=True, slots=True)
class DoneAct:
    """An act that was done, and whether it may still be taken back."""

    act: TriageAct
    word: Words
    may_undo: bool


@dataclass(frozen=True, slots=True)
class KeptWord:
    """A word on coordination's desk."""

    own: OwnWord
    wish: Words
    acts: tuple[DoneAct, ...]
    open_acts: tuple[tuple[str, Words], ...]
    joined: tuple[Observation, ...]
    days: int
    is_in_danger: bool


def get_kept_word(row: Observation, language: str, now: datetime) -> KeptWord:
    """Return a word with its steps, what was done, and what can be done."""
    acts = list(row.acts.select_related("head__contribution", "matter"))
    return KeptWord(
        own=own_words([row], now)[0],
        wish=WISH_WORDS[row.wish],
        acts=tuple(DoneAct(act, ACT_WORDS[act.kind], act.may_be_undone_at(now)) for act in acts),
        open_acts=tuple((kind.value, ACT_WORDS[kind]) for kind in _open(acts)),
        joined=tuple(row.joined.with_said().oldest_first()),
        days=row.waits_since(now),
        is_in_danger=bool(danger_in(row.contribution.body, language, now)),
    )


def _open(acts: list[TriageAct]) -> list[Act]:
    """Return what can be done: one tie at a time, each other act once, nothing after an answer."""
    standing = {act.kind for act in acts if act.undone_at is None}
    if Act.ANSWER in standing:
        return []
    tied = standing & {Act.JOIN, Act.TO_MATTER, Act.OPEN_MATTER}
    ties = [] if tied else [Act.JOIN, Act.TO_MATTER, Act.OPEN_MATTER]
    return [*ties, *([] if Act.ASK_WHO in standing else [Act.ASK_WHO]), Act.ANSWER]


def waiting_words(user: Visitor, region: Region, day: date) -> ObservationQuerySet:
    """Return the words that nobody has seen to, the oldest first."""
    return triaged_by(user, region, day).waiting().with_said().oldest_first()


def done_words(user: Visitor, region: Region, day: date) -> ObservationQuerySet:
    """Return the words that were seen to, the latest first."""
    rows = triaged_by(user, region, day)
    return rows.exclude(pk__in=rows.waiting().values("pk")).with_said().latest_first()


def last_read(user: Visitor, region: Region, day: date) -> datetime | None:
    """Return when the last word was read."""
    rows = triaged_by(user, region, day).exclude(read_at=None).order_by("-read_at")
    return rows.values_list("read_at", flat=True).first()


def heads_for(row: Observation) -> list[Observation]:
    """Return the words that it can be joined to: those near ones first."""
    rows = Observation.objects.in_region(row.region).filter(head=None).exclude(pk=row.pk)
    found = list(rows.with_said().latest_first()[:OFFERED])
    return sorted(found, key=lambda each: each.municipality_id != row.municipality_id)


def matters_for(user: Visitor, region: Region, day: date) -> list[Matter]:
    """Return the matters that a word can be attached to, the latest first."""
    rows = visible_to(user, region, day).unclosed()
    return list(rows.order_by("-created_at", "-pk")[:OFFERED])


def is_safe(row: Observation) -> bool:
    """Test whether nothing in the words could tell who somebody is."""
    texts = (row.contribution.body, row.whom, row.place, row.helps)
    return not any(identifying(text) for text in texts)


def suggested(act: Act, row: Observation) -> str:
    """Return what the sender could read, in their language, for coordination to word."""
    with override(row.contribution.language):
        thanks = _("Thank you for your message.")
        rest = {
            Act.JOIN: _("Others have told of the same, and we joined the messages. You hear of "
                        "every step, to the end."),
            Act.TO_MATTER: _("It is now part of a matter that is being prepared. You hear of "
                             "every step, to the end."),
            Act.OPEN_MATTER: _("We opened a matter of it. You hear when others can have their say "
                               "in it, and what is decided."),
            Act.ASK_WHO: _("We ask the network who has solved the same, and tell you what we "
                           "hear."),
            Act.ANSWER: "",
        }[act]  # fmt: skip
    return f"{thanks} {rest}".strip()


def suggested_undo(row: Observation) -> str:
    """Return what the sender could read when an act is taken back, in their language."""
    with override(row.contribution.language):
        return _("We took our last step back. Your message is with us, and we tell you what "
                 "comes of it.")  # fmt: skip
