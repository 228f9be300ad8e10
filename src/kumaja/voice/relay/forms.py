"""Asking members, answering, summing up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.imports.domain.identity_codes import has_identity_code
from kumaja.network.registry.models import Organisation
from kumaja.voice.relay.domain.limits import LONGEST_ANSWER, LONGEST_QUESTION, LONGEST_SUMMARY


def _without_codes(text: str) -> str:
    if has_identity_code(text):
        raise forms.ValidationError(
            _("There seems to be a personal identity code in the text. Take it out to go on.")
        )
    return text


class AskForm(forms.Form):
    """What the members are asked, and until when."""

    organisation = forms.ChoiceField(label=_("Association"))
    question = forms.CharField(
        label=_("What do you ask your members?"), max_length=LONGEST_QUESTION,
        help_text=_("One question in plain words. They answer in theirs."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what you ask.")},
    )  # fmt: skip
    closes_on = forms.DateField(
        label=_("On which day is the last day to answer?"), widget=forms.DateInput,
        error_messages={"required": _("Tell the last day to answer.")},
    )  # fmt: skip
    members = forms.IntegerField(
        label=_("How many members do you ask?"), required=False, min_value=1,
        max_value=10_000_000,
    )  # fmt: skip

    def __init__(
        self, data: Any, *, organisations: Sequence[Organisation], today: date,  # noqa: ANN401
        initial: dict[str, Any],
    ) -> None:  # fmt: skip
        super().__init__(data, initial=initial, use_required_attribute=False)
        self.organisations, self.today = {row.code: row for row in organisations}, today
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(code, str(row)) for code, row in self.organisations.items()]

    def clean_question(self) -> str:
        """Refuse identity codes."""
        return _without_codes(self.cleaned_data["question"])

    def clean_closes_on(self) -> date:
        """Refuse a day that has gone."""
        day: date = self.cleaned_data["closes_on"]
        if day < self.today:
            raise forms.ValidationError(_("The day has gone already."))
        return day


class AnswerForm(forms.Form):
    """A member's answer."""

    answer = forms.CharField(
        label=_("Your answer"), max_length=LONGEST_ANSWER,
        help_text=_("No name is asked. Don't write names or details by which someone is known."),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write what you want to say.")},
    )  # fmt: skip

    def clean_answer(self) -> str:
        """Refuse identity codes."""
        return _without_codes(self.cleaned_data["answer"])


class SummaryForm(forms.Form):
    """What the members said, in the association's own words."""

    summary = forms.CharField(
        label=_("What did the members say?"), max_length=LONGEST_SUMMARY,
        help_text=_("In your own words, also what only one of them said. This alone leaves."),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write what the members said.")},
    )  # fmt: skip
    members = forms.IntegerField(
        label=_("How many members did you ask?"), required=False, min_value=1,
        max_value=10_000_000,
    )  # fmt: skip

    def clean_summary(self) -> str:
        """Refuse identity codes."""
        return _without_codes(self.cleaned_data["summary"])
