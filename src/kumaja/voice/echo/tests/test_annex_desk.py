"""The package for the registry office: who makes it, who fetches it, and what is kept of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from kumaja.foundation.accounts.models import User
from kumaja.foundation.accounts.tests.factories import UserFactory
from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.files.engine.store import path_of
from kumaja.foundation.files.models import StoredFile
from kumaja.foundation.outbox.models import Job
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import a_person
from kumaja.voice.contributions.tests.rows import an_association
from kumaja.voice.echo.actions.annexing import FILES_LIFE, AnnexUnderWay, ask_annex, make_annex
from kumaja.voice.echo.jobs import drop_old, make
from kumaja.voice.echo.models import Annex, AnnexFile
from kumaja.voice.echo.personal import erase
from kumaja.voice.echo.tests.annexes import FOR_BODY, LATER, TAKEN, Story, a_story
from kumaja.voice.matters.tests.rows import a_matter


@pytest.fixture
def story(db: None) -> Story:
    del db
    region: Region = RegionFactory.create()
    return a_story(region)


def _signed_in(client: Client, kind: RoleKind, **of: object) -> User:
    user = a_person(kind, **of)
    client.force_login(user)
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, user, method="mfa", type="totp")
    request.session.save()
    return user


def _official(client: Client, story: Story) -> User:
    return _signed_in(client, RoleKind.OFFICIAL, organisation=story.heard.owner.organisation)


def _url(name: str, *args: str) -> str:
    with override("fi"):
        return reverse(name, args=args)


def _made(story: Story) -> Annex:
    annex = ask_annex(matter=story.heard.matter, owner=story.heard.owner, actor="test", now=LATER)
    make({"annex": annex.code}, now=LATER)
    annex.refresh_from_db()
    return annex


def test_one_act_asks_for_the_files_and_a_job_makes_them(client: Client, story: Story) -> None:
    _official(client, story)
    url = _url("echo:annex", story.heard.matter.address)

    client.post(url)

    assert "Liitettä tehdään" in client.get(url).content.decode()
    job = Job.objects.get(name="echo.make_annex")
    make(job.payload, now=LATER)
    page = client.get(url).content.decode()
    assert "Liitettä tehdään" not in page
    told = {(f.language, f.file.kind) for f in AnnexFile.objects.select_related("file")}
    assert told == {("fi", "docx"), ("fi", "pdf"), ("sv", "docx"), ("sv", "pdf")}
    for each in AnnexFile.objects.select_related("file"):
        here = _url("echo:annex_file", story.heard.matter.address, each.file.code)
        assert here in page
        answer = client.get(here)
        assert answer["Content-Disposition"].startswith("attachment")
        assert len(answer.getvalue()) == each.file.size
    assert AuditRow.objects.filter(verb="asked for the annex").exists()


def test_the_job_is_harmless_when_it_runs_again(story: Story) -> None:
    annex = _made(story)

    make_annex(annex=Annex.objects.get(pk=annex.pk), now=LATER)
    make({"annex": "nobody"}, now=LATER)

    assert annex.files.count() == 4


def test_one_package_at_a_time_until_the_work_has_broken_off(story: Story) -> None:
    asked = {"matter": story.heard.matter, "owner": None, "actor": "test"}
    ask_annex(now=LATER, **asked)  # type: ignore[arg-type]

    with pytest.raises(AnnexUnderWay):
        ask_annex(now=LATER, **asked)  # type: ignore[arg-type]
    ask_annex(now=LATER + timedelta(hours=2), **asked)  # type: ignore[arg-type]

    assert Annex.objects.filter(made_at=None, dropped_at=None).count() == 1


@pytest.mark.parametrize("kind", [RoleKind.SPOKESPERSON, RoleKind.OFFICIAL])
def test_nobody_else_makes_or_fetches_it(client: Client, story: Story, kind: RoleKind) -> None:
    annex = _made(story)
    region, matter = story.heard.matter.region, story.heard.matter
    _signed_in(client, kind, organisation=an_association(region))
    file = annex.files.select_related("file")[0].file

    assert client.get(_url("echo:annex", matter.address)).status_code == 403
    assert client.post(_url("echo:annex", matter.address)).status_code == 403
    assert client.get(_url("echo:annex_file", matter.address, file.code)).status_code == 403
    assert Annex.objects.count() == 1


def test_a_file_is_not_fetched_through_another_matter(client: Client, story: Story) -> None:
    annex = _made(story)
    _official(client, story)
    body = story.heard.owner.organisation
    assert body is not None
    own = a_matter(story.heard.matter.region, body)
    file = annex.files.select_related("file")[0].file

    assert client.get(_url("echo:annex_file", own.address, file.code)).status_code == 404


def test_everyone_reads_what_was_said_to_everyone(client: Client, story: Story) -> None:
    page = client.get(_url("matters:annex", story.heard.matter.address))
    words = page.content.decode()

    assert page.status_code == 200
    assert TAKEN in words
    assert FOR_BODY not in words
    _official(client, story)
    assert FOR_BODY not in client.get(page.request["PATH_INFO"]).content.decode()
    assert FOR_BODY in client.get(_url("echo:annex", story.heard.matter.address)).content.decode()


def test_a_matter_that_is_not_out_has_no_public_annex(client: Client, story: Story) -> None:
    story.heard.matter.published_at = None
    story.heard.matter.save(update_fields=["published_at"])

    assert client.get(_url("matters:annex", story.heard.matter.address)).status_code == 404
    _official(client, story)
    assert client.get(_url("matters:annex", story.heard.matter.address)).status_code == 404


def test_files_go_after_their_lifetime(story: Story) -> None:
    annex = _made(story)
    codes = list(annex.files.values_list("file__code", flat=True))

    drop_old({}, now=LATER + FILES_LIFE)
    assert all(path_of(code).is_file() for code in codes)
    drop_old({}, now=LATER + FILES_LIFE + timedelta(minutes=1))

    annex.refresh_from_db()
    assert annex.dropped_at is not None
    assert not StoredFile.objects.filter(code__in=codes).exists()


@pytest.mark.django_db(transaction=True)
def test_who_is_erased_is_gone_from_the_packages() -> None:
    story = a_story(RegionFactory.create())
    user = UserFactory.create()
    story.resident.person = user
    story.resident.save(update_fields=["person"])
    codes = list(_made(story).files.values_list("file__code", flat=True))

    erase(user, now=LATER)

    assert not any(path_of(code).exists() for code in codes)
    assert Annex.objects.get().dropped_at is not None
