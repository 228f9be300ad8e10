"""Reporting a text: by anyone, counted once, the same answer always, and without a flood."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import a_person
from kumaja.voice.contributions.actions.forgetting import forget_settled
from kumaja.voice.contributions.actions.hiding import Reason, hide_text
from kumaja.voice.contributions.actions.reporting import (
    NothingReported,
    Reported,
    leave_text,
    report_text,
)
from kumaja.voice.contributions.domain.kinds import Seen
from kumaja.voice.contributions.domain.rules import (
    KEEP_SETTLED,
    MOST_AN_HOUR,
    MOST_ANSWERS_A_DAY,
    Ground,
    ReportOutcome,
)
from kumaja.voice.contributions.models import Contribution, Report
from kumaja.voice.contributions.queries.moderation import years_of
from kumaja.voice.contributions.tests.rows import a_view
from kumaja.voice.contributions.tests.test_hiding import by_resident
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.tests.rows import DAY, NOW, a_matter

pytestmark = pytest.mark.django_db
READER = "lukija@koti.example"
SENT = {"ground": "client", "words": "Nimi <b>näkyy</b>", "form_key": "a"}


@pytest.fixture
def view(region: Region) -> Contribution:
    return by_resident(a_matter(region))


@pytest.fixture
def keeper(region: Region) -> User:
    return a_person(RoleKind.COORDINATOR, region=region)


def told(view: Contribution, who: str = "", **more: str) -> Report | None:
    reported = Reported(Ground.CLIENT, more.pop("words", "Nimi."), who=who, **more)  # type: ignore[arg-type]
    return report_text(contribution=view, reported=reported, now=NOW)


def page(view: Contribution) -> str:
    return reverse("contributions:report", args=[view.code])


def test_the_same_one_counts_once_and_nothing_they_add_is_lost(view: Contribution) -> None:
    first = told(view, who="network 192.0.2.1")
    again = told(view, who="network 192.0.2.1", words="Ja osoite.")
    assert first == again
    assert Report.objects.get().words == "Nimi.\n\nJa osoite."
    told(view, who="network 192.0.2.2", reply_to=READER)
    told(view, who="network 192.0.2.3", reply_to=READER.upper())
    assert Report.objects.count() == 2
    other = by_resident(Matter.objects.get(), "Toinen.")
    told(other, who="network 192.0.2.1")
    senders = set(Report.objects.values_list("sender", flat=True))
    assert len(senders) == 3  # a print tells nothing of the same network elsewhere


def test_anyone_reports_and_the_answer_is_always_the_same(
    client: Client, view: Contribution
) -> None:
    assert client.get(page(view)).status_code == 200
    answers = [client.post(page(view), SENT | {"form_key": key}) for key in ("a", "b")]
    assert {answer.headers["Location"] for answer in answers} == {reverse("contributions:reported")}
    [report] = Report.objects.all()
    assert (report.ground, report.words) == ("client", "Nimi <b>näkyy</b>")
    assert report.sender
    assert "127.0.0.1" not in report.sender
    done = client.get(reverse("contributions:reported")).content.decode()
    assert "Matti" not in done
    assert view.number not in done


def test_a_get_reports_nothing_and_a_bad_form_neither(client: Client, view: Contribution) -> None:
    client.get(page(view), SENT)
    bad = client.post(page(view), {"ground": "taste", "form_key": "a"})
    code = client.post(page(view), SENT | {"words": "131052-308T", "form_key": "b"})
    assert (bad.status_code, code.status_code) == (200, 200)
    assert not Report.objects.exists()


def test_what_one_cannot_read_cannot_be_reported(
    client: Client, view: Contribution, keeper: User, region: Region
) -> None:
    closed = a_view(region, visibility=Seen.BODY)
    elsewhere = a_view(RegionFactory.create(slug="muu"))
    hide_text(contribution=view, reason=Reason(Ground.CLIENT, "Nimi."), actor=keeper, now=NOW)
    for row in (closed, elsewhere, view):
        assert client.get(page(row)).status_code == 404
        assert client.post(page(row), SENT).status_code == 404
    assert not Report.objects.exists()


def test_one_network_sends_so_many_an_hour(
    client: Client, view: Contribution, settings: Settings
) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    for number in range(MOST_AN_HOUR):
        assert client.post(page(view), SENT | {"form_key": f"k{number}"}).status_code == 302
    stopped = client.post(page(view), SENT | {"form_key": "last"})
    cache.clear()
    assert stopped.status_code == 200
    assert "Nimi" in stopped.content.decode()


def test_no_address_gets_more_than_its_share_of_mail(view: Contribution) -> None:
    matter = Matter.objects.get()
    for number in range(MOST_ANSWERS_A_DAY + 2):
        told(by_resident(matter, f"Teksti {number}."), reply_to=READER, words="Osta &amp; myy")
    assert Mail.objects.filter(to=READER).count() == 1
    assert "Osta" not in Mail.objects.get(to=READER).body
    assert Report.objects.filter(reply_to=READER).count() == MOST_ANSWERS_A_DAY


def test_hiding_and_leaving_settle_tell_and_forget_who(view: Contribution, keeper: User) -> None:
    other = by_resident(Matter.objects.get(), "Toinen teksti.")
    for row in (view, other):
        told(row, who="network 192.0.2.1", reply_to=READER)
    hide_text(contribution=view, reason=Reason(Ground.CLIENT, "Nimi."), actor=keeper, now=NOW)
    leave_text(contribution=other, answer="Ketään ei tunnista.", actor=keeper, now=NOW)
    outcomes = Report.objects.order_by("pk").values_list("outcome", "sender", "reply_to")
    assert list(outcomes) == [(ReportOutcome.HIDDEN, "", ""), (ReportOutcome.LEFT, "", "")]
    bodies = [mail.body for mail in Mail.objects.filter(to=READER).order_by("pk")]
    assert len(bodies) == 3  # arrived once, and what became of each
    assert "Ketään ei tunnista." in bodies[-1]
    assert not any("Matti" in body for body in bodies)
    with pytest.raises(NothingReported):
        leave_text(contribution=other, answer="", actor=keeper, now=NOW)
    assert told(view, who="network 192.0.2.9") is None
    assert READER not in str(list(AuditRow.objects.values_list("before", "after")))


def test_the_figures_of_a_year_count_rows(view: Contribution, keeper: User, region: Region) -> None:
    other = by_resident(Matter.objects.get(), "Toinen.")
    told(view, who="a")
    told(view, who="b")
    told(other, who="a")
    hide_text(contribution=view, reason=Reason(Ground.CLIENT, "Nimi."), actor=keeper, now=NOW)
    [year] = years_of(region)
    assert (year.year, year.reports, year.texts, year.hidden, year.of_own) == (2026, 3, 2, 1, 0)
    assert years_of(RegionFactory.create(slug="muu")) == []


def test_the_words_of_a_report_go_a_year_after_it_was_settled(
    view: Contribution, keeper: User
) -> None:
    told(view, who="a")
    leave_text(contribution=view, answer="Ei riko.", actor=keeper, now=NOW)
    assert forget_settled(now=NOW + KEEP_SETTLED) == 0
    assert forget_settled(now=NOW + KEEP_SETTLED + DAY) == 1
    assert (Report.objects.get().words, Report.objects.get().answer) == ("", "")
