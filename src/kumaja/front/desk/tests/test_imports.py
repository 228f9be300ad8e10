"""A coordinator brings a table in, decides, has it written, and takes it back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from kumaja.foundation.accounts.models import User
from kumaja.foundation.files.models import StoredFile
from kumaja.foundation.imports.domain.verdicts import Stage
from kumaja.foundation.imports.models import ColumnMapping, SheetImport
from kumaja.foundation.outbox.models import Job
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory, RegionHostFactory
from kumaja.front.desk.jobs import JOBS
from kumaja.front.desk.tests.conftest import Browser
from kumaja.front.desk.tests.forms import form_on
from kumaja.help.directory.models import Activity
from kumaja.network.registry.actions.records import update_record
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import OrganisationFactory, a_person

pytestmark = pytest.mark.django_db
IMPORTS = "/fi/koordinaatio/tuonti/"
LIST = (
    "Tuusulan yhdistykset 2026;;;;\n"
    "Yhdistys;Kotikunta;Puhelin;Jäseniä;Puheenjohtaja\n"
    "Metsäpolun Kulkijat ry;Tuusula;401234567;34;Maija Malli\n"
    "Rantakallion Soutajat ry;Tuusla;;12;Olli Oma\n"
    "Vierellä Jokelassa ry;Tuusula;040 999 8888;;\n"
    "Yhteensä;;;46;\n"
).encode("cp1252")


@pytest.fixture
def client_of(region: Region, browser: Browser) -> Client:
    return browser(a_person(RoleKind.COORDINATOR, region=region))


def bring(client: Client, content: bytes = LIST, kind: str = "organisations") -> SheetImport:
    """Send a file and its columns as they are offered, and let the worker read it."""
    file = SimpleUploadedFile("lista.csv", content)
    sent = {"kind": kind, "source_name": "Tuusulan kunta", "file": file}
    answer = client.post(f"{IMPORTS}uusi/", form_on(client, f"{IMPORTS}uusi/") | sent)
    assert answer.status_code == 302, answer.content.decode()
    answer = client.post(answer["Location"], form_on(client, answer["Location"]))
    assert answer.status_code == 302, answer.content.decode()
    assert client.get(answer["Location"])["Refresh"] == "5"
    return work()


def work() -> SheetImport:
    """Do what waits in the queue; returns the latest table."""
    for job in Job.objects.filter(name__startswith="desk.").order_by("pk"):
        JOBS[job.name](job.payload, now=timezone.now())
        job.delete()
    return SheetImport.objects.select_related("run").latest("pk")


def page(client: Client, sheet: SheetImport, show: str = "") -> str:
    return client.get(f"{IMPORTS}{sheet.code}/?show={show}").content.decode()


def test_a_table_is_read_decided_on_written_and_taken_back(
    client_of: Client, own: Organisation
) -> None:
    own.contacts.create(phone="019 000 0001")
    sheet = bring(client_of)

    assert sheet.run is not None
    assert {name: count for name, count in sheet.run.counts.items() if count} == {
        "new": 1, "conflict": 1, "refused": 2,
    }  # fmt: skip
    assert "Tuusla" in page(client_of, sheet, "refused")
    assert "040 999 8888" in page(client_of, sheet, "conflict")
    asked = f"{IMPORTS}{sheet.code}/rivi/?row=n:vierell%C3%A4%20jokelassa%20ry|858"
    client_of.post(asked, {"phone": "theirs"})
    client_of.post(f"{IMPORTS}{sheet.code}/kirjoita/")
    sheet = work()

    made = Organisation.objects.get(name_fi="Metsäpolun Kulkijat ry")
    assert sheet.stage == Stage.APPLIED
    assert made.contacts.get().phone == "0401234567"
    assert own.contacts.get().phone == "040 999 8888"

    client_of.post(f"{IMPORTS}{sheet.code}/peru/")
    sheet = work()

    made.refresh_from_db()
    assert (sheet.stage, made.archived_at is None) == (Stage.UNDONE, False)
    assert own.contacts.get().phone == "019 000 0001"


def test_the_file_and_what_nobody_chose_are_not_kept(client_of: Client) -> None:
    sheet = bring(client_of)

    assert not StoredFile.objects.exists()
    assert sheet.run is not None
    assert "Maija" not in str([*sheet.run.rows.values(), sheet.seen])


def test_reading_that_broke_off_begins_anew(
    client_of: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("kumaja.foundation.imports.actions.sheets.read_portions", lambda **_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            bring(client_of)

    sheet = work()

    assert (sheet.stage, sheet.run is not None) == (Stage.READ, True)


def test_ours_stays_unless_somebody_chooses(client_of: Client, own: Organisation) -> None:
    own.contacts.create(phone="019 000 0001")
    sheet = bring(client_of)
    client_of.post(f"{IMPORTS}{sheet.code}/kirjoita/")
    work()

    assert own.contacts.get().phone == "019 000 0001"
    again = bring(client_of)
    assert again.run is not None
    assert again.run.counts["conflict"] == again.run.counts["new"] == 0


def test_what_people_changed_since_is_listed_and_not_taken_back(
    client_of: Client, own: Organisation, region: Region
) -> None:
    own.contacts.create(phone="019 000 0001")
    sheet = bring(client_of)
    client_of.post(f"{IMPORTS}{sheet.code}/kirjoita/")
    work()
    made = Organisation.objects.get(name_fi="Metsäpolun Kulkijat ry")
    later = timezone.now() + timedelta(hours=1)
    update_record(organisation=made, region=region, values={"members": 40}, actor="test", now=later)

    client_of.post(f"{IMPORTS}{sheet.code}/peru/")
    told = page(client_of, work())

    made.refresh_from_db()
    assert (made.members, made.archived_at) == (40, None)
    assert "Metsäpolun Kulkijat ry" in told
    assert own.name_fi not in told.partition("<main")[2]


def test_columns_are_remembered_for_the_next_table_of_the_source(client_of: Client) -> None:
    bring(client_of)
    mapping = ColumnMapping.objects.get()
    assert mapping.columns["Puheenjohtaja"] == ""
    mapping.columns |= {"Puheenjohtaja": "locality"}
    mapping.save()

    file = SimpleUploadedFile("lista.csv", LIST)
    sent = {"kind": "organisations", "source_name": "tuusulan Kunta", "file": file}
    answer = client_of.post(f"{IMPORTS}uusi/", sent)

    assert form_on(client_of, answer["Location"])["column_4"] == ["locality"]


def test_a_name_must_be_chosen_and_no_field_twice(client_of: Client) -> None:
    file = SimpleUploadedFile("lista.csv", LIST)
    sent = {"kind": "organisations", "source_name": "Tuusulan kunta", "file": file}
    answer = client_of.post(f"{IMPORTS}uusi/", sent)
    chosen = form_on(client_of, answer["Location"]) | {"column_0": "domicile"}

    told = client_of.post(answer["Location"], chosen).content.decode()

    assert "Valitse, missä sarakkeessa nimi on." in told
    assert "on jo valittu sarakkeelle" in told
    assert not Job.objects.filter(name="desk.read_sheet").exists()


def test_activities_are_tied_to_an_association_that_a_person_recognises(
    client_of: Client, own: Organisation
) -> None:
    table = (
        "Järjestäjä,Toiminta,Viikonpäivä,Klo,Paikka,Hinta\n"
        "Vierellä Jokela,Torstaikerho,to,klo 13–15,Kirjasto,maksuton\n"
        'Vierellä Jokelassa ry,Perjantaikahvit,pe,14-15.30,Seuratalo,"2,50"\n'
    ).encode()
    sheet = bring(client_of, table, "activities")
    asked = f"{IMPORTS}{sheet.code}/rivi/?row=n:vierell%C3%A4%20jokela|torstaikerho"
    assert own.code in client_of.get(asked).content.decode()

    client_of.post(asked, {"association": own.code})
    client_of.post(f"{IMPORTS}{sheet.code}/kirjoita/")
    work()

    kept = Activity.objects.get(name_fi="Torstaikerho")
    assert kept.organisation == own
    assert kept.schedules.get().rule == "FREQ=WEEKLY;BYDAY=TH"
    assert str(Activity.objects.get(name_fi="Perjantaikahvit").price) == "2.50"
    again = bring(client_of, table, "activities")
    assert again.run is not None
    assert again.run.counts["same"] == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Tiedosto on tyhjä."),
        (b"%PDF-1.4 abc", "Tämä ei ole taulukko."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "vanhan Excelin"),
        (b"PK\x03\x04broken", "Tiedosto on rikki"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(
    client_of: Client, content: bytes, sentence: str
) -> None:
    sent = {
        "kind": "organisations", "source_name": "Kunta",
        "file": SimpleUploadedFile("lista.xlsx", content),
    }  # fmt: skip
    told = client_of.post(f"{IMPORTS}uusi/", sent).content.decode()

    assert sentence in told
    assert not SheetImport.objects.exists()
    assert not StoredFile.objects.exists()


def test_tables_of_another_region_are_not_there(
    client_of: Client, region: Region, browser: Browser
) -> None:
    sheet = bring(client_of)
    RegionHostFactory.create(region=region, host="testserver")
    SheetImport.objects.update(region=RegionFactory.create(slug="muualla"))
    for name in ("", "sarakkeet/", "rivi/?row=x", "peru/"):
        assert client_of.get(f"{IMPORTS}{sheet.code}/{name}").status_code == 404
    for name in ("kirjoita/", "omat/", "jata/", "peru/"):
        assert client_of.post(f"{IMPORTS}{sheet.code}/{name}").status_code == 404
    stranger: User = a_person(RoleKind.EDITOR, organisation=OrganisationFactory.create())
    assert browser(stranger).get(IMPORTS).status_code == 403


def test_nothing_is_taken_back_after_thirty_days(client_of: Client, time_machine: object) -> None:
    sheet = bring(client_of)
    client_of.post(f"{IMPORTS}{sheet.code}/kirjoita/")
    sheet = work()
    later = timezone.now() + timedelta(days=31)
    time_machine.move_to(later, tick=False)  # type: ignore[attr-defined]

    client_of.post(f"{IMPORTS}{sheet.code}/peru/")

    assert work().stage == Stage.APPLIED
