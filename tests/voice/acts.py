"""What happens in the life of a matter: each act may be refused, none may break."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from kumaja.foundation.outbox.domain.bounces import BounceKind
from kumaja.foundation.outbox.models import Mail
from kumaja.front.home.actions.own_data import erase_person
from kumaja.voice.contributions.actions.changing import (
    correct_contribution,
    withdraw_contribution,
)
from kumaja.voice.contributions.actions.likeness import declare_position
from kumaja.voice.contributions.actions.recording import (
    SaidPoint,
)
from kumaja.voice.contributions.models import Contribution, Point
from kumaja.voice.echo.actions.closing import close_matter
from kumaja.voice.echo.actions.telling import (
    AlreadyTold,
    Bringing,
    NotAnswered,
    give_up,
    tell,
    tell_one,
)
from kumaja.voice.echo.actions.verdicts import (
    Judgement,
    give_verdict,
    reopen,
)
from kumaja.voice.echo.actions.weighing import weigh
from kumaja.voice.echo.domain.states import PointState, ToldBy, VerdictKind
from kumaja.voice.echo.models import Notice
from kumaja.voice.echo.tests.rows import a_change, an_answer
from kumaja.voice.matters.models import Matter, MatterOwner

if TYPE_CHECKING:
    from tests.voice.lives import Life


Act = Callable[["Life"], None]


class Nothing(Exception):
    """There is nothing to do it with."""


def say_late(life: Life) -> None:
    """Say more; whether the hearing takes it, the room above knows."""
    if (
        life.matter.contributions.count() < 4
        and not Matter.objects.get(pk=life.matter.pk).is_closed
    ):
        life.say()


def correct(life: Life) -> None:
    """Say it again in other words."""
    said = [SaidPoint("Toisin.")]
    if life.chance.random() < 0.3:  # before anybody answers
        correct_contribution(
            contribution=life.view(), body="Toisin.", points=said, reason="", actor="test",
            now=life.now,
        )  # fmt: skip


def withdraw(life: Life) -> None:
    """Take it back."""
    withdraw_contribution(contribution=life.view(), reason="", actor="test", now=life.now)


def answer(life: Life) -> None:
    """Answer what one view asks of one owner, by any state."""
    owner = life.chance.choice(life.owners)
    state = life.chance.choice([state for state in PointState if state.is_answered])
    more = {"change": a_change(owner, now=life.now)} if state == PointState.TAKEN else {}
    more |= {"belongs_to": "HUS"} if state == PointState.OUT_OF_REMIT else {}
    points = _asked(life.view(), owner)
    some = points[: life.chance.randint(1, len(points))] if points else []
    if some:
        weigh(points=some, owner=owner, answer=an_answer(state, **more), actor="test", now=life.now)


def answer_all(life: Life) -> None:
    """Answer everything at once, as a good official does."""
    for owner in life.owners:
        for view in life.matter.contributions.filter(withdrawn_at=None):
            if points := _asked(view, owner):
                weigh(points=points, owner=owner, answer=an_answer(), actor="test", now=life.now)


def _asked(view: Contribution, owner: MatterOwner) -> list[Point]:
    standing = view.points.filter(replaced_at=None, contribution__withdrawn_at=None)
    return [point for point in standing if point.owner_id in {None, owner.pk}]


def tell_all(life: Life) -> None:
    """Mail what can be mailed."""
    tell(matter=life.matter, actor="test", now=life.now)


def tell_by_hand(life: Life) -> None:
    """Bring it by letter."""
    tell_one(contribution=life.view(), bringing=Bringing(ToldBy.LETTER), actor="test", now=life.now)


def tell_everyone(life: Life) -> None:
    """Mail what can be mailed, and bring the rest one by one."""
    tell(matter=life.matter, actor="test", now=life.now)
    for view in life.matter.contributions.filter(withdrawn_at=None):
        with suppress(AlreadyTold, NotAnswered):
            tell_one(
                contribution=view, bringing=Bringing(ToldBy.LETTER), actor="test", now=life.now
            )


def bounce(life: Life) -> None:
    """Let a mail come back."""
    mails = Mail.objects.filter(pk__in=_mailed(life))
    if not mails.update(bounce=BounceKind.HARD):
        raise Nothing


def _mailed(life: Life) -> list[int | None]:
    notices = Notice.objects.filter(contribution__matter=life.matter, mail__isnull=False)
    return list(notices.values_list("mail", flat=True)[:1])


def give_it_up(life: Life) -> None:
    """Record that somebody can't be reached."""
    give_up(notice=life.notice(), reason="Osoitetta ei ole.", actor="test", now=life.now)


def judge(life: Life) -> None:
    """Say whether it came true."""
    outcome = life.chance.choice([*VerdictKind])
    give_verdict(
        notice=life.notice(), judgement=Judgement(outcome), language="fi", actor="test",
        now=life.now,
    )  # fmt: skip


def open_again(life: Life) -> None:
    """Open the answers of what was told."""
    notice = life.notice()
    points = list(notice.contribution.points.filter(replaced_at=None))
    reopen(notice=notice, points=points, reason="Ei vastattu.", actor="test", now=life.now)


def close(life: Life) -> None:
    """Mark it done, often too early."""
    close_matter(matter=life.matter, actor="test", now=life.now)


def declare(life: Life) -> None:
    """Say that all points are alike."""
    points = list(Point.objects.standing().on(life.matter))
    if points:
        declare_position(
            matter=life.matter, text="Sama.", language="fi", points=points,
            declared_by="Koordinaatio", actor="test", now=life.now,
        )  # fmt: skip


def leave(life: Life) -> None:
    """A resident has everything of theirs erased."""
    erase_person(user=life.chance.choice(life.cast.residents), now=life.now)


# How often each happens.
ACTS: Final[dict[Act, float]] = {
    say_late: 2, correct: 2, withdraw: 1, answer: 5, answer_all: 4, tell_all: 5, tell_by_hand: 2,
    tell_everyone: 4,
    bounce: 4, give_it_up: 1, judge: 2, open_again: 3, close: 5, declare: 1, leave: 0.3,
}  # fmt: skip
# What is tried once more when the matter is done.
LATE: Final = (correct, declare, withdraw, say_late)
