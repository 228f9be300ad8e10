"""What coordinators see of the words people use, in a fixed number of statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, Q, QuerySet

from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.directory.domain.missed import SHOWN_FROM
from kumaja.help.directory.models import Expression, MissedSearch, Voice

LEADS_TO = (Scheme.LIFE_SITUATION, Scheme.TARGET_GROUP, Scheme.THEME)


class State(StrEnum):
    """Which expressions a list shows."""

    CURRENT = "current"
    RETIRED = "retired"
    OURS = "ours"  # written or changed by a coordinator, out of use or not


@dataclass(frozen=True, slots=True)
class WantedWords:
    """What a list of expressions is narrowed by; empty is not narrowed."""

    text: str = ""
    language: str = ""
    term: Term | None = None
    state: State = State.CURRENT


def find_expressions(wanted: WantedWords) -> QuerySet[Expression]:
    """Return the expressions that a coordinator looks for, by their words."""
    rows = Expression.objects.filter(_in_state(wanted.state))
    if key := match_key(wanted.text):
        rows = rows.filter(Q(match_key__contains=key) | Q(words__icontains=wanted.text))
    if wanted.language:
        rows = rows.filter(language=wanted.language)
    if wanted.term is not None:
        # A subquery: each expression once, and its other terms are told as well.
        led = Expression.terms.through.objects.filter(term=wanted.term)
        rows = rows.filter(pk__in=led.values("expression"))
    return rows.prefetch_related("terms").order_by("match_key", "language", "pk")


def _in_state(state: State) -> Q:
    if state is State.OURS:
        return Q(edited_at__isnull=False) | Q(is_shipped=False)
    return Q(is_retired=state is State.RETIRED)


def on_work_list(
    rows: QuerySet[MissedSearch], *, is_settled: bool = False
) -> QuerySet[MissedSearch]:
    """Return what many have searched in vain, most first; what few searched is not told."""
    shown = rows.filter(is_settled=is_settled, count__gte=SHOWN_FROM)
    return shown.order_by("-count", "match_key", "pk")


def situations_with_voices() -> QuerySet[Term]:
    """Return the life situations, each with how many sentences in use it has a language."""
    rows = Term.objects.of(Scheme.LIFE_SITUATION).current().in_order()
    return rows.annotate(
        voices_fi=_said("fi"), voices_sv=_said("sv"), voices_en=_said("en"),
    )  # fmt: skip


def _said(language: str) -> Count:
    said = Q(voices__language=language, voices__is_retired=False)
    return Count("voices", filter=said)


def other_topics() -> Iterable[Mapping[str, object]]:
    """Return what else people speak of, by the words of its records, and how much is said."""
    rows = Voice.objects.filter(term__isnull=True).values("words")
    return rows.annotate(count=Count("pk", filter=Q(is_retired=False))).order_by("words")


def voices_about(words: str) -> QuerySet[Voice]:
    """Return what people say of a topic that is no life situation, those out of use last."""
    rows = Voice.objects.filter(term__isnull=True, words=words)
    return rows.order_by("is_retired", "language", "match_key", "pk")


def voices_in(term: Term) -> QuerySet[Voice]:
    """Return what people say in a life situation, those out of use last."""
    return Voice.objects.filter(term=term).order_by("is_retired", "language", "match_key", "pk")
