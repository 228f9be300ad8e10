"""Writing with a key what another system was declared to own: refused whole, and told by name."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pytest

from kumaja.foundation.audit.models import AuditRow
from kumaja.network.registry.actions.masters import declare_master
from kumaja.network.registry.domain.masters import source_of_key
from tests.test_api_keys import NOW, a_key, send
from tests.walk.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(time_machine: Any) -> None:  # noqa: ANN401 - the library's fixture
    time_machine.move_to(NOW, tick=False)


def owns(world: World, source: str, fields: Collection[str], name: str = "PTV") -> None:
    declare_master(
        organisation=world.own, region=world.region, source=source, name=name, fields=fields,
        actor=None, now=NOW,
    )  # fmt: skip


def test_what_another_system_owns_is_refused_with_its_name_and_nothing_is_stored(
    world: World,
) -> None:
    owns(world, "ptv", ["summary", "terms", "areas"])
    owns(world, "kunta", ["contacts"], name="Kunta")
    _, key = a_key(world)
    before = AuditRow.objects.count()
    sent = {
        "summary": {"sv": "Vi hjälper."}, "themes": ["caregiving"], "municipalities": ["858"],
        "contacts": [{"role": {"fi": "Neuvonta"}, "phone": "019 000 0007"}], "founded_year": 1949,
    }  # fmt: skip
    answer = send("patch", "own/record", key, sent)
    told = answer.json()
    assert (answer.status_code, answer["Content-Type"]) == (409, "application/problem+json")
    assert told["owners"] == {
        "summary": "PTV", "themes": "PTV", "municipalities": "PTV", "contacts": "Kunta",
    }  # fmt: skip
    assert told["errors"]["contacts"] == ["Another system owns this: Kunta. Correct it there."]
    world.own.refresh_from_db()
    assert (world.own.summary_sv, world.own.founded_year) != ("Vi hjälper.", 1949)
    assert AuditRow.objects.count() == before


def test_what_is_not_owned_is_written_and_what_stays_the_same_is_no_matter(world: World) -> None:
    owns(world, "ptv", ["name", "website"])
    _, key = a_key(world)
    same = {"name": {"fi": world.own.name_fi}, "founded_year": 1949}
    assert send("patch", "own/record", key, same).status_code == 200
    world.own.refresh_from_db()
    assert world.own.founded_year == 1949


def test_the_key_of_the_master_writes_and_no_other_key(world: World) -> None:
    row, key = a_key(world)
    _, other = a_key(world, name="Rekisteri")
    owns(world, source_of_key(row.code), ["members"], name="Kotisivut")
    answer = send("patch", "own/record", other, {"members": 7})
    assert (answer.status_code, answer.json()["owners"]) == (409, {"members": "Kotisivut"})
    assert send("patch", "own/record", key, {"members": 8}).status_code == 200
    world.own.refresh_from_db()
    assert world.own.members == 8
