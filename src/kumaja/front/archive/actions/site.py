"""All pages and open data of a region: each thing is read once, and told in every language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.places.models import Municipality
from kumaja.front.archive.actions.data import tables
from kumaja.front.archive.actions.pages import Letter, Pages, Thing
from kumaja.front.archive.domain.places import FOLDERS, list_of
from kumaja.front.archive.engine.files import Files
from kumaja.front.archive.queries.details import activity_told, network_told, organisation_told
from kumaja.front.archive.queries.records import (
    Record,
    activity_record,
    handover_records,
    municipality_record,
    network_record,
    organisation_record,
)
from kumaja.front.archive.queries.told import Told
from kumaja.front.profiles.domain.letters import letter_of

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class ToldThing:
    """A loaded row, its record, and what its page shows in the language in force."""

    row: Thing
    record: Record
    shown: Callable[[], dict[str, Any]]


class Site:
    """The region's pages in every language and its data, written side by side."""

    def __init__(self, files: Files, told: Told) -> None:
        self._files, self._told = files, told
        self._pages = [Pages(files, told, language) for language in LANGUAGES]

    def write(self, on_progress: Progress) -> dict[str, int]:
        """Write all; returns how many of each kind there are."""
        letters: dict[str, list[Letter]] = {}
        for kind, things in (
            ("organisation", self._organisations), ("activity", self._activities),
            ("network", self._networks),
        ):  # fmt: skip
            on_progress(FOLDERS[kind])
            letters[kind] = list(self._written(kind, things()))
        on_progress(FOLDERS["municipality"])
        places = self._told.municipalities()
        self._municipalities(places)
        kinds = list(FOLDERS.values())
        if self._told.region.closed_at is not None:
            kinds.append(self._handovers())
        for pages in self._pages:
            with pages.own():
                pages.fronts(letters, places, kinds)
        counts = {FOLDERS[kind]: sum(one[2] for one in found) for kind, found in letters.items()}
        return counts | {FOLDERS["municipality"]: len(places)}

    def _written(self, kind: str, things: Iterator[ToldThing]) -> Iterator[Letter]:
        """Write the things of one kind, in the order of their names; yields the letters."""
        with tables(self._files, FOLDERS[kind]) as take:
            for letter, alike in groupby(things, key=lambda thing: letter_of(thing.row.sort_key)):
                number = 0
                with ExitStack() as stack:
                    lists = [
                        (pages, stack.enter_context(pages.listed(kind, letter)))
                        for pages in self._pages
                    ]
                    for thing in alike:
                        number += 1
                        take(thing.record)
                        for pages, add in lists:
                            add(thing.row)
                            with pages.own():
                                pages.thing(kind, thing.row, thing.shown())
                yield letter, list_of(kind, letter), number

    def _organisations(self) -> Iterator[ToldThing]:
        for row, offered in self._told.organisations():
            yield ToldThing(row, organisation_record(row), partial(organisation_told, row, offered))

    def _activities(self) -> Iterator[ToldThing]:
        for row, heir in self._told.activities():
            yield ToldThing(row, activity_record(row), partial(activity_told, row, heir))

    def _networks(self) -> Iterator[ToldThing]:
        day = self._told.day
        for row in self._told.networks():
            shown = network_told(row, day, self._told.heirs_of_tasks)
            yield ToldThing(row, network_record(row, day), shown.copy)

    def _municipalities(self, places: list[Municipality]) -> None:
        with tables(self._files, FOLDERS["municipality"]) as take:
            for place in places:
                take(municipality_record(place))
                for pages in self._pages:
                    with pages.own():
                        acting, offered = self._told.acting_in(place), self._told.offered_in(place)
                        pages.municipality(place, acting, offered)

    def _handovers(self) -> str:
        """Write who goes on with what; returns what the tables are called."""
        name = "handovers"
        with tables(self._files, name) as take:
            for record in handover_records(self._told.region):
                take(record)
        return name
