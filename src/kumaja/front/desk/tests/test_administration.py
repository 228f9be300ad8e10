from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from kumaja.foundation.accounts.models import User
from kumaja.foundation.accounts.tests.factories import UserFactory
from kumaja.foundation.audit.actions import record
from kumaja.foundation.outbox.models import Job
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.tests.conftest import Browser
from kumaja.front.desk.tests.forms import send
from kumaja.network.registry.domain.kinds import OrganisationKind, RoleKind
from kumaja.network.registry.models import Organisation, Role
from kumaja.network.registry.tests.factories import OrganisationFactory, a_person

pytestmark = pytest.mark.django_db
HOME = "/fi/yllapito/"


@pytest.fixture
def administrator(region: Region) -> User:
    return a_person(RoleKind.ADMINISTRATOR)


PAGES = ["", "alueet/", "alueet/uusi/", "alueet/uusimaa/", "alueet/uusimaa/paata/", "kayttajat/",
         "sanastot/", "jono/", "loki/"]  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_administration_is_for_administrators_alone(
    browser: Browser, editor: User, region: Region, administrator: User, page: str
) -> None:
    coordinator = a_person(RoleKind.COORDINATOR, region=region)
    for user in (editor, coordinator, UserFactory.create()):
        assert browser(user).get(f"{HOME}{page}").status_code == 403
        assert browser(user).post(f"{HOME}{page}").status_code in {403, 405}
    assert browser(administrator).get(f"{HOME}{page}").status_code in {200, 302}


def test_a_region_is_founded_changed_ended_and_reopened(
    browser: Browser, administrator: User
) -> None:
    client = browser(administrator)
    send(
        client, f"{HOME}alueet/uusi/", slug="kymenlaakso", name_fi="Kymenlaakso",
        municipalities=["286", "285"], hosts="kymenlaakso.example",
    )  # fmt: skip
    founded = Region.objects.get(slug="kymenlaakso")
    assert founded.municipalities.count() == 2
    assert founded.hosts.get().host == "kymenlaakso.example"
    path = f"{HOME}alueet/kymenlaakso/"
    prefixed = f"/uusimaa{path}"
    send(
        client,
        prefixed,
        phone="05 000",
        licence="CC0-1.0",
        **{"controllers-0-name_fi": "Kouvolan Yhdistys ry"},
    )
    founded.refresh_from_db()
    assert (founded.phone, founded.licence) == ("05 000", "CC0-1.0")
    assert founded.controllers.get().name_fi == "Kouvolan Yhdistys ry"
    client.post(f"{prefixed}paata/")
    founded.refresh_from_db()
    assert founded.closed_at is not None
    client.post(f"{prefixed}avaa/")
    founded.refresh_from_db()
    assert founded.closed_at is None


@pytest.mark.parametrize("slug", ["fi", "api", "uusimaa", "ei näin", "../x", ""])
def test_a_region_s_address_that_cannot_be_is_refused(
    browser: Browser, administrator: User, slug: str
) -> None:
    told = {"slug": slug, "name_fi": "X", "municipalities": ["286"]}
    answer = send(browser(administrator), f"{HOME}alueet/uusi/", **told)
    assert answer.status_code == 200
    assert Region.objects.count() == 1


def test_people_are_found_by_mail_and_given_roles_with_terms(
    browser: Browser, administrator: User, own: Organisation, region: Region
) -> None:
    person = UserFactory.create(email="kaisa@kumaja.example", name="Kaisa")
    client = browser(administrator)
    assert "Kaisa" in client.get(f"{HOME}kayttajat/?q=KAISA@").content.decode()
    path = f"{HOME}kayttajat/{person.code}/"
    send(client, path, kind="coordinator", region="uusimaa", last_on="2026-12-31")
    send(client, path, kind="editor", organisation=f"https://x.example/fi/jarjestot/{own.address}/")
    roles = {role.kind: role for role in Role.objects.filter(user=person)}
    assert roles["coordinator"].ends_on == date(2027, 1, 1)
    assert roles["editor"].organisation == own
    client.post(f"{path}paata/", {"role": roles["editor"].code})
    roles["editor"].refresh_from_db()
    assert roles["editor"].ends_on == date(2026, 11, 21)


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "editor"},
        {"kind": "editor", "organisation": "ei-ole-olemassa"},
        {"kind": "coordinator"},
        {"kind": "official", "organisation": "OWN"},
        {"kind": "editor", "organisation": "BODY"},
        {"kind": "administrator", "starts_on": "2026-12-01", "last_on": "2026-11-01"},
        {"kind": "superuser"},
    ],
)
def test_a_role_that_cannot_be_is_refused(
    browser: Browser, administrator: User, own: Organisation, changes: dict[str, str]
) -> None:
    body = OrganisationFactory.create(kind=OrganisationKind.PUBLIC_BODY)
    codes = {"OWN": own.code, "BODY": body.code}
    person = UserFactory.create()
    sent = {name: codes.get(value, value) for name, value in changes.items()}
    answer = send(browser(administrator), f"{HOME}kayttajat/{person.code}/", **sent)
    assert answer.status_code == 200
    assert not Role.objects.filter(user=person).exists()


def test_a_dead_job_is_tried_again_and_a_made_up_one_is_not_found(
    browser: Browser, administrator: User
) -> None:
    now = timezone.now()
    job = Job.objects.create(name="x.y", run_at=now, created_at=now, is_dead=True, error="<b>oho")
    client = browser(administrator)
    page = client.get(f"{HOME}jono/")
    assert "&lt;b&gt;oho" in page.content.decode()
    assert client.post(f"{HOME}jono/yrita-uudelleen/", {"job": str(job.pk)}).status_code == 404
    job.refresh_from_db()
    assert job.is_dead
    key = page.context["jobs"][0][1][0][1]
    client.post(f"{HOME}jono/yrita-uudelleen/", {"job": key})
    job.refresh_from_db()
    assert not job.is_dead


def test_the_log_is_paged_by_its_rows_and_narrowed(
    browser: Browser, administrator: User, own: Organisation
) -> None:
    for number in range(60):
        record(f"tekijä {number}", "corrected", own, now=timezone.now())
    client = browser(administrator)
    first = client.get(f"{HOME}loki/")
    second = client.get(f"{HOME}loki/{first.context['after']}")
    keys = [row.act.who for row in (*first.context["rows"], *second.context["rows"])]
    assert len(keys) == len(set(keys)) == 60
    narrowed = client.get(f"{HOME}loki/?who=tekijä 59&since=21.11.2026")
    assert len(narrowed.context["rows"]) == 1


@pytest.mark.parametrize("query", ["from=x", "from=2026-11-21|1", "since=x", "who=%00", "from=|"])
def test_a_broken_question_to_the_log_is_answered(
    browser: Browser, administrator: User, query: str
) -> None:
    assert browser(administrator).get(f"{HOME}loki/?{query}").status_code == 200
