"""Under which open licence a region gives its data (JHS 189: CC BY 4.0, or CC0 1.0)."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

_LIST: Final = "http://publications.europa.eu/resource/authority/licence"
_DEEDS: Final = "https://creativecommons.org"


class Licence(StrEnum):
    """An open licence by its SPDX name."""

    BY = "CC-BY-4.0"
    NONE_KEPT = "CC0-1.0"

    @property
    def iri(self) -> str:
        """The name in the list of licences of the EU, which DCAT-AP wants."""
        return f"{_LIST}/{'CC_BY_4_0' if self is Licence.BY else 'CC0'}"

    def deed(self, language: str) -> str:
        """Return where the licence is told to people, in their language."""
        path = "licenses/by/4.0" if self is Licence.BY else "publicdomain/zero/1.0"
        return f"{_DEEDS}/{path}/deed.{language}"
