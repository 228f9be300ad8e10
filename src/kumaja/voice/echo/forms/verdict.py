"""What the one who spoke is asked: did it come true, and what was left unanswered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.voice.contributions.models import Point
from kumaja.voice.echo.actions.verdicts import Judgement
from kumaja.voice.echo.domain.states import Opinion, VerdictKind
from kumaja.voice.echo.queries.words import OPINION_WORDS, VERDICT_WORDS

_LONGEST = 4000


class VerdictForm(forms.Form):
    """Whether what was asked for came true, and the two questions beside it."""

    outcome = forms.ChoiceField(
        label=_("Did what you asked for come true?"), choices=list(VERDICT_WORDS.items()),
        widget=forms.RadioSelect, error_messages={"required": _("Choose one of the four.")},
    )  # fmt: skip
    why = forms.CharField(
        label=_("Why?"), required=False, max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    listened = forms.ChoiceField(
        label=_("Were you listened to?"), choices=list(OPINION_WORDS.items()), required=False,
        widget=forms.RadioSelect,
    )  # fmt: skip
    knew_enough = forms.ChoiceField(
        label=_("Did you know enough of the matter?"), choices=list(OPINION_WORDS.items()),
        required=False, widget=forms.RadioSelect,
    )  # fmt: skip

    def judgement(self) -> Judgement:
        """Return what was said."""
        given = self.cleaned_data
        return Judgement(
            outcome=VerdictKind(given["outcome"]),
            why=given["why"],
            listened=Opinion(given["listened"]) if given["listened"] else None,
            knew_enough=Opinion(given["knew_enough"]) if given["knew_enough"] else None,
        )


class ReopenForm(forms.Form):
    """Which points were left unanswered, and what is missing."""

    points = forms.MultipleChoiceField(
        label=_("Which points?"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one point.")},
    )  # fmt: skip
    reason = forms.CharField(
        label=_("What was left unanswered?"), max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Tell what was left unanswered.")},
    )  # fmt: skip

    def __init__(self, data: Any, *, points: Sequence[Point]) -> None:  # noqa: ANN401 - POST
        super().__init__(data, use_required_attribute=False)
        self.rows = {point.code: point for point in points}
        field = self.fields["points"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - declared above
        field.choices = [(point.code, point.text) for point in points]

    def chosen(self) -> list[Point]:
        """Return the points that are opened again."""
        return [self.rows[code] for code in self.cleaned_data["points"]]
