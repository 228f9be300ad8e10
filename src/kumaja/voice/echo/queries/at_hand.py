"""The one point that is open on the desk: who says it, how, where, and what stands of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from kumaja.voice.consultations.models import PointPlace
from kumaja.voice.contributions.domain.kinds import Basis, SpeakerKind
from kumaja.voice.contributions.models import Contribution, Point
from kumaja.voice.contributions.models.contribution import file_count_of
from kumaja.voice.contributions.queries.words import ROLE_WORDS
from kumaja.voice.echo.models import Reopening, Weighing
from kumaja.voice.echo.queries.desk import QueuedPoint
from kumaja.voice.matters.models import MatterOwner


@dataclass(frozen=True, slots=True)
class AtHand:
    """A point with all that its answer is weighed by."""

    point: Point
    weighing: Weighing | None
    place: PointPlace | None
    files: int
    behind: tuple[str, ...]
    reopening: Reopening | None

    @property
    def view(self) -> Contribution:
        """The view that it is a point of."""
        return self.point.contribution

    @property
    def mandate(self) -> str:
        """How the view came about, in which role, and whom it reaches."""
        view = self.view
        based = {
            Basis.BOARD: gettext("the board decided"),
            Basis.MEMBERS: gettext("members were asked"),
            Basis.STAFF: gettext("a view of the staff"),
            Basis.OWN: gettext("an own view"),
        }
        words = [based[Basis(view.basis)]] if view.basis else []
        if view.reach_members and view.reach_heard is not None:
            reach = {"members": view.reach_members, "heard": view.reach_heard}
            words.append(gettext("%(heard)d of %(members)d members answered") % reach)
        if view.speaker_kind == SpeakerKind.ORGANISATION and view.role:
            words.append(str(ROLE_WORDS[view.role]).lower())
        return ", ".join(words)


def get_at_hand(owner: MatterOwner, row: QueuedPoint) -> AtHand:
    """Return the point of a row of the queue, in a fixed number of statements."""
    points = Point.objects.select_related("contribution__reopening")
    point: Any = points.annotate(file_count=file_count_of("contribution")).get(pk=row.key)
    given = Weighing.objects.current().filter(owner=owner, point=point)
    places = PointPlace.objects.filter(point=point).select_related("question")
    view = point.contribution
    is_network = view.speaker_kind == SpeakerKind.NETWORK
    return AtHand(
        point=point,
        weighing=given.select_related("change").first() if row.answer else None,
        place=places.first(),
        files=point.file_count,
        behind=tuple(view.backers.values_list("name", flat=True)) if is_network else (),
        reopening=_reopening(view, point),
    )


def _reopening(view: Contribution, point: Point) -> Reopening | None:
    """Return the opening again that asks for this point's answer anew."""
    found: Reopening | None = getattr(view, "reopening", None)
    return found if found is not None and found.points.filter(pk=point.pk).exists() else None
