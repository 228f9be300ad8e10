"""Hiding a text: with a reason from the list, told to its writer, looked at anew by another."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.ledger.models import Entry
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import a_person
from kumaja.voice.contributions.actions.changing import withdraw_contribution
from kumaja.voice.contributions.actions.hiding import (
    AlreadyHidden,
    AppealClosed,
    NotByTaste,
    NothingToRule,
    Reason,
    ReasonMissing,
    SamePerson,
    appeal_hiding,
    decide_appeal,
    hide_text,
    restore_text,
)
from kumaja.voice.contributions.actions.likeness import declare_position
from kumaja.voice.contributions.actions.recording import (
    SaidPoint,
    Speaker,
    View,
    record_contribution,
)
from kumaja.voice.contributions.actions.telling_hidden import AlreadyTold, note_told
from kumaja.voice.contributions.domain.kinds import AnswerBy
from kumaja.voice.contributions.domain.rules import APPEAL_WITHIN, Ground, Ruling, ToldBy
from kumaja.voice.contributions.models import Contribution, Hiding, Position
from kumaja.voice.contributions.queries.positions import positions_of
from kumaja.voice.contributions.tests.rows import a_view, an_association
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.tests.rows import DAY, NOW, a_matter

pytestmark = pytest.mark.django_db
MAIL = "aino@koti.example"
REASON = Reason(Ground.CLIENT, "Tekstissä on asiakkaan nimi.")


@pytest.fixture
def matter(region: Region) -> Matter:
    return a_matter(region)


@pytest.fixture
def keeper(region: Region) -> User:
    return a_person(RoleKind.COORDINATOR, region=region)


@pytest.fixture
def other(region: Region) -> User:
    return a_person(RoleKind.COORDINATOR, region=region)


def by_resident(matter: Matter, text: str = "Naapuri Matti hakee apua.") -> Contribution:
    view = View(body=text, language="fi", points=[SaidPoint(text)], answer_by=AnswerBy.MAIL,
                answer_to=MAIL)  # fmt: skip
    return record_contribution(
        region=matter.region, matter=matter, speaker=Speaker(name="Aino"), view=view,
        actor="test", now=NOW,
    )  # fmt: skip


def hidden(matter: Matter, keeper: User, **more: str) -> Hiding:
    view = by_resident(matter, **more)
    return hide_text(contribution=view, reason=REASON, actor=keeper, now=NOW)


def test_a_hidden_text_is_kept_committed_logged_and_told(matter: Matter, keeper: User) -> None:
    leaves = Entry.objects.count()
    hiding = hidden(matter, keeper)
    view = Contribution.objects.get(pk=hiding.contribution_id)

    assert (view.hidden_at, view.body) == (NOW, "Naapuri Matti hakee apua.")
    assert Entry.objects.count() == leaves + 3  # the text, its point, its hiding
    told = AuditRow.objects.get(verb="hid a text").after
    assert told is not None
    assert (told["ground"], told["facts"]) == ("client", REASON.facts)
    mail = Mail.objects.get(to=MAIL)
    for part in (view.number, REASON.facts, "Naapuri Matti", mail.link, "Traficom"):
        assert part in f"{mail.subject} {mail.body}"
    hiding.refresh_from_db()
    assert (hiding.told_by, hiding.told_at) == (ToldBy.MAIL, NOW)


def test_the_writer_is_told_in_their_own_language(matter: Matter, keeper: User) -> None:
    view = by_resident(matter, "Grannen Matti söker hjälp.")
    Contribution.objects.filter(pk=view.pk).update(language="sv")
    hide_text(contribution=view, reason=REASON, actor=keeper, now=NOW)
    assert Mail.objects.get().language == "sv"
    assert "doldes" in Mail.objects.get().subject


def test_what_an_association_says_is_never_hidden_for_its_tone(
    matter: Matter, keeper: User
) -> None:
    view = a_view(matter.region, matter=matter)
    for ground in (Ground.INSULT, Ground.SPAM):
        with pytest.raises(NotByTaste):
            hide_text(contribution=view, reason=Reason(ground, "Sävy."), actor=keeper, now=NOW)
    assert not Hiding.objects.exists()
    assert Contribution.objects.get(pk=view.pk).hidden_at is None
    hiding = hide_text(contribution=view, reason=REASON, actor=keeper, now=NOW)
    with pytest.raises(IntegrityError, match="hiding_never_by_taste"), transaction.atomic():
        Hiding.objects.filter(pk=hiding.pk).update(ground=Ground.SPAM)


def test_hiding_takes_a_reason_in_words_and_the_law_by_its_name(
    matter: Matter, keeper: User
) -> None:
    view = by_resident(matter)
    for reason in (Reason(Ground.CLIENT, " "), Reason(Ground.UNLAWFUL, "Uhkaa.")):
        with pytest.raises(ReasonMissing):
            hide_text(contribution=view, reason=reason, actor=keeper, now=NOW)
    assert not Hiding.objects.exists()
    hiding = hide_text(
        contribution=view, reason=Reason(Ground.UNLAWFUL, "Uhkaa.", "RL 25:7"), actor=keeper,
        now=NOW,
    )  # fmt: skip
    assert hiding.law == "RL 25:7"
    assert "RL 25:7" in Mail.objects.get().body
    with pytest.raises(AlreadyHidden):
        hide_text(contribution=view, reason=REASON, actor=keeper, now=NOW)


def test_another_person_rules_on_an_appeal_and_restores(
    matter: Matter, keeper: User, other: User
) -> None:
    hiding = hidden(matter, keeper)
    appeal_hiding(hiding=hiding, text="Matti on minä.", actor="Aino", now=NOW + DAY)
    restore = partial(
        decide_appeal, hiding=hiding, is_restored=True, reason="Nimi on oma.", now=NOW + DAY
    )

    with pytest.raises(SamePerson):
        restore(actor=keeper)
    hiding.refresh_from_db()
    assert hiding.ruling == Ruling.NONE
    with pytest.raises(NothingToRule):  # nor by another way
        restore_text(hiding=hiding, reason="Nimi on oma.", actor=keeper, now=NOW)

    ruled = restore(actor=other)
    assert ruled.ruling == Ruling.RESTORED
    view = Contribution.objects.get(pk=hiding.contribution_id)
    assert view.hidden_at is None
    assert "näytetään taas" in Mail.objects.latest("pk").subject
    with pytest.raises(NothingToRule):
        restore(actor=other)
    with pytest.raises(IntegrityError, match="hiding_ruled_by_another"), transaction.atomic():
        Hiding.objects.filter(pk=hiding.pk).update(ruled_by=keeper)
    hide_text(contribution=view, reason=REASON, actor=keeper, now=NOW + 2 * DAY)


def test_an_appeal_may_be_refused_and_is_asked_once_within_half_a_year(
    matter: Matter, keeper: User, other: User
) -> None:
    hiding = hidden(matter, keeper)
    late = NOW + APPEAL_WITHIN
    with pytest.raises(NothingToRule):
        decide_appeal(hiding=hiding, is_restored=False, reason="Ei.", actor=other, now=NOW)
    with pytest.raises(AppealClosed):
        appeal_hiding(hiding=hiding, text="Myöhässä.", actor="Aino", now=late)
    appeal_hiding(hiding=hiding, text="Ajoissa.", actor="Aino", now=late - timedelta(seconds=1))
    with pytest.raises(AppealClosed):
        appeal_hiding(hiding=hiding, text="Taas.", actor="Aino", now=NOW)
    decide_appeal(hiding=hiding, is_restored=False, reason="Nimi jää.", actor=other, now=NOW)
    assert Contribution.objects.get(pk=hiding.contribution_id).hidden_at is not None
    assert "Nimi jää." in Mail.objects.latest("pk").body


def test_whoever_hid_by_mistake_shows_again(matter: Matter, keeper: User) -> None:
    hiding = hidden(matter, keeper)
    restore_text(hiding=hiding, reason="Katsoin väärää tekstiä.", actor=keeper, now=NOW)
    assert Contribution.objects.get(pk=hiding.contribution_id).hidden_at is None


def test_a_position_speaks_by_another_when_its_words_are_hidden(
    matter: Matter, keeper: User
) -> None:
    first, second = by_resident(matter, "Matti kärsii."), by_resident(matter, "Ovi auki.")
    points = [first.points.get(), second.points.get()]
    declared = declare_position(
        matter=matter, text="Matti kärsii.", language="fi", points=points, declared_by="Aino",
        actor="test", now=NOW,
    )  # fmt: skip
    hide_text(contribution=first, reason=REASON, actor=keeper, now=NOW)
    [row] = positions_of(matter, Contribution.objects.all())
    assert (row.text, len(row.voices)) == ("Ovi auki.", 1)

    hide_text(contribution=second, reason=REASON, actor=keeper, now=NOW)
    assert positions_of(matter, Contribution.objects.all()) == ()
    assert Position.objects.get(pk=declared.pk).dropped_at == NOW


def test_whom_no_mail_reaches_is_told_by_hand(matter: Matter, keeper: User) -> None:
    view = a_view(matter.region, matter=matter, organisation=an_association(matter.region))
    hiding = hide_text(contribution=view, reason=REASON, actor=keeper, now=NOW)
    assert list(Hiding.objects.untold()) == [hiding]
    note_told(hiding=hiding, way=ToldBy.PHONE, actor=keeper, now=NOW)
    assert not Hiding.objects.untold().exists()
    with pytest.raises(AlreadyTold):
        note_told(hiding=hiding, way=ToldBy.LETTER, actor=keeper, now=NOW)


def test_withdrawing_a_hidden_text_takes_its_reasons_along(matter: Matter, keeper: User) -> None:
    hiding = hidden(matter, keeper)
    withdraw_contribution(contribution=hiding.contribution, reason="", actor="Aino", now=NOW)
    hiding.refresh_from_db()
    assert (hiding.facts, hiding.was_erased) == ("", True)
