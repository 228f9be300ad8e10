"""Narrowing the list of matters: to a municipality, to a body, to a theme."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import municipalities_of
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.registry.models import Organisation
from kumaja.voice.matters.models import Matter, MatterOwner, MatterQuerySet


class MatterFilterForm(forms.Form):
    """What the list is narrowed by; what is not known is left aside."""

    municipality = forms.ChoiceField(label=_("Municipality"), required=False)
    body = forms.ChoiceField(label=_("Who decides"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)

    def __init__(self, data: Any, *, region: Region, today: date) -> None:  # noqa: ANN401 - GET
        super().__init__(data)
        language = (get_language() or "fi")[:2]
        places = municipalities_of(region).existing_in(today.year)
        self._places = {row.slug: row for row in places.by_name(language).named_only()}
        owned = MatterOwner.objects.filter(
            matter__region=region, matter__published_at__isnull=False
        )
        bodies = Organisation.objects.filter(pk__in=owned.values("organisation")).by_name()
        self._bodies = {row.code: row for row in bodies}
        used = Matter.terms.through.objects.filter(matter__region=region).values("term")
        terms = Term.objects.of(Scheme.THEME).filter(pk__in=used).in_order()
        self._themes = {row.code: row for row in terms}
        self._offer("municipality", self._places, language)
        self._offer("body", self._bodies, language)
        self._offer("theme", self._themes, language)

    def _offer(self, name: str, rows: dict[str, Any], language: str) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells the type alone
        named = [(key, row.name.in_language(language).value) for key, row in rows.items()]
        field.choices = [("", pgettext_lazy("all of a list", "All")), *named]

    def _chosen(self, name: str, rows: dict[str, Any]) -> Any:  # noqa: ANN401
        return rows.get(self.data.get(name, "")) if self.is_bound else None

    def narrowed(self, rows: MatterQuerySet) -> MatterQuerySet:
        """Keep the matters that fit what was chosen."""
        if place := self._chosen("municipality", self._places):
            rows = rows.touching(place)
        if body := self._chosen("body", self._bodies):
            rows = rows.owned_by(body)
        if theme := self._chosen("theme", self._themes):
            rows = rows.filter(terms=theme)
        return rows

    @property
    def count(self) -> int:
        """How many of the lists narrow."""
        return len(self.pairs)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What narrows, as parameters of an address: only what is known."""
        known = (("municipality", self._places), ("body", self._bodies), ("theme", self._themes))
        asked = self.data if self.is_bound else {}
        return [(name, asked[name]) for name, rows in known if asked.get(name, "") in rows]
