"""Names and numbers of a record, as the clumsy and the hostile type them."""

from __future__ import annotations

import pytest
from django.test import Client

from kumaja.foundation.accounts.models import User
from kumaja.front.desk.tests.conftest import Browser
from kumaja.front.desk.tests.forms import send
from kumaja.front.desk.tests.test_record import page
from kumaja.network.registry.models import Organisation

pytestmark = pytest.mark.django_db
FORM = "Y-tunnuksessa on seitsemän numeroa, viiva ja tarkistusnumero"
DIGIT = "Y-tunnuksen tarkistusnumero ei täsmää."


@pytest.fixture
def record(browser: Browser, editor: User) -> Client:
    """The browser of the association's editor."""
    return browser(editor)


def edit(own: Organisation) -> str:
    return page(own, "tiedot/muokkaa/")


@pytest.mark.parametrize(
    "typed",
    ["0112038-9", "01120389", "FI01120389", "fi 0112038-9", "0112038–9", "0112038 - 9",
     "112038-9", "０１１２０３８－９", "0112038\u22129", "\u200b0112038-9"],
)  # fmt: skip
def test_a_business_id_is_read_however_it_is_typed(
    browser: Browser, own: Organisation, editor: User, typed: str
) -> None:
    assert send(browser(editor), edit(own), business_id=typed).status_code == 302
    own.refresh_from_db()
    assert own.business_id == "0112038-9"


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("business_id", "0112038-8", DIGIT),
        ("business_id", "O112038-9", FORM),
        ("business_id", "123", FORM),
        ("business_id", "131052-308T", FORM),
        ("business_id", "<script>", FORM),
        ("register_number", "ei ole", "Rekisterinumerossa on numeroita ja pisteitä"),
        ("register_number", "0112038-9", "Tämä on Y-tunnus."),
        ("register_number", "'; DROP", "Rekisterinumerossa on numeroita ja pisteitä"),
        ("founded_year", "kauan sitten", "Kirjoita luku väliltä 1700–2200."),
        ("founded_year", "1066", "Kirjoita luku väliltä 1700–2200."),
        ("founded_year", "2027", "Perustamisvuosi ei ole vielä tullut."),
        ("members", "noin 50", "Kirjoita luku väliltä 0–5000000."),
        ("members", "-1", "Kirjoita luku väliltä 0–5000000."),
        ("website", "ei ole", "Kirjoita verkko-osoite"),
        ("name_fi", "😀😀", "Kirjoita nimi kirjaimin."),
        ("name_fi", "\u200b\u2060", "Kirjoita nimi ainakin yhdellä kielellä."),
        ("name_fi", "Viеrellä Jokelassa ry", "näyttää toiselta kirjaimelta"),
        ("name_fi", "Οma Yhdistys ry", "näyttää toiselta kirjaimelta"),
        ("name_fi", "sivukylien  ÄÄNI ry", "Tämä nimi on jo toisella"),
        ("name_sv", "Sivukylien Ääni ry", "Tämä nimi on jo toisella"),
    ],
)
@pytest.mark.usefixtures("other")
def test_what_cannot_be_is_told_in_a_plain_sentence_and_kept(
    record: Client, own: Organisation, field: str, typed: str, told: str
) -> None:
    answer = send(record, edit(own), locality="Jokela", **{field: typed})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert told in text
    assert "Jokela" in text
    own.refresh_from_db()
    assert own.locality == ""


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("name_fi", "Надежда", "Надежда"),
        ("name_fi", "Клуб Надежда ry", "Клуб Надежда ry"),
        ("name_fi", "Ä\u202eiti\u202c ry", "Äiti ry"),
        ("name_fi", "A4-kerho 2.0", "A4-kerho 2.0"),
        ("register_number", "123.456", "123.456"),
        ("register_number", "１２３.456", "123.456"),
        ("members", "1 200", 1200),
        ("members", "1\u00a0200", 1200),
        ("website", "www.yhdistys.example", "https://www.yhdistys.example"),
    ],
)
def test_what_can_be_is_kept(
    record: Client, own: Organisation, field: str, typed: str, kept: object
) -> None:
    assert send(record, edit(own), **{field: typed}).status_code == 302
    own.refresh_from_db()
    assert getattr(own, field) == kept


def test_an_association_ends_after_it_was_founded(
    browser: Browser, own: Organisation, editor: User
) -> None:
    answer = send(browser(editor), edit(own), founded_year="2020", ended_on="31.12.2019")
    assert "Päättymispäivä on ennen perustamisvuotta." in answer.content.decode()
