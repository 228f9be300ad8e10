"""What the list of gaps may be narrowed by: the page and CSV ask the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.help.gaps.queries.table import Missing, MissingRow

LONGEST = 100
ABOUT = {
    "situation": Scheme.LIFE_SITUATION,
    "theme": Scheme.THEME,
    "group": Scheme.TARGET_GROUP,
}


class GapFilterForm(forms.Form):
    """Parameters of the list of gaps: by which list, one word of it, one municipality."""

    about = forms.ChoiceField(
        label=_("By what?"), required=False,
        choices=[
            ("situation", pgettext_lazy("list of words", "By life situation")),
            ("theme", pgettext_lazy("list of words", "By theme")),
            ("group", pgettext_lazy("list of words", "By group of people")),
        ],
    )  # fmt: skip
    term = forms.SlugField(
        label=_("What?"), max_length=LONGEST, required=False, widget=forms.Select()
    )
    municipality = forms.SlugField(
        label=_("Municipality"), max_length=LONGEST, required=False, widget=forms.Select()
    )

    def offer(self, choices: Mapping[str, Iterable[tuple[str, str]]]) -> None:
        """Draw the fields with these choices."""
        for name, rows in choices.items():
            widget = self.fields[name].widget
            assert isinstance(widget, forms.Select)  # noqa: S101 - declared above
            widget.choices = [("", _("All")), *rows]

    def scheme(self) -> Scheme:
        """Return the list that the (valid) parameters ask about."""
        return ABOUT[self.cleaned_data["about"] or "situation"]

    def chosen(self) -> dict[str, str]:
        """Return what the (valid) parameters narrow by."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    def apply(self, missing: Missing) -> list[MissingRow]:
        """Return the rows that the (valid) parameters ask for."""
        term, place = self.cleaned_data["term"], self.cleaned_data["municipality"]
        return [
            row
            for row in missing.rows
            if term in ("", row.term.code)
            and place in ("", row.municipality.code, row.municipality.slug)
        ]
