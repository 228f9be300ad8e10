"""A municipality's pack: what its associations said in a year, nothing that not all may read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.front.profiles.queries.pack import get_pack
from kumaja.front.profiles.tests.rows import NOW, a_region, an_organisation
from kumaja.network.registry.models import Organisation
from kumaja.voice.contributions.domain.kinds import Seen
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.contributions.tests.rows import a_view
from kumaja.voice.echo.domain.states import PointState
from kumaja.voice.echo.tests.rows import a_heard_view, weighed
from kumaja.voice.matters.domain.kinds import MatterObject
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.tests.rows import a_matter, a_stage


@pytest.fixture
def region(visitor: Client) -> Region:
    del visitor
    return a_region()


@pytest.fixture
def tuusula(region: Region) -> Municipality:
    return region.municipalities.get(name_fi="Tuusula")


@pytest.fixture
def hyte(region: Region, tuusula: Municipality) -> Matter:
    matter = a_matter(region, title="Hyte", object=MatterObject.NEGOTIATION)
    matter.areas.set([tuusula])
    return matter


def _pack(matter: Matter, place: Municipality) -> Any:  # noqa: ANN401 - read freely by tests
    return get_pack(matter, place, matter.region, NOW, "fi")


def _said(matter: Matter, place: Municipality) -> list[str]:
    return [row.text for told in _pack(matter, place).said for row in told.rows]


def test_it_tells_what_associations_of_the_municipality_said_and_what_came_of_it(
    region: Region, hyte: Matter, tuusula: Municipality
) -> None:
    ours = an_organisation("Vierellä Jokelassa ry")
    heard = a_heard_view(region, "Ovi auki illalla.", "Avain puhelimella.", organisation=ours)
    weighed(heard.owner, heard.points[:1])
    a_heard_view(region, "Helsingin asia.", organisation=an_organisation("B", areas=("Helsinki",)))

    (told,) = _pack(hyte, tuusula).said

    assert [row.text for row in told.rows] == ["Ovi auki illalla.", "Avain puhelimella."]
    assert [row.states for row in told.rows] == [[PointState.NOT_TAKEN], [PointState.OPEN]]
    assert [holder.name for holder in told.rows[0].names] == ["Vierellä Jokelassa ry"]


def test_a_hearing_that_still_runs_is_no_debt(
    region: Region, hyte: Matter, tuusula: Municipality
) -> None:
    matter = a_matter(region)
    a_view(region, matter=matter, stage=a_stage(matter), organisation=an_organisation(), now=NOW)

    (told,) = _pack(hyte, tuusula).said

    assert told.rows[0].states == []


@pytest.mark.parametrize(
    "kept",
    [
        {"visibility": Seen.NETWORK},
        {"visibility": Seen.BODY},
        {"hidden_at": NOW},
        {"published_at": None},
        {"said_at": NOW - timedelta(days=367)},
    ],
)
def test_what_not_all_may_read_or_is_old_is_left_out(
    region: Region, hyte: Matter, tuusula: Municipality, kept: dict[str, object]
) -> None:
    heard = a_heard_view(region, "Kaikki lukevat.", organisation=an_organisation("A ry"))
    assert _said(hyte, tuusula) == ["Kaikki lukevat."]

    Contribution.objects.filter(pk=heard.view.pk).update(**kept)

    assert _said(hyte, tuusula) == []


def test_only_a_published_negotiation_has_packs_and_only_of_its_municipalities(
    visitor: Client, region: Region, hyte: Matter, tuusula: Municipality
) -> None:
    other = a_matter(region, title="Muu")
    other.areas.set([tuusula])
    draft = a_matter(region, title="Luonnos", object=MatterObject.NEGOTIATION, is_published=False)
    draft.areas.set([tuusula])

    def status(matter: Matter, slug: str = "tuusula") -> int:
        return visitor.get(f"/fi/asiat/{matter.address}/kunta/{slug}/").status_code

    assert status(hyte) == 200
    assert (status(other), status(draft), status(hyte, "helsinki")) == (404, 404, 404)
    assert visitor.get(f"/fi/asiat/vaara-{hyte.code}/kunta/tuusula/").status_code == 301


def test_the_matter_leads_to_its_packs_and_the_page_says_when_nobody_spoke(
    visitor: Client, hyte: Matter
) -> None:
    matter = visitor.get(hyte.get_absolute_url()).content.decode()
    page = visitor.get(f"/fi/asiat/{hyte.address}/kunta/tuusula/").content.decode()

    assert f"/fi/asiat/{hyte.address}/kunta/tuusula/" in matter
    assert "Yksikään yhdistys Tuusulassa ei ole sanonut täällä mitään vuoteen." in page
    assert "Mitä täältä puuttuu" in page


def test_statements_do_not_grow_with_what_was_said(
    visitor: Client, region: Region, hyte: Matter, tuusula: Municipality,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    for number in range(8):
        ours: Organisation = an_organisation(f"Yhdistys {number} ry")
        a_heard_view(region, f"Ovi {number}.", "Avain.", organisation=ours)

    with django_assert_max_num_queries(22):
        page = visitor.get(f"/fi/asiat/{hyte.address}/kunta/tuusula/").content.decode()

    assert page.count("Odottaa vastausta") == 16
