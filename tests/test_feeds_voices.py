"""What the wing of voices tells in Atom: matters, decisions, and answers once they are told."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.regions.models import Region
from kumaja.help.gaps.tests.factories import a_region
from kumaja.voice.contributions.domain.kinds import SpeakerKind
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.echo.tests.rows import AFTER, a_heard_view, told, weighed
from kumaja.voice.matters.actions.decisions import record_decision
from kumaja.voice.matters.actions.opening import publish_matter
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.tests.rows import NOW, a_matter
from tests.test_feeds import A, entries, titles

pytestmark = pytest.mark.django_db
SAID = "Kuiskaus42 on saatava illalla."


@pytest.fixture
def region() -> Region:
    """The region whose feeds are read."""
    return a_region()


def _decide(matter: Matter) -> Any:  # noqa: ANN401
    values = {"decided_on": NOW.date(), "result_fi": "Tila avataan.", "reasons_fi": "Pyydetty."}
    owner = matter.owners.order_by("pk")[0]
    return record_decision(owner=owner, values=values, actor="test", now=AFTER)


def test_a_matter_is_told_once_it_is_published_and_no_more_when_archived(
    client: Client, region: Region
) -> None:
    matter = a_matter(region, title="Avaimet", is_published=False)
    path = "/feeds/fi/matters.atom"
    assert not titles(client, path)
    publish_matter(matter=matter, actor="test", now=NOW)
    assert titles(client, path) == ["Avaimet"]
    assert titles(client, f"{path}?state=ahead") == ["Avaimet"]
    assert not titles(client, f"{path}?state=open")
    assert client.get(f"{path}?state=x").status_code == 400
    Matter.objects.update(archived_at=NOW, archive_reason="Kahdesti.")
    assert not titles(client, path)


def test_a_decision_is_told_with_its_result_and_reasons(client: Client, region: Region) -> None:
    _decide(a_matter(region, title="Avaimet"))
    [entry] = entries(client, "/feeds/fi/decisions.atom")
    assert entry.findtext(f"{A}title") == "Avaimet"
    assert entry.findtext(f"{A}summary") == "Tila avataan.\nPyydetty."
    Matter.objects.update(published_at=None)
    assert not entries(client, "/feeds/fi/decisions.atom")


def test_an_answer_is_told_only_when_its_speaker_knows_it(client: Client, region: Region) -> None:
    heard = a_heard_view(region, SAID)
    path = "/feeds/fi/answers.atom"
    weighed(heard.owner, heard.points)
    assert not entries(client, path)
    told(heard.view)
    [entry] = entries(client, path)
    assert entry.findtext(f"{A}summary") == SAID
    assert heard.view.number in entry.findtext(f"{A}title", "")
    link = entry.find(f"{A}link")
    assert link is not None
    assert client.get(link.attrib["href"].removeprefix("http://testserver")).status_code == 200
    Contribution.objects.update(hidden_at=AFTER)
    assert SAID not in client.get(path).content.decode()


def test_a_resident_is_not_named_to_machines(client: Client, region: Region) -> None:
    heard = a_heard_view(region, SAID)
    weighed(heard.owner, heard.points)
    told(heard.view)
    Contribution.objects.update(
        speaker_kind=SpeakerKind.RESIDENT, speaker_name="Aino Nimetön", speaker_code="",
        organisation=None,
    )  # fmt: skip
    said = f"/api/v1/matters/{heard.matter.code}/contributions"
    for path in ("/feeds/fi/answers.atom", said, f"/api/v1/contributions/{heard.view.code}"):
        page = client.get(path).content.decode()
        assert SAID in page and f"/k/{heard.view.number}" in page
        assert "Aino" not in page and "aino" not in page


def test_statements_do_not_grow(client: Client, region: Region) -> None:
    def counted() -> list[int]:
        found = []
        for name in ("matters", "decisions", "answers"):
            with CaptureQueriesContext(connection) as asked:
                client.get(f"/feeds/fi/{name}.atom")
            found.append(len(asked))
        return found

    def grow() -> None:
        heard = a_heard_view(region, SAID)
        weighed(heard.owner, heard.points)
        told(heard.view)
        _decide(heard.matter)

    grow()
    before = counted()
    for _ in range(4):
        grow()
    assert counted() == before
    assert max(before) <= 6, before


def test_the_list_of_matters_is_had_as_a_table(client: Client, region: Region) -> None:
    a_matter(region, title="=1+1")
    a_matter(region, title="Luonnos", is_published=False)
    answer = client.get("/fi/asiat/", {"format": "csv"})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert len(lines) == 2 and "'=1+1" in lines[1]
    assert "format=xlsx" in client.get("/fi/asiat/").content.decode()
