"""Reporting a text, and asking for another look at a hidden one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.imports.domain.identity_codes import has_identity_code
from kumaja.voice.contributions.domain.rules import LONGEST_FACTS, LONGEST_WORDS, grounds_for
from kumaja.voice.contributions.queries.rule_words import GROUND_WORDS


def without_codes(text: str) -> str:
    """Refuse identity codes."""
    if has_identity_code(text):
        raise ValidationError(
            _now("This seems to hold an identity code. Remove it, then you can go on.")
        )
    return text


class ReportForm(forms.Form):
    """On which ground, in which words; nobody needs to say who they are."""

    ground = forms.ChoiceField(
        label=_("What is wrong with it?"), widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong with it.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("What in the text?"), max_length=LONGEST_WORDS, required=False,
        help_text=_("Which words, and why. Leave out names and health."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    reply_to = forms.EmailField(
        label=_("Your e-mail, if you want to hear what became of it"),
        help_text=_("Used only for that, and deleted when the answer has gone."),
        max_length=254, required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip

    def __init__(self, data: Any, *, speaker_kind: str) -> None:  # noqa: ANN401
        super().__init__(data, use_required_attribute=False)
        field = self.fields["ground"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(each, GROUND_WORDS[each]) for each in grounds_for(speaker_kind)]

    def clean_words(self) -> str:
        """Refuse identity codes."""
        return without_codes(self.cleaned_data["words"])


class AppealForm(forms.Form):
    """Why the one who wrote it thinks that the text keeps to the rules."""

    text = forms.CharField(
        label=_("Why should the text be shown again?"), max_length=LONGEST_FACTS,
        help_text=_("Also tell if you have taken something out of it, or want to."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Tell why the text should be shown again.")},
    )  # fmt: skip

    def clean_text(self) -> str:
        """Refuse identity codes."""
        return without_codes(self.cleaned_data["text"])
