"""The parts of a view that is given point by point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.voice.consultations.forms.say import Ground, without_codes
from kumaja.voice.contributions.domain.kinds import LONGEST_VIEW

_PART: Final = 4_000
MOST_FILES: Final = 5


class TextsForm(forms.Form):
    """Texts beside what they answer: questions, paragraphs, or the view as a whole."""

    def __init__(
        self, data: Any, *, fields: Sequence[tuple[str, Any]], initial: Mapping[str, Any],  # noqa: ANN401
        rows: int = 3,
    ) -> None:  # fmt: skip
        super().__init__(data, initial=dict(initial), use_required_attribute=False)
        longest = _PART if len(fields) > 2 else LONGEST_VIEW // 2  # noqa: PLR2004 - whole view
        for name, label in fields:
            self.fields[name] = forms.CharField(
                label=label, required=False, max_length=longest,
                widget=forms.Textarea(attrs={"rows": rows}),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Refuse identity codes, each at its field."""
        given = super().clean() or self.cleaned_data
        for name, text in list(given.items()):
            try:
                given[name] = without_codes(text)
            except forms.ValidationError as wrong:
                self.add_error(name, wrong)
        return given

    def content(self) -> dict[str, str]:
        """Return what was written, without what was left empty."""
        return {name: text for name, text in self.cleaned_data.items() if text}


class GroundForm(Ground):
    """Whom one represents, and in which role."""

    def content(self) -> dict[str, Any]:
        """Return what was chosen."""
        return dict(self.cleaned_data)


class FilesForm(forms.Form):
    """One file more."""

    file = forms.FileField(
        label=_("File"), required=False,
        help_text=_("A PDF, a picture or a table; at most five. Whoever sees the view sees them."),
    )  # fmt: skip
