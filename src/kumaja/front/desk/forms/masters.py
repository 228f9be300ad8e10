"""Telling which system is master of a record, and of which of its fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kumaja.front.desk.forms.fields import ticks, web_field
from kumaja.front.desk.queries.masters import field_names
from kumaja.front.desk.queries.words import RECORD_WORDS
from kumaja.network.registry.domain.masters import OWNABLE, key_of_source
from kumaja.network.registry.models import MasterSystem

# What a key cannot send: owned by it, nobody could ever change these.
_NOT_WITH_A_KEY = ("kind", "umbrella")


class MasterForm(forms.Form):
    """Which system, which fields, and where one corrects them."""

    system = forms.ChoiceField(
        label=_("Which system is the master?"), widget=forms.RadioSelect,
        help_text=_("Only systems that write here can be: your keys, the lists brought in, PTV."),
        error_messages={"required": _("Choose the system.")},
    )  # fmt: skip
    fields_owned = ticks(
        _("Which fields does it own?"),
        _("Only those that it really keeps up. What you tick takes the place of what it owned."),
    )
    url = web_field(_("Where are they corrected?"), 200)

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - POST or None
        *,
        systems: Mapping[str, str],
        stored: MasterSystem | None,
    ) -> None:
        super().__init__(data, initial=_held(stored), use_required_attribute=False)
        self.systems = systems
        self._offer("system", list(systems.items()))
        self._offer("fields_owned", [(name, RECORD_WORDS[name]) for name in OWNABLE])
        self.fields["fields_owned"].required = True
        self.fields["fields_owned"].error_messages["required"] = _("Tick at least one field.")
        self.fields["url"].help_text = _("A web address. Leave it empty if there is none.")

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Refuse to give a key what no key can write."""
        given = super().clean() or self.cleaned_data
        chosen = given.get("fields_owned", [])
        frozen = [name for name in _NOT_WITH_A_KEY if name in chosen]
        if frozen and key_of_source(given.get("system", "")):
            told = gettext("A key can't write these, so nobody could change them: %(fields)s.")
            self.add_error("fields_owned", told % {"fields": field_names(frozen)})
        return given

    @property
    def name(self) -> str:
        """What the chosen system is called."""
        return self.systems[self.cleaned_data["system"]]


def _held(stored: MasterSystem | None) -> dict[str, Any]:
    if stored is None:
        return {}
    return {"system": stored.source, "fields_owned": stored.fields, "url": stored.url}
