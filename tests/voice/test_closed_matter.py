"""What is closed is closed: by every address that the matter's forms post to, and every action."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urljoin

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from kumaja.config.access import united
from kumaja.foundation.core.domain.audiences import Audience
from kumaja.help.directory.models import Activity
from kumaja.voice.contributions.actions.changing import (
    correct_contribution,
    settle_points,
    withdraw_contribution,
)
from kumaja.voice.contributions.actions.likeness import declare_position
from kumaja.voice.contributions.actions.recording import SaidPoint
from kumaja.voice.contributions.models import Point
from kumaja.voice.contributions.tests.rows import a_view
from kumaja.voice.echo.actions.activities import name_activity
from kumaja.voice.echo.actions.closing import close_matter
from kumaja.voice.echo.actions.weighing import record_change, weigh
from kumaja.voice.echo.tests.rows import AFTER, Heard, a_heard_view, an_answer, told, weighed
from kumaja.voice.matters.actions.decisions import record_decision
from kumaja.voice.matters.actions.opening import MatterClosed
from kumaja.voice.matters.actions.stages import add_stage
from kumaja.voice.matters.domain.kinds import StageKind
from kumaja.voice.matters.models import Matter
from tests.promises.fields import forms_in, sent
from tests.promises.pages import urls
from tests.walk.visitors import SIGNED_OUT, lets_in, signed_in
from tests.walk.world import NOW, World

pytestmark = pytest.mark.django_db

Post = tuple[str, dict[str, list[str]]]
PEOPLE = (SIGNED_OUT, "editor", "spokesperson", "official", "coordinator")
ROOMS = {"matters", "consultations", "contributions", "echo", "values"}
# What may come after the end: a text is reported or hidden, the package made, mail followed.
ALLOWED = {
    "contributions.Report", "contributions.Hiding", "echo.Annex", "echo.AnnexFile",
    "matters.MatterWatch", "consultations.ViewLink",
}  # fmt: skip


def rows_of_voice() -> dict[str, str]:
    """Return all rows of the rooms of influencing."""
    return {
        model._meta.label: repr(
            list(model._default_manager.order_by("pk").values_list())  # noqa: SLF001 - public
        )
        for model in apps.get_models()
        if model._meta.app_label in ROOMS and model._meta.label not in ALLOWED
    }


def changed_since(before: dict[str, str]) -> set[str]:
    """Return the models of which any row is another than before."""
    return {label for label, rows in rows_of_voice().items() if rows != before[label]}


def pages_of(world: World, matter: Matter, who: str) -> Iterator[str]:
    """Yield the pages that lead into the matter."""
    table = united()
    for name, url in urls(world):
        is_linked = table[name] == Audience.HOLDER_OF_LINK
        if matter.code in url and not is_linked and lets_in(table[name], who, foreign=False):
            yield url


def posts_of(client: Client, pages: list[str], matter: Matter) -> Iterator[Post]:
    """Yield what the matter's forms would send, empty fields filled in, and bare posts."""
    for url in pages:
        yield url, {"text": ["Teksti"], "title_fi": ["x"]}
        answer = client.get(url)
        if answer.status_code != 200 or answer.streaming:
            continue
        for form in forms_in(answer.content.decode()):
            target = urljoin(url, form.action)
            if form.method == "post" and matter.code in target:
                typed = {name: ["Teksti"] for name in form.typed if not any(form.values[name])}
                yield target, form.values | typed


@pytest.mark.parametrize("who", PEOPLE)
def test_no_address_changes_a_matter_that_is_done(world: World, who: str) -> None:
    matter = Matter.objects.filter(region=world.region, owners__organisation=world.body).first()
    assert matter is not None
    client = signed_in(world.people.get(who))
    client.raise_request_exception = False
    posts = list(posts_of(client, list(pages_of(world, matter, who)), matter))
    matter.stages.update(ends_at=NOW)
    Matter.objects.filter(pk=matter.pk).update(closed_at=NOW)
    before = rows_of_voice()
    # Only this page keeps what comes late, as the writer's own draft: nothing typed is lost.
    late = reverse("consultations:say_short", args=[matter.address])
    [others, kept] = ([each for each in posts if (each[0] == late) is is_late]
                      for is_late in (False, True))  # fmt: skip
    failed = [url for url, values in others if sent(client, url, values).status_code >= 500]

    assert others
    assert not failed
    assert not changed_since(before)
    assert all(sent(client, url, values).status_code < 500 for url, values in kept)
    assert changed_since(before) <= {"consultations.ViewDraft", "consultations.ViewDraftPart"}


@pytest.fixture
def done(world: World) -> Heard:
    heard = a_heard_view(world.region, "Ovi auki.")
    values = {"decided_on": AFTER.date(), "result_fi": "x", "reasons_fi": "x"}
    record_decision(owner=heard.owner, values=values, actor="test", now=AFTER)
    weighed(heard.owner, heard.points)
    told(heard.view)
    close_matter(matter=heard.matter, actor="test", now=AFTER)
    return heard


VALUES = {"kind": StageKind.HEARING, "title_fi": "Uusi", "starts_at": AFTER, "ends_at": NOW}
ACTIONS: dict[str, Callable[[Heard], object]] = {
    "weigh": lambda h: weigh(
        points=h.points, owner=h.owner, answer=an_answer(), actor="test", now=AFTER
    ),
    "change": lambda h: record_change(
        owner=h.owner, values={"heading_fi": "x"}, actor="test", now=AFTER
    ),
    "stage": lambda h: add_stage(matter=h.matter, values=VALUES, actor="test", now=AFTER),
    "decide": lambda h: record_decision(
        owner=h.owner, values={"decided_on": AFTER.date(), "result_fi": "x", "reasons_fi": "x"},
        actor="test", now=AFTER,
    ),
    "name": lambda h: name_activity(
        decision=h.matter.decisions.get(), activity=Activity.objects.all()[0], actor="test",
        now=AFTER,
    ),
    "declare": lambda h: declare_position(
        matter=h.matter, text="x", language="fi", points=list(Point.objects.on(h.matter)),
        declared_by="x", actor="test", now=AFTER,
    ),
    "say": lambda h: a_view(h.matter.region, matter=h.matter, stage=h.stage, now=AFTER),
    "correct": lambda h: correct_contribution(
        contribution=h.view, body="x", points=[], reason="", actor="test", now=AFTER
    ),
    "settle": lambda h: settle_points(
        contribution=h.view, points=[SaidPoint("x")], actor="test", now=AFTER
    ),
    "withdraw": lambda h: withdraw_contribution(
        contribution=h.view, reason="", actor="test", now=AFTER
    ),
    "close": lambda h: close_matter(matter=h.matter, actor="test", now=AFTER),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_no_action_changes_a_matter_that_is_done(done: Heard, name: str) -> None:
    before = rows_of_voice()

    with pytest.raises(MatterClosed):
        ACTIONS[name](done)
    assert rows_of_voice() == before
