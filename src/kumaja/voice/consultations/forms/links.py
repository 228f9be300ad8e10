"""Speaking without an account: asking for a link, and the page that it opens."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.forms.say import SayForm, without_codes


class AskLinkForm(forms.Form):
    """Where the link is mailed."""

    email = forms.EmailField(
        label=_("Your mail address"),
        help_text=_("We mail the link and later the answer there. Nobody else sees it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Write your mail address.")},
    )  # fmt: skip


class LinkForm(SayForm):
    """A view in two minutes by a mailed link: who speaks is known by the link."""

    name = forms.CharField(
        label=_("What do you want to be called?"), required=False, max_length=120,
        help_text=_("For example Resident, Jokela. A name is not needed."),
    )  # fmt: skip

    def __init__(
        self, data: Any, *, organisation: Organisation | None, initial: dict[str, Any],  # noqa: ANN401
    ) -> None:  # fmt: skip
        super().__init__(data, organisations=(), with_self=False, initial=initial)
        self.given_organisation = organisation
        del self.fields["speaker"]
        for name in ("name",) if organisation is not None else ("members", "heard", "role"):
            del self.fields[name]
        if organisation is None:
            basis = self.fields["basis"]
            basis.required, basis.widget = False, forms.HiddenInput()

    def clean_name(self) -> str:
        """Refuse identity codes."""
        return without_codes(self.cleaned_data["name"])

    @property
    def organisation(self) -> Organisation | None:
        """For whom the link speaks, None for a resident."""
        return self.given_organisation
