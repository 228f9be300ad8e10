"""Forms of good practices: what one is, whose, and how it fared with somebody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.core.domain.text import LANGUAGES, Trilingual
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.desk.forms.fields import (
    Line,
    Section,
    day_field,
    line_in,
    lines_in,
    section,
    texts_by_language,
    ticks,
)
from kumaja.front.desk.forms.network_keeping import require_some, texts_of
from kumaja.front.desk.forms.networks import one_of
from kumaja.front.desk.queries.offers import Offers
from kumaja.front.desk.queries.practices import Owners
from kumaja.network.practices.models import TEXTS, Practice
from kumaja.network.practices.queries.words import STATE_CHOICES

LISTS = {
    "themes": Scheme.THEME,
    "target_groups": Scheme.TARGET_GROUP,
    "situations": Scheme.LIFE_SITUATION,
}
SCHEMES = tuple(LISTS.values())
_SUMMARY = _("In one sentence")
_DESCRIPTION = _("What is done, and how?")
_NEEDS = _("What does it take?")
_ORIGIN = _("Where did it come from?")
_CHANGED = _("What changed since the last version?")


class PracticeForm(forms.Form):
    """What a practice is; in three languages, one of them is enough."""

    name_fi = line_in("fi", _("Name"), 200)
    name_sv = line_in("sv", _("Name"), 200)
    name_en = line_in("en", _("Name"), 200)
    summary_fi = line_in("fi", _SUMMARY, 400)
    summary_sv = line_in("sv", _SUMMARY, 400)
    summary_en = line_in("en", _SUMMARY, 400)
    description_fi = lines_in("fi", _DESCRIPTION, rows=8)
    description_sv = lines_in("sv", _DESCRIPTION, rows=8)
    description_en = lines_in("en", _DESCRIPTION, rows=8)
    needs_fi = lines_in("fi", _NEEDS, _("People, hours, rooms, money."), rows=4)
    needs_sv = lines_in("sv", _NEEDS, rows=4)
    needs_en = lines_in("en", _NEEDS, rows=4)
    origin_fi = lines_in("fi", _ORIGIN, _("Who thought of it, where and when."), rows=3)
    origin_sv = lines_in("sv", _ORIGIN, rows=3)
    origin_en = lines_in("en", _ORIGIN, rows=3)
    themes = ticks(_("Themes"))
    target_groups = ticks(_("Target groups"))
    situations = ticks(_("Life situations"))

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - POST or None
        *,
        practice: Practice | None,
        offers: Offers,
    ) -> None:
        self.offers = offers
        self.kept: list[Term] = list(practice.terms.all()) if practice else []
        initial = self._stored(practice) if practice else {}
        super().__init__(data, initial=initial, use_required_attribute=False)
        for name, scheme in LISTS.items():
            choose(self.fields[name], offers.of(scheme, self.kept))

    def clean(self) -> dict[str, Any]:
        """Ask for a name and for what is done."""
        given = super().clean() or self.cleaned_data
        require_some(self, "name", _("Write the name in one language at least."))
        require_some(self, "description", _("Tell what is done, in one language at least."))
        return given

    def values(self) -> dict[str, Any]:
        """Return the columns of the practice."""
        names = [f"{name}_{one}" for name in TEXTS for one in LANGUAGES]
        return {name: self.cleaned_data[name] for name in names}

    def terms(self) -> list[Term]:
        """Return what it is about."""
        return [
            term
            for name, scheme in LISTS.items()
            for term in self.offers.terms_coded(scheme, self.cleaned_data[name], self.kept)
        ]

    def sections(self) -> list[Section]:
        """Return the fields in short sections."""
        about = [section(self, self.fields[name].label or "", [name], is_folded=True)
                 for name in LISTS]  # fmt: skip
        return [*texts_by_language(self, TEXTS), *about]

    def _stored(self, practice: Practice) -> dict[str, Any]:
        names = [f"{name}_{one}" for name in TEXTS for one in LANGUAGES]
        stored: dict[str, Any] = {name: getattr(practice, name) for name in names}
        for name, scheme in LISTS.items():
            stored[name] = [term.code for term in self.kept if term.scheme == scheme]
        return stored


class KeptPracticeForm(PracticeForm):
    """What coordination writes of a practice: whose it is too, and what a new version changes."""

    organisation = one_of(_("Association"), required=False)
    network = one_of(_("Network"), required=False)
    municipality = one_of(_("Municipality"), required=False)
    changed_fi = lines_in("fi", _CHANGED, rows=2, length=2000)
    changed_sv = lines_in("sv", _CHANGED, rows=2, length=2000)
    changed_en = lines_in("en", _CHANGED, rows=2, length=2000)

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - POST or None
        *,
        practice: Practice | None,
        offers: Offers,
        owners: Owners,
    ) -> None:
        self.owners, self.is_public = owners, bool(practice and practice.published_at)
        super().__init__(data, practice=practice, offers=offers)
        for name, rows in owners.choices(offers.language).items():
            choose(self.fields[name], [("", _("Nobody")), *rows])
        if not self.is_public:
            for one in LANGUAGES:
                del self.fields[f"changed_{one}"]

    def clean(self) -> dict[str, Any]:
        """Ask what changed, once the practice is public."""
        given = super().clean()
        if self.is_public:
            require_some(self, "changed", _("Say what changed since the last version."))
        return given

    def values(self) -> dict[str, Any]:
        """Return the columns of the practice, whose it is among them."""
        return super().values() | self.owners.chosen(self.cleaned_data)

    def changed(self) -> Trilingual:
        """Return what changed."""
        return texts_of(self, "changed") if self.is_public else Trilingual()

    def sections(self) -> list[Section]:
        """Return the fields in short sections: what changed comes first."""
        own = section(self, _("Whose it is"), ["organisation", "network", "municipality"])
        changed = section(self, _CHANGED, [f"changed_{one}" for one in LANGUAGES])
        return [*([changed] if self.is_public else []), *super().sections(), own]

    def _stored(self, practice: Practice) -> dict[str, Any]:
        return super()._stored(practice) | self.owners.of(practice)


class TellForm(forms.Form):
    """How a practice fared with an association: tried, in use or given up, and what was learnt."""

    organisation = one_of(_("Which association tells?"))
    state = forms.ChoiceField(
        label=_("How is it with you?"), choices=list(STATE_CHOICES.items()),
        widget=forms.RadioSelect,
    )  # fmt: skip
    since_on = day_field(_("Since when?"), required=True)
    municipality = one_of(_("In which municipality?"), required=False)
    learnt_fi = lines_in("fi", _("What did you learn?"), rows=4, length=2000)
    learnt_sv = lines_in("sv", _("What did you learn?"), rows=4, length=2000)
    learnt_en = lines_in("en", _("What did you learn?"), rows=4, length=2000)

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - POST or None
        *,
        owners: Owners,
        language: str,
        today: date,
        initial: dict[str, Any] | None = None,
    ) -> None:
        self.owners, self.today = owners, today
        told = {"since_on": today} | (initial or {})
        super().__init__(data, initial=told, use_required_attribute=False)
        choices = owners.choices(language)
        choose(self.fields["organisation"], choices["organisation"])
        choose(self.fields["municipality"], [("", _("Not in one only")), *choices["municipality"]])

    def clean_since_on(self) -> date:
        """Refuse a day that has not come."""
        day: date = self.cleaned_data["since_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def learnt(self) -> Trilingual:
        """Return what was learnt."""
        return texts_of(self, "learnt")


class KeptUseForm(TellForm):
    """The same as coordination writes it down: by an association, a network or a municipality."""

    organisation = one_of(_("Association"), required=False)
    network = one_of(_("Network"), required=False)

    def __init__(self, data: Any, *, owners: Owners, language: str, today: date) -> None:  # noqa: ANN401
        super().__init__(data, owners=owners, language=language, today=today)
        choices = owners.choices(language)
        for name in ("organisation", "network", "municipality"):
            choose(self.fields[name], [("", _("Nobody")), *choices[name]])
        self.order_fields(["organisation", "network", "municipality"])

    def clean(self) -> dict[str, Any]:
        """Ask who tells."""
        given = super().clean() or self.cleaned_data
        if not self.errors and not any(self.owners.chosen(given).values()):
            self.add_error("organisation", _("Choose who has tried it."))
        return given


class PracticeReasonForm(forms.Form):
    """Why a practice is taken out of lists, or a proposal is not published."""

    reason = Line(
        label=_("Why?"), max_length=300, help_text=_("Whoever comes to the old page reads this.")
    )


def choose(field: forms.Field, choices: Sequence[tuple[str, Any]]) -> None:
    """Let a field offer these choices."""
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared by the forms
    field.choices = choices


def home_of(place: Municipality | None, offers: Sequence[Municipality]) -> str:
    """Return the code of a municipality that can be chosen, nothing for any other."""
    return place.code if place and place.code in {row.code for row in offers} else ""
