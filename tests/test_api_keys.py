"""Writing with a key: an organisation's own things in one region, by the rules of the pages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db.models import Count
from django.http import HttpResponse
from django.test import Client

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.regions.actions import close_region
from kumaja.help.directory.models import Activity
from kumaja.network.registry.actions.api_keys import create_key, revoke_key
from kumaja.network.registry.actions.records import join_region
from kumaja.network.registry.domain.api_keys import Scope
from kumaja.network.registry.models import ApiKey, Organisation
from tests.walk.world import OTHER_HOST, SINCE, World

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _today(time_machine: Any) -> None:  # noqa: ANN401 - the library's fixture
    time_machine.move_to(NOW, tick=False)


def a_key(world: World, *scopes: Scope, **given: Any) -> tuple[ApiKey, str]:  # noqa: ANN401
    values: dict[str, Any] = {
        "organisation": world.own, "region": world.region, "name": "Kotisivut", "ends_on": None,
        "scopes": scopes or tuple(Scope), "actor": world.people["spokesperson"], "now": NOW,
    }  # fmt: skip
    return create_key(**values | given)


def send(
    method: str, path: str, key: str, body: object = None, *, host: str = "testserver", **more: str
) -> HttpResponse:
    headers = {"authorization": f"Bearer {key}", "accept-language": "en", "host": host} | more
    call = getattr(Client(), method)
    if body is None:
        return call(f"/api/v1/{path}", headers=headers)
    return call(f"/api/v1/{path}", body, content_type="application/json", headers=headers)


def test_only_the_print_of_a_key_is_kept(world: World) -> None:
    ApiKey.objects.all().delete()
    row, key = a_key(world)
    kept = str(ApiKey.objects.values().get()) + str(AuditRow.objects.values())
    assert key.startswith(row.beginning)
    assert key not in kept
    assert row.digest not in str(AuditRow.objects.values())
    told = send("get", "own", key).json()
    assert told == {
        "organisation": world.own.code, "region": "keski", "ends_on": None,
        "scopes": ["activities", "record"],
    }  # fmt: skip
    assert ApiKey.objects.get().last_used_on == date(2026, 11, 22)


def test_a_key_that_does_not_open_is_401(world: World) -> None:
    revoked, first = a_key(world)
    revoke_key(key=revoked, actor=None, now=NOW)
    _, ended = a_key(world, ends_on=date(2026, 11, 22))
    _, good = a_key(world)
    join_region(organisation=world.own, region=world.other, since_on=SINCE)
    before = AuditRow.objects.count()
    for key, host in (
        (first, "testserver"), (ended, "testserver"), (good, OTHER_HOST), ("x", "testserver"),
        ("", "testserver"), ("kumaja_\x00ä", "testserver"),
    ):  # fmt: skip
        answer = send("patch", "own/record", key, {"locality": "Jokela"}, host=host)
        assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer"), key
        assert answer["Content-Type"] == "application/problem+json"
    assert AuditRow.objects.count() == before
    Organisation.objects.filter(pk=world.own.pk).update(archived_at=NOW)
    assert send("get", "own", good).status_code == 401


def test_a_key_may_only_what_it_says(world: World) -> None:
    _, key = a_key(world, Scope.ACTIVITIES)
    answer = send("patch", "own/record", key, {"locality": "Jokela"})
    assert answer.status_code == 403
    assert "record" in answer.json()["title"]


def test_given_fields_of_the_record_are_changed_and_all_others_stay(world: World) -> None:
    row, key = a_key(world)
    before = Organisation.objects.values().get(pk=world.own.pk)
    sent = {
        "summary": {"sv": "Vi hjälper."}, "founded_year": 1949, "municipalities": ["611"],
        "themes": ["caregiving"], "visibility": {"members": "own"},
    }  # fmt: skip
    assert send("patch", "own/record", key, sent).status_code == 200

    after = Organisation.objects.values().get(pk=world.own.pk)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {
        "summary_sv", "founded_year", "field_visibility", "checked_at", "checked_by",
    }  # fmt: skip
    assert after["checked_by"] == "Oma yhdistys ry"
    terms = sorted(str(term) for term in world.own.terms.all())
    assert terms == ["target_group:carers", "theme:caregiving"]
    assert [area.code for area in world.own.areas.all()] == ["611"]
    assert world.own.contacts.count() == 1
    act = AuditRow.objects.latest("pk")
    assert (act.actor_key, act.actor_label, act.verb) == (row.code, str(row), "corrected")


def test_contacts_are_replaced_by_those_sent(world: World) -> None:
    _, key = a_key(world)
    contacts = [{"role": {"fi": "Neuvonta"}, "phone": "019 000 0007"}]
    assert send("patch", "own/record", key, {"contacts": contacts}).status_code == 200
    assert [(row.role_fi, row.phone) for row in world.own.contacts.all()] == [
        ("Neuvonta", "019 000 0007")
    ]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"business_id": "1234567-8"}, "business_id"),
        ({"name": {"fi": ""}}, "name.fi"),
        ({"name": {"fi": "Vieras yhdistys ry"}}, "name.fi"),
        ({"name": {"fi": "Оma yhdistys"}}, "name.fi"),
        ({"website": "javascript:alert(1)"}, "website"),
        ({"municipalities": ["049"]}, "municipalities"),
        ({"contacts": [{"email": "ei"}]}, "contacts.0.email"),
        ({"contacts": [{}] * 40}, "contacts"),
        ({"is_staff": True}, "is_staff"),
        ({"organisation": "x"}, "organisation"),
        ({"founded_year": "x"}, "founded_year"),
    ],
)
def test_what_the_page_would_refuse_is_refused_here(
    world: World, sent: dict[str, object], field: str
) -> None:
    _, key = a_key(world)
    before = AuditRow.objects.count()
    answer = send("patch", "own/record", key, sent)
    assert answer.status_code == 422, answer.content
    assert field in answer.json()["errors"]
    assert AuditRow.objects.count() == before


NEW = {
    "name": {"fi": "Kävelyryhmä", "sv": "Promenadgruppen"}, "summary": {"fi": "Kävellään."},
    "kind": "group", "price_kind": "paid", "price": "2.50", "municipalities": ["858"],
    "target_groups": ["carers"], "facts": {"step_free": True, "induction_loop": None},
    "channels": [{"kind": "place", "street": "Kuja 1", "municipality": "858"},
                 {"kind": "phone", "phone": "019 000 0009"}],
    "schedules": [{"rule": "FREQ=WEEKLY;BYDAY=MO", "first_on": "2026-11-23",
                   "starts_at": "10:00", "ends_at": "11:30", "channel": 0}],
}  # fmt: skip


def test_an_activity_is_added_changed_and_ended(world: World) -> None:
    _, key = a_key(world)
    added = send("post", "own/activities", key, NEW)
    assert added.status_code == 201, added.content
    row = Activity.objects.get(code=added.json()["code"])
    assert (row.organisation, row.region) == (world.own, world.region)
    assert Client().get(added.json()["url"]).status_code == 200
    assert [each.fact for each in row.facts.all()] == ["step_free"]
    (time,) = row.schedules.all()
    assert (time.rule, time.channel.street) == ("FREQ=WEEKLY;BYDAY=MO", "Kuja 1")

    path = f"own/activities/{row.code}"
    assert send("patch", path, key, {"is_full": True, "price": 3}).status_code == 200
    row.refresh_from_db()
    assert (row.is_full, str(row.price), row.name_sv) == (True, "3.00", "Promenadgruppen")
    assert row.channels.count() == 2
    assert row.checked_by == "Oma yhdistys ry"

    told = {"ended_on": "2026-12-31", "successor": world.activity.code}
    assert send("post", f"{path}/end", key, told).status_code == 200
    row.refresh_from_db()
    assert (row.ended_on, row.successor) == (date(2026, 12, 31), world.activity)


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"name": {"fi": "X"}, "channels": []}, "channels"),
        ({}, "name.fi"),
        ({**NEW, "channels": [{"kind": "phone"}]}, "channels.0.phone"),
        ({**NEW, "channels": [{"kind": "email", "email": "x"}]}, "channels.0.email"),
        ({**NEW, "channels": []}, "schedules.0.channel"),
        ({**NEW, "price": "-1"}, "price"),
        ({**NEW, "age_from": 90, "age_to": 8}, "age_to"),
        ({**NEW, "kind": "nothing"}, "kind"),
        ({**NEW, "schedules": [{**NEW["schedules"][0], "rule": "FREQ=SECONDLY"}]}, "record"),  # type: ignore[index,dict-item]
    ],
)
def test_an_activity_that_can_not_be_is_refused(
    world: World, sent: dict[str, object], field: str
) -> None:
    _, key = a_key(world)
    before = Activity.objects.count()
    answer = send("post", "own/activities", key, sent)
    assert answer.status_code == 422, answer.content
    assert field in answer.json()["errors"], answer.json()
    assert Activity.objects.count() == before


def test_others_activities_are_out_of_reach(world: World) -> None:
    _, key = a_key(world)
    found = {
        world.foreign_activity.code: 403, world.elsewhere_activity.code: 404, "nosuchcode": 404,
    }  # fmt: skip
    before = AuditRow.objects.count()
    for code, status in found.items():
        path = f"own/activities/{code}"
        assert send("patch", path, key, {"is_full": True}).status_code == status
        assert send("post", f"{path}/end", key, {"ended_on": "2026-12-31"}).status_code == status
    assert send(
        "post", f"own/activities/{world.activity.code}/end", key,
        {"ended_on": "2026-12-31", "successor": world.foreign_activity.code},
    ).status_code == 422  # fmt: skip
    assert AuditRow.objects.count() == before


def test_what_is_sent_twice_is_done_once(world: World) -> None:
    _, key = a_key(world)
    _, other = a_key(world, organisation=world.foreign)
    word = {"idempotency-key": "tuonti-7"}
    first, again = (send("post", "own/activities", key, NEW, **word) for _ in range(2))
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert again["Idempotency-Replayed"] == "true"
    changed = send("post", "own/activities", key, {**NEW, "is_full": True}, **word)
    assert changed.status_code == 409
    assert send("post", "own/activities", other, NEW, **word).status_code == 201
    named = Activity.objects.filter(name_fi="Kävelyryhmä").values("organisation")
    assert [row["n"] for row in named.annotate(n=Count("pk"))] == [1, 1]


def test_a_refusal_leaves_the_word_free(world: World) -> None:
    _, key = a_key(world)
    word = {"idempotency-key": "x"}
    assert send("post", "own/activities", key, {}, **word).status_code == 422
    assert send("post", "own/activities", key, NEW, **word).status_code == 201
    assert (
        send("post", "own/activities", key, NEW, **{"idempotency-key": "x" * 201}).status_code
        == 400
    )


def test_a_closed_region_takes_nothing(world: World) -> None:
    _, key = a_key(world)
    close_region(region=world.region, still_open=(), actor=None, now=NOW - timedelta(hours=1))
    answer = send("patch", "own/record", key, {"locality": "Jokela"})
    assert answer.status_code == 409
    assert "ended" in answer.json()["title"]


def test_a_key_stays_when_the_task_of_its_maker_ends(world: World) -> None:
    _, key = a_key(world)
    world.people["spokesperson"].roles.update(ends_on=date(2026, 11, 1))
    assert send("get", "own", key).status_code == 200
