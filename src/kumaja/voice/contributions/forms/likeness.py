"""Which points say the same, and in what words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.core.engine.html import cleaned
from kumaja.voice.contributions.domain.kinds import LONGEST_POINT
from kumaja.voice.contributions.models import Point
from kumaja.voice.contributions.queries.likeness import Choice

_LANGUAGES: Final = (("fi", "suomi"), ("sv", "svenska"), ("en", "English"))
_FEWEST: Final = 2
_NEW: Final = ""


class AlikeForm(forms.Form):
    """Points that say the same, as a new position or as one that was declared before."""

    points = forms.MultipleChoiceField(
        label=_("Which points say the same?"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the points that say the same.")},
    )  # fmt: skip
    position = forms.ChoiceField(
        label=_("Is it said among these already?"), widget=forms.RadioSelect, required=False
    )
    text = forms.CharField(
        label=_("What do they say, in plain words?"), required=False, max_length=LONGEST_POINT,
        help_text=_("Each keeps its own words beneath. Take nothing away from anybody."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("In which language?"), choices=_LANGUAGES, required=False)

    def __init__(
        self, data: Any, *, points: Sequence[Point], positions: Sequence[Choice],  # noqa: ANN401
    ) -> None:  # fmt: skip
        initial = {"language": (get_language() or "fi")[:2], "position": _NEW}
        super().__init__(data, initial=initial, use_required_attribute=False)
        self.offered: Mapping[str, Point] = {point.code: point for point in points}
        rows = [(each.code, f"{each.text} ({each.speaker_name})") for each in points]
        _choices(self, "points", rows)
        new = pgettext_lazy("position", "No, it is a new one")
        _choices(self, "position", [(_NEW, new), *((each.code, each.text) for each in positions)])
        if not positions:
            del self.fields["position"]

    def clean(self) -> dict[str, Any]:
        """Ask of a new position words and two points."""
        given = super().clean() or self.cleaned_data
        given["text"] = cleaned(given.get("text", ""))
        if not given.get("position"):
            if not given["text"]:
                self.add_error("text", _("Say in plain words what they have in common."))
            if 0 < len(given.get("points", ())) < _FEWEST:
                self.add_error("points", _("Choose at least two points."))
        return given

    def chosen(self) -> list[Point]:
        """Return the points that were ticked (of a valid form)."""
        return [self.offered[code] for code in self.cleaned_data["points"]]


class SameAsForm(forms.Form):
    """What one's own point says the same as."""

    like = forms.ChoiceField(
        label=_("Which one says the same as yours?"), widget=forms.RadioSelect,
        error_messages={"required": _("Choose what says the same as yours.")},
    )  # fmt: skip

    def __init__(self, data: Any, *, choices: Sequence[Choice]) -> None:  # noqa: ANN401
        super().__init__(data, use_required_attribute=False)
        _choices(self, "like", [(each.code, each.label) for each in choices])


def _choices(form: forms.Form, name: str, rows: Sequence[tuple[str, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
    field.choices = list(rows)
