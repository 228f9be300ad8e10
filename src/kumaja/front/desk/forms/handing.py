"""Saying who goes on with what a region has open when its work ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.regions.domain.handing import Heir, Successor, Thing
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.forms.fields import Lines
from kumaja.front.desk.queries.open_things import OpenThing
from kumaja.network.registry.models import Organisation

HEIRS = {
    Heir.ORGANISATION: _("An association or a public body goes on"),
    Heir.REGION: _("Another region goes on"),
    Heir.NOBODY: _("It ends with the region"),
}


class HandoverForm(forms.Form):
    """Which things, who goes on with them, and what there is to say of it."""

    things = forms.MultipleChoiceField(
        label=_("What is handed over?"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )  # fmt: skip
    heir = forms.ChoiceField(
        label=_("Who goes on?"), choices=[(heir.value, words) for heir, words in HEIRS.items()],
        widget=forms.RadioSelect, error_messages={"required": _("Choose who goes on.")},
    )  # fmt: skip
    organisation = forms.ChoiceField(label=_("Association or public body"), required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)
    note = Lines(
        label=_("What do readers need to know?"), required=False, rows=3, max_length=2000,
        help_text=_("Shown on the page. Why it ends, when nobody goes on."),
    )  # fmt: skip

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - POST or None
        *,
        rows: Sequence[OpenThing],
        organisations: Sequence[Organisation],
        regions: Sequence[Region],
        language: str,
    ) -> None:
        self.known = {f"{row.thing.label}:{row.thing.key}": row for row in rows}
        self.organisations = {row.code: row for row in organisations}
        self.regions = {row.slug: row for row in regions}
        self.language = language
        undecided = [key for key, row in self.known.items() if row.handover is None]
        super().__init__(data, initial={"things": undecided}, use_required_attribute=False)
        nobody = ("", _("Choose"))
        self._offer("things", [(key, _told(row, language)) for key, row in self.known.items()])
        self._offer("organisation", [nobody, *((row.code, str(row)) for row in organisations)])
        names = ((row.slug, row.name.in_language(language).value) for row in regions)
        self._offer("region", [nobody, *names])
        if not regions:
            del self.fields["region"]

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Ask for a name where someone goes on, and for a reason where nobody does."""
        given = super().clean() or self.cleaned_data
        heir = given.get("heir")
        if heir == Heir.NOBODY and not given.get("note"):
            self.add_error("note", _("Say why it ends: readers see it on the page."))
        if heir == Heir.ORGANISATION and not given.get("organisation"):
            self.add_error("organisation", _("Choose who goes on."))
        if heir == Heir.REGION and not given.get("region"):
            named = "region" if "region" in self.fields else "heir"
            self.add_error(named, _("Choose who goes on."))
        return given

    def chosen(self) -> list[Thing]:
        """Return the things that were ticked."""
        return [self.known[key].thing for key in self.cleaned_data["things"]]

    def successor(self) -> Successor:
        """Return who goes on, with what is told in the language it was written in."""
        given, heir = self.cleaned_data, Heir(self.cleaned_data["heir"])
        note = Trilingual(**{self.language: given["note"]})
        if heir is Heir.NOBODY:
            return Successor(heir, note=note)
        rows = self.organisations if heir is Heir.ORGANISATION else self.regions
        key = given[heir.value]
        return Successor(heir, key, rows[key].name, note)


def _told(row: OpenThing, language: str) -> str:
    """Return a thing in words, with who goes on where that is said already."""
    said = row.name.in_language(language).value if isinstance(row.name, Trilingual) else row.name
    name = str(said)
    if row.handover is None:
        return name
    heir = row.handover.heir_name.in_language(language).value
    return f"{name} → {heir}" if heir else str(_("%(name)s: ends")) % {"name": name}
