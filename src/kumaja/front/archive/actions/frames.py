"""What stands around every page of a language, made once: the page itself is put in between."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_hex
from typing import Any, Final, Self

from django.template.loader import get_template

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.front.archive.queries.told import Told

# Where the title, the page's own part, its place and the rows of a list go. Nobody can have written
# such a sign into a text: it is another one each time.
_SIGN: Final = f"\ue000{token_hex(8)}"
CUT, PARTED = f"{_SIGN}cut", f"{_SIGN}parted"
_TITLE, _MAIN, _PATH = f"{_SIGN}title", f"{_SIGN}main", f"{_SIGN}path"
_PUT: Final = re.compile(f"({_TITLE}|{_MAIN}|{_PATH})")


@dataclass(frozen=True, slots=True)
class Frame:
    """The same for all pages of a language that lie equally deep below its folder."""

    common: Mapping[str, Any]
    parts: tuple[str, ...]

    @classmethod
    def of(cls, told: Told, language: str, base: str) -> Self:
        """Make the frame; the language must be in force."""
        root = f"../{base}"
        common = {
            "region": told.region, "day": told.day, "language": language, "base": base,
            "root": root,
        }  # fmt: skip
        put = {
            "title": _TITLE, "main": _MAIN,
            "languages": [(one, f"{root}{one}/{_PATH}") for one in LANGUAGES],
        }  # fmt: skip
        return cls(common, tuple(_PUT.split(rendered("frame", common | put))))

    def page(self, name: str, path: str, shown: Mapping[str, Any]) -> str:
        """Return a whole page: its own title and part, within what is around every page."""
        own = rendered(name, {**self.common, "parted": PARTED, **shown})
        title, main = own.split(PARTED)
        put = {_TITLE: title, _MAIN: main, _PATH: path}
        return "".join(put.get(part, part) for part in self.parts)


def rendered(name: str, context: Mapping[str, Any]) -> str:
    """Return a template of this room, filled."""
    return str(get_template(f"archive/{name}.html").render(dict(context)))
