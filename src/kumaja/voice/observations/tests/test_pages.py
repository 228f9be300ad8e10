"""Telling on the page: warned first, sent once, refused in words, read by its own link."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from kumaja.foundation.accounts.models import User
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.help.directory.actions.crisis_loading import load_crisis
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import a_person
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.contributions.tests.rows import an_association
from kumaja.voice.matters.tests.rows import NOW, a_matter
from kumaja.voice.observations.actions.triage import attach_to_matter
from kumaja.voice.observations.domain.kinds import MOST_AN_HOUR
from kumaja.voice.observations.models import Observation
from kumaja.voice.observations.tests.rows import MAIL, REPLY, WORDS, a_residents_word, a_word

pytestmark = pytest.mark.django_db
PAGE = "/fi/kerro-mita-naet/"
SENT = {
    "text": WORDS, "whom": "Läheistään hoitavat", "municipality": "tuusula", "place": "Jokela",
    "wish": "everyone", "email": MAIL,
}  # fmt: skip


@pytest.fixture
def region(time_machine: object) -> Region:
    time_machine.move_to(NOW, tick=False)  # type: ignore[attr-defined]
    rows = Municipality.objects.filter(code__in=("858", "611"))
    made: Region = RegionFactory.create(municipalities=list(rows))
    return made


def shown(client: Client, url: str) -> str:
    return client.get(url, follow=True).content.decode()


def test_a_visitor_tells_and_sees_that_it_arrived(client: Client, region: Region) -> None:
    answer = client.post(PAGE, SENT)

    word = Observation.objects.with_said().get()
    assert (word.contribution.speaker_name, word.place) == ("Asukas, Tuusula", "Jokela")
    page = shown(client, answer["Location"])
    assert "Viestisi on perillä" in page
    assert "ti 24.11.2026" in page
    assert WORDS not in page
    assert region == word.region


def test_the_mailed_link_shows_the_words_and_every_step(client: Client, region: Region) -> None:
    word = a_residents_word(region)
    attach_to_matter(observation=word, matter=a_matter(region), reply=REPLY, actor="x", now=NOW)
    links = [re.findall(r"/l/\S+", mail.body)[0] for mail in Mail.objects.order_by("pk")]

    for link in links:
        page = shown(client, link)
        assert WORDS in page
        assert REPLY.text in page
        assert "Viety eteenpäin" in page
    assert client.get("/fi/kerro-mita-naet/linkki/arvattu/").status_code == 404


@pytest.mark.parametrize("missing", ["text", "whom", "municipality", "email", "wish"])
def test_what_is_missing_is_asked_for_and_what_was_typed_is_kept(
    client: Client, region: Region, missing: str
) -> None:
    page = client.post(PAGE, SENT | {missing: ""}).content.decode()

    assert "Virhe:" in page
    assert not Contribution.objects.in_region(region).exists()
    assert missing == "text" or WORDS in page


def test_an_identity_code_is_refused_in_words(client: Client, region: Region) -> None:
    page = client.post(PAGE, SENT | {"helps": "Hänen tunnuksensa on 131052-308T."}).content.decode()

    assert "Tässä näyttää olevan henkilötunnus." in page
    assert not Contribution.objects.in_region(region).exists()


def test_details_are_shown_before_they_go_and_may_go(client: Client, region: Region) -> None:
    told = SENT | {"text": "Matti Virtanen jää yksin kotiin."}
    first = client.post(PAGE, told).content.decode()
    assert "Voiko tästä tunnistaa jonkun?" in first
    assert "Matti Virtanen" in first
    assert not Contribution.objects.in_region(region).exists()

    seen = re.findall(r'name="seen" value="(\w+)"', first)[0]
    changed = client.post(PAGE, told | {"text": "Liisa Korhonen jää yksin.", "seen": seen})
    assert "Liisa Korhonen" in changed.content.decode()
    assert not Contribution.objects.exists()
    assert client.post(PAGE, told | {"seen": seen}).status_code == 302
    assert Contribution.objects.count() == 1


def test_words_of_danger_show_112_before_and_after(client: Client, region: Region) -> None:
    load_crisis(now=NOW)
    told = SENT | {"text": "Hän lyö minua, en uskalla kotiin."}
    first = client.post(PAGE, told).content.decode()
    assert "Onko joku vaarassa juuri nyt? Soita 112." in first
    assert "Tätä viestiä ei lueta heti." in first
    assert not Contribution.objects.in_region(region).exists()

    seen = re.findall(r'name="seen" value="(\w+)"', first)[0]
    answer = client.post(PAGE, told | {"seen": seen})
    assert "Onko joku vaarassa juuri nyt? Soita 112." in shown(client, answer["Location"])


def test_the_form_sent_twice_is_one_word(client: Client, region: Region) -> None:
    key = re.findall(r'name="form_key" value="([^"]+)"', shown(client, PAGE))[0]
    answers = [client.post(PAGE, SENT | {"form_key": key}) for _ in range(2)]

    assert answers[0]["Location"] == answers[1]["Location"]
    assert Observation.objects.in_region(region).count() == 1


def test_one_network_sends_no_flood(client: Client, region: Region, settings: Settings) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    told = [SENT | {"text": f"{WORDS} {n}", "email": f"a{n}@koti.example"} for n in range(11)]
    answers = [client.post(PAGE, each) for each in told]
    cache.clear()

    assert [answer.status_code for answer in answers] == [302] * MOST_AN_HOUR + [200]
    assert f"{WORDS} 10" in answers[-1].content.decode()
    assert Observation.objects.in_region(region).count() == MOST_AN_HOUR


def test_one_tells_only_for_an_association_of_ones_own(client: Client, region: Region) -> None:
    own, other = an_association(region, "Oma ry"), an_association(region, "Vieras ry")
    client.force_login(a_person(RoleKind.EDITOR, organisation=own))
    refused = client.post(PAGE, SENT | {"who": other.code})
    assert refused.status_code == 200
    assert not Contribution.objects.exists()

    assert client.post(PAGE, SENT | {"who": own.code}).status_code == 302
    said = Contribution.objects.get()
    assert (said.organisation, said.answer_by, said.answer_to) == (own, "desk", "")


def test_ones_own_page_shows_ones_own_alone(client: Client, region: Region) -> None:
    user = User.objects.create_user("oma@koti.example", name="Oma", created_at=NOW)
    a_residents_word(region, person=user, text="Oma havaintoni.")
    a_word(region, text="Toisen havainto.")
    client.force_login(user)

    page = shown(client, f"{PAGE}omat/")
    assert "Oma havaintoni." in page
    assert "Toisen havainto." not in page
