"""What stands beside a matter in short lists: groups, themes, places, what is beneath it, days."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from kumaja.foundation.core.engine.blanks import number
from kumaja.foundation.core.engine.together import Together, Wanted
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.voice.matters.models import AffectedGroup, Matter, PeriodChange

_NAMES: Final = ("name_fi", "name_sv", "name_en")
_BESIDE: Final = Together(
    groups=Wanted(
        lambda: AffectedGroup.objects.filter(matter=number("matter")),
        ("id", "matter_id", "position", *_NAMES, "term_id", "source_fi", "source_sv", "source_en"),
    ),
    terms=Wanted(
        lambda: Term.objects.filter(matters=number("matter")),
        ("id", "scheme", "code", "position", *_NAMES),
    ),
    areas=Wanted(
        lambda: Municipality.objects.filter(matters=number("matter")),
        ("id", "code", "slug", "sort_key_fi", *_NAMES),
    ),
    below=Wanted(
        lambda: Matter.objects.published().filter(
            parent=number("matter"), region=number("region"), archived_at=None
        ),
        ("id", "code", "title_fi", "title_sv", "title_en", "published_at"),
    ),
    changes=Wanted(
        lambda: PeriodChange.objects.filter(stage__matter=number("matter")),
        ("id", "stage_id", "at", "started_at", "ended_at", "reason"),
    ),
)


@dataclass(frozen=True, slots=True)
class Beside:
    """The short lists of a matter, each in its order; `changes` by the key of their stage."""

    groups: tuple[AffectedGroup, ...]
    terms: tuple[Term, ...]
    areas: tuple[Municipality, ...]
    below: tuple[Matter, ...]
    changes: dict[int, tuple[PeriodChange, ...]]


def get_beside(matter: Matter, region: Region) -> Beside:
    """Return the short lists of a matter, all of them in one statement."""
    found = _BESIDE.rows(matter=matter.pk, region=region.pk)
    moved: dict[int, tuple[PeriodChange, ...]] = defaultdict(tuple)
    for change in sorted(found["changes"], key=lambda row: (row.at, row.pk)):
        moved[change.stage_id] += (change,)
    return Beside(
        groups=tuple(sorted(found["groups"], key=lambda row: (row.position, row.pk))),
        terms=tuple(sorted(found["terms"], key=lambda row: (row.scheme, row.position, row.pk))),
        areas=tuple(sorted(found["areas"], key=lambda row: (row.sort_key_fi, row.pk))),
        below=tuple(sorted(found["below"], key=lambda row: (row.published_at, -row.pk))[::-1]),
        changes=moved,
    )
