"""A system that is told of changes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.help.interchange.domain.webhooks import Kind


class WebhookForm(forms.Form):
    """Whose it is, where it is, and of what it is told."""

    label = forms.CharField(
        label=_("Whose system it is"), max_length=120,
        error_messages={"required": _("Write whose system it is.")},
    )  # fmt: skip
    url = forms.CharField(
        label=_("Address"), max_length=500,
        help_text=_("Begins with https://. It must be open to the net."),
        error_messages={"required": _("Write the address.")},
    )  # fmt: skip
    kinds = forms.MultipleChoiceField(
        label=_("Changes of what"), widget=forms.CheckboxSelectMultiple,
        choices=[
            (Kind.ACTIVITY, _("Activities")), (Kind.ORGANISATION, _("Organisations")),
            (Kind.NETWORK, _("Networks")),
        ],
        error_messages={"required": _("Choose at least one.")},
    )  # fmt: skip
