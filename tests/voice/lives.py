"""Random lives of matters: people speak, take back, leave; bodies answer, tell, close too early."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from kumaja.foundation.accounts.models import User
from kumaja.foundation.outbox.domain.bounces import BounceKind
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.models import Region
from kumaja.front.home.actions.own_data import erase_person
from kumaja.network.networks.models import Network
from kumaja.network.registry.models import Organisation
from kumaja.voice.contributions.actions.changing import (
    AlreadyWithdrawn,
    correct_contribution,
    withdraw_contribution,
)
from kumaja.voice.contributions.actions.likeness import declare_position
from kumaja.voice.contributions.actions.recording import (
    SaidPoint,
    Speaker,
    View,
    record_contribution,
)
from kumaja.voice.contributions.domain.kinds import AnswerBy, Seen
from kumaja.voice.contributions.models import Contribution, Point
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
from kumaja.voice.echo.actions.weighing import HearingOpen, weigh
from kumaja.voice.echo.domain.states import PointState, ToldBy, VerdictKind
from kumaja.voice.echo.models import Notice
from kumaja.voice.echo.tests.rows import a_change, an_answer
from kumaja.voice.matters.actions.opening import MatterClosed
from kumaja.voice.matters.models import Matter, MatterOwner, Stage
from kumaja.voice.matters.tests.rows import a_matter, a_stage

DAY = timedelta(days=1)
REFUSED = (
    MatterClosed, HearingOpen, PointsOpen, AnswersUntold, AlreadyWithdrawn, AlreadyTold,
    NoAddress, NotAnswered, VerdictGiven, AlreadyReopened, NothingToReopen,
)  # fmt: skip


@dataclass(frozen=True)
class Cast:
    """Who takes part: associations, networks of theirs, bodies, residents."""

    region: Region
    associations: list[Organisation]
    networks: list[Network]
    bodies: list[Organisation]
    residents: list[User]


@dataclass
class Life:
    """One matter and what happens to it; each act may be refused, none may break."""

    cast: Cast
    chance: Random
    begins: datetime
    now: datetime = field(init=False)
    matter: Matter = field(init=False)
    stage: Stage | None = None
    refused: list[str] = field(default_factory=list)

    def run(self, until: datetime) -> None:
        """Live from the beginning to the end, at most so many acts."""
        self._open()
        for _ in range(self.chance.randint(1, 3)):
            self._say()
        if self.stage is not None:
            self.now = self.stage.ends_at + DAY
        for _ in range(self.chance.randint(4, 12)):
            if self.now >= until:
                break
            act = self.chance.choices(list(ACTS), [ACTS[act] for act in ACTS])[0]
            with suppress(_Nothing):
                try:
                    act(self)
                except REFUSED as no:
                    self.refused.append(type(no).__name__)
            self.now += self.chance.randint(0, 6) * DAY
        if self.now < until and self.chance.random() < 0.4:
            self._finish()

    def _finish(self) -> None:
        """Bring it to its end as a good official does, unless it is done."""
        with suppress(*REFUSED):
            answer_all(self)
            tell_everyone(self)
            close(self)

    def _open(self) -> None:
        self.now = self.begins
        bodies = self.chance.sample(self.cast.bodies, self.chance.choice([1, 1, 2]))
        self.matter = a_matter(self.cast.region, *bodies, now=self.begins)
        if self.chance.random() < 0.9:
            self.stage = a_stage(self.matter, starts_at=self.begins, now=self.begins)

    @property
    def owners(self) -> list[MatterOwner]:
        """The bodies that owe answers."""
        return list(self.matter.owners.select_related("matter", "organisation", "network"))

    def one(self, rows: list[Contribution] | list[Notice]) -> object:
        """Return one of the rows, or nothing to do."""
        if not rows:
            raise _Nothing
        return self.chance.choice(rows)

    def view(self) -> Contribution:
        """Return something that was said."""
        found = self.one(list(self.matter.contributions.all()))
        assert isinstance(found, Contribution)
        return found

    def notice(self) -> Notice:
        """Return something that was told."""
        found = self.one(list(Notice.objects.filter(contribution__matter=self.matter)))
        assert isinstance(found, Notice)
        return found

    def _say(self) -> None:
        way = self.chance.choice([AnswerBy.MAIL, AnswerBy.MAIL, AnswerBy.LETTER, AnswerBy.DESK])
        owner = self.chance.choice([None, None, *self.owners])
        said = [SaidPoint(f"Kohta {n}.", owner) for n in range(self.chance.randint(1, 3))]
        view = View(
            body="Sanomme tämän.", language=self.chance.choice(["fi", "sv"]), points=said,
            visibility=self.chance.choice([*Seen]), answer_by=way,
            answer_to=f"{self.chance.getrandbits(48)}@example.org" if way == AnswerBy.MAIL else "",
        )  # fmt: skip
        record_contribution(
            region=self.cast.region, speaker=self._speaker(), view=view, matter=self.matter,
            stage=self.stage, actor="test", now=self.now,
        )  # fmt: skip

    def _speaker(self) -> Speaker:
        kind = self.chance.random()
        if kind < 0.6:
            return Speaker(organisation=self.chance.choice(self.cast.associations))
        if kind < 0.8:
            behind = self.chance.sample(self.cast.associations, 3)
            return Speaker(network=self.chance.choice(self.cast.networks), backers=behind)
        return Speaker(person=self.chance.choice(self.cast.residents), name="Asukas")


class _Nothing(Exception):
    """There is nothing to do it with."""


def say_late(life: Life) -> None:
    """Say more; whether the hearing takes it, the room above knows."""
    if (
        life.matter.contributions.count() < 4
        and not Matter.objects.get(pk=life.matter.pk).is_closed
    ):
        life._say()  # noqa: SLF001 - a life's own act


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
        raise _Nothing


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
ACTS: dict[Callable[[Life], None], float] = {
    say_late: 2, correct: 2, withdraw: 1, answer: 5, answer_all: 4, tell_all: 5, tell_by_hand: 2,
    tell_everyone: 4,
    bounce: 4, give_it_up: 1, judge: 2, open_again: 3, close: 5, declare: 1, leave: 0.3,
}  # fmt: skip
