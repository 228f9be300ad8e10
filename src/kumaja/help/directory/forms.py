"""What a list of activities may be narrowed by: one form for the interface and its CSV."""

from __future__ import annotations

from django import forms
from django.db.models import Q

from kumaja.help.directory.domain.kinds import ActivityKind
from kumaja.help.directory.models import ActivityQuerySet

LONGEST = 100


class ActivityFilterForm(forms.Form):
    """Parameters of the list; an unknown kind is an error, an unknown code finds nothing."""

    municipality = forms.RegexField(r"^\d{3}$", required=False)
    life_situation = forms.SlugField(max_length=LONGEST, required=False)
    target_group = forms.SlugField(max_length=LONGEST, required=False)
    theme = forms.SlugField(max_length=LONGEST, required=False)
    activity_form = forms.SlugField(max_length=LONGEST, required=False)
    kind = forms.ChoiceField(choices=[(kind, kind) for kind in ActivityKind], required=False)
    organisation = forms.SlugField(max_length=10, required=False)
    remote = forms.ChoiceField(choices=[("true", "true"), ("false", "false")], required=False)

    def apply(self, rows: ActivityQuerySet) -> ActivityQuerySet:
        """Return the rows that the (valid) parameters ask for."""
        given = self.cleaned_data
        for scheme in ("life_situation", "target_group", "theme", "activity_form"):
            if given[scheme]:
                rows = rows.filter(terms__scheme=scheme, terms__code=given[scheme])
        if given["municipality"]:
            serves = Q(areas__code=given["municipality"]) | Q(is_region_wide=True)
            rows = rows.filter(serves).distinct()
        if given["kind"]:
            rows = rows.filter(kind=given["kind"])
        if given["organisation"]:
            rows = rows.filter(organisation__code=given["organisation"])
        if given["remote"]:
            rows = rows.filter(is_remote=given["remote"] == "true")
        return rows
