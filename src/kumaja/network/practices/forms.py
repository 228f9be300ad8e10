"""What lists of practices may be narrowed by: the page, the interface and CSV ask the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.network.practices.models import Practice, PracticeQuerySet, PracticeUse

LONGEST = 100
_SCHEMES = {
    "theme": Scheme.THEME,
    "situation": Scheme.LIFE_SITUATION,
    "group": Scheme.TARGET_GROUP,
}


def _choice(label: object) -> forms.SlugField:
    return forms.SlugField(label=label, max_length=LONGEST, required=False, widget=forms.Select())  # type: ignore[arg-type]


class PracticeFilterForm(forms.Form):
    """Parameters of the list of practices; a municipality by its code or its slug."""

    theme = _choice(_("Theme"))
    situation = _choice(_("Life situation"))
    group = _choice(_("For whom"))
    municipality = _choice(_("Municipality"))

    def offer(self, choices: Mapping[str, Iterable[tuple[str, str]]]) -> None:
        """Draw the fields with these choices; one without choices is not drawn."""
        for name in list(self.fields):
            if name not in choices:
                del self.fields[name]
                continue
            widget = self.fields[name].widget
            assert isinstance(widget, forms.Select)  # noqa: S101 - declared above
            widget.choices = [("", _("All")), *choices[name]]

    def chosen(self) -> dict[str, str]:
        """Return what the (valid) parameters narrow by."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    def apply(self, rows: PracticeQuerySet) -> PracticeQuerySet:
        """Return the rows that the (valid) parameters ask for."""
        for name, value in self.chosen().items():
            if name == "municipality":
                rows = rows.filter(_in_municipality(value))
            else:
                tagged = Practice.terms.through.objects.filter(
                    term__scheme=_SCHEMES[name], term__code=value
                )
                rows = rows.filter(pk__in=tagged.values("practice"))
        return rows


def _in_municipality(value: str) -> Q:
    """Return the condition of coming from the municipality, or of having been used in it."""
    places = Municipality.objects.filter(Q(code=value) | Q(slug=value))
    used = PracticeUse.objects.current().filter(municipality__in=places)
    return Q(municipality__in=places) | Q(pk__in=used.values("practice"))
