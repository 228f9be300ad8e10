"""Answering a mail that came in, and a word that something is wrong."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.help.upkeep.domain.reports import LONGEST


class MailAnswerForm(forms.Form):
    """What is answered; the mail itself is not quoted."""

    answer = forms.CharField(
        label=_("Answer"), max_length=8000, widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write the answer.")},
    )  # fmt: skip


class ReportAnswerForm(forms.Form):
    """What became of a word that something is wrong."""

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
