"""Koordinaatio: words from the field, what their senders read, and what stays unseen."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.tests.conftest import Browser
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import a_person
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.tests.rows import DAY, a_body, a_matter
from kumaja.voice.observations.actions.triage import answer_observation, attach_to_matter
from kumaja.voice.observations.models import Observation, Telling, TriageAct
from kumaja.voice.observations.tests.rows import MAIL, REPLY, WORDS, a_word

pytestmark = pytest.mark.django_db
HERE = "/fi/koordinaatio/"
SENT = {"text": "Kiitos. Viemme tämän eteenpäin.", "lets_out": "on"}


@pytest.fixture
def client(browser: Browser, region: Region) -> Client:
    return browser(a_person(RoleKind.COORDINATOR, region=region))


@pytest.fixture
def word(region: Region, own: Organisation) -> Observation:
    return a_word(region, organisation=own, now=timezone.now() - 2 * DAY)


def page_of(client: Client, word: Observation, rest: str = "") -> str:
    answer = client.get(f"{HERE}viestit-kentalta/{word.code}/{rest}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_stands_first_of_what_waits_with_its_age(client: Client, word: Observation) -> None:
    page = client.get(HERE).content.decode()

    assert "Viestit kentältä 1" in page
    assert "vanhin 2 päivää" in page
    assert WORDS in client.get(f"{HERE}viestit-kentalta/").content.decode()
    assert word.code in page_of(client, word)


def test_an_empty_queue_says_when_the_last_was_read(client: Client, word: Observation) -> None:
    assert "Jono on tyhjä." not in client.get(f"{HERE}viestit-kentalta/").content.decode()
    client.post(f"{HERE}viestit-kentalta/{word.code}/tee/answer/", SENT)

    page = client.get(f"{HERE}viestit-kentalta/").content.decode()
    assert "Jono on tyhjä." in page
    assert "la 21.11.2026" in page


@pytest.mark.parametrize("act", ["join", "to_matter", "open_matter", "ask_who", "answer"])
def test_each_act_shows_first_what_the_sender_reads(
    client: Client, word: Observation, act: str
) -> None:
    assert "Lähettäjä lukee tämän" in page_of(client, word, f"tee/{act}/")
    assert (
        client.post(f"{HERE}viestit-kentalta/{word.code}/tee/{act}/", {"text": ""}).status_code
        == 200
    )

    word.refresh_from_db()
    assert word.state == "new"
    assert not TriageAct.objects.exists()


def test_a_word_is_joined_and_the_join_taken_back(
    client: Client, word: Observation, region: Region
) -> None:
    head = a_word(region, text="Sama Kellokoskella.")
    client.post(f"{HERE}viestit-kentalta/{word.code}/tee/join/", SENT | {"head": head.code})
    word.refresh_from_db()
    assert word.head == head

    undo = f"peru/{TriageAct.objects.get().code}/"
    assert "Peruimme viimeisimmän vaiheen." in page_of(client, word, undo)
    client.post(f"{HERE}viestit-kentalta/{word.code}/{undo}", {"text": "Väärä viesti, anteeksi."})
    word.refresh_from_db()
    assert word.head is None
    assert "Väärä viesti, anteeksi." in Mail.objects.latest("pk").body


def test_opening_a_matter_leads_to_its_draft(
    client: Client, word: Observation, region: Region
) -> None:
    body = a_body(region)
    more = {"title": "Kokoontumistilat", "owner": body.code}
    answer = client.post(f"{HERE}viestit-kentalta/{word.code}/tee/open_matter/", SENT | more)

    matter = Matter.objects.get()
    assert answer["Location"].endswith(f"/{matter.code}/")
    assert (matter.title_fi, matter.summary_fi, matter.published_at) == (
        "Kokoontumistilat", WORDS, None,
    )  # fmt: skip


def test_what_identifies_somebody_is_not_let_out_unasked(client: Client, region: Region) -> None:
    word = a_word(region, text="Matti Virtanen jää yksin kotiin.")
    page = page_of(client, word, "tee/answer/")
    assert "Näistä sanoista voi tunnistaa jonkun." in page
    tick = re.findall(r'<input[^>]*name="lets_out"[^>]*>', page)
    assert len(tick) == 1
    assert "checked" not in tick[0]
    client.post(f"{HERE}viestit-kentalta/{word.code}/tee/answer/", {"text": "Kiitos."})

    word.refresh_from_db()
    assert (word.state, word.contribution.published_at) == ("told", None)


def test_a_call_is_entered_and_waits_until_somebody_rings(client: Client, region: Region) -> None:
    told = {
        "origin": "phone", "text": WORDS, "municipality": "tuusula", "wish": "everyone",
        "answer_by": "phone", "answer_to": "",
    }  # fmt: skip
    assert client.post(f"{HERE}viestit-kentalta/kirjaa/", told).status_code == 200
    assert not Observation.objects.exists()
    client.post(f"{HERE}viestit-kentalta/kirjaa/", told | {"answer_to": "019 000 0000"})

    word = Observation.objects.in_region(region).get()
    assert word.contribution.entered_by is not None
    telling = Telling.objects.get()
    assert "kertomatta" in page_of(client, word)
    client.post(f"{HERE}viestit-kentalta/{word.code}/kerrottu/{telling.code}/")
    assert "kertomatta" not in page_of(client, word)


def test_reading_is_said_to_the_sender(client: Client, word: Observation) -> None:
    client.post(f"{HERE}viestit-kentalta/{word.code}/luettu/")

    word.refresh_from_db()
    assert word.state == "read"
    assert Mail.objects.filter(to=MAIL, kind="observations.read").count() == 1


def test_an_association_finds_its_own_words_and_their_state(
    browser: Browser, word: Observation, own: Organisation, other: Organisation, region: Region
) -> None:
    a_word(region, organisation=other, text="Toisen viesti.")
    page = browser(a_person(RoleKind.EDITOR, organisation=own)).get(
        f"/fi/meidan-yhdistys/{own.address}/viestit-kentalta/"
    )
    assert WORDS in page.content.decode()
    assert "Perillä" in page.content.decode()
    assert "Toisen viesti." not in page.content.decode()


def test_a_matter_shows_what_it_began_with_once_let_out(
    client: Client, browser: Browser, word: Observation, region: Region
) -> None:
    matter, public = a_matter(region, now=timezone.now()), Client()
    assert "Mistä tämä alkoi" not in public.get(matter.get_absolute_url()).content.decode()
    attach_to_matter(observation=word, matter=matter, reply=REPLY, actor="test", now=timezone.now())

    page = public.get(matter.get_absolute_url()).content.decode()
    assert "Mistä tämä alkoi" in page
    assert WORDS in page


@pytest.mark.parametrize(
    "url", [f"{HERE}viestit-kentalta/", "/fi/kerro-mita-naet/omat/", "/fi/kerro-mita-naet/"]
)
def test_lists_ask_the_same_of_the_database_however_many_words(
    client: Client, region: Region, url: str
) -> None:
    counts = []
    for start, stop in ((0, 2), (2, 12)):
        for number in range(start, stop):
            word = a_word(region, text=f"{WORDS} {number}")
            if number % 2:
                answer_observation(observation=word, reply=REPLY, actor="test", now=timezone.now())
        client.get(url)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url).status_code == 200
        counts.append(len(seen.captured_queries))

    assert counts[0] == counts[1]
