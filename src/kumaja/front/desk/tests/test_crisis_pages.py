"""Coordination keeps the lines of crisis help and the words that show them."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kumaja.foundation.accounts.models import User
from kumaja.foundation.accounts.tests.factories import UserFactory
from kumaja.foundation.audit.queries import history_of
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.tests.conftest import Browser
from kumaja.front.desk.tests.forms import send
from kumaja.help.directory.domain.crisis import CrisisTopic
from kumaja.help.directory.models import CrisisContact, CrisisTrigger
from kumaja.help.directory.queries.crisis import topics_in
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import a_person

pytestmark = pytest.mark.django_db
HOME = "/fi/koordinaatio/kriisiapu/"
WORDS = f"{HOME}sanat/"
LINE = "children-and-youth"


@pytest.fixture
def coordinator(region: Region) -> User:
    return a_person(RoleKind.COORDINATOR, region=region)


@pytest.fixture
def client(browser: Browser, coordinator: User) -> Client:
    return browser(coordinator)


def the_line(key: str = LINE) -> CrisisContact:
    return CrisisContact.objects.get(key=key)


def page_of(line: CrisisContact) -> str:
    return f"{HOME}{line.code}/"


def test_pages_are_for_coordination_and_administrators(
    browser: Browser, editor: User, coordinator: User
) -> None:
    line, word = the_line(), CrisisTrigger.objects.order_by("pk")[0]
    pages = [HOME, WORDS, page_of(line), f"{page_of(line)}pois/"]
    acts = [f"{page_of(line)}vahvista/", f"{page_of(line)}kayttoon/", f"{WORDS}{word.code}/pois/"]
    for user in (editor, UserFactory.create()):
        assert {browser(user).get(page).status_code for page in pages} == {403}
        assert {browser(user).post(act).status_code for act in (*pages, *acts)} <= {403, 405}
    for user in (coordinator, a_person(RoleKind.ADMINISTRATOR)):
        assert {browser(user).get(page).status_code for page in pages} == {200}
    assert not CrisisContact.objects.filter(edited_at__isnull=False).exists()
    assert not CrisisTrigger.objects.filter(is_retired=True).exists()


def test_a_line_is_checked_with_one_button(client: Client) -> None:
    line = the_line()
    client.post(f"{page_of(line)}vahvista/")

    line.refresh_from_db()
    assert line.checked_on == timezone.localdate() == date(2026, 11, 21)
    assert [act.verb for act in history_of(line)] == ["confirmed"]
    assert "tarkistettu 21.11.2026" in client.get(HOME).content.decode()


def test_a_line_is_changed_with_its_hours(client: Client) -> None:
    line = the_line()
    changes = {
        "number": "116 112", "hours_fi": "arkisin 14–20", "checked_on": "21.11.2026",
        "spans-0-days": ["MO", "TU"], "spans-0-starts_at": "14", "spans-0-ends_at": "20.00",
    }  # fmt: skip
    assert send(client, page_of(line), **changes).status_code == 302

    line.refresh_from_db()
    assert (line.number, line.hours_fi) == ("116 112", "arkisin 14–20")
    assert line.opening == [{"days": [0, 1], "from": "14:00", "until": "20:00"}]
    assert send(client, page_of(line)).status_code == 302
    line.refresh_from_db()
    assert line.opening == [{"days": [0, 1], "from": "14:00", "until": "20:00"}]
    assert send(client, page_of(line), is_always="on").status_code == 302
    line.refresh_from_db()
    assert (line.is_always, line.opening) == (True, [])


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"number": "soita"}, "Kirjoita vain numeroita ja välejä"),
        ({"number": ""}, 'href="#id_number"'),
        ({"checked_on": "22.11.2026"}, "Tämä päivä ei ole vielä tullut."),
        ({"spans-0-days": ["MO"]}, "Valitse päivät ja kirjoita molemmat kellonajat"),
        ({"spans-0-starts_at": "9"}, "Valitse päivät ja kirjoita molemmat kellonajat"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_words(
    client: Client, changes: dict[str, object], told: str
) -> None:
    line = the_line()
    answer = send(client, page_of(line), **changes)

    assert answer.status_code == 200
    assert told in answer.content.decode()
    line.refresh_from_db()
    assert line.edited_at is None


def test_a_line_is_taken_out_of_use_and_back(client: Client) -> None:
    line = the_line()
    client.post(f"{page_of(line)}pois/")
    assert line.number not in client.get("/fi/apua-heti/").content.decode()
    assert "Pois käytöstä" in client.get(page_of(line)).content.decode()
    client.post(f"{page_of(line)}kayttoon/")
    assert line.number in client.get("/fi/apua-heti/").content.decode()
    assert [act.verb for act in history_of(line)] == ["restored", "retired"]


def test_the_emergency_number_stays(client: Client) -> None:
    line = the_line("emergency")
    assert client.get(f"{page_of(line)}pois/").status_code == 404
    assert client.post(f"{page_of(line)}pois/").status_code == 404
    answer = send(client, page_of(line), number="113")
    assert "112 on hätänumero: se pysyy." in answer.content.decode()
    line.refresh_from_db()
    assert (line.number, line.is_retired) == ("112", False)


def test_words_are_added_once_and_heard_at_once(client: Client) -> None:
    assert topics_in("kummitus kolistelee") == ()
    given = {"text": "kummitus  kolistelee", "topic": "child", "language": "fi"}
    answer = send(client, WORDS, **given)

    assert answer.url == f"{WORDS}?topic=child"
    assert topics_in("kummitus kolisteli") == (CrisisTopic.CHILD,)
    again = send(client, WORDS, **given | {"text": "Kummitus kolistelee!"}).content.decode()
    assert "kummitus kolistelee</p>" in again
    assert CrisisTrigger.objects.filter(is_shipped=False).count() == 1


@pytest.mark.parametrize("text", ["", "=", '"!"'])
def test_words_without_words_are_refused(client: Client, text: str) -> None:
    answer = send(client, WORDS, text=text, topic="child", language="fi")
    assert answer.status_code == 200
    assert not CrisisTrigger.objects.filter(is_shipped=False).exists()


def test_words_are_taken_out_of_use_and_back(client: Client) -> None:
    row = CrisisTrigger.objects.get(topic="violence", text="mies lyö")
    client.post(f"{WORDS}{row.code}/pois/")
    row.refresh_from_db()
    assert row.is_retired
    answer = client.post(f"{WORDS}{row.code}/kayttoon/")
    assert answer.url == f"{WORDS}?topic=violence"  # type: ignore[attr-defined]
    row.refresh_from_db()
    assert not row.is_retired


def test_a_topic_that_is_none_shows_the_first(client: Client) -> None:
    shown = client.get(WORDS, {"topic": "x\0", "page": "-1"}).content.decode()
    assert "Väkivalta lähisuhteessa" in shown
    assert "Myrkytys</p>" in client.get(WORDS, {"topic": "poisoning"}).content.decode()


def test_nothing_is_changed_in_a_region_that_has_ended(client: Client, region: Region) -> None:
    line, word = the_line(), CrisisTrigger.objects.order_by("pk")[0]
    region.closed_at = timezone.now()
    region.save()

    changed = send(client, page_of(line), hours_fi="omat tunnit")
    given = {"text": "oma sana", "topic": "child", "language": "fi"}
    added = send(client, WORDS, **given)
    assert (changed.status_code, added.status_code) == (409, 409)
    assert 'value="omat tunnit"' in changed.content.decode()
    assert 'value="oma sana"' in added.content.decode()
    for act in (f"{page_of(line)}vahvista/", f"{page_of(line)}pois/", f"{WORDS}{word.code}/pois/"):
        assert client.post(act).status_code == 409
    assert not CrisisContact.objects.filter(edited_at__isnull=False).exists()
    assert not CrisisTrigger.objects.filter(edited_at__isnull=False).exists()


def test_coordination_leads_to_the_lines_and_the_log_names_the_acts(
    browser: Browser, client: Client
) -> None:
    assert f'href="{HOME}"' in client.get(reverse("desk:words")).content.decode()
    client.post(f"{page_of(the_line())}vahvista/")
    log = browser(a_person(RoleKind.ADMINISTRATOR)).get("/fi/yllapito/loki/").content.decode()
    assert "Kriisiavun numero" in log
