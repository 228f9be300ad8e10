"""Who spoke is told once all is answered, says what they think of it, may open it again once."""

from __future__ import annotations

import pytest

from kumaja.foundation.ledger.actions import sign_checkpoint
from kumaja.foundation.outbox.domain.bounces import BounceKind
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.voice.contributions.actions.changing import withdraw_contribution
from kumaja.voice.contributions.domain.kinds import AnswerBy
from kumaja.voice.echo.actions.closing import AnswersUntold, PointsOpen, close_matter
from kumaja.voice.echo.actions.telling import (
    AlreadyTold,
    Bringing,
    NoAddress,
    NotAnswered,
    give_up,
    tell,
    tell_one,
)
from kumaja.voice.echo.actions.verdicts import (
    AlreadyReopened,
    Judgement,
    NothingToReopen,
    VerdictGiven,
    give_verdict,
    reopen,
)
from kumaja.voice.echo.actions.weighing import HearingOpen
from kumaja.voice.echo.domain.states import Opinion, PointState, ToldBy, VerdictKind
from kumaja.voice.echo.models import DecisionPoint, Notice, Verdict
from kumaja.voice.echo.queries.loops import untold_answers
from kumaja.voice.echo.queries.owed import count_open, count_untold, open_points, tellable
from kumaja.voice.echo.queries.page import get_page
from kumaja.voice.echo.queries.threads import thread_of
from kumaja.voice.echo.tests.rows import (
    AFTER,
    Heard,
    a_change,
    a_heard_view,
    an_answer,
    told,
    weighed,
)
from kumaja.voice.matters.actions.decisions import record_decision
from kumaja.voice.matters.tests.rows import DAY


@pytest.fixture
def heard(db: None) -> Heard:
    del db
    region: Region = RegionFactory.create()
    return a_heard_view(region)


def test_a_notice_is_the_whole_answer_in_the_speakers_words(heard: Heard) -> None:
    taken = an_answer(PointState.TAKEN, change=a_change(heard.owner))
    weighed(heard.owner, heard.points[:1], answer=taken)
    weighed(heard.owner, heard.points[1:])

    (notice,) = tell(matter=heard.matter, actor="test", now=AFTER)

    mail = Mail.objects.get()
    assert notice.mail == mail
    assert (mail.to, notice.language, notice.way) == (heard.view.answer_to, "fi", ToldBy.MAIL)
    for words in (heard.points[0].text, "Tila on auki päivällä ja illalla.", "sen ilma on huono"):
        assert words in notice.body
        assert words in mail.body
    assert mail.link in mail.body
    assert not untold_answers(heard.matter.region).exists()


def test_a_notice_carries_the_newest_signed_line_of_the_log(heard: Heard) -> None:
    weighed(heard.owner, heard.points)
    signed = sign_checkpoint(now=AFTER)

    assert signed is not None
    assert told(heard.view).body.endswith(f"Todiste {signed.size} · {signed.code}")


def test_nothing_is_told_while_a_point_waits(heard: Heard) -> None:
    weighed(heard.owner, heard.points[:1])

    assert tell(matter=heard.matter, actor="test", now=AFTER) == ()
    with pytest.raises(NotAnswered):
        told(heard.view)
    assert not Mail.objects.exists()


def test_the_same_answers_are_told_once(heard: Heard) -> None:
    weighed(heard.owner, heard.points)
    told(heard.view)

    with pytest.raises(AlreadyTold):
        told(heard.view, now=AFTER + DAY)
    assert tell(matter=heard.matter, actor="test", now=AFTER + DAY) == ()
    assert Notice.objects.count() == 1


def test_a_letter_waits_until_somebody_says_that_it_was_sent(db: None) -> None:
    del db
    heard = a_heard_view(RegionFactory.create(), answer_by=AnswerBy.LETTER, answer_to="Katu 1")
    weighed(heard.owner, heard.points)

    assert tell(matter=heard.matter, actor="test", now=AFTER) == ()
    assert list(tellable(heard.matter)) == [heard.view]
    with pytest.raises(NoAddress):
        told(heard.view)
    assert told(heard.view, way=ToldBy.LETTER).mail is None
    assert not count_untold(heard.matter)


def test_a_mail_that_came_back_is_told_another_way_or_recorded(heard: Heard) -> None:
    weighed(heard.owner, heard.points)
    notice = told(heard.view)
    Mail.objects.update(bounce=BounceKind.HARD)

    with pytest.raises(AnswersUntold) as refused:
        close_matter(matter=heard.matter, actor="test", now=AFTER)
    assert refused.value.count == 1

    assert untold_answers(heard.matter.region).count() == len(heard.points)
    assert not thread_of(get_page(heard.view, AFTER)).is_closed

    give_up(notice=notice, reason="Osoitetta ei enää ole.", actor="test", now=AFTER + DAY)
    assert not untold_answers(heard.matter.region).exists()
    assert close_matter(matter=heard.matter, actor="test", now=AFTER + DAY).is_closed


def test_after_a_mail_came_back_a_letter_is_a_second_notice(heard: Heard) -> None:
    weighed(heard.owner, heard.points)
    told(heard.view)
    Mail.objects.update(bounce=BounceKind.HARD)

    assert told(heard.view, way=ToldBy.PHONE, now=AFTER + DAY).round == 2
    assert not count_untold(heard.matter)


def test_who_can_not_be_reached_counts_as_told_with_the_reason(heard: Heard) -> None:
    weighed(heard.owner, heard.points)
    bringing = Bringing(ToldBy.PHONE, unreachable="Numero ei ole käytössä.")
    notice = tell_one(contribution=heard.view, bringing=bringing, actor="test", now=AFTER)

    assert notice.unreachable_reason == "Numero ei ole käytössä."
    assert close_matter(matter=heard.matter, actor="test", now=AFTER).is_closed


def test_a_verdict_is_given_once_and_says_that_the_page_was_used(heard: Heard) -> None:
    weighed(heard.owner, heard.points)
    notice = told(heard.view)
    said = Judgement(VerdictKind.NOT_MET, "Ovi on kiinni.", Opinion.NO, None)

    verdict = give_verdict(notice=notice, judgement=said, language="fi", actor="a", now=AFTER)
    with pytest.raises(VerdictGiven):
        give_verdict(notice=notice, judgement=said, language="fi", actor="a", now=AFTER + DAY)

    assert (verdict.outcome, verdict.listened, verdict.knew_enough) == ("not_met", "no", "")
    assert Verdict.objects.count() == 1
    assert Notice.objects.get().opened_at == AFTER


def test_what_is_opened_again_is_open_and_opens_a_matter_that_was_done(heard: Heard) -> None:
    weighed(heard.owner, heard.points)
    notice = told(heard.view)
    close_matter(matter=heard.matter, actor="test", now=AFTER)

    reopen(notice=notice, points=heard.points[:1], reason="Ovi?", actor="a", now=AFTER + DAY)

    heard.matter.refresh_from_db()
    assert not heard.matter.is_closed
    assert count_open(heard.matter) == 1 == open_points(heard.matter.region, AFTER + DAY)
    weighed(heard.owner, heard.points[:1], now=AFTER + 2 * DAY)
    assert told(heard.view, now=AFTER + 2 * DAY).round == 2
    assert close_matter(matter=heard.matter, actor="test", now=AFTER + 2 * DAY).is_closed


def test_opening_again_is_possible_once_and_names_points_and_reason(heard: Heard) -> None:
    weighed(heard.owner, heard.points)
    notice = told(heard.view)
    for points, reason in (((), "Ovi?"), (heard.points, " ")):
        with pytest.raises(NothingToReopen):
            reopen(notice=notice, points=points, reason=reason, actor="a", now=AFTER)
    assert not count_open(heard.matter)

    reopen(notice=notice, points=heard.points[:1], reason="Ovi?", actor="a", now=AFTER)
    with pytest.raises(AlreadyReopened):
        reopen(notice=notice, points=heard.points[1:], reason="Ovi?", actor="a", now=AFTER)
    assert count_open(heard.matter) == 1


def test_a_matter_is_not_done_while_something_is_owed(heard: Heard) -> None:
    with pytest.raises(HearingOpen):
        close_matter(matter=heard.matter, actor="test", now=heard.stage.ends_at - DAY)
    weighed(heard.owner, heard.points[:1])
    with pytest.raises(PointsOpen) as waiting:
        close_matter(matter=heard.matter, actor="test", now=AFTER)
    weighed(heard.owner, heard.points[1:])
    with pytest.raises(AnswersUntold) as untold:
        close_matter(matter=heard.matter, actor="test", now=AFTER)

    assert (waiting.value.count, untold.value.count) == (1, 1)
    heard.matter.refresh_from_db()
    assert not heard.matter.is_closed


def test_what_was_withdrawn_holds_nothing_back(heard: Heard) -> None:
    withdraw_contribution(contribution=heard.view, reason="", actor="test", now=AFTER)

    assert close_matter(matter=heard.matter, actor="test", now=AFTER).is_closed


def test_telling_ties_the_points_to_their_owners_decision(heard: Heard) -> None:
    values = {"decided_on": AFTER.date(), "result_fi": "Huoneet saa.", "reasons_fi": "Pyydettiin."}
    decision = record_decision(owner=heard.owner, values=values, actor="test", now=AFTER)
    weighed(heard.owner, heard.points)
    notice = told(heard.view)

    tied = DecisionPoint.objects.filter(decision=decision)
    assert {row.point_id for row in tied} == {point.pk for point in heard.points}
    assert "Trilingual" not in notice.body
