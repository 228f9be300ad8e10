"""Coordination's forms of tasks: who holds one, by whose decision, for how long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.front.desk.forms.fields import day_field, line_in
from kumaja.front.desk.forms.network_keeping import require_some, texts_of
from kumaja.front.desk.forms.networks import offer_rows, one_of
from kumaja.network.networks.actions.tasks import Decision, Holders
from kumaja.network.networks.domain.holding import MOST_TOGETHER
from kumaja.network.networks.domain.kinds import Manner
from kumaja.network.networks.queries.words import MANNER_WORDS
from kumaja.network.registry.domain.days import end_after
from kumaja.network.registry.models import Organisation


class TaskForm(forms.Form):
    """A task beside the three."""

    name_fi = line_in("fi", _("Task"), 200)
    name_sv = line_in("sv", _("Task"), 200)
    name_en = line_in("en", _("Task"), 200)

    def clean(self) -> dict[str, Any]:
        """Ask for a name."""
        given = super().clean() or self.cleaned_data
        require_some(self, "name", _("Write the name in one language at least."))
        return given


class DecisionForm(forms.Form):
    """By whose decision, when, and for which days."""

    decided_by_fi = line_in("fi", _("By whose decision?"), 200)
    decided_by_sv = line_in("sv", _("By whose decision?"), 200)
    decided_by_en = line_in("en", _("By whose decision?"), 200)
    decided_on = day_field(_("Decided on"), required=True)
    since_on = day_field(_("First day"), required=True)
    last_on = day_field(_("Last day"), _("Leave empty when no end was decided."))

    def __init__(self, data: Any, *, today: date, since_on: date | None = None) -> None:  # noqa: ANN401
        initial = {"decided_on": today, "since_on": since_on or today}
        super().__init__(data, initial=initial, use_required_attribute=False)

    def clean(self) -> dict[str, Any]:
        """Ask who decided, and for a last day that is not before the first."""
        given = super().clean() or self.cleaned_data
        require_some(self, "decided_by", _("Tell who decided: a forum, a board, a meeting."))
        first, last = given.get("since_on"), given.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("The last day is before the first."))
        return given

    def decision(self) -> Decision:
        """Return the decision."""
        given = self.cleaned_data
        return Decision(
            by=texts_of(self, "decided_by"), on=given["decided_on"], since_on=given["since_on"],
            until_on=end_after(given["last_on"]) if given["last_on"] else None,
        )  # fmt: skip


class HoldForm(DecisionForm):
    """Who holds a task, in which manner."""

    manner = forms.ChoiceField(
        label=_("How is it held?"), choices=list(MANNER_WORDS.items()), widget=forms.RadioSelect,
        help_text=_(
            "One community or umbrella holds a task alone, two to five associations together."
        ),
    )  # fmt: skip
    title_fi = line_in("fi", _("Title of the post"), 160, _("A role, never a person's name."))
    title_sv = line_in("sv", _("Title of the post"), 160)
    title_en = line_in("en", _("Title of the post"), 160)

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - POST or None
        *,
        rows: Sequence[Organisation],
        language: str,
        today: date,
    ) -> None:
        self.rows = rows
        super().__init__(data, today=today)
        for name in self._names():
            self.fields[name] = one_of(_("Association"), required=False)
            offer_rows(self.fields[name], rows, language, empty=_("Nobody"))
        titles = ("title_fi", "title_sv", "title_en")
        self.order_fields(["manner", *self._names(), *titles])

    def holders(self) -> Holders:
        """Return who holds it."""
        known = {row.code: row for row in self.rows}
        codes = [self.cleaned_data.get(name) for name in self._names()]
        organisations = [known[code] for code in dict.fromkeys(codes) if code]
        manner = Manner(self.cleaned_data["manner"])
        return Holders(manner, organisations, texts_of(self, "title"))

    def _names(self) -> list[str]:
        return [f"holder_{number}" for number in range(1, MOST_TOGETHER + 1)]
