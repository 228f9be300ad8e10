"""Erasure reaches what a resident had sent elsewhere than to the address of their account."""

from __future__ import annotations

import os
from datetime import timedelta
from time import sleep

import pytest
from django.db import transaction
from django.test import override_settings

from kumaja.foundation.accounts.models import User
from kumaja.foundation.outbox.actions.incoming import receive
from kumaja.foundation.outbox.models import IncomingMail, Mail
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.front.home.actions.own_data import erase_person
from kumaja.front.search.actions import rebuild_index
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import a_person
from kumaja.voice.consultations.actions.asking import answer_question, ask_question
from kumaja.voice.consultations.actions.receipts import send_receipt
from kumaja.voice.consultations.tests.rows import a_consultation
from kumaja.voice.contributions.actions.hiding import Reason, hide_text
from kumaja.voice.contributions.actions.recording import Speaker, View, record_contribution
from kumaja.voice.contributions.domain.kinds import AnswerBy
from kumaja.voice.contributions.domain.rules import Ground
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.echo.actions.verdicts import Judgement, give_verdict, reopen
from kumaja.voice.echo.domain.states import VerdictKind
from kumaja.voice.echo.tests.rows import AFTER, BEGUN, a_heard_view, told, weighed
from kumaja.voice.observations.actions.forgetting import forget_old
from kumaja.voice.observations.actions.triage import read_observation
from kumaja.voice.observations.domain.kinds import KEEP_RESIDENTS
from kumaja.voice.observations.tests.rows import a_residents_word
from tests.promises.test_personal import MAIL, TOKEN, run_jobs, traces
from tests.promises.test_races import together
from tests.walk.world import NOW, World

ELSEWHERE = f"{TOKEN}@toisaalla.example"
LATER = AFTER + timedelta(hours=1)
needs_postgresql = pytest.mark.skipif(
    not os.environ.get("KUMAJA_DATABASE_URL"), reason="needs KUMAJA_DATABASE_URL: threads race"
)


@pytest.fixture
def user(db: None) -> User:
    del db
    made: User = User.objects.create_user(MAIL, name=f"Maija {TOKEN}", created_at=NOW)
    return made


def speak(world: World, user: User) -> None:
    """Say, hear, judge and open again, each mail of it going to another address of theirs."""
    heard = a_heard_view(world.region, "Ovi.")
    view = View(body=f"{TOKEN} sanoo.", language="fi", answer_by=AnswerBy.MAIL, answer_to=ELSEWHERE)
    said = record_contribution(
        region=world.region, speaker=Speaker(person=user, name=f"Maija {TOKEN}"), view=view,
        matter=heard.matter, stage=heard.stage, actor=user, now=BEGUN,
    )  # fmt: skip
    send_receipt(contribution=said, to=ELSEWHERE, now=BEGUN)
    points = list(said.points.all())
    weighed(heard.owner, points)
    notice = told(said)
    judged = Judgement(VerdictKind.NOT_MET, f"{TOKEN} ei ole tyytyväinen.")
    give_verdict(notice=notice, judgement=judged, language="fi", actor=user, now=LATER)
    reopen(notice=notice, points=points, reason=f"{TOKEN} kysyy taas.", actor=user, now=LATER)
    reason = Reason(Ground.CLIENT, f"{TOKEN} on asiakas.")
    hide_text(contribution=said, reason=reason, actor=world.people["coordinator"], now=LATER)


def tell_and_ask(world: World, user: User) -> None:
    """Tell a word from the field, answer its mail, and ask a question about a hearing."""
    word = a_residents_word(
        world.region, person=user, name=f"Maija {TOKEN}", text=f"{TOKEN} näki.", whom=TOKEN,
        place=TOKEN, helps=TOKEN, answer_to=ELSEWHERE,
    )  # fmt: skip
    read_observation(observation=word, actor="test", now=NOW)
    mail = Mail.objects.filter(to=ELSEWHERE).latest("pk")
    raw = (
        f"From: kolmas@muualla.example\r\nTo: {mail.reply_to}\r\nSubject: Re\r\n\r\n{TOKEN} lisää."
    )
    receive(raw.encode(), now=NOW)
    asked = ask_question(
        consultation=a_consultation(world.region), text=f"{TOKEN} kysyy.", language="fi",
        name=f"Maija {TOKEN}", actor=user, now=NOW, answer_to=ELSEWHERE,
    )  # fmt: skip
    owner = asked.consultation.matter.owners.get()
    answer = {"answer_fi": "Kyllä."}
    answer_question(asked=asked, answer=answer, owner=owner, actor="test", now=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize("mails_left", [True, False])
def test_no_mail_elsewhere_keeps_what_an_erased_resident_said(
    world: World, user: User, caplog: pytest.LogCaptureFixture, *, mails_left: bool
) -> None:
    with override_settings(MAIL_IN_DOMAIN="in.kumaja.example"):
        speak(world, user)
        tell_and_ask(world, user)
        if mails_left:
            run_jobs()
    rebuild_index(now=NOW)
    kinds = set(Mail.objects.filter(to=ELSEWHERE).values_list("kind", flat=True))
    assert {"consultations.receipt", "echo.notice", "consultations.answer"} <= kinds
    assert IncomingMail.objects.filter(text__contains=TOKEN).exists()

    caplog.clear()
    erase_person(user=user, now=LATER)
    rebuild_index(now=NOW)
    run_jobs()

    assert " ".join(sorted(set(traces()))) == ""
    assert TOKEN not in caplog.text.casefold()


@pytest.mark.django_db
def test_mails_to_an_address_that_two_share_are_the_others_still(world: World, user: User) -> None:
    speak(world, user)
    other = a_heard_view(world.region, "Hissi.", answer_to=ELSEWHERE)
    weighed(other.owner, other.points)
    told(other.view)

    erase_person(user=user, now=LATER)

    assert Mail.objects.filter(to=ELSEWHERE).values_list("kind", flat=True).get() == "echo.notice"


@needs_postgresql
@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("how", ["erased", "aged"])
def test_a_step_told_while_its_sender_is_forgotten_leaves_no_mail(how: str) -> None:
    person = a_person(RoleKind.EDITOR)
    word = a_residents_word(RegionFactory.create(), person=person, answer_to=ELSEWHERE)
    late = NOW + KEEP_RESIDENTS + timedelta(days=1)

    def act(number: int) -> None:
        if number:
            with transaction.atomic():
                read_observation(observation=word, actor="test", now=late)
                sleep(0.6)
            return
        sleep(0.3)
        if how == "erased":
            erase_person(user=person, now=late)
        else:
            forget_old(now=late)

    together(act, 2)
    assert not Mail.objects.filter(to=ELSEWHERE).exists()
    assert Contribution.objects.get(pk=word.contribution_id).answer_to == ""
