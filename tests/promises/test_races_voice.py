"""What is said and answered at once is answered once, and nobody is sent away (threads)."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from time import sleep

import pytest
from django.db import transaction

from kumaja.foundation.ledger.queries.verifying import ledger_faults
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.front.home.actions.own_data import erase_person
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import a_person
from kumaja.voice.consultations.actions.saying import AlreadySaid, points_of, submit_view
from kumaja.voice.consultations.models import ConsultationContribution
from kumaja.voice.consultations.tests.rows import a_consultation
from kumaja.voice.contributions.actions.changing import AlreadyWithdrawn, withdraw_contribution
from kumaja.voice.contributions.actions.likeness import declare_position, join_position
from kumaja.voice.contributions.actions.recording import Speaker, View, record_contribution
from kumaja.voice.contributions.domain.kinds import AnswerBy
from kumaja.voice.contributions.models import Contribution, Holding, Point
from kumaja.voice.contributions.tests.rows import a_view, an_association
from kumaja.voice.echo.actions.closing import AnswersUntold, PointsOpen, close_matter
from kumaja.voice.echo.actions.telling import AlreadyTold, Bringing, NotAnswered, tell, tell_one
from kumaja.voice.echo.actions.verdicts import (
    AlreadyReopened,
    Judgement,
    VerdictGiven,
    give_verdict,
    reopen,
)
from kumaja.voice.echo.actions.weighing import AnsweredMeanwhile, weigh
from kumaja.voice.echo.domain.states import ToldBy, VerdictKind
from kumaja.voice.echo.models import Notice, Reopening, Verdict, Weighing
from kumaja.voice.echo.queries.owed import count_open
from kumaja.voice.echo.tests.rows import AFTER, BEGUN, Heard, a_heard_view, an_answer, told, weighed
from kumaja.voice.matters.actions.opening import MatterClosed
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.tests.rows import NOW
from tests.promises.test_races import together

pytestmark = [
    pytest.mark.postgresql,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not os.environ.get("KUMAJA_DATABASE_URL"), reason="needs KUMAJA_DATABASE_URL: threads race"
    ),
]
LATER = AFTER + timedelta(hours=1)
REFUSALS = (
    AlreadyReopened, AlreadySaid, AlreadyTold, AlreadyWithdrawn, AnsweredMeanwhile, AnswersUntold,
    MatterClosed, NotAnswered, PointsOpen, VerdictGiven,
)  # fmt: skip


@pytest.fixture
def region() -> Region:
    made: Region = RegionFactory.create()
    return made


def came_to(*acts: Callable[[int], object], count: int = 32) -> Counter[str]:
    """Let so many act at once, the acts by turns; return how often each ending came."""

    def one(number: int) -> str:
        try:
            acts[number % len(acts)](number)
        except REFUSALS as refusal:
            return type(refusal).__name__
        return "done"

    return Counter(map(str, together(one, count)))


def said_by_mail(
    heard: Heard, speaker: Speaker, text: str = "Ovi auki.", to: str = "ry@example.org"
) -> Contribution:
    """Let one more speak in the same hearing, who is reached by mail."""
    view = View(body=text, language="fi", points=points_of([text]), answer_by=AnswerBy.MAIL,
                answer_to=to)  # fmt: skip
    return record_contribution(
        region=heard.matter.region, speaker=speaker, view=view, matter=heard.matter,
        stage=heard.stage, actor="test", now=BEGUN,
    )  # fmt: skip


def said_views(heard: Heard, count: int) -> list[Contribution]:
    """Let so many more associations speak in the same hearing."""
    return [
        a_view(
            heard.matter.region, matter=heard.matter, stage=heard.stage, now=BEGUN,
            points=(f"Ovi {number}.",),
        )
        for number in range(count)
    ]  # fmt: skip


def test_of_one_associations_many_senders_one_view_is_taken_in(region: Region) -> None:
    asked, own = a_consultation(region), an_association(region)
    view = View(body="Avain puuttuu.", language="fi", points=points_of(["Avain puuttuu."]))

    ended = came_to(
        lambda _: submit_view(
            consultation=asked, speaker=Speaker(organisation=own), view=view, actor="test", now=NOW
        )
    )
    assert ended == {"done": 1, "AlreadySaid": 31}
    assert Contribution.objects.count() == ConsultationContribution.objects.count() == 1
    assert not list(ledger_faults())


def test_thirty_two_speakers_are_all_taken_in_with_numbers_of_their_own(region: Region) -> None:
    asked = a_consultation(region)
    speakers = [an_association(region) for _ in range(32)]
    view = View(body="Avain puuttuu.", language="fi")

    ended = came_to(
        lambda n: submit_view(
            consultation=asked, speaker=Speaker(organisation=speakers[n]), view=view, actor="test",
            now=NOW,
        )
    )  # fmt: skip
    assert ended == {"done": 32}
    assert Contribution.objects.values("number").distinct().count() == 32
    assert not list(ledger_faults())


def test_of_two_officials_who_answer_one_point_one_is_asked_to_look_again(region: Region) -> None:
    heard = a_heard_view(region, "Ovi auki.")

    ended = came_to(
        lambda n: weigh(
            points=heard.points, owner=heard.owner, answer=an_answer(reason=f"Syy {n} on ilma."),
            actor="test", now=AFTER, seen={},
        )
    )  # fmt: skip
    assert ended == {"done": 1, "AnsweredMeanwhile": 31}
    assert Weighing.objects.count() == Weighing.objects.current().count() == 1


def test_fifty_who_say_the_same_at_once_are_each_counted_once(region: Region) -> None:
    heard = a_heard_view(region, "Ovi auki.")
    said_views(heard, 9)
    points = list(Point.objects.on(heard.matter).order_by("pk"))
    position = declare_position(
        matter=heard.matter, text="Ovi auki.", language="fi", points=points[:2], declared_by="x",
        actor="test", now=AFTER,
    )  # fmt: skip

    ended = came_to(
        lambda n: join_position(
            position=position, point=points[n % 10], declared_by="x", actor="test", now=AFTER
        ),
        count=50,
    )
    assert ended == {"done": 50}
    standing = Holding.objects.filter(position=position, undone_at=None)
    assert standing.count() == standing.values("point").distinct().count() == 10


def test_answers_are_opened_again_and_judged_once(region: Region) -> None:
    heard = a_heard_view(region, "Ovi auki.")
    weighed(heard.owner, heard.points)
    notice = told(heard.view)

    ended = came_to(
        lambda _: reopen(
            notice=notice, points=heard.points, reason="Ei vastattu.", actor="test", now=LATER
        ),
        lambda _: give_verdict(
            notice=notice, judgement=Judgement(VerdictKind.NOT_MET), language="fi", actor="test",
            now=LATER,
        ),
    )  # fmt: skip
    assert ended == {"done": 2, "AlreadyReopened": 15, "VerdictGiven": 15}
    assert Reopening.objects.count() == Verdict.objects.count() == 1


def test_one_speaker_gets_one_notice_however_many_tell(region: Region) -> None:
    heard = a_heard_view(region, "Ovi auki.")
    weighed(heard.owner, heard.points)

    ended = came_to(
        lambda _: tell_one(
            contribution=heard.view, bringing=Bringing(ToldBy.MAIL), actor="test", now=LATER
        ),
        lambda _: tell(matter=heard.matter, actor="test", now=LATER),
    )
    assert set(ended) <= {"done", "AlreadyTold"}
    assert Notice.objects.count() == 1


@pytest.mark.parametrize("turn", range(3))
def test_what_is_opened_again_while_others_are_answered_stops_nobody(
    region: Region, turn: int
) -> None:
    del turn
    heard = a_heard_view(region, "Ovi auki.")
    views = [heard.view, *said_views(heard, 15)]
    points = list(Point.objects.on(heard.matter).order_by("contribution_id"))
    weighed(heard.owner, points)
    notices = [told(view, way=ToldBy.LETTER) for view in views]

    ended = came_to(
        lambda n: reopen(
            notice=notices[n // 2], points=[points[n // 2]], reason="Ei vastattu.", actor="test",
            now=LATER,
        ),
        lambda n: weigh(
            points=[points[n // 2]], owner=heard.owner, answer=an_answer(), actor="test",
            now=LATER,
        ),
    )  # fmt: skip
    assert ended == {"done": 32}
    assert not list(ledger_faults())


@pytest.mark.parametrize("turn", range(3))
def test_all_are_told_while_some_take_their_view_back(region: Region, turn: int) -> None:
    del turn
    heard = a_heard_view(region, "Ovi auki.")
    views = [said_by_mail(heard, Speaker(organisation=an_association(region))) for _ in range(30)]
    weighed(heard.owner, list(Point.objects.on(heard.matter)))

    def take_back(number: int) -> None:
        sleep(number / 50)
        withdraw_contribution(contribution=views[-number], reason="x", actor="test", now=LATER)

    acts = [lambda _: tell(matter=heard.matter, actor="test", now=LATER), *[take_back] * 15]
    assert set(came_to(*acts, count=16)) <= {"done", "AlreadyWithdrawn"}
    assert not list(ledger_faults())


@pytest.mark.parametrize("turn", range(3))
def test_no_letter_keeps_the_words_of_a_person_who_is_erased_meanwhile(
    region: Region, turn: int
) -> None:
    heard, person = a_heard_view(region, "Ovi auki."), a_person(RoleKind.EDITOR)
    speaker = Speaker(person=person, name="Asukas")
    for _ in range(6):
        said_by_mail(heard, speaker, "Kanarialintunen laulaa.", person.email)
    weighed(heard.owner, list(Point.objects.on(heard.matter)))

    def forget(_: int) -> None:
        sleep(turn / 4)
        erase_person(user=person, now=LATER)

    ended = came_to(lambda _: tell(matter=heard.matter, actor="test", now=LATER), forget, count=2)
    assert ended == {"done": 2}
    assert not Notice.objects.filter(body__contains="Kanarialintunen").exists()
    assert not Mail.objects.filter(body__contains="Kanarialintunen").exists()
    assert not list(ledger_faults())


@pytest.mark.parametrize("first", ["reopened", "closed"])
def test_a_matter_is_not_done_while_an_answer_is_opened_again(region: Region, first: str) -> None:
    heard = a_heard_view(region, "Ovi auki.")
    weighed(heard.owner, heard.points)
    notice = told(heard.view)
    acts: dict[str, Callable[[], object]] = {
        "reopened": lambda: reopen(
            notice=notice, points=heard.points, reason="Ei vastattu.", actor="test", now=LATER
        ),
        "closed": lambda: close_matter(matter=heard.matter, actor="test", now=LATER),
    }
    (second,) = acts.keys() - {first}

    def slowly(_: int) -> None:
        with transaction.atomic():
            acts[first]()
            sleep(0.4)

    def meanwhile(_: int) -> None:
        sleep(0.2)
        acts[second]()

    assert came_to(slowly, meanwhile, count=2).total() == 2
    assert count_open(heard.matter) == 1
    assert not Matter.objects.get(pk=heard.matter.pk).is_closed
