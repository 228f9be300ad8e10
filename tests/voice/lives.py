"""Random lives of matters: people speak, take back, leave; bodies answer, tell, close too early."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from kumaja.foundation.accounts.models import User
from kumaja.foundation.regions.models import Region
from kumaja.network.networks.models import Network
from kumaja.network.registry.models import Organisation
from kumaja.voice.contributions.actions.changing import (
    AlreadyWithdrawn,
)
from kumaja.voice.contributions.actions.recording import (
    SaidPoint,
    Speaker,
    View,
    record_contribution,
)
from kumaja.voice.contributions.domain.kinds import AnswerBy, Seen
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.echo.actions.closing import AnswersUntold, PointsOpen
from kumaja.voice.echo.actions.telling import (
    AlreadyTold,
    NoAddress,
    NotAnswered,
)
from kumaja.voice.echo.actions.verdicts import (
    AlreadyReopened,
    NothingToReopen,
    VerdictGiven,
)
from kumaja.voice.echo.actions.weighing import HearingOpen
from kumaja.voice.echo.models import Notice
from kumaja.voice.matters.actions.opening import MatterClosed
from kumaja.voice.matters.models import Matter, MatterOwner, Stage
from kumaja.voice.matters.tests.rows import a_matter, a_stage
from tests.voice.acts import ACTS, LATE, Act, Nothing, answer_all, close, tell_everyone

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
            self.say()
        if self.stage is not None:
            self.now = self.stage.ends_at + DAY
        for _ in range(self.chance.randint(4, 12)):
            if self.now >= until:
                break
            act = self.chance.choices(list(ACTS), [ACTS[act] for act in ACTS])[0]
            self._try(act)
            self.now += self.chance.randint(0, 6) * DAY
        if self.now < until and self.chance.random() < 0.4:
            self._finish()
            for act in LATE:  # what is done is closed by every act
                self._try(act)

    def _try(self, act: Act) -> None:
        """Do it if there is anything to do it with; a refusal is kept."""
        with suppress(Nothing):
            try:
                act(self)
            except REFUSED as no:
                self.refused.append(type(no).__name__)

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
            raise Nothing
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

    def say(self) -> None:
        """Let somebody say something."""
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
