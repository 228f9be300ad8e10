"""The words that remind who owes answers, and by which way they go."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.front.desk.forms.fields import Lines
from kumaja.voice.echo.domain.reminding import ReminderWay
from kumaja.voice.echo.queries.reminding import Reminding

_BY_HAND = (
    (ReminderWay.PHONE, _("I rang: keep it")),
    (ReminderWay.LETTER, _("I sent a letter: keep it")),
)


class BoardForm(forms.Form):
    """From which day everyone sees what waits; empty while only the network does."""

    public_on = forms.DateField(
        label=_("Everyone sees it from"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Empty: only the network, until you choose a day."),
    )  # fmt: skip


class ReminderForm(forms.Form):
    """The words, as they will be read; a mail is offered on days on which one may be sent."""

    text = Lines(label=_("Your words"), rows=7, max_length=1500)
    way = forms.ChoiceField(label=_("How does it go?"), widget=forms.RadioSelect)

    def __init__(
        self,
        data: Any,  # noqa: ANN401
        *,
        found: Reminding,
        day: date,
        initial: dict[str, str],
    ) -> None:
        super().__init__(data, initial=initial, use_required_attribute=False)
        mailed = found.is_allowed_on(day) and bool(found.addresses)
        by_mail = ((ReminderWay.MAIL, _("By mail, now")),) if mailed else ()
        field: Any = self.fields["way"]
        field.choices = [*by_mail, *_BY_HAND]
        field.initial = ReminderWay.MAIL if mailed else None

    @property
    def chosen(self) -> ReminderWay:
        """The way that was chosen."""
        return ReminderWay(self.cleaned_data["way"])
