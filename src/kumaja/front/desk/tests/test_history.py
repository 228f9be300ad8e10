"""The history of a record and the log of the service, in words of the reader's language."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Field
from django.test import Client
from django.utils import timezone

import kumaja
from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.desk.domain.changes import field_changes
from kumaja.front.desk.queries.log_words import ACTIVITY, FIELDS, ORGANISATION, ROLE, VERBS
from kumaja.front.desk.tests.conftest import Browser
from kumaja.front.desk.tests.test_statements import MOST, statements
from kumaja.help.directory.actions.activities import ActivityLinks, update_activity
from kumaja.help.directory.domain.kinds import Fact
from kumaja.help.directory.models import Channel, Schedule
from kumaja.help.directory.tests.factories import ActivityFactory
from kumaja.network.registry.actions.records import RecordLinks, update_record
from kumaja.network.registry.actions.roles import grant_role
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Contact, Organisation
from kumaja.network.registry.tests.factories import OrganisationFactory, a_person

pytestmark = pytest.mark.django_db
HISTORY = {"fi": "tiedot/muutokset", "sv": "uppgifter/andringar", "en": "record/history"}
NO_LINKS = RecordLinks()
DESK = {"fi": "meidan-yhdistys", "sv": "var-forening", "en": "our-association"}


def change(
    own: Organisation, region: Region, links: RecordLinks = NO_LINKS, **given: object
) -> None:
    update_record(
        organisation=own, region=region, values=given, links=links, actor="demonstration",
        now=timezone.now(),
    )  # fmt: skip


def history(client: Client, own: Organisation, language: str = "fi") -> str:
    path = f"/{language}/{DESK[language]}/{own.address}/{HISTORY[language]}/"
    page = client.get(path).content.decode()
    text = re.sub(r"<(?!ins|/ins|del|/del)[^>]+>", " ", page[page.index("<main") :])
    return re.sub(r"\s+", " ", re.sub(r"<(ins|del)[^>]*>", r"<\1>", text))


def test_no_key_and_no_code_of_the_machine_is_shown(
    browser: Browser, own: Organisation, editor: User, region: Region
) -> None:
    tuusula = Municipality.objects.get(code="858")
    umbrella = OrganisationFactory.create(name_fi="Omaishoitajien Liitto ry", kind="umbrella")
    theme = Term.objects.filter(scheme="theme").first()
    assert theme is not None
    change(
        own, region, kind="group", domicile=tuusula, umbrella=umbrella, is_region_wide=True,
        ended_on=date(2026, 12, 3), languages=["fi", "sv"], founded_year=1987,
        claimed_at=datetime.fromisoformat("2026-11-21T12:05:00+00:00"),
        summary_sv="Vi finns här.", field_visibility={"members": "network"},
        links=RecordLinks(areas=[tuusula], terms=[theme]),
    )  # fmt: skip
    text = history(browser(editor), own)
    for said in (
        "Esimerkkiaineisto: korjasi",
        "Laji <del>Yhdistys</del> <ins>Rekisteröitymätön ryhmä</ins>",
        "Kotipaikka <ins>Tuusula</ins>",
        "Kattojärjestö <ins>Omaishoitajien Liitto ry</ins>",
        "Toimimme koko alueella <del>Ei</del> <ins>Kyllä</ins>",
        "<ins>3.12.2026</ins>",
        "<ins>la 21.11.2026 klo 14.05</ins>",
        "Tiivistelmä (ruotsiksi) <ins>Vi finns här.</ins>",
        "Kuka näkee minkäkin tiedon: Jäseniä <del>Kaikki</del> <ins>Verkosto</ins>",
        f"Aiheet <ins>{theme.name_fi}</ins>",
        "Kunnat <ins>Tuusula</ins>",
    ):
        assert said in text, text
    for raw in ("demonstration", "group<", f">{tuusula.pk}<", "2026-12-03", "theme:", "True"):
        assert raw not in text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", ["<ins>3.12.2026</ins>", "<ins>lö 21.11.2026 kl. 14.05</ins>", "Exempelmaterial"]),
        ("en", ["<ins>3 Dec 2026</ins>", "<ins>Sat 21 Nov 2026 14:05</ins>", "Example data"]),
    ],
)
def test_other_languages_have_their_own_manner(
    browser: Browser, own: Organisation, editor: User, language: str, said: list[str]
) -> None:
    moved = datetime.fromisoformat("2026-11-21T12:05:00+00:00")
    change(own, own.memberships.get().region, ended_on=date(2026, 12, 3), claimed_at=moved)
    text = history(browser(editor), own, language)
    assert [one for one in said if one not in text] == []


def test_of_a_list_only_what_went_and_came_is_told(
    browser: Browser, own: Organisation, editor: User, region: Region
) -> None:
    def reached(*phones: str) -> RecordLinks:
        return RecordLinks(contacts=[Contact(role_fi="Sihteeri", phone=one) for one in phones])

    change(own, region, links=reached("019 1", "019 2"), description_fi="x" * 5000)
    change(own, region, links=reached("019 2", "019 3"))
    text = history(browser(editor), own)
    assert "<del>Sihteeri: 019 1 (Kaikki)</del> <ins>Sihteeri: 019 3 (Kaikki)</ins>" in text
    assert f"<ins>{'x' * 600}…</ins>" in text


def test_an_activity_tells_its_facts_places_and_times_in_words(
    browser: Browser, own: Organisation, editor: User, region: Region
) -> None:
    row = ActivityFactory.create(organisation=own, region=region)
    hour = time(13)
    channel = Channel(
        kind="place", name_fi="Kerhotila", street="Keskustie 1", postal_code="04300",
        municipality=Municipality.objects.get(code="858"),
    )  # fmt: skip
    times = Schedule(
        rule="FREQ=WEEKLY;BYDAY=TH", first_on=date(2026, 11, 26), starts_at=hour,
        ends_at=hour.replace(hour=15),
    )  # fmt: skip
    links = ActivityLinks(
        channels=[channel], schedules=[times], facts={Fact.STEP_FREE: True, Fact.REFERRAL: False}
    )
    update_activity(
        activity=row, values={"way_in": "call"}, links=links, actor="import ptv",
        now=timezone.now(),
    )  # fmt: skip
    path = f"/fi/meidan-yhdistys/{own.address}/toiminta/{row.code}/"
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", browser(editor).get(path).content.decode()))
    for said in (
        "Tuonti PTV:stä : korjasi".replace(" :", ":"), "Ei tiedossa Kyllä", "Ei tiedossa Ei",
        "Kerhotila, Keskustie 1, 04300 Tuusula", "torstaisin klo 13–15 (26.11.2026–)",
        "Soittamalla",
    ):  # fmt: skip
        assert said.casefold() in text.casefold()


def test_what_the_association_hides_is_not_in_the_log_of_the_service(
    browser: Browser, own: Organisation, editor: User, region: Region
) -> None:
    hidden = Contact(role_fi="Puheenjohtaja", phone="019 555", visibility="own")
    change(
        own, region, members=4321, locality="Piilola", field_visibility={"members": "own"},
        links=RecordLinks(contacts=[hidden]),
    )  # fmt: skip
    shelter = ActivityFactory.create(organisation=own, region=region, is_address_secret=True)
    update_activity(
        activity=shelter, values={}, actor="demonstration", now=timezone.now(),
        links=ActivityLinks(channels=[Channel(kind="place", street="Salakuja 7")]),
    )  # fmt: skip
    text = browser(a_person(RoleKind.ADMINISTRATOR)).get("/fi/yllapito/loki/").content.decode()
    assert "Piilola" in text
    assert "näkevät miten." in text
    for secret in ("4321", "019 555", "Salakuja"):
        assert secret not in text
    assert "4321" in history(browser(editor), own)


def test_the_log_names_roles_regions_and_sorts_of_rows_not_their_keys(
    browser: Browser, own: Organisation, region: Region
) -> None:
    person = a_person(RoleKind.ADVISER, region=region)
    role = grant_role(
        user=person, kind=RoleKind.EDITOR, organisation=own, actor="command",
        now=timezone.now(), starts_on=date(2026, 11, 21), ends_on=date(2027, 1, 1),
    )  # fmt: skip
    assert str(person.pk) not in str(role).split()
    own_row = "registry.Role"
    client = browser(a_person(RoleKind.ADMINISTRATOR))
    text = client.get(f"/fi/yllapito/loki/?label={own_row}").content.decode()
    assert f"{person}: Tietojen päivittäjä, Vierellä Jokelassa ry" in text
    assert "Palvelimen hoitaja: antoi roolin" in text
    assert "<ins>31.12.2026</ins>" in text
    assert f"· {own_row}" not in text
    assert "Palvelimen" in client.get("/fi/yllapito/loki/?who=palvelimen").content.decode()


def test_more_acts_take_no_more_statements(
    browser: Browser, own: Organisation, editor: User, region: Region
) -> None:
    places = list(Municipality.objects.order_by("code")[:20])
    clients = browser(editor), browser(a_person(RoleKind.ADMINISTRATOR))
    paths = f"/fi/meidan-yhdistys/{own.address}/tiedot/muutokset/", "/fi/yllapito/loki/"

    def act(chosen: list[Municipality]) -> list[int]:
        for place in chosen:
            umbrella = OrganisationFactory.create(kind="umbrella")
            change(own, region, RecordLinks(areas=[place]), domicile=place, umbrella=umbrella)
            a_role(umbrella)
        return [statements(client, path) for client, path in zip(clients, paths, strict=True)]

    def a_role(place: Organisation) -> None:
        now, person = timezone.now(), a_person(RoleKind.ADVISER, region=region)
        grant_role(
            user=person, kind=RoleKind.EDITOR, organisation=place, actor=None, now=now,
            starts_on=now.date(),
        )  # fmt: skip

    few = act(places[:2])
    assert act(places[2:]) == few
    assert max(few) <= MOST


def test_every_verb_of_the_sources_has_words() -> None:
    said = re.compile(r"\brecord\(\s*[\w.]+,\s*\"([a-z ]+)\"")
    sources = Path(kumaja.__file__).parent.rglob("*.py")
    verbs = {verb for file in sources if "tests" not in file.parts
             for verb in said.findall(file.read_text("utf-8"))}  # fmt: skip
    assert len(verbs) > 20
    assert verbs - set(VERBS) == set()


@pytest.mark.parametrize("label", [ORGANISATION, ACTIVITY, ROLE])
def test_every_column_of_a_record_has_words_or_says_nothing(label: str) -> None:
    fields = [f for f in apps.get_model(label)._meta.concrete_fields if isinstance(f, Field)]
    state = {field.name: "x" for field in fields if not field.primary_key}
    told = {change.field for change in field_changes(None, state, label)}
    stems = {re.sub(r"_(fi|sv|en)$", "", name) for name in told}
    assert stems - set(FIELDS[label]) == set()


def test_a_row_that_is_gone_and_a_broken_value_do_not_break_the_page(
    browser: Browser, own: Organisation, editor: User
) -> None:
    after = {"domicile": 987654, "ended_on": "sometime", "areas": ["000"], "nobody knows": {"a": 1}}
    record("job tidy", "corrected", own, now=timezone.now(), before={}, after=after)
    record(None, "unheard of", own, now=timezone.now())
    text = history(browser(editor), own)
    assert "(poistettu)" in text
    assert "sometime" in text
    assert "Kumaja: korjasi" in text
