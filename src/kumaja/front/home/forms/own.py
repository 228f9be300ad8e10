"""One's own name and language."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.engine.fields import NameField


class OwnForm(forms.Form):
    """How others know the person, and in which language we write."""

    name = NameField(
        label=_("Your name"), max_length=120, required=False,
        help_text=_("Your colleagues see it beside what you do for an association."),
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("In which language do we write to you?"), choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
    )  # fmt: skip


class EraseForm(forms.Form):
    """A tick that says one means it."""

    is_sure = forms.BooleanField(
        label=_("I understand that this cannot be undone"),
        error_messages={"required": _("Tick that you understand this.")},
    )

    def __init__(self, data: object) -> None:
        super().__init__(data, use_required_attribute=False)  # type: ignore[arg-type]
