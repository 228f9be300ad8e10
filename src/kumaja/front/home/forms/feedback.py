"""Feedback and its answer."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class FeedbackForm(forms.Form):
    """What went wrong or could be better; nothing else has to be told."""

    told = forms.CharField(
        label=_("What do you want to tell?"),
        help_text=_("What did not work, or what would be better? Leave out names and health."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Tell what it is about.")},
    )
    page = forms.CharField(
        label=_("On which page?"),
        help_text=_("An address or a name is enough."),
        max_length=300,
        required=False,
    )
    reply_to = forms.EmailField(
        label=_("Your e-mail, if you want an answer"),
        help_text=_("Used only for the answer. Deleted a year after it."),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class AnswerForm(forms.Form):
    """The answer to feedback."""

    answer = forms.CharField(
        label=_("Answer"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write the answer.")},
    )
