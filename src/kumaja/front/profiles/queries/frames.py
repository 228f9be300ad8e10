"""What a frame within another's page shows: the next activities of a place or a situation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from kumaja.foundation.design.domain.lists import Card
from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.domain.question import Sort
from kumaja.foundation.regions.models import Region
from kumaja.front.search.domain.wanted import Wanted
from kumaja.front.search.queries import ACTIVITY, Choice, Choices, find, get_choices
from kumaja.front.search.queries.shown import as_found
from kumaja.help.interchange.domain.frames import Frame, rows_in
from kumaja.help.interchange.models import EmbeddingSite


@dataclass(frozen=True, slots=True)
class FramePage:
    """The rows of a frame, how many there are in all, and where all of them stand."""

    frame: Frame
    cards: tuple[Card, ...]
    count: int
    place: Choice | None
    situation: Choice | None
    all_url: str
    search_url: str

    @property
    def heading(self) -> str:
        """What the frame is about: the situation and the place that it is narrowed to."""
        named = [choice.label for choice in (self.situation, self.place) if choice]
        return ", ".join(named) or _("Support and activities")

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What its search sends along: the municipality."""
        return [("municipality", self.place.value)] if self.place else []


def allowed_hosts(region: Region) -> list[str]:
    """Return the hosts that may frame the region's pages; one statement."""
    rows = EmbeddingSite.objects.in_region(region).allowed()
    return list(rows.values_list("host", flat=True))


def read_frame(data: QueryDict, choices: Choices) -> Frame:
    """Return what an address asks a frame to show; what means nothing is left out."""
    place = choices.find(Facet.MUNICIPALITY, data.get("municipality", ""))
    situation = choices.find(Facet.LIFE_SITUATION, data.get("situation", ""))
    return Frame(
        municipality=place.value if place else "",
        situation=situation.value if situation else "",
        rows=rows_in(data.get("rows", "")),
        has_search=data.get("search", "") != "no",
    )


def get_frame_page(
    region: Region, data: QueryDict, *, language: str, moment: datetime
) -> FramePage:
    """Return what a frame shows; raises IndexMissing when there is no index yet."""
    choices = get_choices(region, language, moment)
    frame = read_frame(data, choices)
    filters = {
        Facet.MUNICIPALITY: (frame.municipality,) if frame.municipality else (),
        Facet.LIFE_SITUATION: (frame.situation,) if frame.situation else (),
    }
    found = find(
        region, moment=moment, language=language, filters=choices.codes(filters),
        labels=(ACTIVITY,), sort=Sort.NEXT, size=frame.rows, counted=(),
    )  # fmt: skip
    search_url = reverse("search:results")
    return FramePage(
        frame=frame,
        cards=tuple(as_found(row, choices) for row in found.rows),
        count=found.count,
        place=choices.find(Facet.MUNICIPALITY, frame.municipality),
        situation=choices.find(Facet.LIFE_SITUATION, frame.situation),
        all_url=f"{search_url}{Wanted(filters=filters).query()}",
        search_url=search_url,
    )
