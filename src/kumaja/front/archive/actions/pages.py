"""The pages of one language: fronts, lists by letter, and a page for each thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from django.template.loader import get_template
from django.utils.translation import override

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Handover
from kumaja.front.archive.domain.places import list_of, page_of
from kumaja.front.archive.engine.files import Files
from kumaja.front.archive.queries.details import activity_told, network_told, organisation_told
from kumaja.front.archive.queries.told import Told
from kumaja.front.profiles.domain.letters import letter_of
from kumaja.help.directory.models import Activity
from kumaja.network.networks.models import Network
from kumaja.network.registry.models import Organisation

_ROWS: Final = "\ue000"  # where rows go in a list: a sign that no text has
_TOP, _BELOW = "", "../"
Thing = Organisation | Activity | Network
Line = tuple[Thing, str]


def front_of_all(told: Told) -> str:
    """Return the first page: the region, and the way in in each language."""
    with override("fi"):
        languages = [(one, f"{one}/index.html") for one in LANGUAGES]
        context = {"region": told.region, "languages": languages}
        return str(get_template("archive/first.html").render(context))


class Counted:
    """Rows as they pass by, and how many there were."""

    def __init__(self, rows: Iterable[Line]) -> None:
        self._rows, self.number = rows, 0

    def __iter__(self) -> Iterator[Line]:
        for row in self._rows:
            self.number += 1
            yield row


@dataclass(frozen=True, slots=True)
class Pages:
    """Writes the pages of a region in the language that is in force."""

    files: Files
    told: Told
    language: str

    def write(self) -> None:
        """Write all pages of the language."""
        letters = {
            kind: list(self._lists(kind, rows))
            for kind, rows in (
                ("organisation", self._organisations()), ("activity", self._activities()),
                ("network", self._networks()),
            )
        }  # fmt: skip
        places = self.told.municipalities()
        for place in places:
            self._municipality(place)
        for kind, found in letters.items():
            self._page("letters", list_of(kind), {"kind": kind, "letters": found})
        self._page("places", list_of("municipality"), {"places": places})
        self._page("front", "index.html", {"letters": letters, "places": len(places)})

    def _organisations(self) -> Iterator[Line]:
        for row in self.told.organisations():
            offered = self.told.offered_by(row)
            shown = organisation_told(row, offered)
            yield row, self._thing("organisation", row, shown)

    def _activities(self) -> Iterator[Line]:
        for row in self.told.activities():
            shown = activity_told(row, self.language)
            shown["heir"] = self._heir("directory.Activity", row.code)
            yield row, self._thing("activity", row, shown)

    def _networks(self) -> Iterator[Line]:
        for row in self.told.networks():
            shown = network_told(row, self.told.day)
            shown["tasks"] = [
                (task, self._heir("networks.NetworkTask", task.code)) for task in shown["tasks"]
            ]
            yield row, self._thing("network", row, shown)

    def _heir(self, label: str, key: str) -> Handover | None:
        return self.told.heir_of(label, key)

    def _thing(self, kind: str, row: Thing, shown: dict[str, Any]) -> str:
        """Write the page of one thing; returns where it lies."""
        path = page_of(kind, row.address)
        self._page(kind, path, shown | {"row": row}, base=_BELOW)
        return path

    def _municipality(self, place: Municipality) -> None:
        """Write the page of a municipality: who acts there, then what is offered."""
        path = page_of("municipality", place.slug)
        whole = self._rendered("municipality", path, {"row": place, "rows": _ROWS}, _BELOW)
        head, middle, foot = whole.split(_ROWS)
        acting = self._lines(self.told.acting_in(place), "organisation")
        offered = self._lines(self.told.offered_in(place), "activity")
        self._write(path, _joined([head], acting, [middle], offered, [foot]))

    def _lines(self, rows: Iterable[Thing], kind: str) -> Iterator[str]:
        for row in rows:
            yield self._line(row, f"{_BELOW}{page_of(kind, row.address)}")

    def _lists(self, kind: str, rows: Iterator[Line]) -> Iterator[tuple[str, str, int]]:
        """Write a list a letter while the things are written; yields letter, place and number."""
        for letter, alike in groupby(rows, key=lambda line: letter_of(line[0].sort_key)):
            path, counted = list_of(kind, letter), Counted(alike)
            whole = self._rendered("list", path, {"kind": kind, "letter": letter, "rows": _ROWS})
            head, foot = whole.split(_ROWS)
            lines = (self._line(row, place) for row, place in counted)
            self._write(path, _joined([head], lines, [foot]))
            yield letter, path, counted.number

    def _line(self, row: Thing, place: str) -> str:
        return str(get_template("archive/_line.html").render({"row": row, "place": place}))

    def _page(self, name: str, path: str, shown: dict[str, Any], base: str = _TOP) -> None:
        self._write(path, [self._rendered(name, path, shown, base)])

    def _write(self, path: str, parts: Iterable[str]) -> None:
        self.files.write(f"{self.language}/{path}", parts)

    def _rendered(self, name: str, path: str, shown: dict[str, Any], base: str = _TOP) -> str:
        root = f"../{base}"
        context = {
            "region": self.told.region, "day": self.told.day, "language": self.language,
            "base": base, "root": root,
            "languages": [(one, f"{root}{one}/{path}") for one in LANGUAGES],
        }  # fmt: skip
        return str(get_template(f"archive/{name}.html").render(context | shown))


def _joined(*parts: Iterable[str]) -> Iterator[str]:
    for each in parts:
        yield from each
