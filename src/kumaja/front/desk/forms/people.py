"""Asking somebody to act for an association."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.front.desk.forms.fields import day_field
from kumaja.network.registry.domain.kinds import RoleKind

LONGEST_TERM = timedelta(days=4 * 366)
USUAL_TERM = timedelta(days=2 * 365)
_KINDS = [
    (RoleKind.EDITOR, _("Editor: keeps the record and the activities")),
    (RoleKind.SPOKESPERSON, _("Spokesperson: also sends and signs, and asks others in")),
]


class InviteForm(forms.Form):
    """Whom, as what, until when."""

    email = forms.EmailField(
        label=_("Mail address"), max_length=254,
        help_text=_("We mail a link. The task begins when the person takes it."),
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("As what?"), choices=_KINDS, initial=RoleKind.EDITOR, widget=forms.RadioSelect
    )
    last_on = day_field(
        _("Until when?"), _("The last day of the term, at most four years away."), required=True
    )

    def __init__(self, data: Any, *, today: date) -> None:  # noqa: ANN401 - POST or None
        self.today = today
        initial = {"last_on": today + USUAL_TERM}
        super().__init__(data, initial=initial, use_required_attribute=False)

    def clean_last_on(self) -> date:
        """Keep the term between today and four years."""
        last: date = self.cleaned_data["last_on"]
        if not self.today <= last <= self.today + LONGEST_TERM:
            raise forms.ValidationError(_("Choose a day from today on, at most four years away."))
        return last
