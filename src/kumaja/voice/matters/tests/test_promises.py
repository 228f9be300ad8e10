"""A promise is given before its stage opens, and changed only in the open."""

from __future__ import annotations

import pytest

from kumaja.foundation.audit.queries import history_of
from kumaja.foundation.ledger.models import Entry
from kumaja.foundation.regions.models import Region
from kumaja.voice.matters.actions.promises import (
    Promised,
    PromiseGiven,
    PromiseReplaced,
    ReasonMissing,
    StageHasOpened,
    change_promise,
    give_promise,
)
from kumaja.voice.matters.domain.kinds import PromiseLevel
from kumaja.voice.matters.models import Promise
from kumaja.voice.matters.tests.rows import DAY, NOW, a_matter, a_promise, a_stage

LESS = Promised(PromiseLevel.INFORM, {"text_fi": "Kerromme."}, None)
WHY = {"reason_fi": "Aluehallitus siirsi päätöstä."}


def test_a_promise_is_refused_once_its_stage_is_open(region: Region) -> None:
    stage = a_stage(a_matter(region), starts_at=NOW)
    owner = stage.matter.owners.get()

    with pytest.raises(StageHasOpened):
        give_promise(stage=stage, owner=owner, promised=LESS, actor="test", now=NOW)

    assert not Promise.objects.exists()


def test_an_owner_promises_once_a_stage(region: Region) -> None:
    promise = a_promise(a_stage(a_matter(region), starts_at=NOW + DAY))

    with pytest.raises(PromiseGiven):
        give_promise(stage=promise.stage, owner=promise.owner, promised=LESS, actor="test", now=NOW)

    assert Promise.objects.get() == promise


def test_a_promise_that_is_lowered_stays_beside_the_new_one(region: Region) -> None:
    before = a_promise(a_stage(a_matter(region), starts_at=NOW))

    after = change_promise(promise=before, promised=LESS, reason=WHY, actor="test", now=NOW + DAY)

    assert after.lowers
    assert not before.lowers
    assert list(Promise.objects.in_force()) == [after]
    assert Promise.objects.count() == 2
    assert history_of(after)[0].verb == "changed the promise"
    assert Entry.objects.filter(kind="promise").count() == 2


def test_a_promise_is_not_changed_without_a_reason(region: Region) -> None:
    promise = a_promise(a_stage(a_matter(region), starts_at=NOW))

    with pytest.raises(ReasonMissing):
        change_promise(promise=promise, promised=LESS, reason={}, actor="test", now=NOW)

    assert Promise.objects.get() == promise


def test_two_who_change_a_promise_at_once_don_t_both_win(region: Region) -> None:
    promise = a_promise(a_stage(a_matter(region), starts_at=NOW))
    change_promise(promise=promise, promised=LESS, reason=WHY, actor="test", now=NOW)

    with pytest.raises(PromiseReplaced):
        change_promise(promise=promise, promised=LESS, reason=WHY, actor="test", now=NOW)

    assert Promise.objects.count() == 2
