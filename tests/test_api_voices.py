"""Matters, views, decisions and open loops in the interface: what the pages show, no word more."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kumaja.foundation.regions.models import Region
from kumaja.help.gaps.tests.factories import a_region
from kumaja.voice.contributions.actions.changing import withdraw_contribution
from kumaja.voice.contributions.domain.kinds import Seen
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.contributions.tests.rows import a_view
from kumaja.voice.echo.domain.states import PointState
from kumaja.voice.echo.models import BoardOpening
from kumaja.voice.echo.tests.rows import AFTER, BEGUN, Heard, a_heard_view, an_answer, weighed
from kumaja.voice.matters.actions.decisions import record_decision
from kumaja.voice.matters.domain.kinds import OwnerPart
from kumaja.voice.matters.models import Decision, Matter
from kumaja.voice.matters.tests.rows import a_body, a_matter, a_promise, a_stage

pytestmark = pytest.mark.django_db
API = "/api/v1"
SAID = "Kuiskaus42 on saatava illalla."


@pytest.fixture
def region() -> Region:
    """The region in which a system without a key reads."""
    return a_region()


@pytest.fixture
def heard(region: Region) -> Heard:
    """A view of two points on a matter whose hearing is over."""
    return a_heard_view(region, SAID, "Avaimen saa puhelimitse.")


def _items(client: Client, path: str, **asked: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    answer = client.get(f"{API}/{path}", asked)
    assert answer.status_code == 200, answer.content
    rows: list[dict[str, Any]] = answer.json()["items"]
    return rows


def _csv(client: Client, path: str, **asked: str) -> list[str]:
    answer = client.get(f"{API}/{path}.csv", asked)
    return b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]


def _decide(matter: Matter, replaces: Decision | None = None) -> Decision:
    values = {"decided_on": AFTER.date(), "title_fi": "=Tilat", "result_fi": "Tila avataan.",
              "reasons_fi": "Pyydetty."}  # fmt: skip
    owner = matter.owners.order_by("pk")[0]
    return record_decision(owner=owner, values=values, replaces=replaces, actor="test", now=AFTER)


def test_matters_are_listed_page_by_page_and_narrowed(client: Client, region: Region) -> None:
    body = a_body(region, "Keskinen")
    own = {a_matter(region, body, title=f"Oma {number}").code for number in range(3)}
    a_matter(region, title="Muu")
    a_matter(region, body, title="Luonnos", is_published=False)
    first = client.get(f"{API}/matters", {"limit": 2, "body": body.code}).json()
    rest = _items(client, "matters", body=body.code, after=first["after"])
    assert [row["code"] for row in (*first["items"], *rest)] == sorted(own)
    assert first["items"][0]["owners"][0]["name"]["fi"] == "Keskinen"
    assert not _items(client, "matters", municipality="999")
    wrong = client.get(f"{API}/matters", {"state": "!"})
    assert (wrong.status_code, wrong["Content-Type"]) == (400, "application/problem+json")


def test_a_matter_tells_its_stages_promises_and_decisions(client: Client, region: Region) -> None:
    matter = a_matter(region, now=BEGUN)
    stage = a_stage(matter, starts_at=BEGUN + timedelta(days=2), now=BEGUN)
    a_promise(stage)
    _decide(matter)
    told = client.get(f"{API}/matters/{matter.code}").json()
    [shown] = told["stages"]
    assert (shown["code"], shown["takes_views"]) == (stage.code, True)
    assert [(row["level"], row["in_force"]) for row in shown["promises"]] == [("consult", True)]
    assert [row["result"]["fi"] for row in told["decisions"]] == ["Tila avataan."]
    assert told["groups"][0]["name"]["fi"] == "Läheistään hoitavat"
    draft = a_matter(region, is_published=False)
    assert client.get(f"{API}/matters/{draft.code}").status_code == 404
    assert client.get(f"{API}/matters/{draft.code}/contributions").status_code == 404


def test_views_are_told_point_by_point_with_states_and_reasons(
    client: Client, heard: Heard
) -> None:
    weighed(heard.owner, heard.points[:1], answer=an_answer(PointState.NOT_TAKEN))
    [view] = _items(client, f"matters/{heard.matter.code}/contributions")
    assert (view["number"], view["speaker"]["name"]) == (
        heard.view.number, heard.view.speaker_name,
    )  # fmt: skip
    assert [(row["text"], row["state"]) for row in view["points"]] == [
        (SAID, "not_taken"), ("Avaimen saa puhelimitse.", "open"),
    ]  # fmt: skip
    assert view["points"][0]["answers"][0]["reason"].startswith("Huone puretaan")
    assert client.get(f"{API}/contributions/{view['code']}").json() == view


def _withdrawn(view: Contribution) -> None:
    withdraw_contribution(contribution=view, reason="", actor="test", now=BEGUN + timedelta(days=1))


def _changed(**columns: Any) -> Any:  # noqa: ANN401
    return lambda view: Contribution.objects.filter(pk=view.pk).update(**columns)


@pytest.mark.parametrize(
    "leave",
    [
        _withdrawn,
        _changed(hidden_at=BEGUN),
        _changed(published_at=None),
        _changed(visibility=Seen.NETWORK),
        _changed(visibility=Seen.BODY),
        lambda _view: Matter.objects.update(archived_at=BEGUN, archive_reason="Kahdesti."),
    ],
    ids=["withdrawn", "hidden", "waits", "network", "body", "archived matter"],
)
def test_what_is_not_public_is_told_nowhere(client: Client, heard: Heard, leave: Any) -> None:  # noqa: ANN401
    code = heard.view.code
    assert SAID in client.get(f"{API}/contributions/{code}").json()["points"][0]["text"]
    leave(heard.view)
    assert client.get(f"{API}/contributions/{code}").status_code == 404
    for path in (f"matters/{heard.matter.code}/contributions", f"matters/{heard.matter.code}"):
        answer = client.get(f"{API}/{path}").content.decode()
        assert SAID not in answer and code not in answer


def test_decisions_are_told_with_reasons_and_what_replaced_them(
    client: Client, heard: Heard
) -> None:
    old = _decide(heard.matter)
    new = _decide(heard.matter, replaces=old)
    rows = _items(client, "decisions", matter=heard.matter.code)
    assert [row["code"] for row in rows] == [new.code]
    told = client.get(f"{API}/decisions/{old.code}").json()
    assert (told["reasons"]["fi"], told["replaced_by"]) == ("Pyydetty.", new.code)
    assert not _items(client, "decisions", matter="nobody")


def test_the_same_filters_make_the_tables(client: Client, region: Region) -> None:
    matter = a_matter(region, title="=1+1")
    a_matter(region, title="Luonnos", is_published=False)
    _decide(matter)
    lines = _csv(client, "matters")
    assert lines[0].startswith("code;object;phase;state;turns_on;title_fi") and len(lines) == 2
    assert "'=1+1" in lines[1] and ";decided;" in lines[1]
    decided = _csv(client, "decisions", matter=matter.code)
    assert len(decided) == 2 and "'=Tilat" in decided[1]
    assert len(_csv(client, "matters", state="open")) == 1
    for name in ("matters", "decisions"):
        book = client.get(f"{API}/{name}.xlsx")
        assert b"".join(book.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]


def test_open_loops_are_told_as_on_the_page_and_only_when_it_is_public(
    client: Client, heard: Heard
) -> None:
    weighed(heard.owner, heard.points[:1])
    told = client.get(f"{API}/open-loops").json()
    [row] = told["rows"]
    assert (told["total"]["waiting"], row["waiting"], row["answered"]) == (1, 1, 1)
    assert row["answered_not_told"] == 1
    [matter] = client.get(f"{API}/open-loops", {"by": "matter"}).json()["rows"]
    assert matter["code"] == heard.matter.code
    opening = BoardOpening.objects.create(region=heard.matter.region)
    refused = client.get(f"{API}/open-loops")
    assert (refused.status_code, refused["Content-Type"]) == (403, "application/problem+json")
    assert "rows" not in refused.json()
    opening.public_on = timezone.localdate()
    opening.save()
    since = client.get(f"{API}/open-loops").json()["public_since"]
    assert since == timezone.localdate().isoformat()


def test_statements_do_not_grow_with_rows(client: Client, region: Region) -> None:
    heard = a_heard_view(region)
    _decide(heard.matter)
    paths = ("matters", "matters.csv", f"matters/{heard.matter.code}", "decisions", "open-loops",
             "decisions.csv", f"matters/{heard.matter.code}/contributions")  # fmt: skip

    def counted() -> dict[str, int]:
        found = {}
        for path in paths:
            with CaptureQueriesContext(connection) as asked:
                answer = client.get(f"{API}/{path}")
                b"".join(answer.streaming_content if answer.streaming else [answer.content])
            found[path] = len(asked)
        return found

    before = counted()
    for _ in range(6):
        other = a_heard_view(region)
        weighed(other.owner, other.points)
        _decide(other.matter)
        a_view(region, matter=heard.matter, stage=heard.stage, now=BEGUN)
        _decide(heard.matter)
        heard.matter.owners.create(organisation=a_body(region), part=OwnerPart.PRODUCER)
    assert counted() == before
    assert max(before[path] for path in paths if path != paths[2]) <= 10, before
