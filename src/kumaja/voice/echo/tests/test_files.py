"""The files that came with a view are handed out to whoever may read it, and to nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kumaja.foundation.files.actions import store_file
from kumaja.foundation.files.domain.kinds import FileKind
from kumaja.foundation.files.models import StoredFile
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.voice.contributions.domain.kinds import Seen
from kumaja.voice.contributions.models import Attachment, Contribution
from kumaja.voice.echo.queries.page import thread_url
from kumaja.voice.echo.tests.rows import BEGUN, a_heard_view

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def region() -> Region:
    made: Region = RegionFactory.create()
    return made


@pytest.fixture
def file(region: Region) -> StoredFile:
    return store_file(
        content=PDF, name="Jäsenten vastaukset.pdf", allowed=(FileKind.PDF,), actor=None,
        now=BEGUN, region=region,
    )  # fmt: skip


def with_file(region: Region, file: StoredFile, **more: Any) -> Contribution:  # noqa: ANN401
    view = a_heard_view(region, **more).view
    Attachment.objects.create(contribution=view, file=file)
    return view


def at(view: Contribution, file: StoredFile) -> str:
    return reverse("contributions:file", args=[view.code, file.code])


def test_the_thread_leads_to_the_files_and_each_is_saved(
    client: Client, region: Region, file: StoredFile
) -> None:
    view = with_file(region, file)
    listed = reverse("contributions:files", args=[view.code])

    assert listed in client.get(thread_url(view)).content.decode()
    page = client.get(listed).content.decode()
    assert at(view, file) in page
    assert "Jäsenten vastaukset.pdf" in page
    answer = client.get(at(view, file))

    assert b"".join(answer.streaming_content) == PDF  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_what_not_all_may_read_hands_out_nothing(
    client: Client, region: Region, file: StoredFile
) -> None:
    view = with_file(region, file, visibility=Seen.BODY)

    assert client.get(at(view, file)).status_code == 404
    assert client.get(reverse("contributions:files", args=[view.code])).status_code == 404


@pytest.mark.parametrize("gone", ["hidden_at", "withdrawn_at"])
def test_what_is_hidden_or_taken_back_hands_out_nothing(
    client: Client, region: Region, file: StoredFile, gone: str
) -> None:
    view = with_file(region, file)
    Contribution.objects.filter(pk=view.pk).update(**{gone: BEGUN})

    assert client.get(at(view, file)).status_code == 404


def test_a_file_of_another_view_is_not_found(
    client: Client, region: Region, file: StoredFile
) -> None:
    with_file(region, file, visibility=Seen.BODY)
    other = a_heard_view(region).view

    assert client.get(at(other, file)).status_code == 404
    assert client.get(reverse("contributions:files", args=[other.code])).status_code == 404


def test_a_view_without_files_leads_to_none(client: Client, region: Region) -> None:
    view = a_heard_view(region).view

    assert (
        reverse("contributions:files", args=[view.code])
        not in client.get(thread_url(view)).content.decode()
    )
