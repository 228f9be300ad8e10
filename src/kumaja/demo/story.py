"""A matter of the demonstration while it is loaded: what happened when, and what was made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Final

from kumaja.demo.content import DATA, Entry, read_file
from kumaja.demo.load_network import Ground
from kumaja.network.networks.models import Network
from kumaja.network.registry.domain.days import HELSINKI, day_of
from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.models import Consultation, Document
from kumaja.voice.contributions.models import Contribution, Position
from kumaja.voice.matters.models import AffectedGroup, Matter, MatterOwner, Stage

VOICE: Final = "voice"
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True, order=True)
class Happening:
    """Something that happened at a moment; of one moment, in the order of telling."""

    at: datetime
    turn: int
    do: Callable[[datetime], object] = field(compare=False)


@dataclass(slots=True)
class Story:
    """One file of a matter, the ground it stands on, and the rows made so far."""

    ground: Ground
    entry: Entry
    organisations: dict[str, Organisation]
    networks: dict[str, Network]
    matters: dict[str, Matter]
    owners: list[MatterOwner] = field(default_factory=list)
    groups: list[AffectedGroup] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    consultations: list[Consultation] = field(default_factory=list)
    documents: dict[int, Document] = field(default_factory=dict)
    contributions: dict[int, Contribution] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=dict)

    @property
    def matter(self) -> Matter:
        """The matter that the file tells of, once it is made."""
        return self.matters[self.entry["matter"]["key"]]

    def at(self, day: int, hour: int = 12, minute: int = 0) -> datetime:
        """Return the moment of a day told in days from loading, on a working day."""
        return moment(self.ground.now, day, hour, minute)


def moment(now: datetime, day: int, hour: int = 12, minute: int = 0) -> datetime:
    """Return the moment so many days from now; a weekend moves away from today.

    What has happened never moves past now, what comes never before it.
    """
    date = day_of(now) + timedelta(days=day)
    while day and date.weekday() >= _SATURDAY:
        date += timedelta(days=1 if day > 0 else -1)
    found = datetime.combine(date, time(hour, minute), HELSINKI)
    return min(found, now) if day <= 0 else found


def stories(
    ground: Ground, organisations: dict[str, Organisation], networks: dict[str, Network]
) -> Iterator[Story]:
    """Yield the matters of the region, each as its writers keep it."""
    folder = DATA / ground.place / VOICE if ground.place else DATA / VOICE
    matters: dict[str, Matter] = {}
    named = networks | {network.name_fi: network for network in networks.values()}
    for file in sorted(folder.glob("*.toml")):
        yield Story(ground, read_file(file), organisations, named, matters)
