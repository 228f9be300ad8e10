"""One record through two years by the clock."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from kumaja.foundation.outbox.actions.incoming import receive
from kumaja.foundation.outbox.models import Job, Mail
from kumaja.foundation.outbox.tests.mails import a_mail, a_report
from kumaja.foundation.regions.models import Region
from kumaja.help.directory.domain.freshness import stale_months
from kumaja.help.upkeep.actions.asking import TAKE_ANSWER, confirm_all
from kumaja.help.upkeep.jobs import remind, take_answer
from kumaja.help.upkeep.models import Asking, Report
from kumaja.help.upkeep.queries.asked import long_unchecked_in, unreachable_in
from kumaja.help.upkeep.queries.reach import returned_mails
from kumaja.help.upkeep.tests.records import an_association, at, mails_about
from kumaja.network.registry.actions.records import RecordLinks, update_record
from kumaja.network.registry.models import Contact
from kumaja.network.registry.tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


def days(first: str, last: str) -> list[datetime]:
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    return [at((begin + timedelta(days=n)).isoformat(), 7) for n in range((end - begin).days + 1)]


def mailed_between(first: str, last: str) -> list[tuple[str, str]]:
    """Let the clock run, day by day; return each mail that went, and on which day."""
    before = set(Mail.objects.values_list("pk", flat=True))
    for now in days(first, last):
        remind({}, now=now)
    rows = Mail.objects.exclude(pk__in=before).order_by("created_at", "pk")
    return [(row.kind.removeprefix("upkeep."), row.created_at.date().isoformat()) for row in rows]


def token_of(mail: Mail) -> str:
    return mail.reply_to.partition("+")[2].partition("@")[0]


def test_a_record_through_two_years(region: Region) -> None:
    activity = an_association(region, checked="2026-11-21")
    owner = activity.organisation

    # Checked in November: not asked in January, and nobody is asked in summer.
    assert mailed_between("2026-12-20", "2027-09-12") == []
    assert mailed_between("2027-09-13", "2027-10-05") == [
        ("asking", "2027-09-13"), ("repeat", "2027-09-27"),
    ]  # fmt: skip
    # Silence: the next round asks again, and readers are told meanwhile.
    assert stale_months(activity.checked_at, at("2028-01-03")) == 13
    assert [each.organisation for each in long_unchecked_in(region, at("2028-01-20"))] == [owner]
    assert mailed_between("2028-01-01", "2028-01-12") == [("asking", "2028-01-10")]

    asking = Asking.objects.get(round="2028-01")
    assert confirm_all(asking=asking, now=at("2028-01-12")) == 1
    owner.refresh_from_db()
    activity.refresh_from_db()
    assert (activity.checked_at, activity.checked_by) == (at("2028-01-12"), str(owner))
    assert stale_months(owner.checked_at, at("2028-02-01")) is None
    assert mailed_between("2028-01-13", "2028-09-10") == []

    # In September the mail comes back: no repeat, a task instead, until the address changes.
    assert mailed_between("2028-09-11", "2028-09-12") == [("asking", "2028-09-11")]
    receive(a_report(token_of(mails_about("asking")[-1])), now=at("2028-09-12"))
    assert [mail.to for mail in returned_mails(region)] == ["sihteeri@oma.example"]
    assert unreachable_in(region, at("2028-09-12")) == [owner]
    assert mailed_between("2028-09-13", "2028-09-30") == []
    update_record(
        organisation=owner, region=region, values={}, actor="coordination", now=at("2028-10-01"),
        links=RecordLinks(contacts=[Contact(role_fi="Toimisto", email="uusi@oma.example")]),
        is_checked=False,
    )  # fmt: skip
    assert list(returned_mails(region)) == []
    assert unreachable_in(region, at("2028-10-01")) == []


def test_nothing_is_ended_or_hidden_by_itself(region: Region) -> None:
    activity = an_association(region, checked="2020-01-01")
    mailed_between("2027-09-13", "2027-09-28")

    activity.refresh_from_db()
    assert (activity.ended_on, activity.archived_at, activity.organisation.archived_at) == (
        None, None, None,
    )  # fmt: skip


def test_one_without_an_address_is_listed_and_not_asked(region: Region) -> None:
    nobody = OrganisationFactory.create(region=region, checked_at=None)

    assert mailed_between("2027-09-13", "2027-09-13") == []
    assert unreachable_in(region, at("2027-09-13")) == [nobody]


def test_two_workers_at_once_send_one_mail(region: Region) -> None:
    an_association(region, checked="2027-01-01")
    remind({}, now=at("2027-09-13"))
    remind({}, now=at("2027-09-13"))

    assert len(mails_about("asking")) == 1


def test_an_answer_by_mail_is_coordination_s_to_read_and_confirms_nothing(region: Region) -> None:
    activity = an_association(region, checked="2027-01-01")
    remind({}, now=at("2027-09-13"))
    receive(a_mail(to=mails_about("asking")[0].reply_to), now=at("2027-09-14"))
    job = Job.objects.get(name=TAKE_ANSWER)

    take_answer(job.payload, now=at("2027-09-14"))

    report = Report.objects.get()
    assert (report.wrong, report.is_own, report.organisation) == (
        "Numero on vaihtunut.", True, activity.organisation,
    )  # fmt: skip
    assert mails_about("words") == []
    activity.refresh_from_db()
    assert activity.checked_at == at("2027-01-01")
