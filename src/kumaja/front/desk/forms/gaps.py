"""Forms of gaps: who takes one on, what was agreed, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.front.desk.forms.fields import day_field, lines_in
from kumaja.front.desk.forms.network_keeping import require_some, texts_of
from kumaja.front.desk.forms.networks import offer_rows, one_of
from kumaja.help.gaps.actions import Owners
from kumaja.help.gaps.domain.structures import MOST_OWNERS, StructureState
from kumaja.help.gaps.models import SharedStructure
from kumaja.help.gaps.queries.structures import STATE_WORDS
from kumaja.network.networks.models import Network
from kumaja.network.registry.models import Organisation


class TakeOnForm(forms.Form):
    """Who takes a gap on: one's own association first, others with it, a network; what is agreed.

    `own`: for whom the visitor acts; `others`: whom coordination can name besides, none for an
    association's own people: each association agrees by itself.
    """

    agreed_fi = lines_in("fi", _("What was agreed?"), _("Who does what, and by when."), length=2000)
    agreed_sv = lines_in("sv", _("What was agreed?"), length=2000)
    agreed_en = lines_in("en", _("What was agreed?"), length=2000)
    since_on = day_field(_("Since when?"), required=True)

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - POST or None
        *,
        own: Sequence[Organisation],
        networks: Sequence[Network],
        is_keeper: bool,
        language: str,
        today: date,
    ) -> None:
        self.own, self.networks, self.today, self.is_keeper = own, networks, today, is_keeper
        super().__init__(data, initial={"since_on": today}, use_required_attribute=False)
        for number, name in enumerate(self._names()):
            self.fields[name] = one_of(
                _("Together with") if number else _("Which association?"), required=not is_keeper
            )
            empty = _("Nobody") if is_keeper else ""
            offer_rows(self.fields[name], own, language, empty=empty)
        if is_keeper:
            named = [(row.code, row.name.in_language(language).value) for row in networks]
            self.fields["network"] = forms.ChoiceField(
                label=_("Network"), required=False, choices=[("", _("Nobody")), *named]
            )
        self.order_fields([*self._names(), "network"])

    def clean(self) -> dict[str, Any]:
        """Ask who takes it on, and what was agreed."""
        given = super().clean() or self.cleaned_data
        if not self.errors and not (self.owners().organisations or self.owners().network):
            self.add_error("owner_1", _("Name who takes this on: associations or a network."))
        require_some(self, "agreed", _("Write in a sentence what was agreed."))
        return given

    def clean_since_on(self) -> date:
        """Refuse a day that has not come."""
        day: date = self.cleaned_data["since_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def owners(self) -> Owners:
        """Return who takes it on, each once, in the order in which they were named."""
        known = {row.code: row for row in self.own}
        codes = dict.fromkeys(self.cleaned_data.get(name, "") for name in self._names())
        network = self.cleaned_data.get("network", "")
        coded = (row for row in self.networks if network and row.code == network)
        return Owners([known[code] for code in codes if code], next(coded, None))

    def agreed(self) -> Trilingual:
        """Return what was agreed."""
        return texts_of(self, "agreed")

    def _names(self) -> list[str]:
        return [
            f"owner_{number}" for number in range(1, (MOST_OWNERS if self.is_keeper else 1) + 1)
        ]


class OutcomeForm(forms.Form):
    """How it fares with a gap that was taken on."""

    state = forms.ChoiceField(
        label=_("How does it fare?"), choices=list(STATE_WORDS.items()), widget=forms.RadioSelect
    )
    outcome_fi = lines_in("fi", _("What has happened?"), rows=3, length=2000)
    outcome_sv = lines_in("sv", _("What has happened?"), rows=3, length=2000)
    outcome_en = lines_in("en", _("What has happened?"), rows=3, length=2000)

    def __init__(self, data: Any, *, structure: SharedStructure) -> None:  # noqa: ANN401
        texts = {
            f"outcome_{one}": getattr(structure, f"outcome_{one}") for one in ("fi", "sv", "en")
        }
        initial = {"state": structure.state} | texts
        super().__init__(data, initial=initial, use_required_attribute=False)

    def clean(self) -> dict[str, Any]:
        """Ask for words."""
        given = super().clean() or self.cleaned_data
        require_some(self, "outcome", _("Tell in a sentence what has happened."))
        return given

    def state_told(self) -> StructureState:
        """Return how it fares."""
        return StructureState(self.cleaned_data["state"])
