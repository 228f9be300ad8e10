"""Asking to be told of last days by mail."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.subscriptions.domain.frequencies import Frequency

OFTEN = (
    (Frequency.NOW, _("At once")),
    (Frequency.DAILY, _("Once a day")),
    (Frequency.WEEKLY, _("On Mondays")),
)


class FollowForm(forms.Form):
    """How often, and where to; who is signed in has an address already."""

    frequency = forms.ChoiceField(
        label=_("How often?"), choices=OFTEN, initial=Frequency.WEEKLY, widget=forms.RadioSelect,
        help_text=_("A mail comes only when there is a last day that you were not told of."),
        error_messages={"required": _("Choose how often."),
                        "invalid_choice": _("Choose how often.")},
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Your mail address"),
        help_text=_("We ask you to confirm it. Nothing else is sent before that."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Write your mail address.")},
    )  # fmt: skip

    def __init__(self, data: Any, *, is_known: bool, frequency: str = "") -> None:  # noqa: ANN401
        initial = {"frequency": frequency} if frequency else None
        super().__init__(data, initial=initial, use_required_attribute=False)
        if is_known:
            del self.fields["email"]
