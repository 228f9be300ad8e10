"""A form sent twice is acted on once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.test import RequestFactory

from kumaja.foundation.audit.gates import once
from kumaja.foundation.audit.models import FormKey
from kumaja.foundation.audit.tests.factories import NOON, a_row


def a_post(**said: object) -> HttpRequest:
    request = RequestFactory().post(str(said.pop("path", "/a")), {"form_key": "k" * 22} | said)
    request.user = AnonymousUser()
    return request


@once
def write(_request: HttpRequest) -> HttpResponse:
    number = FormKey.objects.filter(owner="written").count()
    a_row(owner="written", key=f"{number}")
    return HttpResponseRedirect(f"/done/{number}")


@once
def refuse(_request: HttpRequest) -> HttpResponse:
    a_row(owner="written")
    return HttpResponse("shown again")


def written() -> int:
    return FormKey.objects.filter(owner="written").count()


@pytest.mark.django_db
def test_the_same_form_again_gets_the_same_answer_and_does_nothing() -> None:
    first, second = write(a_post(text="same")), write(a_post(text="same"))

    assert (first["Location"], second["Location"]) == ("/done/0", "/done/0")
    assert written() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "other",
    [
        {"text": "mended"},
        {"path": "/b"},
        {"form_key": "other"},
        {"file": SimpleUploadedFile("a.csv", b"1")},
    ],
)
def test_another_text_address_key_or_file_is_another_act(other: dict[str, object]) -> None:
    write(a_post(text="first"))
    write(a_post(**({"text": "first"} | other)))

    assert written() == 2


@pytest.mark.django_db
def test_two_people_may_send_the_same_form() -> None:
    second = a_post()
    second.user = type("Person", (), {"code": "maija23456"})()

    write(a_post())
    write(second)

    assert written() == 2


@pytest.mark.django_db
def test_a_form_that_is_shown_again_stores_nothing_and_may_be_sent_again() -> None:
    assert refuse(a_post()).content == b"shown again"

    assert not FormKey.objects.exists()
    write(a_post())
    assert written() == 1


@pytest.mark.django_db
def test_an_error_leaves_the_key_free() -> None:
    @once
    def break_down(_request: HttpRequest) -> HttpResponse:
        a_row(owner="written")
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        break_down(a_post())

    assert not FormKey.objects.exists()


@pytest.mark.django_db
def test_a_form_without_a_key_is_acted_on_each_time() -> None:
    write(a_post(form_key=""))
    write(a_post(form_key=""))

    assert written() == 2


@pytest.mark.django_db
def test_reading_a_page_opens_no_transaction_and_takes_no_key() -> None:
    @once
    def show(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(str(len(connection.savepoint_ids)))

    depth = len(connection.savepoint_ids)

    assert show(RequestFactory().get("/a")).content == str(depth).encode()


@pytest.mark.django_db
def test_odd_signs_in_a_key_do_no_harm() -> None:
    for key in ("\x00", "x" * 5_000, "😀", "' or 1=1"):
        assert write(a_post(form_key=key)).status_code == 302


@pytest.mark.postgresql
@pytest.mark.skipif(connection.vendor != "postgresql", reason="races are proved on PostgreSQL")
@pytest.mark.django_db(transaction=True)
def test_eight_posts_at_once_are_one_act() -> None:
    start = Barrier(8)

    @once
    def count(request: HttpRequest) -> HttpResponse:
        a_row(owner="written", key=request.META["HTTP_X_CLIENT"], answered_at=NOON)
        return HttpResponseRedirect(f"/by/{request.META['HTTP_X_CLIENT']}")

    def send(client: int) -> str:
        request = a_post(text="same")
        request.META["HTTP_X_CLIENT"] = str(client)
        start.wait()
        try:
            return str(count(request)["Location"])
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as clients:
        answers = set(clients.map(send, range(8)))

    assert len(answers) == 1
    assert written() == 1


@once
def erase_oneself(_request: HttpRequest) -> HttpResponse:
    FormKey.objects.all().delete()
    return HttpResponseRedirect("/gone")


@pytest.mark.django_db
def test_a_form_that_erases_its_sender_is_answered_and_its_key_is_not_kept() -> None:
    assert erase_oneself(a_post())["Location"] == "/gone"
    assert not FormKey.objects.exists()
