"""Choosing whom to invite to a hearing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.front.desk.forms.fields import ticks
from kumaja.network.registry.models import Organisation, OrganisationQuerySet
from kumaja.voice.matters.models import AffectedGroup

MOST_SHOWN: Final = 200


class FindForm(forms.Form):
    """By what associations are found: theme, people, municipality, network."""

    theme = forms.ChoiceField(label=_("Theme"), required=False)
    group = forms.ChoiceField(label=_("People it works with"), required=False)
    municipality = forms.ChoiceField(label=_("Municipality"), required=False)
    network = forms.ChoiceField(label=_("Network"), required=False)

    def __init__(self, data: Any, *, offers: Mapping[str, Sequence[tuple[str, str]]]) -> None:  # noqa: ANN401
        super().__init__(data)
        for name, rows in offers.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
            field.choices = [("", _("All")), *rows]

    def narrowed(self, rows: OrganisationQuerySet) -> OrganisationQuerySet:
        """Return those that fit all that was chosen."""
        given = self.cleaned_data if self.is_valid() else {}
        for name, scheme in (("theme", Scheme.THEME), ("group", Scheme.TARGET_GROUP)):
            if code := given.get(name):
                rows = rows.filter(terms__scheme=scheme, terms__code=code)
        if place := given.get("municipality"):
            rows = rows.filter(Q(areas__code=place) | Q(is_region_wide=True))
        if network := given.get("network"):
            rows = rows.filter(network_memberships__network__code=network)
        return rows.distinct()


class InviteForm(forms.Form):
    """Who is invited, and for which affected group."""

    invited = ticks(_("Whom do you invite?"))
    for_group = forms.ChoiceField(
        label=_("For whom do they speak?"), required=False,
        help_text=_("If they are invited for one affected group, say which."),
    )  # fmt: skip

    def __init__(
        self, data: Any, *, rows: Sequence[Organisation], groups: Sequence[AffectedGroup],  # noqa: ANN401
    ) -> None:  # fmt: skip
        super().__init__(data, use_required_attribute=False)
        self.rows = {row.code: row for row in rows}
        self.groups = {str(group.position): group for group in groups}
        invited, chosen = self.fields["invited"], self.fields["for_group"]
        assert isinstance(invited, forms.MultipleChoiceField)  # noqa: S101 - declared above
        assert isinstance(chosen, forms.ChoiceField)  # noqa: S101 - likewise
        invited.choices = [(code, str(row)) for code, row in self.rows.items()]
        named = [(key, str(group)) for key, group in self.groups.items()]
        chosen.choices = [("", _("Nobody in particular")), *named]

    def clean_invited(self) -> list[Organisation]:
        """Ask for one at least."""
        codes = self.cleaned_data["invited"]
        if not codes:
            raise forms.ValidationError(_("Tick at least one association."))
        return [self.rows[code] for code in codes]

    @property
    def group(self) -> AffectedGroup | None:
        """The affected group that they speak for, None when for nobody in particular."""
        return self.groups.get(self.cleaned_data.get("for_group", ""))
