"""What somebody has said, how much of it was answered, and how far each voice has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Case, Count, Exists, F, OuterRef, Q, Value, When, Window
from django.urls import NoReverseMatch
from django.utils.translation import pgettext_lazy

from kumaja.foundation.core.engine.addresses import address_of_row, addresses_of_rows
from kumaja.voice.contributions.domain.kinds import Seen
from kumaja.voice.contributions.models import Contribution, ContributionQuerySet, Point
from kumaja.voice.echo.domain.echoes import Reached, reached
from kumaja.voice.echo.models import Notice, Weighing
from kumaja.voice.echo.queries.loops import asking, not_told, unanswered
from kumaja.voice.echo.queries.words import Words
from kumaja.voice.matters.models import Decision, MatterOwner
from kumaja.voice.observations.domain.kinds import Standing
from kumaja.voice.observations.domain.kinds import reached as field_reached
from kumaja.voice.observations.queries.words import STANDING_WORDS

SHOWN: Final = 3
REACHED_WORDS: Final[dict[str, Words]] = {
    Reached.ARRIVED: pgettext_lazy("station of a voice", "Arrived"),
    Reached.WEIGHED: pgettext_lazy("station of a voice", "Weighed"),
    Reached.DECIDED: pgettext_lazy("station of a voice", "Decided"),
    Reached.TOLD: pgettext_lazy("station of a voice", "Told"),
}


@dataclass(frozen=True, slots=True)
class OwnVoice:
    """One contribution and the stations that it has reached."""

    contribution: Contribution
    reached: tuple[Reached, ...]
    url: str
    standing: Standing | None = None

    @property
    def count(self) -> int:
        """How many arcs of the ring are drawn; a word from the field has its own way."""
        return len(self.reached) if self.standing is None else field_reached(self.standing)

    @property
    def word(self) -> Words:
        """The last station in words."""
        if self.standing is not None:
            return str(STANDING_WORDS[self.standing])
        return REACHED_WORDS[self.reached[-1]]


@dataclass(frozen=True, slots=True)
class Voices:
    """What was said, answered and waits; what is left over is in a hearing that still runs."""

    said: int
    answered: int
    waiting: int
    latest: tuple[OwnVoice, ...]

    def __bool__(self) -> bool:
        return self.said > 0


def voices_of(rows: ContributionQuerySet, now: datetime, *, shown: int = SHOWN) -> Voices:
    """Return how much of these was answered, and the latest; one statement.

    Answered is what every owner that it asks has answered in each of its points. A word from the
    field is answered when its end has been told, and waits until then.
    """
    told: Any = _shown(rows).order_by()
    closed = Q(stage=None) | Q(stage__ends_at__lte=now)
    view, ended = Q(standing=None), Q(standing=Standing.TOLD)
    waits = ~view & ~ended
    counts = {
        "said": Window(Count("pk")),
        "answered": Window(Count("pk", filter=(Q(is_asked=True, is_open=False) & view) | ended)),
        "waiting": Window(Count("pk", filter=(Q(is_open=True) & closed & view) | waits)),
    }
    # Each row carries the counts of all, so that the latest few bring them along.
    latest = list(told.annotate(**counts).select_related("matter").latest_first()[:shown])
    if not latest:
        return Voices(0, 0, 0, ())
    address = thread_address()
    first = latest[0]
    return Voices(
        first.said, first.answered, first.waiting, tuple(own_voice(row, address) for row in latest)
    )


def all_voices(rows: ContributionQuerySet) -> Any:  # noqa: ANN401 - with its annotations
    """Return those that `voices_of` counts, the latest first, to be cut into pages."""
    return _shown(rows).select_related("matter").latest_first()


def _shown(rows: ContributionQuerySet) -> Any:  # noqa: ANN401 - with its annotations
    return with_way(rows.out().standing().filter(hidden_at__isnull=True))


def with_way(rows: ContributionQuerySet) -> Any:  # noqa: ANN401 - with its annotations
    """Return the contributions with how far each has come: asked, open, decided, told."""
    asked = asking(Point.objects.standing().filter(contribution=OuterRef("pk")))
    decided = Decision.objects.in_force().filter(
        points__point__contribution=OuterRef("pk"), points__point__replaced_at=None
    )
    answers = Weighing.objects.current().filter(
        point__contribution=OuterRef("pk"), point__replaced_at=None
    )
    return rows.annotate(
        standing=F("observation__state"),
        heard_in=_public_matter("observation__matter", "observation__head__matter"),
        is_asked=Exists(MatterOwner.objects.filter(matter=OuterRef("matter"))) & Exists(asked),
        is_open=Exists(unanswered(asked)),
        is_decided=Exists(decided),
        is_told=Exists(Notice.objects.filter(contribution=OuterRef("pk")))
        & ~Exists(not_told(answers)),
    )


def _public_matter(*paths: str) -> Case:
    """Return the code of the first of these matters, when everyone may know of it."""
    known = (
        When(
            **{f"{path}__published_at__isnull": False, f"{path}__archived_at": None},
            then=F(f"{path}__code"),
        )
        for path in paths
    )
    return Case(*known, default=Value(""))


def thread_address() -> Callable[[str], str]:
    """Return what tells where a contribution is read, by its code; nothing without such a page."""
    try:
        return addresses_of_rows("echo:thread")
    except NoReverseMatch:
        return lambda _code: ""


def own_voice(row: Any, address: Callable[[str], str]) -> OwnVoice:  # noqa: ANN401 - annotated
    """Return one contribution, loaded with its way, and how far it has come.

    A word from the field has no thread of its own: it leads to the matter that it is heard in.
    """
    is_weighed = row.is_asked and not row.is_open
    stations = reached(
        is_weighed=is_weighed, is_decided=row.is_decided, is_told=is_weighed and row.is_told
    )
    url = _url(row, address) if row.visibility == Seen.EVERYONE else ""
    standing = None if row.standing is None else Standing(row.standing)
    return OwnVoice(row, stations, url, standing)


def _url(row: Any, address: Callable[[str], str]) -> str:  # noqa: ANN401 - annotated
    if row.matter_id is not None:
        return address(row.code)
    return address_of_row("matters:detail", row.heard_in) if row.heard_in else ""
