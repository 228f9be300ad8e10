"""The posts by which a public body is reached."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.front.desk.forms.fields import Line, line_in, mail_field, ticks
from kumaja.front.desk.forms.network_keeping import require_some, texts_of
from kumaja.front.desk.queries.offers import Offers
from kumaja.network.networks.actions.contacts import Post
from kumaja.network.networks.models import ContactRole


class ContactRoleForm(forms.Form):
    """A post: its title, its themes, its own addresses."""

    title_fi = line_in("fi", _("Title of the post"), 160, _("A role, never a person's name."))
    title_sv = line_in("sv", _("Title of the post"), 160)
    title_en = line_in("en", _("Title of the post"), 160)
    phone = Line(label=_("Phone of the post"), max_length=40, required=False)
    email = mail_field(_("Mail of the post"))
    themes = ticks(_("In which themes does it answer?"), _("None: in all other matters."))

    def __init__(self, data: Any, *, role: ContactRole | None, offers: Offers) -> None:  # noqa: ANN401
        self.offers = offers
        self.kept = list(role.themes.all()) if role else []
        super().__init__(data, initial=self._stored(role), use_required_attribute=False)
        field = self.fields["themes"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = offers.of(Scheme.THEME, self.kept)

    def clean(self) -> dict[str, Any]:
        """Ask for a title and for one way to reach the post."""
        given = super().clean() or self.cleaned_data
        require_some(self, "title", _("Write the title in one language at least."))
        if not self.errors and not (given["phone"] or given["email"]):
            self.add_error("phone", _("Write a phone number or a mail address."))
        return given

    def post(self) -> Post:
        """Return what was written."""
        given = self.cleaned_data
        themes = self.offers.terms_coded(Scheme.THEME, given["themes"], self.kept)
        return Post(texts_of(self, "title"), themes, given["email"], given["phone"])

    def _stored(self, role: ContactRole | None) -> dict[str, Any]:
        if role is None:
            return {}
        names = ("title_fi", "title_sv", "title_en", "phone", "email")
        stored: dict[str, Any] = {name: getattr(role, name) for name in names}
        return stored | {"themes": [term.code for term in self.kept]}
