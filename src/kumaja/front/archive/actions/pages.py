"""The pages of one language: fronts, lists, and a page for each thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Final

from django.utils.translation import override

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.core.engine.html import html_of
from kumaja.foundation.design.engine.reader import spoken
from kumaja.foundation.places.models import Municipality
from kumaja.front.archive.actions.data import ENDINGS
from kumaja.front.archive.actions.frames import CUT, Frame, rendered
from kumaja.front.archive.domain.places import list_of, page_of
from kumaja.front.archive.engine.files import Files, Write
from kumaja.front.archive.queries.told import Told
from kumaja.help.directory.models import Activity
from kumaja.network.networks.models import Network
from kumaja.network.registry.models import Organisation

_TOP, _BELOW = "", "../"
_LINE: Final = '<li><a href="{}">{}</a></li>\n'  # the same row thousands of times: no template
Thing = Organisation | Activity | Network
Letter = tuple[str, str, int]  # what is listed under it, where, and how many


def front_of_all(told: Told) -> str:
    """Return the first page: the region, and the way in in each language."""
    with override("fi"):
        languages = [(one, f"{one}/index.html") for one in LANGUAGES]
        shown = {"region": told.region, "day": told.day, "languages": languages}
        return rendered("first", shown)


class Pages:
    """Writes the pages of one language, which the caller puts in force (`own`)."""

    def __init__(self, files: Files, told: Told, language: str) -> None:
        self.language = language
        self._files = files
        with self.own():
            self._frames = {base: Frame.of(told, language, base) for base in (_TOP, _BELOW)}

    def own(self) -> AbstractContextManager[None]:
        """Put the language in force."""
        return override(self.language)

    def thing(self, kind: str, row: Thing, shown: dict[str, Any]) -> None:
        """Write the page of one thing."""
        self._page(kind, page_of(kind, row.address), shown | {"row": row}, _BELOW)

    @contextmanager
    def listed(self, kind: str, letter: str) -> Iterator[Callable[[Thing], None]]:
        """Open the list of one letter; yields what takes its things, one by one."""
        path = list_of(kind, letter)
        with self.own():
            shown = {"kind": kind, "letter": letter, "cut": CUT}
            head, foot = self._frames[_TOP].page("list", path, shown).split(CUT)
        with self._opened(path) as write:
            write(head)
            yield lambda row: write(self._line(kind, row, _TOP))
            write(foot)

    def municipality(
        self, row: Municipality, acting: Iterable[Thing], offered: Iterable[Thing]
    ) -> None:
        """Write the page of a municipality: who acts there, then what is offered."""
        path = page_of("municipality", row.slug)
        shown = {"row": row, "cut": CUT}
        head, middle, foot = self._frames[_BELOW].page("municipality", path, shown).split(CUT)
        with self._opened(path) as write:
            write(head)
            for one in acting:
                write(self._line("organisation", one, _BELOW))
            write(middle)
            for one in offered:
                write(self._line("activity", one, _BELOW))
            write(foot)

    def fronts(
        self, letters: Mapping[str, list[Letter]], places: list[Municipality], kinds: Iterable[str]
    ) -> None:
        """Write the pages that lead to all others, and to the data of these kinds."""
        for kind, found in letters.items():
            self._page("letters", list_of(kind), {"kind": kind, "letters": found})
        self._page("places", list_of("municipality"), {"places": places})
        self._page("data", "data.html", {"kinds": kinds, "endings": ENDINGS})
        self._page("front", "index.html", {"letters": letters, "places": len(places)})

    def _line(self, kind: str, row: Thing, base: str) -> str:
        place = f"{base}{page_of(kind, row.address)}"
        return html_of(_LINE, place, spoken(row.name, self.language))

    def _page(self, name: str, path: str, shown: Mapping[str, Any], base: str = _TOP) -> None:
        with self._opened(path) as write:
            write(self._frames[base].page(name, path, shown))

    def _opened(self, path: str) -> AbstractContextManager[Write]:
        return self._files.opened(f"{self.language}/{path}")
