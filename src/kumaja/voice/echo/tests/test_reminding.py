"""Who owes answers is reminded kindly, on days on which officials read, and not too often."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import a_person
from kumaja.voice.echo.actions.reminding import (
    NobodyToMail,
    NothingWaits,
    ReminderWords,
    TooSoon,
    remind,
)
from kumaja.voice.echo.domain.reminding import (
    WORKING_DAYS_BETWEEN,
    ReminderWay,
    Tone,
    is_quiet,
    reminded_next_on,
    tone_of,
)
from kumaja.voice.echo.models import Reminder
from kumaja.voice.echo.queries.reminding import get_reminding
from kumaja.voice.echo.queries.rows import last_reminder_of
from kumaja.voice.echo.tests.rows import AFTER, Heard, a_heard_view, weighed
from kumaja.voice.matters.tests.rows import DAY

DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
INDEPENDENCE_DAY = date(2026, 12, 6)
HOLIDAYS = frozenset({date(2026, 1, 1), INDEPENDENCE_DAY, date(2026, 6, 19), date(2027, 3, 26)})
WORDS = ReminderWords("Hei! Yksi kohta odottaa.", "fi", sent_by="Koordinaatio")


@given(DAYS, st.integers(0, 60))
def test_nobody_is_reminded_on_a_quiet_day_or_within_ten_working_days(
    today: date, ago: int
) -> None:
    last = today - timedelta(days=ago)
    found = reminded_next_on(last, today, HOLIDAYS)
    between = [last + timedelta(days=n) for n in range(1, (found - last).days + 1)]

    assert found >= today
    assert not is_quiet(found, HOLIDAYS)
    assert sum(not is_quiet(day, HOLIDAYS) for day in between) >= WORKING_DAYS_BETWEEN


@pytest.mark.parametrize(
    ("day", "quiet"),
    [
        (date(2026, 11, 2), False), (date(2026, 11, 21), True), (date(2026, 7, 1), True),
        (date(2026, 12, 23), False), (date(2026, 12, 24), True), (date(2027, 1, 6), True),
        (date(2027, 1, 7), False), (date(2027, 3, 26), True), (date(2026, 6, 30), False),
    ],
)  # fmt: skip
def test_the_quiet_days(day: date, quiet: bool) -> None:  # noqa: FBT001 - a table
    assert is_quiet(day, HOLIDAYS) == quiet


def test_the_first_is_kind_the_second_plain_and_later_ones_count_days() -> None:
    assert [tone_of(n) for n in range(4)] == [Tone.KIND, Tone.PLAIN, Tone.COUNTED, Tone.COUNTED]


@pytest.fixture
def heard(db: None) -> Heard:
    del db
    return a_heard_view(RegionFactory.create())


def an_official(heard: Heard, mail: str = "suunnittelija@example.org") -> None:
    person = a_person(RoleKind.OFFICIAL, organisation=heard.owner.organisation)
    person.email = mail
    person.save()


def test_an_official_gets_the_words_and_all_see_the_day(heard: Heard) -> None:
    an_official(heard)
    reminder = remind(owner=heard.owner, words=WORDS, actor="test", now=AFTER)

    mail = Mail.objects.get()
    assert (mail.to, mail.kind) == ("suunnittelija@example.org", "echo.remind")
    assert mail.subject == "2 kohtaa odottaa vastaustasi: Kokoontumistilat"
    assert mail.body.startswith("Hei! Yksi kohta odottaa.\n") and "/vastaa/" in mail.body
    assert (reminder.open_points, reminder.way) == (2, ReminderWay.MAIL)
    assert last_reminder_of(heard.matter, [heard.owner.pk]) == AFTER.date()
    assert last_reminder_of(heard.matter, []) is None
    assert AuditRow.objects.filter(verb="reminded").count() == 1


def test_a_second_mail_waits_ten_working_days_and_a_call_is_kept_on_any_day(heard: Heard) -> None:
    an_official(heard)
    remind(owner=heard.owner, words=WORDS, actor="test", now=AFTER)

    with pytest.raises(TooSoon) as refused:
        remind(owner=heard.owner, words=WORDS, actor="test", now=AFTER + 13 * DAY)
    assert refused.value.opens_on == date(2026, 11, 16)
    assert (Mail.objects.count(), Reminder.objects.count()) == (1, 1)

    rang = ReminderWords("Soitin.", "fi", ReminderWay.PHONE, "Koordinaatio")
    remind(owner=heard.owner, words=rang, actor="test", now=AFTER + 12 * DAY)
    assert (Mail.objects.count(), Reminder.objects.count()) == (1, 2)


def test_the_words_proposed_follow_the_tone(heard: Heard) -> None:
    def proposed() -> str:
        found = get_reminding(heard.owner, AFTER + 25 * DAY)
        assert found is not None
        return found.proposed("fi")

    said = []
    for number in range(3):
        said.append(proposed())
        Reminder.objects.create(
            owner=heard.owner, at=AFTER + number * DAY, text="-", sent_by="R", open_points=2
        )
    assert said[0].startswith("Hei!")
    assert "aiemmin" in said[1]
    assert "24 päivää" not in said[1] and "päivää" in said[2]


def test_nothing_is_sent_where_nothing_waits_or_nobody_reads(heard: Heard) -> None:
    with pytest.raises(NobodyToMail):
        remind(owner=heard.owner, words=WORDS, actor="test", now=AFTER)
    an_official(heard)
    with override("fi"):
        weighed(heard.owner, heard.points)
    with pytest.raises(NothingWaits):
        remind(owner=heard.owner, words=WORDS, actor="test", now=AFTER)
    assert not Mail.objects.exists()
    assert not Reminder.objects.exists()
