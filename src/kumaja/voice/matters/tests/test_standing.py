"""A matter stands at the same place whether it is read from its stages or asked in the database."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest

from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.voice.matters.actions.decisions import record_decision
from kumaja.voice.matters.domain.course import Standing
from kumaja.voice.matters.domain.kinds import StageKind
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.queries.standing import standing_at
from kumaja.voice.matters.queries.told import course_at, for_others
from kumaja.voice.matters.tests.rows import NOW, a_matter, a_stage

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
BEGUN = NOW - 100 * DAY


def _stages(matter: Matter, days: tuple[int, ...], kind: StageKind) -> None:
    for start in days:
        a_stage(matter, starts_at=NOW + start * DAY, days=10, kind=kind, now=BEGUN)


def test_the_database_and_the_stages_say_the_same() -> None:
    region = RegionFactory.create()
    courses = ((), (-50,), (-5,), (5,), (-50, 5), (-50, -5, 5), (-10,))
    kinds = (StageKind.HEARING, StageKind.DECISION)
    for days, kind, decided, closed in product(courses, kinds, (False, True), (False, True)):
        matter = a_matter(region, now=BEGUN)
        _stages(matter, days, kind)
        if decided:
            told = {"result_fi": "On.", "reasons_fi": "Siksi.", "decided_on": NOW.date()}
            record_decision(owner=matter.owners.get(), values=told, actor="test", now=NOW)
        Matter.objects.filter(pk=matter.pk).update(closed_at=NOW if closed else None)
    found = {row.pk: course_at(row, NOW).standing for row in for_others(Matter.objects.all())}
    assert set(found.values()) == set(Standing)
    for standing in Standing:
        asked = standing_at(Matter.objects.all(), standing, NOW).values_list("pk", flat=True)
        assert set(asked) == {key for key, value in found.items() if value == standing}, standing
