"""Telling that something is wrong, and answering it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.help.upkeep.domain.reports import LONGEST, Told
from kumaja.help.upkeep.queries.parts import PARTS


class ReportForm(forms.Form):
    """Which part, what is wrong, what is right; nobody needs to say who they are."""

    part = forms.ChoiceField(label=_("What is wrong?"), widget=forms.RadioSelect)
    wrong = forms.CharField(
        label=_("What is wrong in it?"),
        help_text=_("For example: nobody answers the phone. Leave out names and health."),
        max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tell what is wrong.")},
    )  # fmt: skip
    right = forms.CharField(
        label=_("How is it really, if you know?"), max_length=LONGEST, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    reply_to = forms.EmailField(
        label=_("Your e-mail, if you want to hear what became of it"),
        help_text=_("Used only for that, and deleted when the answer has gone."),
        max_length=254, required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip

    def __init__(self, data: Any, *, parts: Sequence[Told], part: Told) -> None:  # noqa: ANN401
        super().__init__(data, initial={"part": part}, use_required_attribute=False)
        field = self.fields["part"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(each, PARTS[each]) for each in parts]


class SettleForm(forms.Form):
    """What became of a report."""

    is_accepted = forms.TypedChoiceField(
        label=_("Was something wrong?"), widget=forms.RadioSelect,
        choices=[("yes", _("Yes, and it is mended now")), ("no", _("No, the details are right"))],
        coerce=lambda answer: answer == "yes",
        error_messages={"required": _("Choose what became of it.")},
    )  # fmt: skip
    reason = forms.CharField(
        label=_("A word to who told it"), max_length=LONGEST, required=False,
        help_text=_("Goes by mail to who asked for an answer."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
