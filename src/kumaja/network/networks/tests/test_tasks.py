from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from kumaja.foundation.audit.queries import history_of
from kumaja.network.networks.actions.founding import NetworkEnded
from kumaja.network.networks.actions.tasks import (
    Holders,
    TaskDropped,
    TaskHeld,
    add_task,
    drop_task,
    end_holding,
    hold_task,
)
from kumaja.network.networks.domain.kinds import Manner, TaskKind
from kumaja.network.networks.models import NetworkTask, TaskHolder, TaskHolding
from kumaja.network.networks.queries.lists import who_does_what
from kumaja.network.networks.queries.tasks import Task, tasks_of
from kumaja.network.networks.tests.factories import NetworkFactory, decided, fi
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import NOON, TODAY, OrganisationFactory

pytestmark = pytest.mark.django_db
SPRING = TODAY + timedelta(days=120)
POST = Holders(Manner.EMPLOYEE, (), fi("Järjestökoordinaattori"))


def a_task(**network: object) -> NetworkTask:
    task: NetworkTask = NetworkFactory.create(**network).tasks.get(kind=TaskKind.COORDINATION)
    return task


def associations(number: int) -> list[Organisation]:
    return [OrganisationFactory.create() for _ in range(number)]


def told(task: NetworkTask) -> Task:
    return tasks_of(NetworkTask.objects.filter(pk=task.pk), TODAY)[0]


def test_associations_hold_a_task_together_by_a_decision() -> None:
    task, own = a_task(), associations(3)
    holding = hold_task(
        task=task, holders=Holders(Manner.ASSOCIATIONS, own), decision=decided(until_on=SPRING),
        actor=None, now=NOON,
    )  # fmt: skip
    now = told(task).now
    assert now is not None
    assert [str(one) for one in now.holders] == [str(one) for one in own]
    assert (now.decided_by.fi, now.last_on) == ("Järjestöfoorumi", SPRING - timedelta(days=1))
    after = history_of(holding).get().after or {}
    assert after["holders"] == [one.code for one in own]


@pytest.mark.parametrize(
    ("manner", "number", "title"),
    [
        (Manner.ASSOCIATIONS, 1, ""),
        (Manner.ASSOCIATIONS, 6, ""),
        (Manner.COMMUNITY, 1, ""),
        (Manner.EMPLOYEE, 0, ""),
        (Manner.OTHER, 0, ""),
    ],
)
def test_who_cannot_hold_a_task_so_is_refused(manner: Manner, number: int, title: str) -> None:
    task, holders = a_task(), Holders(manner, associations(number), fi(title))
    with pytest.raises(ValidationError):
        hold_task(task=task, holders=holders, decision=decided(), actor=None, now=NOON)
    assert not TaskHolding.objects.exists()
    assert not TaskHolder.objects.exists()


def test_two_do_not_hold_a_task_on_the_same_day() -> None:
    task = a_task()
    hold_task(task=task, holders=POST, decision=decided(until_on=SPRING), actor=None, now=NOON)
    community = Holders(
        Manner.COMMUNITY, [OrganisationFactory.create(kind=OrganisationKind.COMMUNITY)]
    )
    with pytest.raises(TaskHeld):
        hold_task(
            task=task, holders=community, decision=decided(SPRING - timedelta(days=1)),
            actor=None, now=NOON,
        )  # fmt: skip
    assert TaskHolding.objects.count() == 1
    hold_task(task=task, holders=community, decision=decided(SPRING), actor=None, now=NOON)
    assert [row.manner for row in told(task).coming] == [Manner.COMMUNITY]


def test_a_decision_names_who_decided() -> None:
    decision = decided()
    nobody = type(decision)(by=fi(""), on=decision.on, since_on=TODAY)
    with pytest.raises(ValidationError):
        hold_task(task=a_task(), holders=POST, decision=nobody, actor=None, now=NOON)
    assert not TaskHolding.objects.exists()


def test_an_ended_holding_stays_to_be_read_and_the_task_is_vacant() -> None:
    task = a_task()
    holding = hold_task(
        task=task, holders=POST, decision=decided(TODAY - timedelta(days=9)), actor=None, now=NOON
    )
    end_holding(holding=holding, until_on=TODAY, actor=None, now=NOON)
    row = told(task)
    assert row.now is None
    assert [one.title.fi for one in row.earlier] == ["Järjestökoordinaattori"]
    with pytest.raises(ValidationError):
        end_holding(holding=holding, until_on=SPRING, actor=None, now=NOON)
    assert TaskHolding.objects.get().until_on == TODAY


def test_another_task_has_a_name_and_can_be_dropped_with_who_holds_it() -> None:
    network = NetworkFactory.create()
    task = add_task(network=network, name=fi("Kahvinkeitto"), actor=None, now=NOON)
    hold_task(task=task, holders=POST, decision=decided(), actor=None, now=NOON)
    drop_task(task=task, actor=None, now=NOON)
    assert [row.kind for row in who_does_what(network.region, TODAY)[0].tasks] == [
        "coordination", "informing", "influencing",
    ]  # fmt: skip
    assert TaskHolding.objects.get().until_on == TODAY
    with pytest.raises(TaskDropped):
        hold_task(task=task, holders=POST, decision=decided(), actor=None, now=NOON)
    with pytest.raises(ValidationError):
        drop_task(task=network.tasks.get(kind=TaskKind.INFORMING), actor=None, now=NOON)
    assert network.tasks.filter(dropped_on__isnull=False).get() == task


def test_nobody_is_given_a_task_of_an_ended_network() -> None:
    with pytest.raises(NetworkEnded):
        hold_task(
            task=a_task(ends_on=TODAY), holders=POST, decision=decided(), actor=None, now=NOON
        )
    assert not TaskHolding.objects.exists()
