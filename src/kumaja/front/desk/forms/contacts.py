"""Rows of contacts: by role, not by person."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.core.domain.visibility import Visibility
from kumaja.front.desk.forms.differences import RowsPair
from kumaja.front.desk.forms.fields import Line, mail_field
from kumaja.front.desk.forms.whole import Rows, rows_for
from kumaja.front.desk.queries.words import SEEN_BY
from kumaja.network.registry.models import Contact, Organisation

MOST = 8


class ContactForm(forms.Form):
    """One way to reach the association; a row without phone and mail is left out."""

    role_fi = Line(label=_("Task in Finnish"), max_length=120, required=False)
    role_sv = Line(label=_("Task in Swedish"), max_length=120, required=False)
    role_en = Line(label=_("Task in English"), max_length=120, required=False)
    phone = Line(label=_("Phone"), max_length=40, required=False)
    email = mail_field(_("Mail"))
    visibility = forms.ChoiceField(
        label=_("Who sees this"), choices=list(SEEN_BY.items()), initial=Visibility.PUBLIC
    )

    def clean(self) -> dict[str, Any]:
        """Ask for a phone or a mail where a task was named."""
        given = super().clean() or self.cleaned_data
        named = any(given.get(f"role_{language}") for language in ("fi", "sv", "en"))
        if named and not (given.get("phone") or given.get("email") or self.errors):
            self.add_error("phone", _("Tell a phone number or a mail address, or empty the task."))
        return given


def contact_rows(data: Any, organisation: Organisation) -> Rows:  # noqa: ANN401 - POST or None
    """Return the association's contacts as rows to fill in."""
    stored = list(organisation.contacts.order_by("position", "pk"))
    names = ("role_fi", "role_sv", "role_en", "phone", "email", "visibility")
    rows = [{name: getattr(row, name) for name in names} for row in stored]
    return rows_for(ContactForm, len(stored), most=MOST)(
        data, initial=rows, prefix="contacts", form_kwargs={"use_required_attribute": False}
    )


def contacts_of(rows: Rows) -> list[Contact]:
    """Return the filled rows as contacts."""
    return [
        Contact(**row)
        for row in rows.cleaned_data
        if row and (row.get("phone") or row.get("email"))
    ]


def contacts_pair(rows: Rows, organisation: Organisation) -> RowsPair:
    """Return the rows as they were sent beside those that are stored now."""
    stored = contact_rows(None, organisation)
    return RowsPair(_("How we are reached"), rows, stored, ("phone", "email"))
