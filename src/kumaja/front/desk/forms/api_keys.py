"""Making a key for another system."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.front.desk.forms.fields import Line, day_field
from kumaja.front.desk.queries.api_keys import SCOPE_WORDS
from kumaja.network.registry.domain.api_keys import Scope

LONGEST_TERM = timedelta(days=2 * 366)
USUAL_TERM = timedelta(days=365)


class ApiKeyForm(forms.Form):
    """For which system, what it may write, until when."""

    name = Line(
        label=_("Which system is it for?"), max_length=80,
        help_text=_("For example: our website. You know the key by this name later."),
    )  # fmt: skip
    scopes = forms.MultipleChoiceField(
        label=_("What may it change?"), choices=list(SCOPE_WORDS.items()),
        initial=[Scope.ACTIVITIES], widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    last_on = day_field(
        _("Until when?"), _("The last day the key works, at most two years away."), required=True
    )

    def __init__(self, data: Any, *, today: date) -> None:  # noqa: ANN401 - POST or None
        self.today = today
        initial = {"last_on": today + USUAL_TERM}
        super().__init__(data, initial=initial, use_required_attribute=False)

    def clean_last_on(self) -> date:
        """Keep the term between today and two years."""
        last: date = self.cleaned_data["last_on"]
        if not self.today <= last <= self.today + LONGEST_TERM:
            raise forms.ValidationError(_("Choose a day from today on, at most two years away."))
        return last
