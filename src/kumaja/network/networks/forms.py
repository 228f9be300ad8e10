"""What lists of the interface may be narrowed by."""

from __future__ import annotations

from django import forms

from kumaja.foundation.places.models import Municipality
from kumaja.network.networks.domain.kinds import NetworkKind
from kumaja.network.networks.models import (
    NetworkMembershipQuerySet,
    NetworkQuerySet,
)

LONGEST = 100


class NetworkFilterForm(forms.Form):
    """Parameters of the list of networks."""

    municipality = forms.RegexField(r"^\d{3}$", required=False)
    kind = forms.ChoiceField(choices=[(kind, kind) for kind in NetworkKind], required=False)

    def apply(self, rows: NetworkQuerySet) -> NetworkQuerySet:
        """Return the rows that the (valid) parameters ask for."""
        given = self.cleaned_data
        if given["municipality"]:
            place = Municipality.objects.filter(code=given["municipality"]).first()
            rows = rows.in_municipality(place) if place else rows.filter(is_region_wide=True)
        return rows.filter(kind=given["kind"]) if given["kind"] else rows


class MembershipFilterForm(forms.Form):
    """Parameters of the list of memberships: by public codes."""

    network = forms.SlugField(max_length=LONGEST, required=False)
    organisation = forms.SlugField(max_length=LONGEST, required=False)
    on = forms.DateField(required=False, input_formats=["%Y-%m-%d"])

    def apply(self, rows: NetworkMembershipQuerySet) -> NetworkMembershipQuerySet:
        """Return the rows that the (valid) parameters ask for."""
        for name in ("network", "organisation"):
            if self.cleaned_data[name]:
                rows = rows.filter(**{f"{name}__code": self.cleaned_data[name]})
        day = self.cleaned_data["on"]
        return rows.on(day) if day else rows
