"""Five acts, each told to the sender; taken back within 30 days; the joined hear everything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.voice.contributions import policies as contributions
from kumaja.voice.contributions.domain.kinds import AnswerBy
from kumaja.voice.matters.actions.opening import Owner
from kumaja.voice.matters.domain.kinds import OwnerPart
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.tests.rows import DAY, NOW, a_body, a_matter
from kumaja.voice.observations.actions.triage import (
    AlreadyDone,
    NothingTold,
    Reply,
    UndoTooLate,
    WrongHead,
    answer_observation,
    ask_who_solved,
    attach_to_matter,
    join_observation,
    note_told,
    open_matter,
    read_observation,
    undo_act,
)
from kumaja.voice.observations.domain.kinds import Act, Standing, Wish
from kumaja.voice.observations.models import Observation, Telling, TriageAct
from kumaja.voice.observations.tests.rows import REPLY, WORDS, a_residents_word, a_word

pytestmark = pytest.mark.django_db
BY: dict[str, Any] = {"reply": REPLY, "actor": "test", "now": NOW}
Doing = Callable[[Observation], TriageAct]


@pytest.fixture
def region() -> Region:
    made: Region = RegionFactory.create()
    return made


def joining(word: Observation) -> TriageAct:
    head = a_word(word.region, text="Sama täällä.")
    return join_observation(observation=word, head=head, **BY)


def attaching(word: Observation) -> TriageAct:
    return attach_to_matter(observation=word, matter=a_matter(word.region), **BY)


def opening(word: Observation) -> TriageAct:
    owner = Owner(organisation=a_body(word.region), values={"part": OwnerPart.ORGANISER})
    return open_matter(observation=word, title="Kokoontumistilat", owner=owner, **BY)


def asking(word: Observation) -> TriageAct:
    return ask_who_solved(observation=word, **BY)


def answering(word: Observation) -> TriageAct:
    return answer_observation(observation=word, **BY)


ACTS = [joining, attaching, opening, asking, answering]


def mails_to(word: Observation) -> list[str]:
    rows = Mail.objects.filter(to=word.contribution.answer_to).order_by("pk")
    return [mail.body for mail in rows if word.contribution.number in mail.body]


def is_public(word: Observation) -> bool:
    seen = contributions.visible_to(AnonymousUser(), word.region, NOW.date())
    return seen.filter(pk=word.contribution_id).exists()


@pytest.mark.parametrize("do", ACTS)
def test_each_act_tells_the_sender_its_words_and_lets_out(region: Region, do: Doing) -> None:
    word = a_word(region)
    act = do(word)

    word.refresh_from_db()
    assert REPLY.text in mails_to(word)[-1]
    assert word.state == (Standing.TOLD if act.kind == Act.ANSWER else Standing.FORWARDED)
    assert word.read_at == NOW
    assert is_public(word)


@pytest.mark.parametrize("do", ACTS)
def test_an_act_without_words_for_the_sender_does_nothing(
    region: Region, do: Doing, monkeypatch: pytest.MonkeyPatch
) -> None:
    word = a_word(region)
    monkeypatch.setitem(BY, "reply", Reply("  "))
    with pytest.raises(NothingTold):
        do(word)

    word.refresh_from_db()
    assert (word.state, is_public(word), Matter.objects.filter(observations=word).count()) == (
        Standing.NEW, False, 0,
    )  # fmt: skip


@pytest.mark.parametrize("do", ACTS)
def test_an_act_is_done_once(region: Region, do: Doing) -> None:
    word = a_word(region)
    do(word)
    sent, matters = len(mails_to(word)), Matter.objects.count()

    with pytest.raises(AlreadyDone), transaction.atomic():
        do(word)

    assert len(mails_to(word)) == sent
    assert Matter.objects.count() <= matters + 1  # the one that attaching itself made beforehand


def test_the_database_ties_a_word_once(region: Region) -> None:
    word = a_word(region)
    attaching(word)
    with pytest.raises(IntegrityError):
        TriageAct.objects.create(
            observation=word, kind=Act.OPEN_MATTER, matter=a_matter(region), text="x", at=NOW
        )


@pytest.mark.parametrize("do", ACTS)
def test_an_act_taken_back_leaves_the_word_as_it_was_and_is_told(region: Region, do: Doing) -> None:
    word = a_word(region)
    act = do(word)
    undo_act(act=act, text="Otimme vaiheen takaisin.", actor="test", now=NOW + 29 * DAY)

    word.refresh_from_db()
    assert (word.state, word.head, word.matter) == (Standing.READ, None, None)
    assert not is_public(word)
    assert "Otimme vaiheen takaisin." in mails_to(word)[-1]
    do(word)  # and may be done anew


def test_after_thirty_days_an_act_stands(region: Region) -> None:
    act = attaching(a_word(region))
    for late in (NOW + 30 * DAY, NOW + 365 * DAY):
        with pytest.raises(UndoTooLate):
            undo_act(act=act, text="Myöhässä.", actor="test", now=late)

    act.refresh_from_db()
    assert act.undone_at is None
    assert not Telling.objects.filter(step="undone").exists()


def test_an_act_is_taken_back_once(region: Region) -> None:
    act = attaching(a_word(region))
    undo_act(act=act, text="Takaisin.", actor="test", now=NOW)
    with pytest.raises(UndoTooLate):
        undo_act(act=act, text="Takaisin.", actor="test", now=NOW)


def test_reading_is_told_once(region: Region) -> None:
    word = a_word(region)
    for _ in range(2):
        read_observation(observation=word, actor="test", now=NOW)

    word.refresh_from_db()
    assert (word.state, word.reached, len(mails_to(word))) == (Standing.READ, 2, 2)
    assert not is_public(word)


@pytest.mark.parametrize(
    ("wish", "reply", "out"),
    [
        (Wish.EVERYONE, REPLY, True),
        (Wish.NETWORK, REPLY, False),
        (Wish.COORDINATION, REPLY, False),
        (Wish.EVERYONE, Reply("Kiitos.", lets_out=False), False),
    ],
)
def test_it_is_let_out_as_the_sender_chose(
    region: Region, wish: Wish, reply: Reply, *, out: bool
) -> None:
    word = a_word(region, wish=wish)
    answer_observation(observation=word, reply=reply, actor="test", now=NOW)

    word.refresh_from_db()
    assert is_public(word) == out
    assert (word.contribution.published_at is None) == (
        wish == Wish.COORDINATION or not reply.lets_out
    )


def test_a_matter_opened_of_a_word_is_a_draft_with_what_was_told(region: Region) -> None:
    word = a_word(region, whom="Läheistään hoitavat")
    matter = opening(word).matter

    assert matter is not None
    assert (matter.title_fi, matter.summary_fi, matter.published_at) == (
        "Kokoontumistilat", WORDS, None,
    )  # fmt: skip
    assert [str(group) for group in matter.groups.all()] == ["Läheistään hoitavat"]


def test_a_word_is_joined_only_to_one_that_stands_by_itself(region: Region) -> None:
    word, head, third = a_word(region), a_word(region, text="Pää."), a_word(region, text="Muu.")
    far = a_word(RegionFactory.create(slug="muualla"))
    for wrong in (word, far):
        with pytest.raises(WrongHead):
            join_observation(observation=word, head=wrong, **BY)
    join_observation(observation=word, head=head, **BY)
    with pytest.raises(WrongHead):
        join_observation(observation=third, head=word, **BY)
    with pytest.raises(WrongHead):
        join_observation(observation=head, head=third, **BY)

    assert TriageAct.objects.count() == 1


def test_the_joined_hear_what_is_done_with_the_other(region: Region) -> None:
    head, word = a_word(region), a_residents_word(region, text="Sama Kellokoskella.")
    join_observation(observation=word, head=head, **BY)
    answer = Reply("Huone saatiin.")
    act = answer_observation(observation=head, reply=answer, actor="test", now=NOW)

    word.refresh_from_db()
    assert "Huone saatiin." in mails_to(word)[-1]
    assert (word.state, is_public(word)) == (Standing.TOLD, True)

    undo_act(act=act, text="Ei saatukaan.", actor="test", now=NOW)
    word.refresh_from_db()
    assert "Ei saatukaan." in mails_to(word)[-1]
    assert word.state == Standing.FORWARDED


def test_who_has_no_mail_waits_to_be_rung(region: Region) -> None:
    word = a_residents_word(region, answer_by=AnswerBy.PHONE, answer_to="019 000 0000")
    answering(word)

    told = Telling.objects.get(step="acted")
    assert (told.waits_for_a_person, Mail.objects.count()) == (True, 0)
    assert not note_told(
        telling=told, actor="test", now=NOW + timedelta(hours=1)
    ).waits_for_a_person
