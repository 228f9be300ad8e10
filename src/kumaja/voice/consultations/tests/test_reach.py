"""Who is invited, asked once more, answered; and who has not been heard."""

from __future__ import annotations

from typing import Any, Final

import pytest
from django.core.exceptions import ValidationError

from kumaja.foundation.accounts.models import Link
from kumaja.foundation.outbox.models import Job, Mail
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.foundation.subscriptions.actions import ask_to_subscribe
from kumaja.foundation.subscriptions.domain.frequencies import Frequency
from kumaja.foundation.subscriptions.models import Subscription
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.registry.models import Contact, Organisation
from kumaja.voice.consultations.actions.asking import (
    AlreadyAnswered,
    NotTakingQuestions,
    answer_question,
    ask_question,
)
from kumaja.voice.consultations.actions.asking_links import ASK_PAGE, ask_by_link, mail_question
from kumaja.voice.consultations.actions.inviting import (
    INVITE_MAIL,
    NobodySilent,
    NotOfTheRegion,
    NotOut,
    invite,
    remind_silent,
)
from kumaja.voice.consultations.actions.saying import submit_view
from kumaja.voice.consultations.actions.telling import OPENS, TELL_OPENED, tell_opened
from kumaja.voice.consultations.models import AskedQuestion, Consultation, Invitation
from kumaja.voice.consultations.queries.detail import get_told_hearing
from kumaja.voice.consultations.queries.unheard import unheard_of
from kumaja.voice.consultations.tests.rows import a_consultation, a_draft
from kumaja.voice.contributions.actions.recording import Speaker, View
from kumaja.voice.contributions.tests.rows import an_association
from kumaja.voice.matters.tests.rows import DAY, NOW

BY: Final[dict[str, Any]] = {"actor": "test"}


@pytest.fixture
def opened(region: Region) -> Consultation:
    return a_consultation(region)


def reachable(region: Region, name: str) -> Organisation:
    row = an_association(region, name)
    Contact.objects.create(organisation=row, email=f"{row.code}@kumaja.example", position=9)
    return row


def say(consultation: Consultation, organisation: Organisation) -> None:
    submit_view(
        consultation=consultation, speaker=Speaker(organisation=organisation),
        view=View(body="Näin on.", language="fi"), now=NOW, **BY,
    )  # fmt: skip


def test_an_invitation_goes_once_with_one_link(region: Region, opened: Consultation) -> None:
    one = reachable(region, "Yksi ry")

    invite(consultation=opened, organisations=[one, one], now=NOW, **BY)
    invite(consultation=opened, organisations=[one], now=NOW, **BY)

    mail = Mail.objects.get(kind=INVITE_MAIL)
    assert mail.link in mail.body
    assert Invitation.objects.count() == 1


def test_nobody_is_invited_to_a_draft_or_after_the_end(region: Region) -> None:
    draft, one = a_draft(region), an_association(region)
    with pytest.raises(NotOut):
        invite(consultation=draft, organisations=[one], now=NOW, **BY)

    assert not Invitation.objects.exists()


def test_another_regions_association_is_not_invited(opened: Consultation) -> None:
    stranger = an_association(RegionFactory.create(slug="toinen"))

    with pytest.raises(NotOfTheRegion):
        invite(consultation=opened, organisations=[stranger], now=NOW, **BY)

    assert not Invitation.objects.exists()


def test_who_spoke_is_not_reminded_and_nobody_twice(region: Region, opened: Consultation) -> None:
    spoke, silent = an_association(region, "Puhui ry"), an_association(region, "Hiljaa ry")
    invite(consultation=opened, organisations=[spoke, silent], now=NOW, **BY)
    say(opened, spoke)

    reminded = remind_silent(consultation=opened, text="Vielä ehtii.", now=NOW + DAY, **BY)

    assert [row.organisation for row in reminded] == [silent]
    with pytest.raises(NobodySilent):
        remind_silent(consultation=opened, text="Vielä ehtii.", now=NOW + DAY, **BY)


def test_nobody_is_silent_before_it_opens(region: Region) -> None:
    coming, early = a_consultation(region, starts_at=NOW + 5 * DAY), an_association(region)
    invite(consultation=coming, organisations=[early], now=NOW, **BY)

    with pytest.raises(NotOut):
        remind_silent(consultation=coming, text="Vielä ehtii.", now=NOW, **BY)

    assert not Invitation.objects.exclude(reminded_at=None).exists()


def test_a_question_is_asked_until_the_end(opened: Consultation) -> None:
    with pytest.raises(NotTakingQuestions):
        ask_question(
            consultation=opened, text="Miksi?", language="fi", name="Asukas",
            now=opened.stage.ends_at, **BY,
        )  # fmt: skip

    assert not AskedQuestion.objects.exists()


def test_a_residents_question_waits_for_its_answer_to_be_read(opened: Consultation) -> None:
    asked = ask_question(
        consultation=opened, text="Miksi?", language="fi", name="Asukas",
        answer_to="asukas@kumaja.example", now=NOW, **BY,
    )  # fmt: skip
    assert get_told_hearing(opened, [], NOW).asked == ()

    owner = opened.matter.owners.get()
    answer_question(asked=asked, answer={"answer_fi": "Siksi."}, owner=owner, now=NOW, **BY)

    assert get_told_hearing(opened, [], NOW).asked == (asked,)
    assert "Siksi." in Mail.objects.get(to="asukas@kumaja.example").body
    with pytest.raises(AlreadyAnswered):
        answer_question(asked=asked, answer={"answer_fi": "Ei."}, owner=owner, now=NOW, **BY)


def test_a_bilingual_body_answers_in_both_languages(opened: Consultation) -> None:
    owner = opened.matter.owners.get()
    assert owner.organisation is not None
    owner.organisation.languages = ["fi", "sv"]
    asked = ask_question(
        consultation=opened, text="Miksi?", language="fi", name="Asukas", now=NOW, **BY
    )

    with pytest.raises(ValidationError):
        answer_question(asked=asked, answer={"answer_fi": "Siksi."}, owner=owner, now=NOW, **BY)

    asked.refresh_from_db()
    assert asked.answered_at is None


def test_a_mailed_link_asks_once(opened: Consultation) -> None:
    mail_question(
        consultation=opened, text="Miksi?", name="", to="asukas@kumaja.example", language="fi",
        now=NOW,
    )  # fmt: skip
    assert not AskedQuestion.objects.exists()

    ask_by_link(link=Link.objects.get(page=ASK_PAGE), consultation=opened, now=NOW)

    assert AskedQuestion.objects.get().answer_to == "asukas@kumaja.example"
    assert Link.objects.get(page=ASK_PAGE).spent_at is not None


def test_a_group_is_heard_when_somebody_who_works_with_it_spoke(
    region: Region, opened: Consultation
) -> None:
    group = opened.matter.groups.get()
    group.term = Term.objects.filter(scheme="target_group").first() or Term.objects.create(
        scheme="target_group", code="carers", name_fi="Läheiset"
    )
    group.save()
    speaker = an_association(region)
    say(opened, an_association(region))
    assert unheard_of(opened.matter, [group]) == (group,)

    speaker.terms.add(group.term)
    say(opened, speaker)

    assert unheard_of(opened.matter, [group]) == ()


def test_who_asked_is_told_of_the_opening_once(region: Region) -> None:
    opened = a_consultation(region)
    ask_to_subscribe(
        email="asukas@kumaja.example", region=region, kind=OPENS, frequency=Frequency.NOW,
        language="fi", now=NOW, about=opened.matter.code,
    )  # fmt: skip
    Subscription.objects.update(confirmed_at=NOW)

    assert Job.objects.get(name=TELL_OPENED).run_at == opened.stage.starts_at
    assert tell_opened(consultation=opened, now=NOW - DAY) == 0
    assert tell_opened(consultation=opened, now=NOW) == 1
    assert tell_opened(consultation=opened, now=NOW) == 0
