"""Saying that an activity has ended, and what goes on instead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.front.desk.forms.fields import day_field
from kumaja.help.directory.models import Activity

_FARTHEST = timedelta(days=3 * 366)


class EndForm(forms.Form):
    """When it ended, and what goes on instead."""

    ended_on = day_field(_("When did it end, or when does it end?"), required=True)
    successor = forms.ChoiceField(
        label=_("What goes on instead?"), required=False,
        help_text=_("Who comes to the old page is shown the way there."),
    )  # fmt: skip

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - POST or None
        *,
        today: date,
        others: Sequence[Activity],
    ) -> None:
        self.today, self.others = today, others
        super().__init__(data, initial={"ended_on": today}, use_required_attribute=False)
        field = self.fields["successor"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", _("Nothing")), *((row.code, str(row)) for row in others)]

    def clean_ended_on(self) -> date:
        """Refuse a day that is a slip of the pen."""
        day: date = self.cleaned_data["ended_on"]
        if abs(day - self.today) > _FARTHEST:
            raise forms.ValidationError(_("Check the year."))
        return day

    def chosen(self) -> Activity | None:
        """Return what goes on instead."""
        code = self.cleaned_data["successor"]
        return next((row for row in self.others if row.code == code), None)
