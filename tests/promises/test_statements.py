"""Lock 7: a page takes the same number of SQL statements with 2 rows and with 20."""

from __future__ import annotations

from datetime import time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.outbox.models import Job
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.search.actions import rebuild_index
from kumaja.help.directory.actions.activities import ActivityLinks, update_activity
from kumaja.help.directory.domain.kinds import ChannelKind, Fact
from kumaja.help.directory.models import Channel, Schedule
from kumaja.network.registry.actions.records import RecordLinks, update_record
from kumaja.network.registry.domain.kinds import OrganisationKind, RoleKind
from kumaja.network.registry.models import Contact
from tests.promises.pages import url_of
from tests.walk.visitors import SIGNED_OUT, signed_in
from tests.walk.world import (
    NOW,
    SINCE,
    World,
    make_activity,
    make_organisation,
    make_region,
    person,
)

pytestmark = pytest.mark.django_db

# Page, its visitor, and how many statements it may take; None: it only must not grow.
PAGES: list[tuple[str, str, int | None]] = [
    ("home:front", SIGNED_OUT, 7),
    ("directory:detail", SIGNED_OUT, 8),
    ("registry:list", SIGNED_OUT, 8),
    ("registry:list", "editor", 11),
    ("registry:public_bodies", SIGNED_OUT, 8),
    ("registry:public_bodies", "editor", 11),
    ("places:municipalities", SIGNED_OUT, 8),
    ("search:results", SIGNED_OUT, 8),
    ("search:results", "editor", 11),
    ("search:join_in", SIGNED_OUT, 8),
    ("search:life_situation", SIGNED_OUT, 8),
    ("search:life_situations", SIGNED_OUT, 8),
    ("search:suggest", SIGNED_OUT, 8),
    ("api:search", SIGNED_OUT, 8),
    ("api:list_activities", SIGNED_OUT, 8),
    ("api:list_organisations", SIGNED_OUT, 8),
    ("api:list_municipalities", SIGNED_OUT, 8),
    ("api:activities_csv", SIGNED_OUT, None),
    ("api:organisations_csv", SIGNED_OUT, None),
    ("api:get_activity", SIGNED_OUT, 8),
    ("api:get_organisation", SIGNED_OUT, 8),
    ("registry:detail", SIGNED_OUT, None),
    ("registry:public_body", SIGNED_OUT, None),
    ("places:municipality", SIGNED_OUT, 12),
    ("directory:detail", "editor", 11),
    ("desk:landing", "editor", None),
    ("desk:choose", "coordinator", None),
    ("desk:our_association", "editor", None),
    ("desk:said", "editor", None),
    ("desk:record", "editor", None),
    ("desk:record_edit", "editor", None),
    ("desk:record_history", "editor", None),
    ("desk:record_saved", "editor", None),
    ("desk:activities", "editor", 11),
    ("desk:activity", "editor", None),
    ("desk:activity_edit", "editor", None),
    ("desk:activity_create", "editor", None),
    ("desk:activity_end", "editor", None),
    ("desk:people", "spokesperson", None),
    ("desk:my_page", "spokesperson", None),
    ("desk:admin_regions", "administrator", None),
    ("desk:admin_users", "administrator", None),
    ("desk:admin_user", "administrator", None),
    ("desk:admin_terms", "administrator", None),
    ("desk:admin_queue", "administrator", None),
    ("desk:admin_log", "administrator", None),
    ("desk:words", "coordinator", 11),
    ("desk:word_create", "coordinator", 11),
    ("desk:missed", "coordinator", 11),
    ("desk:voices", "coordinator", 11),
    ("desk:voices_of", "coordinator", 11),
    ("desk:crisis", "coordinator", 11),
    ("desk:crisis_contact", "coordinator", 11),
    ("desk:crisis_triggers", "coordinator", 11),
    ("search:help_now", SIGNED_OUT, 8),
    ("home:feedback_list", "coordinator", None),
    ("home:gaps", "administrator", None),
]


def statements(client: Client, url: str) -> list[str]:
    """Return what the page asks of the database, once everything is warm."""
    for _ in range(2):
        with CaptureQueriesContext(connection) as seen:
            answer = client.get(url)
            if answer.streaming:
                b"".join(answer.streaming_content)
    assert answer.status_code in {200, 302}, f"{url}: {answer.status_code}"
    return [row["sql"] for row in seen.captured_queries]


def grow(world: World, numbers: range) -> None:
    """Let there be more of everything."""
    body = OrganisationKind.PUBLIC_BODY
    for number in numbers:
        made = make_organisation(world.region, f"Yhdistys {number}")
        make_activity(made, world.region, f"Kerho {number}", kind="volunteering")
        make_activity(world.own, world.region, f"Oma kerho {number}")
        make_organisation(world.region, f"Kunta {number}", kind=body)
        person(f"p{number}", RoleKind.EDITOR, organisation=world.own)
        make_region(f"alue{number}", f"Alue {number}", ["858"], f"h{number}.example")
        Job.objects.create(name="x", run_at=NOW, created_at=NOW, is_dead=True)
    _grow_own(world, numbers.stop)
    rebuild_index(now=NOW)


def _grow_own(world: World, count: int) -> None:
    """Give one association, one activity and one person so many parts each."""
    rows = Term.objects.filter(scheme__in=("target_group", "theme"), is_retired=False)
    terms = list(rows.order_by("scheme", "position", "pk")[:count])
    contacts = [Contact(role_fi=f"Rooli {n}", phone="019 000") for n in range(count)]
    links = RecordLinks(contacts=contacts, terms=terms)
    for _ in range(count):
        update_record(
            organisation=world.own, region=world.region, values={}, links=links,
            actor=world.people["editor"], now=NOW,
        )  # fmt: skip
    update_activity(
        activity=world.activity, values={"name_fi": "Oma ryhmä"}, actor="test", now=NOW,
        links=ActivityLinks(
            terms=terms,
            channels=[Channel(kind=ChannelKind.PHONE, phone=f"019 {n}") for n in range(count)],
            schedules=[
                Schedule(rule="FREQ=WEEKLY;BYDAY=MO", first_on=SINCE, starts_at=time(9 + n % 9),
                         ends_at=time(20))
                for n in range(count)
            ],
            facts=dict.fromkeys(Fact, True),
        ),
    )  # fmt: skip


def test_statements_do_not_grow_with_rows_and_keep_their_limits(found_world: World) -> None:
    world = found_world
    clients = {visitor: signed_in(world.people.get(visitor)) for _, visitor, _ in PAGES}

    def counted() -> dict[tuple[str, str], list[str]]:
        return {
            (name, visitor): statements(clients[visitor], url_of(world, name))
            for name, visitor, _ in PAGES
        }

    grow(world, range(2))
    few = counted()
    grow(world, range(2, 20))
    many = counted()

    # Fewer is no growth: a page of 20 may hold one kind of row where a short one holds two.
    grown = {
        f"{name} as {visitor}": (len(few[name, visitor]), len(many[name, visitor]))
        for name, visitor, _ in PAGES
        if len(few[name, visitor]) < len(many[name, visitor])
    }
    over = {
        f"{name} as {visitor}": (len(many[name, visitor]), limit)
        for name, visitor, limit in PAGES
        if limit is not None and len(many[name, visitor]) > limit
    }
    assert (grown, over) == ({}, {})
