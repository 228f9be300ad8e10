"""The umbrella organisation that an association belongs to, found by a part of its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.language.domain.keys import match_key
from kumaja.front.desk.forms.fields import Line
from kumaja.front.desk.queries.offers import Choice, Offers
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.queries import umbrellas_called

MOST = 10
CHOICE = "umbrella_choice"


@dataclass(frozen=True, slots=True)
class UmbrellaSearch:
    """What was typed, the umbrella that is stored, and those that the words may mean."""

    typed: str
    kept: Organisation | None
    rows: Sequence[Organisation]
    language: str

    @property
    def choices(self) -> list[Choice]:
        """What to choose from when the words mean several, or one that is called otherwise."""
        is_asked = bool(self.typed) and self._meant() is None and len(self.rows) <= MOST
        return [(row.code, name_of(row, self.language)) for row in self.rows] if is_asked else []

    def found(self, code: str) -> Organisation | None:
        """Return the umbrella that is meant, None for none; raises ValidationError when unclear."""
        if not self.typed:
            return None
        chosen = self._meant() or next((row for row in self.rows if row.code == code), None)
        if chosen is not None:
            return chosen
        if not self.rows:
            raise forms.ValidationError(
                {"umbrella": _("No umbrella organisation is called so. Check the name.")}
            )
        if len(self.rows) > MOST:
            raise forms.ValidationError(
                {"umbrella": _("Many are called so. Write more of the name.")}
            )
        raise forms.ValidationError({CHOICE: _("Choose which of these you mean.")})

    def _meant(self) -> Organisation | None:
        """Return the one that is called exactly as was typed: what is stored, else the only one."""
        if self.kept and _is_called(self.kept, self.typed):
            return self.kept
        same = [row for row in self.rows if _is_called(row, self.typed)]
        return same[0] if len(same) == 1 else None


def search(data: Any, organisation: Organisation, offers: Offers) -> UmbrellaSearch:  # noqa: ANN401
    """Return what the words mean; nothing is read when they say what is stored."""
    kept = organisation.umbrella
    typed = Line(max_length=200).to_python(data.get("umbrella", "")) if data is not None else ""
    typed = typed.replace("\x00", "")[:200]
    known = not typed or (kept is not None and _is_called(kept, typed))
    rows = () if known else umbrellas_called(typed, offers.region, organisation)[: MOST + 1]
    return UmbrellaSearch(typed, kept, tuple(rows), offers.language)


def name_of(row: Organisation | None, language: str) -> str:
    """Return what an organisation is called in the reader's language."""
    return row.name.in_language(language).value if row else ""


def _is_called(row: Organisation, text: str) -> bool:
    names = (row.name_fi, row.name_sv, row.name_en)
    return match_key(text) in {match_key(name) for name in names if name}
