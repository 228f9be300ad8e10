"""What a resident said is gone when they are; what an association said by them stays."""

from __future__ import annotations

import pytest
from django.test import Client

from kumaja.foundation.accounts.models import User
from kumaja.foundation.ledger.models import Entry
from kumaja.foundation.outbox.models import Mail
from kumaja.front.home.actions.own_data import ROOMS, erase_person
from kumaja.front.home.queries.own_data import export_of
from kumaja.voice.contributions.actions.changing import correct_contribution, withdraw_contribution
from kumaja.voice.contributions.actions.hiding import Reason, hide_text
from kumaja.voice.contributions.actions.likeness import declare_position
from kumaja.voice.contributions.actions.recording import (
    SaidPoint,
    Speaker,
    View,
    record_contribution,
)
from kumaja.voice.contributions.actions.reporting import Reported, report_text
from kumaja.voice.contributions.domain.kinds import AnswerBy, Origin
from kumaja.voice.contributions.domain.rules import Ground
from kumaja.voice.contributions.models import Contribution, Hiding, Point, Position, Report
from kumaja.voice.matters.models import Matter
from tests.promises.test_personal import MAIL, TOKEN, traces
from tests.walk.world import NOW, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(db: None) -> User:
    del db
    made: User = User.objects.create_user(MAIL, name=f"Maija {TOKEN}", created_at=NOW)
    return made


def say(world: World, speaker: Speaker, text: str, **more: object) -> Contribution:
    view = View(body=text, language="fi", points=[SaidPoint(text)], **more)  # type: ignore[arg-type]
    return record_contribution(
        region=world.region, matter=Matter.objects.filter(region=world.region).first(),
        speaker=speaker, view=view, actor=speaker.person or "test", now=NOW,
    )  # fmt: skip


def as_themselves(world: World, user: User) -> Contribution:
    """Say, correct and withdraw as a person whose words others were said to share."""
    first = say(world, Speaker(person=user, name=f"Maija {TOKEN}"), f"{TOKEN} sanoo tämän.")
    other = say(world, Speaker(organisation=world.own), "Ovi.")
    declare_position(
        matter=first.matter, text=f"{TOKEN} sanoo tämän.", language="fi",
        points=[first.points.get(), other.points.get()],
        declared_by=f"Maija {TOKEN}", actor=user, now=NOW,
    )  # fmt: skip
    correct_contribution(
        contribution=first, body=f"{TOKEN} korjaa.", points=[], reason=TOKEN, actor=user, now=NOW
    )
    gone = say(world, Speaker(person=user, name=f"Maija {TOKEN}"), f"{TOKEN} peruu tämän.")
    withdraw_contribution(contribution=gone, reason=f"{TOKEN} perui", actor=user, now=NOW)
    mailed = {"answer_by": AnswerBy.MAIL, "answer_to": MAIL.upper()}
    say(world, Speaker(name=TOKEN), f"{TOKEN} linkillä.", **mailed)
    return first


def test_nothing_of_a_residents_words_is_left_and_their_numbers_are(
    world: World, user: User
) -> None:
    first = as_themselves(world, user)
    numbers = set(Contribution.objects.values_list("number", flat=True))
    leaves = Entry.objects.filter(erases=None).count()
    assert {"contributions.Point.text", "contributions.Correction.body"} <= set(traces())

    erase_person(user=user, now=NOW)

    assert sorted(set(traces())) == []
    assert set(Contribution.objects.values_list("number", flat=True)) == numbers
    assert Entry.objects.filter(erases=None).count() == leaves
    assert Contribution.objects.get(pk=first.pk).was_erased
    assert Position.objects.get().text == "Ovi."


def test_what_an_association_said_stays_without_the_one_who_sent_it(
    world: World, user: User
) -> None:
    speaker = Speaker(organisation=world.own, person=user)
    view = say(world, speaker, "Tila illalla.", answer_by=AnswerBy.MAIL, answer_to=MAIL)
    entered = say(world, Speaker(organisation=world.own), "Puhelimessa.", origin=Origin.PHONE)
    Contribution.objects.filter(pk=entered.pk).update(entered_by=user)

    erase_person(user=user, now=NOW)

    view.refresh_from_db()
    assert (view.body, view.person, view.answer_to) == ("Tila illalla.", None, "")
    assert not view.was_erased
    assert Point.objects.get(contribution=view).text == "Tila illalla."
    assert Contribution.objects.get(pk=entered.pk).entered_by is None
    assert sorted(set(traces())) == []


def test_one_can_take_out_what_one_said(world: World, user: User) -> None:
    as_themselves(world, user)
    say(world, Speaker(organisation=world.own, person=user), "Yhdistys sanoo.")
    found = export_of(user, ROOMS)["contributions"]
    assert [row["text"] for row in found["views"]] == [
        f"{TOKEN} sanoo tämän.", "", f"{TOKEN} linkillä.",
    ]  # fmt: skip
    assert len(found["views_sent_for_others"]) == 1


def appeal_by_link(text: str) -> None:
    """Ask for another look as the writer does: by the link of the mail."""
    client = Client()
    page = client.get(Mail.objects.latest("pk").link, follow=True)
    assert client.post(page.request["PATH_INFO"], {"text": text}).status_code == 302


def test_nothing_is_left_of_why_a_text_was_hidden_nor_of_who_reported_it(
    world: World, user: User
) -> None:
    own = say(world, Speaker(person=user, name=f"Maija {TOKEN}"), f"{TOKEN} uhkaa.")
    other = say(world, Speaker(organisation=world.own), "Ovi.")
    sent = Reported(Ground.CLIENT, f"{TOKEN} huomasi", MAIL.upper(), who=f"account {user.code}")
    report_text(contribution=other, reported=sent, now=NOW)
    report_text(contribution=own, reported=Reported(Ground.DANGER, f"{TOKEN} uhkaa"), now=NOW)
    hiding = hide_text(
        contribution=own, reason=Reason(Ground.UNLAWFUL, f"{TOKEN} uhkaa.", "RL 25:7"),
        actor=world.people["coordinator"], now=NOW,
    )  # fmt: skip
    appeal_by_link(f"{TOKEN} ei uhkaa.")
    found = export_of(user, ROOMS)["contributions"]
    assert found["hidden_texts"][0]["appeal"] == f"{TOKEN} ei uhkaa."
    assert [row["text"] for row in found["texts_reported"]] == [f"{TOKEN} huomasi"]

    erase_person(user=user, now=NOW)

    assert sorted(set(traces())) == []
    hiding.refresh_from_db()
    assert (hiding.ground, hiding.law, hiding.was_erased) == ("unlawful", "RL 25:7", True)
    assert Report.objects.filter(contribution=other, outcome="waiting").get().sender == ""


def test_whoever_hid_a_text_is_not_told_once_erased(world: World, user: User) -> None:
    own = say(world, Speaker(organisation=world.own), "Ovi.")
    reason = Reason(Ground.CLIENT, "Nimi.")
    hide_text(contribution=own, reason=reason, actor=user, now=NOW)
    erase_person(user=user, now=NOW)
    assert Hiding.objects.get().hidden_by is None
    assert sorted(set(traces())) == []
