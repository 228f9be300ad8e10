"""What a list of organisations may be narrowed by: one form for the interface and its CSV."""

from __future__ import annotations

from django import forms
from django.db.models import Q

from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import OrganisationQuerySet

LONGEST = 100


class OrganisationFilterForm(forms.Form):
    """Parameters of the list: only fields that no organisation can hide."""

    municipality = forms.RegexField(r"^\d{3}$", required=False)
    target_group = forms.SlugField(max_length=LONGEST, required=False)
    theme = forms.SlugField(max_length=LONGEST, required=False)
    kind = forms.ChoiceField(choices=[(kind, kind) for kind in OrganisationKind], required=False)

    def apply(self, rows: OrganisationQuerySet) -> OrganisationQuerySet:
        """Return the rows that the (valid) parameters ask for."""
        given = self.cleaned_data
        for scheme in ("target_group", "theme"):
            if given[scheme]:
                rows = rows.filter(terms__scheme=scheme, terms__code=given[scheme])
        if given["municipality"]:
            acts = Q(areas__code=given["municipality"]) | Q(is_region_wide=True)
            rows = rows.filter(acts).distinct()
        return rows.filter(kind=given["kind"]) if given["kind"] else rows
