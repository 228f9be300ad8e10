"""Naming the activity that a decision led to."""

from __future__ import annotations

from typing import Any

import pytest

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.help.directory.tests.factories import ActivityFactory
from kumaja.voice.echo.actions.activities import (
    ActivityElsewhere,
    AlreadyNamed,
    name_activity,
    unname_activity,
)
from kumaja.voice.echo.models import DecisionActivity
from kumaja.voice.echo.tests.rows import AFTER, a_heard_view
from kumaja.voice.matters.actions.decisions import DecisionReplaced, record_decision
from kumaja.voice.matters.actions.opening import MatterClosed
from kumaja.voice.matters.models import Decision, Matter

pytestmark = pytest.mark.django_db
OUTCOME = {"outcome_fi": "Kerho sai kirjaston huoneen."}


@pytest.fixture
def decision() -> Decision:
    return decided(a_heard_view(RegionFactory.create()).owner)


def decided(owner: Any, **more: Any) -> Decision:  # noqa: ANN401
    values = {"decided_on": AFTER.date(), "result_fi": "Saa.", "reasons_fi": "Pyydettiin."}
    return record_decision(owner=owner, values=values, actor="test", now=AFTER, **more)


def named(decision: Decision, **more: Any) -> DecisionActivity:  # noqa: ANN401
    """Name an activity of the region, or what is told."""
    activity = more.pop("activity", None) or ActivityFactory.create(region=decision.matter.region)
    return name_activity(decision=decision, activity=activity, actor="test", now=AFTER, **more)


def test_an_activity_is_named_with_its_sentence_and_stands_in_the_log(decision: Decision) -> None:
    link = named(decision, outcome=OUTCOME)

    assert (link.decision, link.outcome.fi) == (decision, OUTCOME["outcome_fi"])
    row = AuditRow.objects.get(verb="named an activity")
    assert row.after is not None
    assert (row.object_key, row.after["outcome_fi"]) == (link.code, OUTCOME["outcome_fi"])


def test_what_was_named_is_taken_back_and_the_log_keeps_it(decision: Decision) -> None:
    unname_activity(link=named(decision, outcome=OUTCOME), actor="test", now=AFTER)

    assert not DecisionActivity.objects.exists()
    row = AuditRow.objects.get(verb="took an activity back")
    assert row.before is not None
    assert row.before["outcome_fi"] == OUTCOME["outcome_fi"]


@pytest.mark.parametrize("where", ["another region", "archived"])
def test_what_nobody_finds_in_the_region_is_refused(decision: Decision, where: str) -> None:
    here = {"region": decision.matter.region, "archived_at": AFTER}
    more = here if where == "archived" else {"region": RegionFactory.create(slug="savo")}
    with pytest.raises(ActivityElsewhere):
        named(decision, activity=ActivityFactory.create(**more))
    assert not DecisionActivity.objects.exists()


def test_a_decision_that_was_recorded_anew_names_nothing_more(decision: Decision) -> None:
    decided(decision.owner, replaces=decision)
    with pytest.raises(DecisionReplaced):
        named(decision)
    assert not DecisionActivity.objects.exists()


def test_an_activity_is_named_once_also_when_the_decision_is_recorded_anew(
    decision: Decision,
) -> None:
    activity = named(decision).activity
    anew = decided(decision.owner, replaces=decided(decision.owner, replaces=decision))
    for row in (decision, anew):
        with pytest.raises((AlreadyNamed, DecisionReplaced)):
            named(row, activity=activity)
    assert DecisionActivity.objects.count() == 1


def test_what_is_closed_stays_as_it_is(decision: Decision) -> None:
    link = named(decision)
    Matter.objects.update(closed_at=AFTER)
    with pytest.raises(MatterClosed):
        named(decision)
    with pytest.raises(MatterClosed):
        unname_activity(link=link, actor="test", now=AFTER)
    Region.objects.update(closed_at=AFTER)
    fresh = Decision.objects.get()
    with pytest.raises(RegionClosed):
        named(fresh)
    assert DecisionActivity.objects.get() == link
