"""Giving feedback and answering it within fourteen days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.models import Region
from kumaja.front.home.actions.feedback import (
    FeedbackAnswered,
    answer_feedback,
    forget_answered,
    send_feedback,
)
from kumaja.front.home.jobs import remind_of_feedback
from kumaja.front.home.models import Feedback
from kumaja.front.home.personal import erase, export
from kumaja.front.home.tests.people import a_coordinator, an_administrator, browser_of
from kumaja.front.home.tests.rows import NOW, a_region
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import a_person

pytestmark = pytest.mark.django_db
FORM = "/fi/palaute/"
LIST = "/fi/yllapito/palaute/"


def sent(region: Region | None = None, **more: Any) -> Feedback:  # noqa: ANN401
    fields = {"told": "Kartta ei aukea.", "page": "/fi/", "reply_to": "", "language": "fi"}
    return send_feedback(region=region, now=NOW, **(fields | more))


def test_feedback_gets_a_number_and_a_day_and_nothing_told_is_shown(client: Client) -> None:
    a_region()
    answer = client.post(FORM, {"told": "Kartta ei aukea.", "reply_to": "maija@x.example"})
    row = Feedback.objects.get()

    assert answer["Location"] == f"/fi/palaute/{row.code}/"
    assert row.due_on == timezone.localdate() + timedelta(days=14)
    page = client.get(answer["Location"]).content.decode()
    assert row.spoken_number in page
    assert "Kartta" not in page
    assert "maija@" not in page
    assert not Mail.objects.exists(), "an address that nobody has confirmed gets no mail"


def test_numbers_run_within_the_year() -> None:
    numbers = [sent().spoken_number for _ in range(3)]
    assert numbers == ["2026-1", "2026-2", "2026-3"]


def test_the_same_form_sent_twice_is_one_feedback(client: Client) -> None:
    a_region()
    posted = {"told": "Kartta ei aukea.", "form_key": "5c8c9a3e-1111-4222-8333-444455556666"}
    first, second = client.post(FORM, posted), client.post(FORM, posted)

    assert first["Location"] == second["Location"]
    assert Feedback.objects.count() == 1


@pytest.mark.parametrize(
    "posted",
    [
        {"told": ""},
        {"told": "\x00Kartta"},
        {"told": "x" * 100_000},
        {"told": "Kartta", "reply_to": "maija@x.example\r\nBcc: kaikki@x.example"},
        {"told": "Kartta", "page": "/fi/" + "x" * 400},
        {"told": "Kartta", "page": "/fi/\x00"},
    ],
)
def test_bad_input_is_told_and_kept(client: Client, posted: dict[str, str]) -> None:
    a_region()
    answer = client.post(FORM, posted)

    assert answer.status_code == 200
    assert "<title>Virhe:" in answer.content.decode()
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("told", ["\u202ekäännetty", "💚" * 500, "<script>x</script>", "ä"])
def test_any_letters_may_be_told(client: Client, told: str) -> None:
    a_region()
    assert client.post(FORM, {"told": told}).status_code == 302
    assert Feedback.objects.get().told == told
    page = browser_of(an_administrator()).get(LIST).content.decode()
    assert "<script>x" not in page


def test_extra_fields_change_nothing(client: Client) -> None:
    a_region()
    client.post(FORM, {"told": "Kartta", "answered_at": "2020-01-01", "answer": "x", "number": "9"})
    row = Feedback.objects.get()
    assert (row.answered_at, row.answer, row.number) == (None, "", 1)


def test_a_closed_region_takes_none_and_says_since_when(client: Client) -> None:
    region = a_region()
    region.closed_at = timezone.now() - timedelta(days=400)
    region.save()

    answer = client.post(FORM, {"told": "Kartta ei aukea."})

    assert answer.status_code == 409
    assert "Kartta ei aukea." in answer.content.decode(), "what was typed is kept"
    assert not Feedback.objects.exists()
    with pytest.raises(RegionClosed):
        send_feedback(
            region=region, told="x", page="", reply_to="", language="fi", now=timezone.now()
        )


def test_it_works_without_any_region(client: Client) -> None:
    assert client.get(FORM).status_code == 200
    assert client.post(FORM, {"told": "Kartta"}).status_code == 302
    assert Feedback.objects.get().region is None


def test_where_one_came_from_is_filled_in_only_from_our_own_pages(client: Client) -> None:
    a_region()
    own = client.get(FORM, HTTP_REFERER="http://testserver/fi/haku/?q=x").content.decode()
    other = client.get(FORM, HTTP_REFERER="https://evil.example/fi/kunnat/").content.decode()
    assert 'value="/fi/haku/"' in own
    assert "kunnat/&quot;" not in other
    assert 'value="/fi/kunnat/"' not in other


def test_answering_mails_the_sender_in_their_language_and_leaves_a_trace() -> None:
    row = sent(a_region(), reply_to="maija@x.example", language="sv")
    actor = a_coordinator()

    answer_feedback(feedback=row, answer="Kartan är lagad.", actor=actor, now=NOW)

    mail = Mail.objects.get()
    assert mail.to == "maija@x.example"
    assert mail.subject == "Svar på din respons 2026-1"
    assert "Kartan är lagad." in mail.body
    trace = AuditRow.objects.get(verb="answered")
    assert "Kartta" not in f"{trace.before}{trace.after}{trace.object_text}"


def test_it_is_answered_once() -> None:
    row = sent(a_region(), reply_to="maija@x.example")
    actor = a_coordinator()
    answer_feedback(feedback=row, answer="Korjattu.", actor=actor, now=NOW)
    with pytest.raises(FeedbackAnswered):
        answer_feedback(feedback=row, answer="Toinen.", actor=actor, now=NOW)
    assert Mail.objects.count() == 1
    row.refresh_from_db()
    assert row.answer == "Korjattu."


def test_an_empty_answer_is_none() -> None:
    row = sent()
    with pytest.raises(ValidationError):
        answer_feedback(feedback=row, answer="  ", actor=an_administrator(), now=NOW)


def test_coordination_answers_its_own_region_and_administration_everything() -> None:
    own, other, nobodys = sent(a_region()), sent(a_region("kainuu")), sent()
    coordinator, administrator = browser_of(a_coordinator()), browser_of(an_administrator())
    base = "/uusimaa/fi/yllapito/palaute/"

    def seen(client: Client) -> set[str]:
        page = client.get(base).content.decode()
        return {row.code for row in (own, other, nobodys) if row.code in page}

    assert seen(coordinator) == {own.code}
    assert seen(administrator) == {own.code, nobodys.code}
    assert coordinator.get(f"{base}{own.code}/").status_code == 200
    assert coordinator.post(f"{base}{other.code}/", {"answer": "x"}).status_code == 403
    other.refresh_from_db()
    assert other.answered_at is None


def test_others_do_not_see_feedback(client: Client) -> None:
    row = sent(a_region())
    editor = browser_of(a_person(RoleKind.EDITOR))
    assert client.get(LIST).status_code == 302
    assert editor.get(LIST).status_code == 403
    assert editor.get(f"{LIST}{row.code}/").status_code == 403


def test_answering_on_the_page(client: Client) -> None:
    row = sent(a_region())
    del client
    answer = browser_of(a_coordinator()).post(f"{LIST}{row.code}/", {"answer": "Korjattu."})
    assert answer["Location"] == LIST
    row.refresh_from_db()
    assert row.answer == "Korjattu."


def test_those_who_answer_are_reminded_once_three_days_before() -> None:
    coordinator = a_coordinator()
    row = sent(a_region())
    due = row.due_on
    early = NOW + timedelta(days=10)
    in_time = NOW + timedelta(days=11)

    remind_of_feedback({}, now=early)
    assert not Mail.objects.exists()
    remind_of_feedback({}, now=in_time)
    remind_of_feedback({}, now=in_time + timedelta(days=1))

    mail = Mail.objects.get()
    assert mail.to == coordinator.email
    assert due == date(2026, 12, 5)
    assert f"/uusimaa/fi/yllapito/palaute/{row.code}/" in mail.link


def test_where_there_is_no_coordinator_the_administration_is_reminded() -> None:
    administrator = an_administrator()
    sent(a_region())
    remind_of_feedback({}, now=NOW + timedelta(days=12))
    assert Mail.objects.get().to == administrator.email


def test_answered_feedback_is_forgotten_after_a_year() -> None:
    row, waiting = sent(), sent()
    answer_feedback(feedback=row, answer="Korjattu.", actor=an_administrator(), now=NOW)
    assert forget_answered(now=NOW + timedelta(days=364)) == 0
    assert forget_answered(now=NOW + timedelta(days=366)) == 1
    assert Feedback.objects.get() == waiting


def test_a_person_takes_out_and_erases_their_feedback() -> None:
    person = a_person(RoleKind.EDITOR)
    sent(reply_to=person.email.upper())
    other = sent(reply_to="toinen@x.example")

    assert export(person)["feedback"][0]["told"] == "Kartta ei aukea."
    erase(person, now=NOW)
    assert Feedback.objects.get() == other


def test_who_answers_second_keeps_their_text_and_sees_the_answer_that_went() -> None:
    row = sent(a_region())
    coordinator = a_coordinator()
    browser = browser_of(coordinator)
    answer_feedback(feedback=row, answer="Korjattu.", actor=coordinator, now=NOW)
    page = browser.post(f"{LIST}{row.code}/", {"answer": "Toinen vastaus."})
    shown = page.content.decode()
    assert page.status_code == 200
    assert "<p>Korjattu.</p>" in shown
    assert "Toinen vastaus.</textarea>" in shown


@pytest.mark.parametrize("referer", ["http://[::1", "http://[x]/", "//[", "\x00"])
def test_a_page_that_is_no_address_is_no_page(client: Client, referer: str) -> None:
    assert client.get(FORM, headers={"referer": referer}).status_code == 200
