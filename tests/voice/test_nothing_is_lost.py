"""Five hundred random matters: whatever is said is answered and told, or seen to wait."""

from __future__ import annotations

import os
from collections import Counter
from random import Random

import pytest
from django.db import connection, transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.ledger.queries.verifying import ledger_faults
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.networks.tests.factories import NetworkFactory
from kumaja.network.registry.tests.factories import OrganisationFactory
from kumaja.voice.contributions.domain.kinds import SpeakerKind
from kumaja.voice.contributions.models import Contribution, Point, Position
from kumaja.voice.contributions.queries.positions import positions_of
from kumaja.voice.echo.models import Reopening
from kumaja.voice.echo.queries.loops import get_board
from kumaja.voice.echo.queries.owed import count_open, count_untold, open_points, untold
from kumaja.voice.echo.queries.rows import waiting_rows
from kumaja.voice.matters.tests.rows import NOW, a_body
from tests.voice.lives import DAY, Cast, Life
from tests.voice.recount import Recount, of_region, was_brought

pytestmark = pytest.mark.django_db

# On PostgreSQL fewer: what differs there are races, which have tests of their own.
FEWER = "postgresql" in os.environ.get("KUMAJA_DATABASE_URL", "")
MATTERS = int(os.environ.get("KUMAJA_TEST_MATTERS", "120" if FEWER else "500"))
SEED = int(os.environ.get("KUMAJA_TEST_SEED", "2026"))


@pytest.fixture(scope="module")
def lived(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> object:
    """Live all lives once for the tests of this file; nothing of them stays."""
    del django_db_setup
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        cast = _cast()
        chance = Random(SEED)  # noqa: S311 - the same lives each time
        refused: Counter[str] = Counter()
        for number in range(MATTERS):
            life = Life(cast, chance, NOW - chance.randint(20, 160) * DAY)
            life.run(NOW)
            refused.update(life.refused)
            if number % 40 == 39:
                _analyse()
        yield cast, refused, of_region(cast.region, NOW)
        transaction.set_rollback(True)


def _analyse() -> None:
    """Let PostgreSQL count its rows, as it does by itself between transactions.

    Without that it keeps the plans that it made for empty tables, in earlier tests too.
    """
    if FEWER:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _cast() -> Cast:
    region: Region = RegionFactory.create()
    people = [
        User.objects.create_user(f"asukas{n}@example.org", name=f"Asukas {n}", created_at=NOW)
        for n in range(40)
    ]
    return Cast(
        region,
        [OrganisationFactory.create(region=region) for _ in range(12)],
        [NetworkFactory.create(region=region) for _ in range(3)],
        [a_body(region, f"Kunta {n}") for n in range(4)],
        people,
    )


Lived = tuple[Cast, Counter[str], list[Recount]]


def test_lives_were_rich_enough(lived: Lived) -> None:
    """What was to be tried was tried: closings refused, answers opened again, people gone."""
    _cast, refused, matters = lived
    views = [view for each in matters for view in each.views]

    assert len(matters) == MATTERS
    for refusal in ("PointsOpen", "AnswersUntold", "MatterClosed"):
        assert refused[refusal] > MATTERS // 250, refused
    assert Reopening.objects.count() > MATTERS / 50
    assert sum(each.matter.is_closed for each in matters) > MATTERS / 10
    assert sum(view.is_withdrawn for view in views) > MATTERS / 20
    assert sum(view.speaker_name == "" for view in views) > 0
    assert sum(each.hearing_is_open(view) for each in matters for view in each.views) > 0


def test_each_contribution_is_told_or_seen_to_wait_or_in_an_open_hearing(lived: Lived) -> None:
    cast, _refused, matters = lived
    listed = {(row.pk, row.asks) for row in waiting_rows(cast.region, NOW)}

    for each in matters:
        to_tell = {view.pk for view in untold(each.matter)}
        for view in each.views:
            waits = each.open_pairs(view)
            assert waits <= listed, view
            if each.untold(view):
                assert view.pk in to_tell, view
            if not waits and view.pk not in to_tell and not view.is_withdrawn:
                is_told = view.notices.exists() and not each.untold(view)
                assert each.hearing_is_open(view) or is_told, view


def test_what_is_done_owes_nothing(lived: Lived) -> None:
    _cast, _refused, matters = lived

    for each in matters:
        if each.matter.is_closed:
            for view in each.views:
                assert not each.open_pairs(view)
                assert not each.hearing_is_open(view)
                # A mail may come back after the end: then it is listed as untold again.
                came_back = any(not was_brought(notice) for notice in view.notices.all())
                assert came_back or not each.untold(view)


def test_boards_are_plain_recounts(lived: Lived) -> None:
    cast, _refused, matters = lived
    listed = [(row.pk, row.asks) for row in waiting_rows(cast.region, NOW)]
    plain = {pair for each in matters for view in each.views for pair in each.open_pairs(view)}
    loops = {loop.owner.pk: loop for loop in get_board(cast.region, NOW).loops}

    assert len(listed) == len(set(listed)) == len(plain) == open_points(cast.region, NOW)
    assert set(listed) == plain
    for each in matters:
        running = {v.pk for v in each.views if each.hearing_is_open(v)}
        ahead = sum(1 for v in each.views if v.pk in running for _pair in each.pairs(v))
        ours = sum(len(each.open_pairs(view)) for view in each.views)
        assert count_open(each.matter) == ours + ahead
        assert count_untold(each.matter) == sum(bool(each.untold(v)) for v in each.views)
        for owner in each.owners:
            waiting, answered = each.days(owner)
            loop = loops.get(owner.pk)
            told = (loop.waits.waiting, loop.waits.answered) if loop else ({}, {})
            assert (dict(told[0]), dict(told[1])) == (dict(waiting), dict(answered))
            late = sum(a.owner_id == owner.pk for v in each.views for a in each.untold(v))
            assert (loop.untold if loop else 0) == late


def test_one_organisation_counts_once_in_a_position(lived: Lived) -> None:
    _cast, _refused, matters = lived

    for each in matters:
        seen = Contribution.objects.filter(matter=each.matter)
        declared = {row.code: row for row in each.matter.positions.filter(dropped_at=None)}
        for row in positions_of(each.matter, seen):
            if row.code in declared:
                behind = _speakers(each, declared[row.code])
                assert row.counted.count == len(behind), row


def _speakers(each: Recount, position: Position) -> set[tuple[str, int]]:
    """Return who stands behind a position, each organisation once."""
    held = set(position.holdings.filter(undone_at=None).values_list("point", flat=True))
    views = [view for view in each.views if any(p.pk in held for p in each.points(view))]
    return {who for view in views for who in _behind(view)}


def _behind(view: Contribution) -> set[tuple[str, int]]:
    if view.speaker_kind == SpeakerKind.ORGANISATION:
        return {("organisation", view.organisation_id or 0)}
    if view.speaker_kind == SpeakerKind.NETWORK:
        return {
            ("organisation", key) for key in view.backers.values_list("organisation", flat=True)
        }
    return {("resident", view.person_id or view.pk)}


def test_the_log_verifies_after_all_of_it(lived: Lived) -> None:
    del lived

    assert Point.objects.exists()
    assert list(ledger_faults()) == []
