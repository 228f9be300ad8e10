"""What was promised, decided and heard in a matter, as the audit reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Count, F, Q

from kumaja.foundation.core.domain.text import LANGUAGES, Trilingual
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.consultations.domain.languages import languages_owed
from kumaja.voice.consultations.domain.periods import Hurry, hurries_of
from kumaja.voice.consultations.models import (
    AskedQuestion,
    Consultation,
    Document,
    Paragraph,
    Question,
)
from kumaja.voice.matters.models import Decision, Matter, MatterOwner, Promise, Stage
from kumaja.voice.values.domain.facts import DecisionFact, HearingFact, PromiseFact
from kumaja.voice.values.queries.answers import Kept

_Filled = dict[int, dict[str, bool]]
_HEADS: Final = ("title", "background")


def decisions_of(matter: Matter) -> tuple[DecisionFact, ...]:
    """Return the decisions in force, the earliest first, each with how many points it answers."""
    found = Decision.objects.in_force().filter(matter=matter).order_by("decided_on", "pk")
    rows: Any = found.annotate(answers=Count("points"))
    return tuple(
        DecisionFact(
            row.title or row.decider or Trilingual(fi=row.body_name), row.decided_on,
            row.answers, row.get_absolute_url(),
        )
        for row in rows
    )  # fmt: skip


def promises_of(
    matter: Matter, owners: Sequence[MatterOwner], kept: Mapping[tuple[int, int | None], Kept]
) -> tuple[PromiseFact, ...]:
    """Return what each owner promised for each stage that takes views, or did not promise."""
    rows = Promise.objects.filter(stage__matter=matter).select_related("replaces")
    given: dict[tuple[int, int], list[Promise]] = {}
    for row in rows.order_by("given_at", "pk"):
        given.setdefault((row.stage_id, row.owner_id), []).append(row)
    return tuple(
        _promise(stage, owner, given.get((stage.pk, owner.pk), []), kept)
        for stage in matter.stages.in_order()
        for owner in owners
        if stage.takes_views or (stage.pk, owner.pk) in given
    )


def _promise(
    stage: Stage, owner: MatterOwner, rows: list[Promise],
    kept: Mapping[tuple[int, int | None], Kept],
) -> PromiseFact:  # fmt: skip
    first, last = (rows[0], rows[-1]) if rows else (None, None)
    came = kept.get((owner.pk, stage.pk), Kept())
    return PromiseFact(
        owner=owner.name, stage=stage.title, stage_kind=stage.kind, starts_at=stage.starts_at,
        given_at=first.given_at if first else None, level=last.level if last else "",
        lowered=sum(row.lowers for row in rows), changes=max(0, len(rows) - 1),
        answer_by=last.answer_by_on if last else None, in_time=came.in_time, late=came.late,
        ahead=came.ahead,
    )  # fmt: skip


def hearings_of(
    matter: Matter, rows: Sequence[Consultation], owners: Sequence[MatterOwner]
) -> tuple[HearingFact, ...]:
    """Return the hearings that were let out, with their material, languages and questions.

    Four statements. Material is there from when both the hearing and its text were out; in a
    language that is owed only from when it was there in that language.
    """
    keys = [row.pk for row in rows]
    owed = languages_owed(
        owner.organisation.languages for owner in owners if owner.organisation is not None
    )
    texts = _texts(keys)
    out: dict[int, Document] = {}
    for document in Document.objects.filter(consultation__in=keys).order_by("-version"):
        out[document.consultation_id] = document
    asked = _asked(keys)
    return tuple(
        _hearing(
            row, owed,
            _Around(
                texts.get(row.pk, {}), out.get(row.pk), asked.get(row.pk, (0, 0, 0)),
                has_easy=bool(row.easy or matter.easy),
            ),
        )
        for row in rows
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Around:
    """What belongs to one hearing: which texts are whole, its first text, what was asked."""

    texts: Mapping[str, bool]
    first: Document | None
    asked: tuple[int, int, int]
    has_easy: bool


def _hearing(row: Consultation, owed: frozenset[str], around: _Around) -> HearingFact:
    whole = tuple(each for each in LANGUAGES if around.texts.get(each, True) and _heads(row, each))
    at = _material_at(row, owed, around.first)
    hurries = hurries_of(day_of(at or row.stage.starts_at), day_of(row.stage.ends_at))
    total, answered, in_time = around.asked
    return HearingFact(
        title=row.title, round=row.round, starts_at=row.stage.starts_at,
        ends_at=row.stage.ends_at, material_at=at, is_in_july=Hurry.JULY in hurries,
        missing=tuple(each for each in LANGUAGES if each in owed and each not in whole),
        complete=whole, has_easy=around.has_easy, asked=total, answered=answered,
        answered_in_time=in_time, way_asked=row.way_asked,
    )  # fmt: skip


def _heads(row: Consultation, language: str) -> bool:
    """Test whether what stands above the text exists in the language, as far as it exists."""
    texts = [getattr(row, name) for name in _HEADS]
    return all(text.exactly(language) for text in texts if text)


def _material_at(
    row: Consultation, owed: frozenset[str], first: Document | None
) -> datetime | None:
    """Return from when people could read what is heard, in each language that they are owed."""
    if row.opened_at is None or (first is None and not row.background):
        return None
    days = [row.opened_at]
    if first is not None:
        days.append(first.published_at)
        if "sv" in owed and first.published_sv_at is not None:
            days.append(first.published_sv_at)
    return max(days)


def _texts(keys: Sequence[int]) -> _Filled:
    """Return of each hearing whether all its questions and paragraphs exist in a language."""
    lacks = {language: Count("pk", filter=Q(**{f"text_{language}": ""})) for language in LANGUAGES}
    paragraphs = Paragraph.objects.filter(document__consultation__in=keys)
    questions = Question.objects.filter(consultation__in=keys)
    filled: _Filled = {}
    for key, rows in (("document__consultation", paragraphs), ("consultation", questions)):
        for row in rows.order_by().values(key).annotate(**lacks):
            told = filled.setdefault(row[key], dict.fromkeys(LANGUAGES, True))
            for language in LANGUAGES:
                told[language] = told[language] and not row[language]
    return filled


def _asked(keys: Sequence[int]) -> dict[int, tuple[int, int, int]]:
    """Return of each hearing how many questions came, were answered, were in time."""
    rows = AskedQuestion.objects.filter(consultation__in=keys).order_by()
    in_time = Q(answered_at__lt=F("consultation__stage__ends_at"))
    told = rows.values_list("consultation").annotate(
        n=Count("pk"), answered=Count("answered_at"), in_time=Count("pk", filter=in_time)
    )
    return {key: (n, answered, early) for key, n, answered, early in told}


def first_decided_on(decisions: Sequence[DecisionFact]) -> date | None:
    """Return the day of the first decision, None while nothing is decided."""
    return decisions[0].decided_on if decisions else None
