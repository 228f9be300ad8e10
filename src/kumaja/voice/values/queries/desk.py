"""What those who keep a matter have recorded for its audit, and what they may still say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.voice.matters.models import Matter, MatterOwner
from kumaja.voice.values.domain.kinds import NeedKind, Value
from kumaja.voice.values.models import Need, ValueClaim
from kumaja.voice.values.queries.audit import needs_of, whose_need
from kumaja.voice.values.queries.words import NEED_WORDS, VALUE_WORDS, Words


@dataclass(frozen=True, slots=True)
class Claimable:
    """One value, and what the owner has said of it."""

    value: int
    title: Words
    claim: ValueClaim | None


@dataclass(frozen=True, slots=True)
class OwnWord:
    """An owner, and what it has said of each value."""

    owner: MatterOwner
    rows: tuple[Claimable, ...]


@dataclass(frozen=True, slots=True)
class KeptNeed:
    """A need, whose it is, and what kind."""

    need: Need
    whose: Trilingual
    word: Words


def own_words(owners: Sequence[MatterOwner]) -> tuple[OwnWord, ...]:
    """Return the owners with what each has said of the seven values; one statement."""
    rows = ValueClaim.objects.filter(owner__in=owners)
    claims = {(row.owner_id, row.value): row for row in rows}
    return tuple(
        OwnWord(
            owner,
            tuple(
                Claimable(int(value), VALUE_WORDS[value], claims.get((owner.pk, value)))
                for value in Value
            ),
        )
        for owner in owners
    )


def kept_needs(matter: Matter) -> tuple[KeptNeed, ...]:
    """Return the needs as they were recorded."""
    return tuple(
        KeptNeed(row, whose_need(row), NEED_WORDS[NeedKind(row.kind)]) for row in needs_of(matter)
    )
