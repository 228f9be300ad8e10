"""Taking in a word: once, without identity codes, no floods, and by whom it may be read."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from kumaja.foundation.accounts.models import User
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.actions import close_region
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.registry.actions.roles import grant_role
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.voice.contributions import policies as contributions
from kumaja.voice.contributions.actions.recording import NothingSaid
from kumaja.voice.contributions.domain.kinds import AnswerBy, Channel, Origin, Seen
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.matters.tests.rows import DAY, NOW
from kumaja.voice.observations.actions.telling import IdentityCodeTold, TooManyWords
from kumaja.voice.observations.domain.days import working_day_after
from kumaja.voice.observations.domain.kinds import MOST_AN_ADDRESS, Wish
from kumaja.voice.observations.models import Observation, Telling
from kumaja.voice.observations.policies import may_triage, own_of, triaged_by, visible_to
from kumaja.voice.observations.tests.rows import MAIL, WORDS, a_residents_word, a_word

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture
def region() -> Region:
    made: Region = RegionFactory.create()
    return made


def test_a_word_is_a_contribution_that_only_coordination_reads(region: Region) -> None:
    word = a_word(region, whom="Läheistään hoitavat", place="Jokela", helps="Toinen huone.")

    said = word.contribution
    assert (said.body, said.channel, said.published_at) == (WORDS, Channel.FEEDBACK, None)
    assert (word.whom, word.place, word.helps, word.state, word.reached) == (
        "Läheistään hoitavat", "Jokela", "Toinen huone.", "new", 1,
    )  # fmt: skip


def test_it_is_read_within_two_working_days(region: Region) -> None:
    assert a_word(region).read_by_on == date(2026, 11, 24)  # told on a Saturday


def test_a_holiday_is_no_working_day() -> None:
    holidays = {date(2026, 12, 24), date(2026, 12, 25)}
    assert working_day_after(date(2026, 12, 23), 2, holidays) == date(2026, 12, 29)


def test_the_sender_is_told_that_it_arrived_without_their_words(region: Region) -> None:
    a_residents_word(region)

    mail = Mail.objects.get()
    assert (mail.to, mail.kind) == (MAIL, "observations.arrived")
    assert "24.11." in mail.body
    assert WORDS not in mail.body
    assert Telling.objects.get().told_at == NOW


@pytest.mark.parametrize("where", ["text", "whom", "place", "helps", "name"])
def test_an_identity_code_is_refused_and_nothing_is_stored(region: Region, where: str) -> None:
    with pytest.raises(IdentityCodeTold):
        code: Any = {where: "Asukkaan tunnus on 131052-308T."}
        a_residents_word(region, **code)

    assert not Contribution.objects.exists()
    assert not Mail.objects.exists()


def test_nothing_said_is_refused(region: Region) -> None:
    with pytest.raises(NothingSaid):
        a_word(region, text=" \x00\r\n ")

    assert not Contribution.objects.exists()


def test_the_same_words_sent_twice_are_one(region: Region) -> None:
    first = a_residents_word(region)
    again = a_residents_word(region, now=NOW + timedelta(hours=1))

    assert again == first
    assert (Contribution.objects.count(), Mail.objects.count()) == (1, 1)


def test_the_same_words_of_two_senders_are_two(region: Region) -> None:
    a_residents_word(region)
    a_residents_word(region, answer_to="toinen@muualla.example")

    assert Observation.objects.count() == 2


def test_one_address_does_not_flood_the_coordination(region: Region) -> None:
    for number in range(MOST_AN_ADDRESS):
        a_residents_word(region, text=f"{WORDS} {number}")

    with pytest.raises(TooManyWords):
        a_residents_word(region, text="Vielä yksi.", answer_to=MAIL.upper())

    assert Observation.objects.count() == MOST_AN_ADDRESS
    assert a_residents_word(region, text="Seuraavana päivänä.", now=NOW + 2 * DAY).pk


def test_what_is_entered_for_others_is_no_flood(region: Region) -> None:
    spoken: Any = {"origin": Origin.PHONE, "answer_by": AnswerBy.PHONE, "answer_to": "019 000 0000"}
    for number in range(MOST_AN_ADDRESS + 1):
        a_residents_word(region, text=f"{WORDS} {number}", **spoken)

    assert Observation.objects.count() == MOST_AN_ADDRESS + 1
    assert not Mail.objects.exists()
    assert all(telling.waits_for_a_person for telling in Telling.objects.all())


def test_a_closed_region_takes_nothing_in(region: Region) -> None:
    close_region(region=region, still_open=[], actor=None, now=NOW)
    with pytest.raises(RegionClosed):
        a_word(region)

    assert not Contribution.objects.exists()


def person(name: str, kind: RoleKind | None = None, **reach: object) -> User:
    made = User.objects.create_user(f"{name}@yhdistys.example", name=name, created_at=NOW)
    if kind:
        grant_role(user=made, kind=kind, actor="test", now=NOW, starts_on=TODAY, **reach)  # type: ignore[arg-type]
    return made


def test_before_it_is_seen_to_only_coordination_and_its_sender_read_it(region: Region) -> None:
    word = a_word(region)
    own = word.contribution.organisation
    body = a_word(region, text="Toinen.").contribution.organisation
    readers = {
        "coordinator": person("koordinaatio", RoleKind.COORDINATOR, region=region),
        "administrator": person("yllapito", RoleKind.ADMINISTRATOR),
        "own": person("oma", RoleKind.EDITOR, organisation=own),
    }
    others: list[User | AnonymousUser] = [
        AnonymousUser(), person("asukas"), person("vieras", RoleKind.EDITOR, organisation=body),
        person("ohjaaja", RoleKind.ADVISER, region=region),
        person("toisaalta", RoleKind.COORDINATOR, region=RegionFactory.create(slug="muualla")),
        person("ohjelma", RoleKind.PROGRAMME_COORDINATOR),
    ]  # fmt: skip

    for reader in readers.values():
        assert word in visible_to(reader, region, TODAY)
    for other in others:
        assert word not in visible_to(other, region, TODAY)
        assert word.contribution not in contributions.visible_to(other, region, TODAY)
    assert word in own_of(readers["own"], region, TODAY)


@pytest.mark.parametrize("kind", [RoleKind.COORDINATOR, RoleKind.ADVISER, RoleKind.ADMINISTRATOR])
def test_who_may_see_to_a_word_sees_it_in_the_list(region: Region, kind: RoleKind) -> None:
    word = a_word(region)
    reach = {} if kind == RoleKind.ADMINISTRATOR else {"region": region}
    user = person("joku", kind, **reach)

    may = may_triage(user, word, TODAY)
    assert may == (kind != RoleKind.ADVISER)
    assert (word in triaged_by(user, region, TODAY)) == may


def test_what_is_for_coordination_alone_is_stored_with_the_fewest_readers(region: Region) -> None:
    word = a_word(region, wish=Wish.COORDINATION)

    assert word.contribution.visibility == Seen.BODY
