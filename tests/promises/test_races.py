"""Of many at once exactly one gets through (threads, committed rows)."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier

import pytest
from django.db import DatabaseError, connection, connections

from kumaja import worker
from kumaja.foundation.accounts.actions import LinkSpent, make_sign_in_link, spend_link
from kumaja.foundation.accounts.models import Link
from kumaja.foundation.accounts.queries import find_link
from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.outbox.actions import enqueue
from kumaja.foundation.outbox.models import Job
from kumaja.foundation.outbox.queries import next_due
from kumaja.front.home.models import Feedback
from kumaja.network.registry.actions.records import UmbrellaBusy, UmbrellaCircle, update_record
from kumaja.network.registry.actions.roles import RoleHeldAlready, grant_role
from kumaja.network.registry.domain.kinds import OrganisationKind, RoleKind
from kumaja.network.registry.models import Organisation, Role
from kumaja.network.registry.tests.factories import OrganisationFactory
from tests.promises.pages import url_of
from tests.walk.visitors import signed_in
from tests.walk.world import NOW, SINCE, World, make_world

pytestmark = [
    pytest.mark.postgresql,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not os.environ.get("KUMAJA_DATABASE_URL"), reason="needs KUMAJA_DATABASE_URL: threads race"
    ),
]
AT_ONCE = 16


@pytest.fixture
def standing() -> World:
    """Return the small world, committed so that every thread sees it."""
    return make_world()


def together(act: Callable[[int], object], count: int = AT_ONCE) -> list[object]:
    """Let so many threads act at the same moment; return what each got."""
    gate = Barrier(count)

    def one(number: int) -> object:
        try:
            connection.ensure_connection()
            gate.wait(timeout=20)
            return act(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def test_sixteen_posts_of_one_form_are_one_act(standing: World) -> None:
    url = url_of(standing, "desk:record_confirm")
    clients = [signed_in(standing.people["editor"]) for _ in range(AT_ONCE)]
    before = AuditRow.objects.filter(verb="corrected").count()

    answers = together(lambda n: clients[n].post(url, {"form_key": "one"}).status_code)

    assert set(answers) == {302}
    assert AuditRow.objects.filter(verb="corrected").count() == before + 1


def test_sixteen_posts_of_one_new_activity_make_one(standing: World) -> None:
    url = url_of(standing, "home:feedback")
    said = {"told": "Sama viesti", "page": "", "reply_to": "", "form_key": "one"}
    clients = [signed_in(standing.people["resident"]) for _ in range(AT_ONCE)]

    answers = together(lambda n: clients[n].post(url, said).status_code)

    assert set(answers) == {302}
    assert Feedback.objects.count() == 1


def test_sixteen_different_feedbacks_get_sixteen_numbers(standing: World) -> None:
    url = url_of(standing, "home:feedback")
    client = [signed_in(standing.people["resident"]) for _ in range(8)]
    together(lambda n: client[n].post(url, {"told": f"Viesti {n}", "form_key": f"k{n}"}), 8)
    numbers = list(Feedback.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def test_sixteen_grants_of_one_role_are_one_role(standing: World) -> None:
    user = standing.people["resident"]

    def grant(_: int) -> bool:
        try:
            grant_role(
                user=user, kind=RoleKind.EDITOR, organisation=standing.own, actor="test", now=NOW,
                starts_on=SINCE,
            )  # fmt: skip
        except (RoleHeldAlready, DatabaseError):
            return False
        return True

    assert sum(map(bool, together(grant))) == 1
    assert Role.objects.filter(user=user).count() == 1
    assert AuditRow.objects.filter(verb="granted", actor_label="test").count() == len(
        Role.objects.all()
    )


@pytest.mark.parametrize("count", [2, 4])
def test_umbrellas_set_on_each_other_at_once_form_no_circle(standing: World, count: int) -> None:
    ring = [OrganisationFactory.create(kind=OrganisationKind.UMBRELLA) for _ in range(count)]

    def belong(number: int) -> None:
        above = {"umbrella": ring[(number + 1) % count]}
        with suppress(UmbrellaCircle, UmbrellaBusy):
            update_record(
                organisation=ring[number], region=standing.region, values=above, actor="test",
                now=NOW,
            )  # fmt: skip

    for _ in range(10):
        Organisation.objects.update(umbrella=None)
        together(belong, count)
        assert Organisation.objects.filter(pk__in=[row.pk for row in ring], umbrella=None).exists()


def test_one_job_is_taken_by_one_worker(standing: World) -> None:
    done: list[int] = []
    enqueue("x", {}, now=NOW)
    seen = [next_due(NOW) for _ in range(AT_ONCE)]
    taken = together(lambda n: worker.claim(seen[n], now=NOW))  # type: ignore[arg-type]
    assert sum(map(bool, taken)) == 1

    Job.objects.all().delete()
    enqueue("x", {}, now=NOW)
    jobs = {"x": lambda payload, now: done.append(1)}
    together(lambda _: worker.run_one(jobs, now=NOW), 2)
    assert done == [1]


def test_a_job_with_a_key_waits_once(standing: World) -> None:
    made = together(lambda _: enqueue("x", {}, now=NOW, key="one"))
    assert sum(job is not None for job in made) == 1
    assert Job.objects.filter(name="x").count() == 1


def test_a_link_is_spent_once(standing: World) -> None:
    token = make_sign_in_link(user=standing.people["resident"], now=NOW)

    def spend(_: int) -> bool:
        link = find_link(token)
        assert link
        try:
            spend_link(link, now=NOW)
        except LinkSpent:
            return False
        return True

    assert sum(map(bool, together(spend))) == 1
    assert Link.objects.get(spent_at__isnull=False).spent_at == NOW
