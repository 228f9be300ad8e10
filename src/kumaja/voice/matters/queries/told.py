"""Matters and decisions as tables for other systems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import chain
from typing import Final

from django.db.models import Prefetch

from kumaja.foundation.core.domain.codes import address_of
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.core.engine.addresses import addresses_of_rows
from kumaja.foundation.files.domain.cells import Cell
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.matters.domain.course import Course, course_of
from kumaja.voice.matters.models import (
    Decision,
    DecisionQuerySet,
    Matter,
    MatterOwner,
    MatterQuerySet,
    Stage,
)

MATTER_COLUMNS: Final = (
    "code", "object", "phase", "state", "turns_on", "title_fi", "title_sv", "title_en",
    "summary_fi", "summary_sv", "summary_en", "owners", "owner_codes", "municipalities", "themes",
    "case_number", "residents_may_speak", "published_on", "closed_on", "url",
)  # fmt: skip
DECISION_COLUMNS: Final = (
    "code", "decided_on", "title_fi", "title_sv", "title_en", "result_fi", "result_sv",
    "result_en", "reasons_fi", "reasons_sv", "reasons_en", "body", "body_code", "section",
    "matter_code", "matter", "case_number", "document_url", "url",
)  # fmt: skip
_BATCH: Final = 500


def for_others(rows: MatterQuerySet) -> MatterQuerySet:
    """Load what other systems are told of each matter; six statements."""
    owners = MatterOwner.objects.select_related("organisation", "network")
    return rows.select_related("parent").prefetch_related(
        "areas", "terms", Prefetch("owners", owners.order_by("position", "pk")),
        Prefetch("stages", Stage.objects.in_order()),
        Prefetch("decisions", Decision.objects.in_force().order_by("decided_on", "pk")),
    )  # fmt: skip


def decisions_for_others(rows: DecisionQuerySet) -> DecisionQuerySet:
    """Load what other systems are told of each decision; one statement."""
    return rows.select_related("matter", "owner__organisation", "owner__network")


def course_at(matter: Matter, now: datetime) -> Course:
    """Return where a matter loaded `for_others` stands."""
    return course_of(
        list(matter.stages.all()), now,
        is_decided=bool(matter.decisions.all()), is_closed=matter.is_closed,
    )  # fmt: skip


def code_of(owner: MatterOwner) -> str:
    """Return the code of the organisation or network that owns."""
    whom = owner.organisation or owner.network
    return whom.code if whom is not None else ""


def themes_of(matter: Matter) -> list[Term]:
    """Return the themes of a matter loaded `for_others`, in order."""
    found = [term for term in matter.terms.all() if term.scheme == Scheme.THEME]
    return sorted(found, key=lambda term: (term.position, term.pk))


def table_of(rows: MatterQuerySet, site: str, now: datetime) -> Iterator[Sequence[Cell]]:
    """Return the matters as a table; they are read as it goes."""
    url_of = addresses_of_rows("matters:detail")
    told = for_others(rows).order_by("code").iterator(chunk_size=_BATCH)
    return chain([MATTER_COLUMNS], (_row(row, now, f"{site}{url_of(row.address)}") for row in told))


def _row(row: Matter, now: datetime, url: str) -> Sequence[Cell]:
    course, owners = course_at(row, now), list(row.owners.all())
    return (
        row.code, row.object, row.phase, course.standing,
        day_of(course.turns_at) if course.turns_at else None, row.title_fi, row.title_sv,
        row.title_en, row.summary_fi, row.summary_sv, row.summary_en,
        "; ".join(_said(owner.name) for owner in owners),
        ",".join(code_of(owner) for owner in owners),
        ",".join(sorted(area.code for area in row.areas.all())),
        ",".join(term.code for term in themes_of(row)), row.case_number,
        row.residents_may_speak, day_of(row.published_at) if row.published_at else None,
        day_of(row.closed_at) if row.closed_at else None, url,
    )  # fmt: skip


def decision_table_of(rows: DecisionQuerySet, site: str) -> Iterator[Sequence[Cell]]:
    """Return the decisions as a table; they are read as it goes."""
    url_of = addresses_of_rows("matters:decision")
    told = decisions_for_others(rows).order_by("code").iterator(chunk_size=_BATCH)
    lines = (_decision(row, f"{site}{url_of(address_of(str(row), row.code))}") for row in told)
    return chain([DECISION_COLUMNS], lines)


def _decision(row: Decision, url: str) -> Sequence[Cell]:
    return (
        row.code, row.decided_on, row.title_fi, row.title_sv, row.title_en, row.result_fi,
        row.result_sv, row.result_en, row.reasons_fi, row.reasons_sv, row.reasons_en,
        _said(row.owner.name), code_of(row.owner), row.section, row.matter.code, str(row.matter),
        row.matter.case_number, row.url, url,
    )  # fmt: skip


def _said(name: Trilingual) -> str:
    return name.fi or name.sv or name.en
