"""A reply to a mail is a word from the field, of the one whom the mail went to."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import override_settings

from kumaja.foundation.accounts.models import Link, User
from kumaja.foundation.outbox.actions import post
from kumaja.foundation.outbox.actions.incoming import receive
from kumaja.foundation.outbox.models import IncomingMail, Job, Mail
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.voice.contributions.domain.kinds import Origin
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.contributions.tests.rows import an_association
from kumaja.voice.matters.tests.rows import DAY, NOW
from kumaja.voice.observations.actions.steps import TAKE_ANSWER, inviting
from kumaja.voice.observations.domain.kinds import KEEP_RESIDENTS
from kumaja.voice.observations.jobs import forget_old, take_answer
from kumaja.voice.observations.models import Observation
from kumaja.voice.observations.personal import erase, export
from kumaja.voice.observations.tests.rows import MAIL, WORDS, a_residents_word, a_word

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mail_in() -> object:
    with override_settings(MAIL_IN_DOMAIN="in.kumaja.example"):
        yield


@pytest.fixture
def region() -> Region:
    made: Region = RegionFactory.create()
    return made


def answer(mail: Mail, text: str, sender: str = "kuka@muualla.example") -> IncomingMail:
    """Answer a mail as a mail program does, and let the job take it."""
    raw = f"From: {sender}\r\nTo: {mail.reply_to}\r\nSubject: Re\r\n"
    raw += f"Message-ID: <{abs(hash(text))}@muualla.example>\r\n"
    raw += f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n\r\n> {mail.body[:40]}\r\n"
    came = receive(raw.encode(), now=NOW)
    for job in Job.objects.filter(name=TAKE_ANSWER):
        take_answer(job.payload, now=NOW)
    return came


def an_inviting_mail(region: Region) -> Mail:
    organisation = an_association(region)
    return post(
        to="sihteeri@yhdistys.example", subject="Mitä teille kuuluu?", body="Kerro vastaamalla.",
        region=region, language="sv", kind="test", now=NOW, answers=inviting(organisation),
    )  # fmt: skip


def test_a_reply_is_a_word_of_whom_the_mail_went_to(region: Region) -> None:
    mail = an_inviting_mail(region)
    answer(mail, "Rummet stängs i maj.", sender="huijari@muualla.example")

    said = Observation.objects.get().contribution
    assert (said.body, said.origin, said.language) == ("Rummet stängs i maj.", Origin.MAIL, "sv")
    assert (said.organisation is not None, said.answer_to) == (True, "sihteeri@yhdistys.example")
    assert said.published_at is None
    assert not Mail.objects.filter(to="huijari@muualla.example").exists()


def test_a_reply_taken_twice_is_one_word(region: Region) -> None:
    came = answer(an_inviting_mail(region), "Huone suljetaan.")
    take_answer({"incoming": came.code}, now=NOW + 2 * DAY)

    assert Observation.objects.count() == 1


def test_a_reply_to_what_was_told_follows_it(region: Region) -> None:
    word = a_residents_word(region)
    answer(Mail.objects.get(), "Unohdin: ovikin on rikki.")

    reply = Observation.objects.exclude(pk=word.pk).get()
    assert (reply.follows, reply.contribution.speaker_name) == (word, "Asukas, Jokela")
    assert reply.contribution.answer_to == MAIL


def test_a_reply_with_an_identity_code_waits_as_a_mail(region: Region) -> None:
    came = answer(an_inviting_mail(region), "Hänen tunnuksensa on 131052-308T.")

    came.refresh_from_db()
    assert came.state == "waiting"
    assert not Contribution.objects.exists()


def test_after_two_years_a_residents_name_and_address_are_forgotten(region: Region) -> None:
    resident, association = a_residents_word(region), a_word(region, text="Yhdistys kertoo.")
    forget_old({}, now=NOW + KEEP_RESIDENTS)
    resident.refresh_from_db()
    assert resident.contribution.answer_to == MAIL

    forget_old({}, now=NOW + KEEP_RESIDENTS + timedelta(seconds=1))
    said = Contribution.objects.get(pk=resident.contribution_id)
    assert (said.speaker_name, said.answer_to, said.body) == ("–", "", WORDS)
    assert not Link.objects.filter(payload__observation=resident.code).exists()
    assert Contribution.objects.get(pk=association.contribution_id).answer_to == MAIL


def test_a_person_takes_out_and_erases_what_they_told(region: Region) -> None:
    user = User.objects.create_user(MAIL, name="Maija", created_at=NOW)
    own = a_residents_word(region, whom="Minua", place="Kotona", helps="Tuoli.")
    for_others = a_word(region, text="Yhdistys kertoo.")
    told = export(user)["words_from_the_field"]
    assert [row["told"] for row in told] == [WORDS, "Yhdistys kertoo."]

    erase(user, now=NOW)

    own.refresh_from_db()
    assert (own.whom, own.place, own.helps, own.contribution.body) == ("", "", "", "")
    for_others.refresh_from_db()
    assert (for_others.contribution.body, for_others.contribution.answer_to) == (
        "Yhdistys kertoo.", "",
    )  # fmt: skip


def test_what_was_forgotten_by_its_age_is_erased_whole_too(region: Region) -> None:
    user = User.objects.create_user("oma@muualla.example", name="Maija", created_at=NOW)
    word = a_residents_word(region, person=user)
    forget_old({}, now=NOW + KEEP_RESIDENTS + DAY)
    word.refresh_from_db()

    assert word.contribution.person is None
    assert word.contribution.speaker_name == "–"
