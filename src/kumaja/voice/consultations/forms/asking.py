"""Asking about what is heard, and asking to be told when a hearing opens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.forms.say import without_codes

_LONGEST: Final = 2000


class AskForm(forms.Form):
    """A question; an association asks by its people, anybody else by a mail address."""

    text = forms.CharField(
        label=_("What do you want to ask?"), max_length=_LONGEST,
        help_text=_("Everyone reads the question with its answer. Leave out names."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what you want to ask.")},
    )  # fmt: skip
    speaker = forms.ChoiceField(label=_("Which association asks?"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("What do you want to be called?"), required=False, max_length=120,
        help_text=_("For example Resident, Jokela. A name is not needed."),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Your mail address"),
        help_text=_("We mail a link there: the question is sent by it, and the answer comes back."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Write your mail address.")},
    )  # fmt: skip

    def __init__(self, data: Any, *, organisations: Sequence[Organisation]) -> None:  # noqa: ANN401
        one = organisations[0].code if len(organisations) == 1 else ""
        super().__init__(data, initial={"speaker": one}, use_required_attribute=False)
        self.organisations = {row.code: row for row in organisations}
        for name in ("name", "email") if organisations else ("speaker",):
            del self.fields[name]
        if organisations:
            field = self.fields["speaker"]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
            field.choices = [(code, str(row)) for code, row in self.organisations.items()]

    def clean_text(self) -> str:
        """Refuse identity codes."""
        return without_codes(self.cleaned_data["text"])

    def clean_name(self) -> str:
        """Refuse identity codes."""
        return without_codes(self.cleaned_data["name"])

    @property
    def organisation(self) -> Organisation | None:
        """Which association asks, None when a resident does."""
        return self.organisations.get(self.cleaned_data.get("speaker", ""))


class TellMeForm(forms.Form):
    """Where it is told that a hearing opens."""

    email = forms.EmailField(
        label=_("Your mail address"),
        help_text=_("We ask you to confirm it. One mail comes, when the hearing opens."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Write your mail address.")},
    )  # fmt: skip
