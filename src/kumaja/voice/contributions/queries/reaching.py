"""Where what is told to the one who spoke goes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from kumaja.help.upkeep.queries.reach import broken_addresses, first_working, reaches
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.contributions.domain.kinds import AnswerBy
from kumaja.voice.contributions.models import Contribution

_BY_HAND = frozenset({AnswerBy.LETTER, AnswerBy.PHONE, AnswerBy.NONE})


def mail_address(contribution: Contribution, now: datetime) -> str:
    """Return the address to mail to; nothing when another way is asked for, or none works."""
    return mail_addresses([contribution], now)[contribution.pk]


def mail_addresses(contributions: Iterable[Contribution], now: datetime) -> dict[int, str]:
    """Return contribution → address: what its speaker gave, else their association's."""
    rows = list(contributions)
    broken = broken_addresses()
    speakers = [each.organisation for each in rows if each.organisation is not None]
    known = reaches(speakers, day_of(now))
    return {
        each.pk: ""
        if each.answer_by in _BY_HAND
        else first_working(_given(each, known.get(each.organisation_id or 0, [])), broken)
        for each in rows
    }


def _given(contribution: Contribution, known: list[str]) -> list[str]:
    own = [contribution.answer_to] if contribution.answer_by == AnswerBy.MAIL else []
    if contribution.person is not None and contribution.organisation is None:
        own.append(contribution.person.email)
    return [each for each in (*own, *known) if each]
