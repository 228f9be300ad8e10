"""A resident who is erased is gone from what they were told and answered; the log stays whole."""

from __future__ import annotations

import pytest

from kumaja.foundation.accounts.tests.factories import UserFactory
from kumaja.foundation.ledger.models import Entry
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.voice.contributions.actions.changing import AlreadyWithdrawn
from kumaja.voice.contributions.actions.forgetting import forget_speaker
from kumaja.voice.contributions.actions.recording import (
    SaidPoint,
    Speaker,
    View,
    record_contribution,
)
from kumaja.voice.echo.actions.closing import close_matter
from kumaja.voice.echo.actions.telling import Bringing, tell_one
from kumaja.voice.echo.actions.verdicts import Judgement, give_verdict
from kumaja.voice.echo.domain.states import ToldBy, VerdictKind
from kumaja.voice.echo.models import Notice, Verdict
from kumaja.voice.echo.personal import erase, export
from kumaja.voice.echo.queries.owed import count_open, count_untold
from kumaja.voice.echo.tests.rows import AFTER, BEGUN, told, weighed
from kumaja.voice.matters.tests.rows import DAY, a_matter


@pytest.mark.django_db
def test_what_a_resident_was_told_and_answered_is_erased() -> None:
    region, user = RegionFactory.create(), UserFactory.create()
    matter = a_matter(region, now=BEGUN)
    view = record_contribution(
        region=region, speaker=Speaker(person=user, name="Maija Sala"), matter=matter,
        view=View(body="Ovi auki.", language="fi", points=[SaidPoint("Ovi auki.")]),
        actor=user, now=BEGUN,
    )  # fmt: skip
    owner = matter.owners.select_related("matter", "organisation", "network").get()
    weighed(owner, list(view.points.all()))
    notice = told(view)
    give_verdict(
        notice=notice, judgement=Judgement(VerdictKind.PARTLY, "Zzarvio"), language="fi",
        actor=user, now=AFTER + DAY,
    )  # fmt: skip
    assert export(user)["verdicts"][0]["why"] == "Zzarvio"
    entries = Entry.objects.count()

    erase(user, now=AFTER + 2 * DAY)

    assert Notice.objects.get().body == Verdict.objects.get().why == ""
    assert Notice.objects.get().speaker_name == Verdict.objects.get().speaker_name == ""
    assert Entry.objects.count() == entries + 2


@pytest.mark.django_db
def test_what_an_erased_person_said_keeps_no_matter_open() -> None:
    region, user = RegionFactory.create(), UserFactory.create()
    matter = a_matter(region, now=BEGUN)
    view = record_contribution(
        region=region, speaker=Speaker(person=user, name="Maija Sala"), matter=matter,
        view=View(body="Ovi auki.", language="fi", points=[SaidPoint("Ovi auki.")]),
        actor=user, now=BEGUN,
    )  # fmt: skip
    assert count_open(matter) == 1

    forget_speaker(user, now=AFTER)

    assert (count_open(matter), count_untold(matter)) == (0, 0)
    with pytest.raises(AlreadyWithdrawn):
        tell_one(contribution=view, bringing=Bringing(ToldBy.LETTER), actor="test", now=AFTER)
    assert close_matter(matter=matter, actor="test", now=AFTER).is_closed
