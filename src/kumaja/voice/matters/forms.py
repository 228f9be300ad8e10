"""Asking to be told of last days by mail, and narrowing what other systems read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.subscriptions.domain.frequencies import Frequency
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.voice.matters.domain.course import Standing
from kumaja.voice.matters.models import DecisionQuerySet, MatterOwner, MatterQuerySet
from kumaja.voice.matters.queries.standing import standing_at

OFTEN = (
    (Frequency.NOW, _("At once")),
    (Frequency.DAILY, _("Once a day")),
    (Frequency.WEEKLY, _("On Mondays")),
)


class FollowForm(forms.Form):
    """How often, and where to; who is signed in has an address already."""

    frequency = forms.ChoiceField(
        label=_("How often?"), choices=OFTEN, initial=Frequency.WEEKLY, widget=forms.RadioSelect,
        help_text=_("A mail comes only when there is a last day that you were not told of."),
        error_messages={"required": _("Choose how often."),
                        "invalid_choice": _("Choose how often.")},
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Your mail address"),
        help_text=_("We ask you to confirm it. Nothing else is sent before that."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Write your mail address.")},
    )  # fmt: skip

    def __init__(self, data: Any, *, is_known: bool, frequency: str = "") -> None:  # noqa: ANN401
        initial = {"frequency": frequency} if frequency else None
        super().__init__(data, initial=initial, use_required_attribute=False)
        if is_known:
            del self.fields["email"]


class _ForOthersForm(forms.Form):
    """What both lists are narrowed by; an unknown code finds nothing."""

    municipality = forms.RegexField(r"^\d{3}$", required=False)
    body = forms.SlugField(max_length=10, required=False)
    theme = forms.SlugField(max_length=100, required=False)

    def _matters(self, rows: MatterQuerySet) -> MatterQuerySet:
        given = self.cleaned_data
        if given["municipality"]:
            place = Municipality.objects.filter(code=given["municipality"]).first()
            rows = rows.touching(place) if place is not None else rows.none()
        if given["body"]:
            owners = MatterOwner.objects.all()
            owned = owners.filter(organisation__code=given["body"]) | owners.filter(
                network__code=given["body"]
            )
            rows = rows.filter(pk__in=owned.values("matter"))
        if given["theme"]:
            rows = rows.filter(terms__scheme=Scheme.THEME, terms__code=given["theme"])
        return rows


class MatterFilterForm(_ForOthersForm):
    """Parameters of the list of matters: what the page narrows by, and where they stand."""

    state = forms.ChoiceField(choices=[(each, each) for each in Standing], required=False)

    def apply(self, rows: MatterQuerySet, now: datetime) -> MatterQuerySet:
        """Return the matters that the (valid) parameters ask for."""
        rows = self._matters(rows)
        state = self.cleaned_data["state"]
        return standing_at(rows, Standing(state), now) if state else rows


class DecisionFilterForm(_ForOthersForm):
    """Parameters of the list of decisions; `body` owns the matter."""

    matter = forms.SlugField(max_length=10, required=False)

    def apply(self, rows: DecisionQuerySet, matters: MatterQuerySet) -> DecisionQuerySet:
        """Return the decisions in these matters that the (valid) parameters ask for."""
        matters = self._matters(matters)
        if self.cleaned_data["matter"]:
            matters = matters.filter(code=self.cleaned_data["matter"])
        return rows.filter(matter__in=matters)
