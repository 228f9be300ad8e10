"""Coordination's forms of a network: what it is, when it ends, its goals, its support group."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.core.domain.text import LANGUAGES, Trilingual
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.front.desk.forms.fields import Line, Lines, day_field, line_in, lines_in, ticks
from kumaja.front.desk.forms.networks import offer_rows, one_of
from kumaja.front.desk.queries.offers import Offers
from kumaja.network.networks.actions.founding import NetworkLinks
from kumaja.network.networks.domain.kinds import GoalState, NetworkKind
from kumaja.network.networks.models import Network
from kumaja.network.networks.queries.words import GOAL_WORDS, KIND_WORDS
from kumaja.network.registry.domain.days import end_after
from kumaja.network.registry.models import Organisation

_TEXTS = ("name", "purpose")
_LISTS = {"themes": Scheme.THEME, "target_groups": Scheme.TARGET_GROUP}
SCHEMES = tuple(_LISTS.values())


def texts_of(form: forms.Form, name: str) -> Trilingual:
    """Return the texts of a field that is asked in three languages."""
    return Trilingual(*(form.cleaned_data[f"{name}_{language}"] for language in LANGUAGES))


def require_some(form: forms.Form, name: str, told: Any) -> None:  # noqa: ANN401 - lazy text
    """Ask for the text in one language at least."""
    if not form.errors and not texts_of(form, name):
        form.add_error(f"{name}_fi", told)


class NetworkForm(forms.Form):
    """What a network is, where it works, and how long."""

    name_fi = line_in("fi", _("Name"), 200)
    name_sv = line_in("sv", _("Name"), 200)
    name_en = line_in("en", _("Name"), 200)
    kind = forms.ChoiceField(label=_("Kind"), choices=list(KIND_WORDS.items()))
    purpose_fi = lines_in("fi", _("What is it for?"), rows=3, length=4000)
    purpose_sv = lines_in("sv", _("What is it for?"), rows=3, length=4000)
    purpose_en = lines_in("en", _("What is it for?"), rows=3, length=4000)
    starts_on = day_field(_("First day"), required=True)
    last_on = day_field(_("Last day"), _("Leave empty when it works for good."))
    convener = one_of(
        _("Convened by"), required=False, help_text=_("A community or umbrella, if it is theirs.")
    )
    is_region_wide = forms.BooleanField(label=_("It works in the whole region"), required=False)
    municipalities = ticks(_("Municipalities"))
    locality = Line(label=_("Village or part of town"), max_length=100, required=False)
    themes = ticks(_("Themes"))
    target_groups = ticks(_("Target groups"))

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - POST or None
        *,
        network: Network | None,
        offers: Offers,
        conveners: Sequence[Organisation],
        today: date,
    ) -> None:
        self.offers, self.conveners = offers, conveners
        self.places = list(network.municipalities.all()) if network else []
        self.kept = list(network.terms.all()) if network else []
        initial = self._stored(network) if network else {"starts_on": today}
        super().__init__(data, initial=initial, use_required_attribute=False)
        self._offer("municipalities", offers.places(self.places))
        for name, scheme in _LISTS.items():
            self._offer(name, offers.of(scheme, self.kept))
        offer_rows(self.fields["convener"], conveners, offers.language, empty=_("Nobody"))

    def clean(self) -> dict[str, Any]:
        """Ask for a name, and for a last day that is not before the first."""
        given = super().clean() or self.cleaned_data
        require_some(self, "name", _("Write the name in one language at least."))
        first, last = given.get("starts_on"), given.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("A network ends after it has begun."))
        return given

    def values(self) -> dict[str, Any]:
        """Return the columns of the network."""
        given = self.cleaned_data
        own = {name: given[name] for name in ("kind", "starts_on", "is_region_wide", "locality")}
        texts = {f"{name}_{one}": given[f"{name}_{one}"] for name in _TEXTS for one in LANGUAGES}
        own["ends_on"] = end_after(given["last_on"]) if given["last_on"] else None
        coded = (row for row in self.conveners if row.code == given["convener"])
        return own | texts | {"kind": NetworkKind(given["kind"]), "convener": next(coded, None)}

    def links(self) -> NetworkLinks:
        """Return where it works and what it is about."""
        given = self.cleaned_data
        places = self.offers.municipalities_coded(given["municipalities"], self.places)
        terms = [
            term
            for name, scheme in _LISTS.items()
            for term in self.offers.terms_coded(scheme, given[name], self.kept)
        ]
        return NetworkLinks(places, terms)

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices

    def _stored(self, network: Network) -> dict[str, Any]:
        plain = ("kind", "starts_on", "last_on", "is_region_wide", "locality")
        texts = (f"{name}_{one}" for name in _TEXTS for one in LANGUAGES)
        stored = {name: getattr(network, name) for name in (*plain, *texts)}
        for name, scheme in _LISTS.items():
            stored[name] = [term.code for term in self.kept if term.scheme == scheme]
        stored["municipalities"] = [place.code for place in self.places]
        stored["convener"] = network.convener.code if network.convener else ""
        return stored


class LastDayForm(forms.Form):
    """The last day of something that ends."""

    last_on = day_field(_("Last day"), required=True)

    def __init__(self, data: Any, *, today: date) -> None:  # noqa: ANN401 - POST or None
        super().__init__(data, initial={"last_on": today}, use_required_attribute=False)

    def ends_on(self) -> date:
        """Return the half-open end."""
        return end_after(self.cleaned_data["last_on"])


class ReasonForm(forms.Form):
    """Why a network is taken out of lists."""

    reason = Line(
        label=_("Why?"), max_length=300, help_text=_("Whoever comes to the old page reads this.")
    )


class GoalForm(forms.Form):
    """A goal, and by when."""

    title_fi = line_in("fi", _("Goal"), 300)
    title_sv = line_in("sv", _("Goal"), 300)
    title_en = line_in("en", _("Goal"), 300)
    set_on = day_field(_("Set on"), required=True)
    due_on = day_field(_("To be reached by"))

    def __init__(self, data: Any, *, today: date) -> None:  # noqa: ANN401 - POST or None
        super().__init__(data, initial={"set_on": today}, use_required_attribute=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the goal, and for an end that is not before its beginning."""
        given = super().clean() or self.cleaned_data
        require_some(self, "title", _("Write the goal in one language at least."))
        begun, due = given.get("set_on"), given.get("due_on")
        if begun and due and due < begun:
            self.add_error("due_on", _("This day is before the goal was set."))
        return given


class ReportForm(forms.Form):
    """How a goal fares today."""

    state = forms.ChoiceField(
        label=_("How does it fare?"), choices=list(GOAL_WORDS.items()), widget=forms.RadioSelect
    )
    words_fi = lines_in("fi", _("What has happened?"), rows=3, length=2000)
    words_sv = lines_in("sv", _("What has happened?"), rows=3, length=2000)
    words_en = lines_in("en", _("What has happened?"), rows=3, length=2000)
    told_on = day_field(_("Day"), required=True)

    def __init__(self, data: Any, *, today: date) -> None:  # noqa: ANN401 - POST or None
        self.today = today
        initial = {"state": GoalState.ON_ITS_WAY, "told_on": today}
        super().__init__(data, initial=initial, use_required_attribute=False)

    def clean_told_on(self) -> date:
        """Refuse a day that has not come."""
        day: date = self.cleaned_data["told_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean(self) -> dict[str, Any]:
        """Ask for words."""
        given = super().clean() or self.cleaned_data
        require_some(self, "words", _("Tell in a sentence what has happened."))
        return given


class SeatForm(forms.Form):
    """Which association sits in the support group."""

    organisation = one_of(_("Association"))
    since_on = day_field(_("First day"), required=True)

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - POST or None
        *,
        rows: Sequence[Organisation],
        language: str,
        today: date,
    ) -> None:
        self.rows = rows
        super().__init__(data, initial={"since_on": today}, use_required_attribute=False)
        offer_rows(self.fields["organisation"], rows, language)

    def chosen(self) -> Organisation:
        """Return the association."""
        return next(row for row in self.rows if row.code == self.cleaned_data["organisation"])


class DeclineForm(forms.Form):
    """Why an offer is not accepted."""

    reason = Lines(
        label=_("Why is it not accepted?"), rows=3, max_length=2000,
        help_text=_("Those who offered get this by mail."),
    )  # fmt: skip
