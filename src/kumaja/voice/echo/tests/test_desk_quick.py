"""Sixty points in an afternoon: left for later, by theme, previewed, compared, pointed at."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.tests.factories import TermFactory
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.actions.placing import Place
from kumaja.voice.consultations.actions.saying import submit_view
from kumaja.voice.consultations.actions.texts import Text
from kumaja.voice.consultations.actions.versions import publish_version
from kumaja.voice.consultations.tests.rows import a_consultation
from kumaja.voice.contributions.actions.recording import SaidPoint, Speaker, View
from kumaja.voice.contributions.models import Point
from kumaja.voice.contributions.tests.rows import a_view, an_association
from kumaja.voice.echo.domain.states import PointState
from kumaja.voice.echo.models import Change, Weighing
from kumaja.voice.echo.tests.desks import REASON, desk_url, sent, signed_in
from kumaja.voice.echo.tests.rows import BEGUN, Heard, a_heard_view, an_answer, weighed
from kumaja.voice.matters.tests.rows import DAY, a_body, a_matter, a_stage

_MOST = 16
LATER = Text(
    {"title_fi": "Ehdotus", "title_sv": "Förslag"},
    [
        {"text_fi": "1 § Tilat ovat auki myös illalla.", "text_sv": "1 § Öppet också på kvällen."},
        {"text_fi": "2 § Avaimen saa netistä.", "text_sv": "2 § Nyckeln fås på nätet."},
    ],
)


@pytest.fixture
def heard(region: Region) -> Heard:
    return a_heard_view(region, "Ilta puuttuu.", "Avain puuttuu.", "Kahvi puuttuu.")


@pytest.fixture(autouse=True)
def official(client: Client, heard: Heard) -> None:
    signed_in(client, RoleKind.OFFICIAL, organisation=heard.owner.organisation)


def test_a_point_is_left_to_wait_and_the_next_one_comes(client: Client, heard: Heard) -> None:
    page = client.post(desk_url(heard), sent(heard, state="open", reason=""))

    assert page["Location"] == desk_url(heard, code=heard.points[1].code)
    assert not Weighing.objects.exists()
    weighed(heard.owner, heard.points[:1])
    again = client.post(desk_url(heard), sent(heard, state="open", reason=""))
    assert "Tähän on jo vastattu." in again.content.decode()
    assert Weighing.objects.current().count() == 1


def test_within_a_theme_the_next_one_is_of_the_theme(client: Client, heard: Heard) -> None:
    first, second, third = heard.points
    theme, other = TermFactory.create(name_fi="Tilat"), TermFactory.create(name_fi="Kahvi")
    Point.objects.filter(pk__in=[first.pk, third.pk]).update(theme=theme)
    Point.objects.filter(pk=second.pk).update(theme=other)
    within = f"?theme={theme.code}"

    page = client.get(desk_url(heard, code=first.code) + within).content.decode()
    assert "Aihe: Tilat (2)" in page
    assert second.code not in page
    onward = client.post(desk_url(heard, code=first.code) + within, sent(heard))
    assert onward["Location"] == desk_url(heard, code=third.code) + within
    last = client.post(desk_url(heard, code=third.code) + within, sent(heard))
    assert last["Location"] == desk_url(heard, "desk")
    assert 'name="also"' not in page  # of one theme, but nobody said that they are alike


def test_an_answer_is_read_before_it_is_saved(client: Client, heard: Heard) -> None:
    page = client.post(desk_url(heard), sent(heard, act="preview")).content.decode()

    seen = page.split('id="seen-part"')[1]
    assert REASON in seen
    assert "Ei otettu huomioon" in seen
    assert not Weighing.objects.exists()


def test_the_look_names_the_body_in_the_language_of_the_speaker(
    client: Client, heard: Heard
) -> None:
    Organisation.objects.filter(owned_matters=heard.owner).update(name_sv="Välfärdsområdet")
    Point.objects.filter(pk=heard.points[0].pk).update(language="sv")
    page = client.post(desk_url(heard), sent(heard, act="preview")).content.decode()
    assert "Välfärdsområdet" in page.split('id="seen-part"')[1]

    weighed(heard.owner, heard.points[:1], answer=an_answer(language="sv"))

    stands = client.get(desk_url(heard)).content.decode()
    assert "Välfärdsområdet" in stands.split('id="seen-part"')[1]


def test_a_look_that_comes_late_leaves_the_word_to_the_next_page(
    client: Client, heard: Heard
) -> None:
    first, second, *_others = heard.points
    onward = client.post(desk_url(heard, code=first.code), sent(heard))["Location"]
    client.post(desk_url(heard, code=second.code), sent(heard, act="preview"))

    assert "tallennettiin" in client.get(onward).content.decode()


def test_beside_a_colleagues_answer_ones_own_is_kept_and_may_replace_it(
    client: Client, heard: Heard
) -> None:
    mine = sent(heard, reason="Talo on myyty keväällä 2026, joten ilta ei onnistu.")
    (theirs,) = weighed(heard.owner, heard.points[:1])
    page = client.post(desk_url(heard), mine)

    html = page.content.decode()
    assert theirs.reason in html
    assert "Talo on myyty keväällä 2026" in html
    assert f'value="{page.context["form"]["seen"].value()}"' in html
    client.post(desk_url(heard), mine | {"seen": page.context["form"]["seen"].value()})
    assert [row.is_current for row in Weighing.objects.order_by("pk")] == [False, True]
    assert Weighing.objects.current().get().reason.startswith("Talo on myyty")


@pytest.fixture
def versions(region: Region, client: Client) -> Heard:
    """Make a hearing whose first paragraph was written anew; one commented on the second."""
    row = a_consultation(region, starts_at=BEGUN, days=40)
    view = submit_view(
        consultation=row, speaker=Speaker(organisation=an_association(region)),
        view=View(body="Kaikki eivät ole netissä.", language="fi",
                  points=[SaidPoint("Kaikki eivät ole netissä.")]),
        places=[Place(0, paragraph_key="1.2")], actor="test", now=BEGUN,
    )  # fmt: skip
    publish_version(consultation=row, text=LATER, actor="test", now=BEGUN + DAY)
    owner = row.matter.owners.select_related("matter", "organisation", "network").get()
    signed_in(client, RoleKind.OFFICIAL, organisation=owner.organisation)
    return Heard(row.matter, row.stage, owner, view)


def test_a_paragraph_that_changed_is_pointed_at_old_beside_new(
    client: Client, versions: Heard
) -> None:
    page = client.get(desk_url(versions)).content.decode()
    assert page.index("Kohta, jota tämä koskee") < page.index("Muuttui uudessa versiossa")

    client.post(desk_url(versions), sent(versions, state="taken", change="p:1.1"))

    change = Change.objects.get()
    assert (change.paragraph_key, change.old_fi) == ("1.1", "1 § Tilat ovat auki.")
    assert change.new_sv == "1 § Öppet också på kvällen."
    assert Weighing.objects.get().change == change


def test_a_paragraph_that_no_version_changed_is_asked_for_its_new_words(
    client: Client, versions: Heard
) -> None:
    taken = sent(versions, state="taken", change="p:1.2")
    page = client.post(desk_url(versions), taken)
    assert "Kirjoita, miten kohta nyt kuuluu." in page.content.decode()
    assert not Change.objects.exists()

    client.post(desk_url(versions), taken | {"new": "2 § Avaimen saa myös puhelimitse."})

    change = Change.objects.get()
    assert change.old_fi == "2 § Avaimen saa netistä."
    assert change.new_fi == "2 § Avaimen saa myös puhelimitse."
    assert change.new_sv == ""


def test_a_no_points_at_no_change(client: Client, versions: Heard) -> None:
    client.post(desk_url(versions), sent(versions, change="p:1.1"))

    assert Weighing.objects.get().state == PointState.NOT_TAKEN
    assert not Change.objects.exists()


def test_each_of_two_owners_answers_for_itself(client: Client, region: Region) -> None:
    county, town = a_body(region), a_body(region, "Keravan kaupunki")
    matter = a_matter(region, county, town, now=BEGUN)
    stage = a_stage(matter, starts_at=BEGUN, now=BEGUN)
    view = a_view(region, matter=matter, stage=stage, now=BEGUN)
    first, second = matter.owners.select_related("matter", "organisation").order_by("position")
    own, other = Heard(matter, stage, first, view), Heard(matter, stage, second, view)
    signed_in(client, RoleKind.OFFICIAL, organisation=county)

    assert "Keravan kaupunki" not in client.get(desk_url(own, "desk")).content.decode()
    assert client.post(desk_url(other), sent(other)).status_code == 403
    client.post(desk_url(own), sent(own))

    assert [row.owner for row in Weighing.objects.all()] == [first]


@pytest.mark.parametrize("name", ["desk", "desk_point"])
def test_statements_do_not_grow_with_the_queue(client: Client, region: Region, name: str) -> None:
    counts = []
    for number in (2, 40):
        heard = a_heard_view(region, *(f"Kohta {index}." for index in range(number)))
        signed_in(client, RoleKind.OFFICIAL, organisation=heard.owner.organisation)
        weighed(heard.owner, heard.points[: number // 2])
        code = heard.points[-1].code
        client.get(desk_url(heard, name, code))
        with CaptureQueriesContext(connection) as found:
            assert client.get(desk_url(heard, name, code)).status_code == 200
        counts.append(len(found))

    assert counts[0] == counts[1]
    assert counts[0] <= _MOST
