"""Asking to be let in: an organisation, or a person into one; and answering what is asked back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.models import User
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.business_ids import has_form, normal_business_id
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.domain.requests import LONGEST

_ROLES = [
    (RoleKind.EDITOR, _("Keep the record and the activities")),
    (RoleKind.SPOKESPERSON, _("Also speak for the association and ask others in")),
]


class _AskerForm(forms.Form):
    """Who asks: a signed-in person's address is known."""

    person_name = forms.CharField(
        label=_("Your name"), max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Tell your name.")},
    )  # fmt: skip
    post = forms.CharField(
        label=_("What do you do in the association?"), max_length=100,
        help_text=_("For example: secretary, member of the board, employee."),
        error_messages={"required": _("Tell what you do in the association.")},
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Your e-mail"), max_length=254,
        help_text=_("We mail you a link by which you confirm the request and see its state."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Tell your e-mail.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("Anything else that helps us?"), max_length=LONGEST, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, data: Any, *, user: User | None) -> None:  # noqa: ANN401 - POST or None
        super().__init__(data, use_required_attribute=False)
        self._user = user
        if user is not None:
            del self.fields["email"]
            self.fields["person_name"].initial = user.name

    def asker(self) -> dict[str, str]:
        """Return what was told of the asker."""
        given = self.cleaned_data
        email = self._user.email if self._user else given["email"]
        return {"email": email, **{name: given[name] for name in ("person_name", "post", "words")}}


class JoinForm(_AskerForm):
    """An association that is not here yet."""

    field_order = ("name", "business_id", "domicile", "website")
    name = forms.CharField(
        label=_("The association's name"), max_length=200,
        error_messages={"required": _("Tell the association's name.")},
    )  # fmt: skip
    business_id = forms.CharField(
        label=_("Business id"), max_length=20, required=False,
        help_text=_("1234567-8. Leave it empty when there is none: a group may join too."),
    )  # fmt: skip
    domicile = forms.ChoiceField(
        label=_("Municipality"),
        error_messages={"required": _("Choose the municipality.")},
    )  # fmt: skip
    website = forms.URLField(
        label=_("Website"), max_length=200, required=False, assume_scheme="https"
    )

    def __init__(self, data: Any, *, user: User | None, region: Region, language: str) -> None:  # noqa: ANN401
        super().__init__(data, user=user)
        rows = Municipality.objects.filter(regions=region)
        rows = rows.order_by("sort_key_sv" if language == "sv" else "sort_key_fi", "pk")
        self._places = {row.code: row for row in rows}
        named = [(code, row.name.in_language(language).value) for code, row in self._places.items()]
        field = self.fields["domicile"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", _("Choose")), *named]

    def clean_domicile(self) -> Municipality:
        """Return the municipality that was chosen."""
        return self._places[self.cleaned_data["domicile"]]

    def clean_business_id(self) -> str:
        """Take the id however it was typed; what is none is told."""
        text: str = self.cleaned_data["business_id"]
        if not text:
            return ""
        normal = normal_business_id(text)
        if normal is None and has_form(text):
            raise forms.ValidationError(
                _("The check digit is not right. Look at the id once more.")
            )
        if normal is None:
            raise forms.ValidationError(_("Write the business id like this: 1234567-8."))
        return normal


class ActForm(_AskerForm):
    """To act for an association that is here."""

    field_order = ("role",)
    role = forms.ChoiceField(
        label=_("What would you do for the association?"), choices=_ROLES, initial=RoleKind.EDITOR,
        widget=forms.RadioSelect,
    )  # fmt: skip


class ClaimForm(_AskerForm):
    """To take a record that nobody keeps into care."""


class AnswerForm(forms.Form):
    """The asker's answer to what was asked back."""

    answer = forms.CharField(
        label=_("Your answer"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write your answer.")},
    )  # fmt: skip

    def __init__(self, data: Any) -> None:  # noqa: ANN401 - POST or None
        super().__init__(data, use_required_attribute=False)
