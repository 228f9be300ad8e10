from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from kumaja.foundation.audit.queries import history_of
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.networks.actions.contacts import (
    Post,
    add_contact_role,
    amend_contact_role,
    remove_contact_role,
)
from kumaja.network.networks.actions.founding import NetworkEnded
from kumaja.network.networks.actions.goals import GoalDropped, drop_goal, report_goal, set_goal
from kumaja.network.networks.domain.kinds import GoalState
from kumaja.network.networks.models import ContactRole, Goal, GoalReport, Network
from kumaja.network.networks.queries.contacts import contact_roles_of, contacts_by_theme
from kumaja.network.networks.queries.detail import goals_of
from kumaja.network.networks.tests.factories import SINCE, NetworkFactory, fi
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.tests.factories import NOON, TODAY, OrganisationFactory

pytestmark = pytest.mark.django_db
YESTERDAY = TODAY - timedelta(days=1)


def a_goal(network: Network | None = None) -> Goal:
    return set_goal(
        network=network or NetworkFactory.create(), title=fi("Kerhotila joka kylään"),
        set_on=SINCE, due_on=None, actor=None, now=NOON,
    )  # fmt: skip


def report(goal: Goal, state: GoalState, words: str, day: date = TODAY) -> GoalReport:
    return report_goal(
        goal=goal,
        state=state,
        words=fi(words),
        told_on=day,
        actor=None,
        now=NOON,
    )


def test_a_goal_tells_how_it_fares_the_latest_report_first() -> None:
    goal = a_goal()
    report(goal, GoalState.REACHED, "Avaimet saatiin.")
    report(goal, GoalState.STUCK, "Avaimet puuttuvat.", YESTERDAY)
    told = goals_of(goal.network)[0]
    assert [row.state for row in told.reports] == [GoalState.REACHED, GoalState.STUCK]
    assert told.latest and told.latest.words.fi == "Avaimet saatiin."


def test_a_second_report_of_the_day_takes_the_firsts_place_and_the_log_has_both() -> None:
    goal = a_goal()
    row = report(goal, GoalState.STUCK, "Ei etene.")
    assert report(goal, GoalState.ON_ITS_WAY, "Etenee.").pk == row.pk
    assert GoalReport.objects.get().state == GoalState.ON_ITS_WAY
    assert [act.verb for act in history_of(row)] == ["reported", "reported"]


def test_a_goal_without_words_and_a_report_without_words_are_refused() -> None:
    with pytest.raises(ValidationError):
        set_goal(
            network=NetworkFactory.create(), title=fi(""), set_on=SINCE, due_on=None, actor=None,
            now=NOON,
        )  # fmt: skip
    assert not Goal.objects.exists()
    with pytest.raises(ValidationError):
        report(a_goal(), GoalState.STUCK, "")
    assert not GoalReport.objects.exists()


def test_a_dropped_goal_is_told_no_more() -> None:
    goal = a_goal()
    drop_goal(goal=goal, actor=None, now=NOON)
    with pytest.raises(GoalDropped):
        report(goal, GoalState.STUCK, "Ei etene.")
    assert goals_of(goal.network) == ()


def test_an_ended_network_sets_no_goals_but_its_results_stay() -> None:
    goal = a_goal()
    report(goal, GoalState.REACHED, "Valmista tuli.")
    Network.objects.update(ends_on=TODAY)
    goal.network.refresh_from_db()
    with pytest.raises(NetworkEnded):
        a_goal(goal.network)
    with pytest.raises(NetworkEnded):
        report(goal, GoalState.STUCK, "Ei sittenkään.", YESTERDAY)
    assert [row.title.fi for row in goals_of(goal.network)] == ["Kerhotila joka kylään"]


def test_posts_of_a_public_body_are_told_by_theme() -> None:
    region = RegionFactory.create()
    body = OrganisationFactory.create(kind=OrganisationKind.PUBLIC_BODY)
    memory = Term.objects.get(scheme="theme", code="memory")
    post = Post(fi("Muistikoordinaattori"), [memory], email="muisti@keusote.example")
    role = add_contact_role(organisation=body, region=region, post=post, actor=None, now=NOON)
    add_contact_role(
        organisation=body, region=region, post=Post(fi("Kirjaamo"), phone="019"), actor=None,
        now=NOON,
    )  # fmt: skip
    groups = contacts_by_theme(region)
    assert [group.theme for group in groups] == [memory, None]
    assert [one.title.fi for one in groups[1].roles] == ["Kirjaamo"]
    amend_contact_role(role=role, post=Post(fi("Muistihoitaja"), email="m@x.example"), actor=None,
                       now=NOON)  # fmt: skip
    assert [group.theme for group in contacts_by_theme(region)] == [None]
    remove_contact_role(role=role, actor=None, now=NOON)
    assert [row.title.fi for row in contact_roles_of(body, region)] == ["Kirjaamo"]


def test_a_post_that_cannot_be_reached_or_is_no_bodys_is_refused() -> None:
    region = RegionFactory.create()
    body = OrganisationFactory.create(kind=OrganisationKind.PUBLIC_BODY)
    group = Term.objects.filter(scheme="target_group")[0]
    reached = Post(fi("Kirjaamo"), phone="019")
    wrong = [
        (body, Post(fi("Kirjaamo"))), (body, Post(fi(""), phone="019")),
        (body, Post(fi("Kirjaamo"), [group], phone="019")), (OrganisationFactory.create(), reached),
    ]  # fmt: skip
    for organisation, post in wrong:
        with pytest.raises(ValidationError):
            add_contact_role(
                organisation=organisation, region=region, post=post, actor=None, now=NOON
            )
    region.closed_at = NOON
    with pytest.raises(RegionClosed):
        add_contact_role(organisation=body, region=region, post=reached, actor=None, now=NOON)
    assert not ContactRole.objects.exists()
