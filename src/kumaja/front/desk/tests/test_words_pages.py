"""Coordination keeps the words people use, from the work list and by itself."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kumaja.foundation.accounts.models import User
from kumaja.foundation.accounts.tests.factories import UserFactory
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.desk.tests.conftest import Browser
from kumaja.front.desk.tests.forms import form_on, send
from kumaja.help.directory.actions.missed import count_missed_search
from kumaja.help.directory.actions.voices import add_voice
from kumaja.help.directory.actions.words import Wording, add_expression
from kumaja.help.directory.models import Expression, MissedSearch, Voice
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import a_person

pytestmark = pytest.mark.django_db
WORDS, MISSED = "/fi/koordinaatio/sanat/", "/fi/koordinaatio/haettu-ei-loytynyt/"
VOICES = "/fi/koordinaatio/lauseet/"
LONELY = f"{VOICES}lonely/"
MOST = 11


@pytest.fixture
def coordinator(region: Region) -> User:
    return a_person(RoleKind.COORDINATOR, region=region)


def an_expression(
    region: Region, text: str = "mummo kaatuilee", language: str = "fi"
) -> Expression:
    wording = Wording(language, text, (Term.objects.get(code="growing-old"),), "turvapuhelin")
    return add_expression(wording=wording, region=region, actor="test", now=timezone.now())


def a_voice(region: Region, text: str = "Viikonloput ovat hiljaisia.") -> Voice:
    return add_voice(
        term=Term.objects.get(code="lonely"), language="fi", text=text, region=region,
        actor="test", now=timezone.now(),
    )  # fmt: skip


def searched(region: Region, text: str, times: int = 5) -> MissedSearch:
    for _ in range(times):
        count_missed_search(region=region, text=text, language="fi", now=timezone.now())
    return MissedSearch.objects.get(region=region, text=text)


def text_of(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_pages_are_for_coordination_and_administrators_alone(
    browser: Browser, region: Region, editor: User, coordinator: User
) -> None:
    row, said, search = an_expression(region), a_voice(region), searched(region, "nuppi")
    pages = [
        "/fi/koordinaatio/", WORDS, f"{WORDS}uusi/", MISSED, VOICES, LONELY, f"{LONELY}uusi/",
        *(f"{WORDS}{row.code}/{rest}" for rest in ("", "pois/", "kayttoon/")),
        *(f"/fi/koordinaatio/lause/{said.code}/{rest}" for rest in ("", "pois/", "kayttoon/")),
    ]  # fmt: skip
    verbs = [f"{MISSED}{search.code}/kasittele/", f"{MISSED}{search.code}/palauta/"]
    elsewhere = RegionFactory.create(slug="kymenlaakso")
    pages, verbs = ([f"/uusimaa{path}" for path in paths] for paths in (pages, verbs))
    for user in (editor, UserFactory.create(), a_person(RoleKind.COORDINATOR, region=elsewhere)):
        client = browser(user)
        assert {client.get(path).status_code for path in pages} == {403}
        assert {client.post(path).status_code for path in (*pages, *verbs)} <= {403, 405}
    for user in (coordinator, a_person(RoleKind.ADMINISTRATOR)):
        client = browser(user)
        assert {client.get(path).status_code for path in pages} == {200}
    row.refresh_from_db()
    search.refresh_from_db()
    assert (row.is_retired, search.is_settled) == (False, False)


def test_an_expression_is_added_changed_taken_out_of_use_and_into_it(
    browser: Browser, coordinator: User
) -> None:
    client = browser(coordinator)
    send(
        client, f"{WORDS}uusi/", text="Mummo kaatuilee", life_situations=["growing-old"],
        themes=["safety-and-violence"], words="turvapuhelin", reason="Asuu yksin.",
    )  # fmt: skip
    row = Expression.objects.get()
    path = f"{WORDS}{row.code}/"
    assert sorted(map(str, row.terms.all())) == [
        "life_situation:growing-old", "theme:safety-and-violence",
    ]  # fmt: skip
    send(client, path, text="Mummo kaatuu", themes=[])
    row.refresh_from_db()
    assert (row.text, row.terms.count(), row.reason) == ("Mummo kaatuu", 1, "Asuu yksin.")
    client.post(f"{path}pois/")
    assert "Haku ei lue tätä ilmausta." in text_of(client, path)
    assert "Mummo kaatuu" not in text_of(client, WORDS)
    assert "Mummo kaatuu" in text_of(client, f"{WORDS}?state=retired")
    client.post(f"{path}kayttoon/")
    assert "Mummo kaatuu" in text_of(client, WORDS)


def test_a_clash_leads_to_what_is_there_and_keeps_what_was_typed(
    browser: Browser, region: Region, coordinator: User
) -> None:
    row = an_expression(region)
    answer = send(
        browser(coordinator), f"{WORDS}uusi/", text="Mummo kaatuilee!", words="kaatuminen, apu",
        life_situations=["lonely"],
    )  # fmt: skip
    text = answer.content.decode()

    assert Expression.objects.count() == 1
    assert f'href="{WORDS}{row.code}/"' in text
    assert "Nämä sanat ovat jo tallessa." in text
    assert 'value="kaatuminen, apu"' in text
    assert 'value="lonely" id="id_life_situations_1" checked' in text


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"text": "", "words": "apu"}, "id_text"),
        ({"text": "!!!", "words": "apu"}, "Kirjoita ainakin yksi sana."),
        ({"text": "x" * 81, "words": "apu"}, "id_text"),
        ({"text": "mummo"}, "Valitse elämäntilanne, ryhmä tai teema"),
        ({"text": "mummo", "words": "apu", "language": "ru"}, "id_language"),
        ({"text": "mummo", "life_situations": ["made-up"]}, "id_life_situations"),
        ({"text": "mummo", "words": "x" * 301}, "id_words"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_stored(
    browser: Browser, coordinator: User, changes: dict[str, Any], told: str
) -> None:
    answer = send(browser(coordinator), f"{WORDS}uusi/", **changes)
    text = answer.content.decode()

    assert answer.status_code == 200
    assert "<title>Virhe:" in text
    assert told in text
    assert not Expression.objects.exists()


@pytest.mark.parametrize("text", ["\x00", "<script>alert(1)</script>", "\u202enurin", "😀" * 40])
def test_every_field_answers_whatever_is_typed(
    browser: Browser, region: Region, coordinator: User, text: str
) -> None:
    row, said, client = an_expression(region), a_voice(region), browser(coordinator)
    for path in (f"{WORDS}uusi/", f"{WORDS}{row.code}/", f"/fi/koordinaatio/lause/{said.code}/"):
        opened = form_on(client, path)
        everywhere = {name: [text] for name in opened if name != "form_key"}
        answer = client.post(path, opened | everywhere | {"life_situations": [text]})
        assert answer.status_code == 200
        assert client.post(path, opened | {"text": text[:80]}).status_code in {200, 302}
    for name in ("q", "language", "term", "state", "page"):
        listed = client.get(WORDS, {name: text})
        assert listed.status_code == 200
        assert "<script>alert(1)</script>" not in listed.content.decode()


def test_the_work_list_leads_to_a_filled_form_that_takes_it_off(
    browser: Browser, region: Region, coordinator: User
) -> None:
    search, client = searched(region, "nuppi ei kestä", 6), browser(coordinator)
    searched(region, "harvinainen", 4)
    listed = text_of(client, MISSED)
    path = f"{WORDS}uusi/?missed={search.code}"
    assert path in listed
    assert "21.11.2026" in listed
    assert "harvinainen" not in listed
    assert form_on(client, path)["text"] == ["nuppi ei kestä"]

    send(client, path, life_situations=["low-mood"])

    assert Expression.objects.get().text == "nuppi ei kestä"
    assert "Työlista on tyhjä." in text_of(client, MISSED)
    client.post(f"{MISSED}{search.code}/palauta/")
    assert "nuppi ei kestä" in text_of(client, MISSED)
    client.post(f"{MISSED}{search.code}/kasittele/")
    assert "nuppi ei kestä" in text_of(client, f"{MISSED}?list=settled")


def test_a_refused_form_leaves_the_work_list_as_it_was(
    browser: Browser, region: Region, coordinator: User
) -> None:
    search = searched(region, "nuppi ei kestä")
    send(browser(coordinator), f"{WORDS}uusi/?missed={search.code}")
    search.refresh_from_db()
    assert not search.is_settled


def test_what_another_region_searched_is_not_there(
    browser: Browser, region: Region, coordinator: User
) -> None:
    del region
    search = searched(RegionFactory.create(slug="kymenlaakso"), "salaisuus")
    client = browser(coordinator)

    assert "salaisuus" not in text_of(client, f"/uusimaa{MISSED}")
    assert "salaisuus" not in text_of(client, f"/uusimaa{WORDS}uusi/?missed={search.code}")
    assert client.post(f"/uusimaa{MISSED}{search.code}/kasittele/").status_code == 404
    search.refresh_from_db()
    assert not search.is_settled


def test_sentences_of_a_situation_are_kept(browser: Browser, coordinator: User) -> None:
    client = browser(coordinator)
    assert "Lauseita ei ole vielä." in text_of(client, LONELY)
    send(client, f"{LONELY}uusi/", text="Kukaan ei soita.")
    row = Voice.objects.get()
    path = f"/fi/koordinaatio/lause/{row.code}/"
    twice = send(client, f"{LONELY}uusi/", text="kukaan ei soita")
    assert path in twice.content.decode()
    send(client, path, text="Kukaan ei soita minulle.")
    client.post(f"{path}pois/")
    row.refresh_from_db()
    assert (row.text, row.is_retired) == ("Kukaan ei soita minulle.", True)
    client.post(f"{path}kayttoon/")
    assert "Pois käytöstä" not in text_of(client, LONELY)
    assert client.get(f"{VOICES}carers/").status_code == 404


def test_sentences_of_another_topic_are_kept_too(browser: Browser, coordinator: User) -> None:
    row = Voice.objects.create(
        language="fi", text="Sohva pois pihasta.", match_key="sohva pois pihasta",
        words="kuljetusapu, kierrätys", is_shipped=True,
    )  # fmt: skip
    client = browser(coordinator)
    topic = f"{VOICES}?topic=kuljetusapu%2C+kierr%C3%A4tys"
    path = f"/fi/koordinaatio/lause/{row.code}/"
    assert topic in text_of(client, VOICES)
    assert path in text_of(client, topic)
    assert topic in send(client, path, text="Vanha sohva pois pihasta.")["Location"]
    assert client.post(f"{path}pois/")["Location"] == topic
    row.refresh_from_db()
    assert (row.text, row.is_retired) == ("Vanha sohva pois pihasta.", True)


def test_a_closed_region_says_so_and_keeps_what_was_typed(
    browser: Browser, region: Region, coordinator: User
) -> None:
    row, client = an_expression(region), browser(coordinator)
    region.closed_at = timezone.now()
    region.save()

    answer = send(client, f"{WORDS}uusi/", text="uusi sana", words="apu")
    assert answer.status_code == 409
    assert 'value="uusi sana"' in answer.content.decode()
    assert client.post(f"{WORDS}{row.code}/pois/").status_code == 409
    row.refresh_from_db()
    assert (Expression.objects.count(), row.is_retired) == (1, False)


def _statements(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(path).status_code == 200
    return len([query for query in caught if "SAVEPOINT" not in query["sql"]])


@pytest.mark.parametrize("path", [WORDS, f"{WORDS}?term=life_situation:growing-old", MISSED, VOICES,
                                  LONELY, f"{WORDS}uusi/"])  # fmt: skip
def test_statements_do_not_grow_with_rows(
    browser: Browser, region: Region, coordinator: User, path: str
) -> None:
    client = browser(coordinator)

    def fill(numbers: range) -> None:
        for number in numbers:
            an_expression(region, f"ilmaus {number}")
            a_voice(region, f"Lause {number}.")
            searched(region, f"haku {number}")

    fill(range(2))
    few = _statements(client, path)
    fill(range(2, 20))
    assert _statements(client, path) == few
    assert few <= MOST
