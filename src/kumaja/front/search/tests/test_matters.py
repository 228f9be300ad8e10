"""Matters are found beside activities: what is prepared, and what was decided."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.models import Change
from kumaja.front.search.queries.finding import find
from kumaja.front.search.tests.rows import NOW, a_region, an_activity, indexed
from kumaja.network.registry.models import Organisation
from kumaja.voice.matters.actions.decisions import record_decision
from kumaja.voice.matters.actions.opening import MatterLinks, change_matter, publish_matter
from kumaja.voice.matters.documents import documents, touched_by
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.tests.rows import a_body, a_matter

pytestmark = pytest.mark.django_db


def _matter(**more: Any) -> Matter:  # noqa: ANN401
    return a_matter(a_region(), a_body(a_region()), title="Kerhotilojen avaimet", now=NOW, **more)


def _touched(matter: Matter) -> int:
    return Change.objects.filter(label="matters.Matter", key=matter.code).count()


def test_a_matter_is_found_with_what_it_is(client: Client) -> None:
    matter = _matter(can_change_fi="Iltavuorojen hinnat")
    an_activity("Avainkahvila")
    indexed()
    page = client.get("/fi/haku/?q=iltavuorot").content.decode()
    assert matter.get_absolute_url() in page and "Kerhotilojen avaimet" in page
    found = find(a_region(), "avain", moment=NOW, filters={Facet.KIND: ("matters.service",)})
    assert [row.record for row in found.rows] == [matter]


def test_a_matter_is_narrowed_to_by_its_kind(client: Client) -> None:
    matter, activity = _matter(), an_activity("Avainkahvila")
    indexed()
    page = client.get("/fi/haku/?kind=matter")
    told = page.content.decode()
    assert matter.get_absolute_url() in told and activity.get_absolute_url() not in told


def test_the_interface_names_a_matter(client: Client) -> None:
    matter = _matter()
    indexed()
    rows = client.get("/api/v1/search?q=kerhotilojen").json()["items"]
    assert [(row["kind"], row["code"]) for row in rows] == [("matter", matter.code)]
    assert rows[0]["name"]["fi"] == "Kerhotilojen avaimet"


def test_a_matter_is_suggested_while_it_is_typed(client: Client) -> None:
    _matter()
    indexed()
    page = client.get("/fi/haku/ehdota/?q=kerhoti").content.decode()
    assert "Kerhotilojen avaimet" in page


def test_a_draft_and_what_was_archived_are_never_found() -> None:
    draft = _matter(is_published=False)
    assert not list(documents(None, now=NOW))
    publish_matter(matter=draft, actor="test", now=NOW)
    indexed()
    assert find(a_region(), "kerhotilojen", moment=NOW).rows
    Matter.objects.update(archived_at=NOW, archive_reason="Kahdesti.")
    assert not find(a_region(), "kerhotilojen", moment=NOW).rows
    assert not list(documents(None, now=NOW))


def test_wording_publishing_and_deciding_are_told_to_the_index() -> None:
    matter = _matter(is_published=False)
    assert _touched(matter) == 0
    publish_matter(matter=matter, actor="test", now=NOW)
    assert _touched(matter) == 1
    change_matter(
        matter=matter, values={"title_fi": "Uusi nimi"}, links=MatterLinks(), actor="test", now=NOW
    )
    assert _touched(matter) == 2
    told = {"result_fi": "Silmukka hankitaan.", "reasons_fi": "Pyydetty.", "decided_on": NOW.date()}
    record_decision(owner=matter.owners.get(), values=told, actor="test", now=NOW)
    assert _touched(matter) == 3
    (document,) = documents([matter.code], now=NOW)
    assert "Silmukka hankitaan." in document.description.fi
    assert document.name == Trilingual(fi="Uusi nimi")


def test_a_renamed_body_freshens_its_matters() -> None:
    matter = _matter()
    body = Organisation.objects.get(owned_matters__matter=matter)
    assert touched_by("registry.Organisation", body.code) == [matter.code]
    assert touched_by("registry.Organisation", "nobody") == []


def test_documents_take_the_same_statements_however_many(
    django_assert_num_queries: Any,  # noqa: ANN401
) -> None:
    a_matter(a_region(), now=NOW)
    with django_assert_num_queries(5):
        assert len(list(documents(None, now=NOW))) == 1
    for number in range(6):
        a_matter(a_region(), title=f"Asia {number}", now=NOW)
    with django_assert_num_queries(5):
        assert len(list(documents(None, now=NOW))) == 7
