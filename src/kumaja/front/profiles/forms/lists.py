"""Reads what a list is narrowed to from its address, and the fields that narrow it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.index.domain.question import LONGEST_QUERY, cleaned
from kumaja.foundation.places.models import Municipality
from kumaja.front.profiles.queries.organisation_list import Choices, Narrowing

_MOST_WORDS = 8


class WordsForm(forms.Form):
    """What to search for within a municipality; only drawn, the search reads it."""

    q = forms.CharField(
        label=_("What are you looking for?"),
        max_length=LONGEST_QUERY,
        widget=forms.TextInput(attrs={"type": "search", "enterkeyhint": "search"}),
    )


class NarrowingForm(forms.Form):
    """The fields that narrow the list of associations; only drawn: nothing is refused."""

    q = forms.CharField(
        label=_("Name"),
        max_length=LONGEST_QUERY,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    municipality = forms.ChoiceField(label=_("Municipality"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    kind = forms.ChoiceField(label=_("What sort of organisation"), required=False)

    def __init__(
        self,
        choices: Choices,
        narrowing: Narrowing,
        language: str,
        **options: Any,  # noqa: ANN401 - a form's own options
    ) -> None:
        super().__init__(initial=dict(narrowing.pairs()), **options)

        def said(name: Trilingual) -> str:
            return name.in_language(language).value

        self._offer("municipality", [(k, said(v.name)) for k, v in choices.municipalities.items()])
        self._offer("theme", [(code, said(term.name)) for code, term in choices.themes.items()])
        self._offer("kind", list(choices.kinds.items()))

    def _offer(self, name: str, rows: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", _("All")), *rows]


class PlaceForm(forms.Form):
    """The municipality that narrows the list of networks; only drawn: nothing is refused."""

    municipality = forms.ChoiceField(label=_("Municipality"), required=False)

    def __init__(
        self, choices: dict[str, Municipality], chosen: Municipality | None, language: str
    ) -> None:
        super().__init__(initial={"municipality": chosen.slug if chosen else ""})
        rows = [(slug, row.name.in_language(language).value) for slug, row in choices.items()]
        field = self.fields["municipality"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", _("All")), *rows]


def read_narrowing(data: QueryDict, choices: Choices) -> Narrowing:
    """Return what the address narrows to; values that mean nothing are left out."""
    kind = data.get("kind", "")
    words = cleaned(data.get("q", "")).split()
    return Narrowing(
        words=" ".join(words[:_MOST_WORDS]),
        municipality=choices.municipalities.get(data.get("municipality", "")),
        theme=choices.themes.get(data.get("theme", "")),
        kind=kind if kind in choices.kinds else "",
    )


class ChoicesForm(forms.Form):
    """The choices that narrow a list; only drawn: nothing is refused."""

    def __init__(
        self,
        labels: Mapping[str, object],
        choices: Mapping[str, list[tuple[str, str]]],
        chosen: Mapping[str, str],
    ) -> None:
        super().__init__(initial=dict(chosen))
        for name, label in labels.items():
            empty = [] if name == "about" else [("", _("All"))]
            rows = [*empty, *choices[name]]
            self.fields[name] = forms.ChoiceField(label=str(label), required=False, choices=rows)


PRACTICES_BY = {
    "theme": _("Theme"),
    "situation": _("Life situation"),
    "group": _("For whom"),
    "municipality": _("Municipality"),
}
GAPS_BY = {"about": _("By what?"), "term": _("What?"), "municipality": _("Municipality")}
LISTS = {
    "situation": pgettext_lazy("list of words", "By life situation"),
    "theme": pgettext_lazy("list of words", "By theme"),
    "group": pgettext_lazy("list of words", "By group of people"),
}
