"""The record of an organisation, in short sections."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.core.domain.visibility import Visibility
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.front.desk.forms.checks import (
    checked_business_id,
    checked_name,
    checked_register_number,
    require_own_name,
)
from kumaja.front.desk.forms.fields import (
    Line,
    Number,
    Section,
    day_field,
    line_in,
    lines_in,
    section,
    texts_by_language,
    ticks,
    web_field,
)
from kumaja.front.desk.forms.umbrella import CHOICE, name_of, search
from kumaja.front.desk.queries.offers import Offers
from kumaja.front.desk.queries.words import (
    KIND_WORDS,
    RECORD_WORDS,
    SEEN_BY,
    language_choices,
)
from kumaja.network.registry.actions.records import RecordLinks
from kumaja.network.registry.domain.fields import HIDEABLE, visibility_of
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.domain.masters import owned_name
from kumaja.network.registry.models import Organisation

TEXTS = ("name", "summary", "description", "represents", "experience_expertise")
PLAIN = (
    "register_number", "founded_year", "members", "website", "languages", "locality",
    "is_region_wide", "ended_on",
)  # fmt: skip
BASICS = (
    "kind", "business_id", "register_number", "umbrella", CHOICE, "founded_year", "members",
    "website",
)  # fmt: skip
LISTS = {"target_groups": Scheme.TARGET_GROUP, "themes": Scheme.THEME}
_MOST_MEMBERS = 5_000_000
_FIRST_YEAR, _LAST_YEAR = 1700, 2200
_SUMMARY = _("One sentence: what your association does and for whom.")


class RecordForm(forms.Form):
    """What the association tells of itself; each field may be seen by all, the network, or us."""

    name_fi = line_in("fi", RECORD_WORDS["name"], 200)
    name_sv = line_in("sv", RECORD_WORDS["name"], 200)
    name_en = line_in("en", RECORD_WORDS["name"], 200)
    summary_fi = lines_in("fi", RECORD_WORDS["summary"], _SUMMARY, rows=2, length=400)
    summary_sv = lines_in("sv", RECORD_WORDS["summary"], _SUMMARY, rows=2, length=400)
    summary_en = lines_in("en", RECORD_WORDS["summary"], _SUMMARY, rows=2, length=400)
    description_fi = lines_in("fi", RECORD_WORDS["description"], rows=6)
    description_sv = lines_in("sv", RECORD_WORDS["description"], rows=6)
    description_en = lines_in("en", RECORD_WORDS["description"], rows=6)
    represents_fi = lines_in("fi", RECORD_WORDS["represents"], rows=3)
    represents_sv = lines_in("sv", RECORD_WORDS["represents"], rows=3)
    represents_en = lines_in("en", RECORD_WORDS["represents"], rows=3)
    experience_expertise_fi = lines_in("fi", RECORD_WORDS["experience_expertise"], rows=3)
    experience_expertise_sv = lines_in("sv", RECORD_WORDS["experience_expertise"], rows=3)
    experience_expertise_en = lines_in("en", RECORD_WORDS["experience_expertise"], rows=3)
    kind = forms.ChoiceField(label=RECORD_WORDS["kind"])
    business_id = Line(
        label=RECORD_WORDS["business_id"], max_length=20, required=False,
        help_text=_("For example 1234567-1. Leave it empty if there is none."),
    )  # fmt: skip
    register_number = Line(label=RECORD_WORDS["register_number"], max_length=20, required=False)
    founded_year = Number(label=RECORD_WORDS["founded_year"], least=_FIRST_YEAR, most=_LAST_YEAR)
    members = Number(
        label=RECORD_WORDS["members"], least=0, most=_MOST_MEMBERS,
        help_text=_("Only the number. The list of members is your own; it is not kept here."),
    )  # fmt: skip
    website = web_field(RECORD_WORDS["website"], 200)
    umbrella = Line(
        label=RECORD_WORDS["umbrella"], max_length=200, required=False,
        help_text=_("The name, or a part of it. Leave it empty if you belong to none."),
    )  # fmt: skip
    umbrella_choice = forms.ChoiceField(
        label=_("Which of these do you mean?"), required=False, widget=forms.RadioSelect
    )
    languages = ticks(RECORD_WORDS["languages"])
    domicile = forms.ChoiceField(label=RECORD_WORDS["domicile"], required=False)
    locality = Line(label=RECORD_WORDS["locality"], max_length=100, required=False)
    is_region_wide = forms.BooleanField(label=RECORD_WORDS["is_region_wide"], required=False)
    areas = ticks(RECORD_WORDS["areas"])
    target_groups = ticks(RECORD_WORDS["target_groups"])
    themes = ticks(RECORD_WORDS["themes"])
    ended_on = day_field(
        RECORD_WORDS["ended_on"], _("Only when the association has ended. Its page stays readable.")
    )

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - POST or None
        *,
        organisation: Organisation,
        offers: Offers,
        year: int,
        owned: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.organisation, self.offers, self.year = organisation, offers, year
        self.owned = owned
        self.search = search(None if "umbrella" in owned else data, organisation, offers)
        self.chosen_umbrella: Organisation | None = organisation.umbrella
        stored = _stored(organisation, offers.language)
        super().__init__(data, initial=stored, use_required_attribute=False)
        self._offer(CHOICE, self.search.choices)
        if not self.search.choices:
            del self.fields[CHOICE]
        for name in HIDEABLE:
            self.fields[f"visibility_{name}"] = forms.ChoiceField(
                label=RECORD_WORDS[name], choices=list(SEEN_BY.items()), initial=Visibility.PUBLIC
            )
        if organisation.kind == OrganisationKind.PUBLIC_BODY:
            del self.fields["kind"]
        self._offer("kind", [choice for choice in KIND_WORDS.items() if choice[0] != "public_body"])
        self._offer("languages", language_choices(organisation.languages))
        self.kept_areas = list(organisation.areas.all())
        self.kept_terms = list(organisation.terms.all())
        self.homes = [organisation.domicile] if organisation.domicile else []
        self._offer("areas", offers.places(self.kept_areas))
        self._offer("domicile", [("", _("Not told")), *offers.places(self.homes)])
        for name, scheme in LISTS.items():
            self._offer(name, offers.of(scheme, self.kept_terms))
        for name, field in self.fields.items():
            # What another system owns is shown as it stands; its action would refuse it anyway.
            if told := owned.get(owned_name(name)):
                field.disabled, field.help_text = True, ""
                field.error_messages["owned"] = told  # the page says it where it is not dimmed

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields.get(name)
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean_name_fi(self) -> str:
        """Refuse a name that cannot be read."""
        return checked_name(self.cleaned_data["name_fi"], self.organisation.name_fi)

    def clean_name_sv(self) -> str:
        """Refuse a name that cannot be read."""
        return checked_name(self.cleaned_data["name_sv"], self.organisation.name_sv)

    def clean_name_en(self) -> str:
        """Refuse a name that cannot be read."""
        return checked_name(self.cleaned_data["name_en"], self.organisation.name_en)

    def clean_business_id(self) -> str | None:
        """Check the form, the check digit, and that nobody else has the same."""
        return checked_business_id(self.cleaned_data["business_id"], self.organisation)

    def clean_register_number(self) -> str:
        """Refuse words, and the other number."""
        return checked_register_number(
            self.cleaned_data["register_number"], self.organisation.register_number
        )

    def clean(self) -> dict[str, Any]:
        """Ask for a name in at least one language that is one's own; hold the fields together."""
        given = super().clean() or self.cleaned_data
        self._clean_names(given)
        self._clean_umbrella(given)
        founded, ended = given.get("founded_year"), given.get("ended_on")
        if founded and founded > self.year:
            self.add_error("founded_year", _("The year of founding has not come yet."))
        if founded and ended and ended.year < founded:
            self.add_error("ended_on", _("The end is before the year of founding."))
        return given

    def _clean_names(self, given: dict[str, Any]) -> None:
        fields = [f"name_{language}" for language in LANGUAGES]
        if any(name in self.errors for name in fields):
            return
        names = [given[name] for name in fields]
        if not any(names):
            self.add_error("name_fi", _("Write the name in at least one language."))
            return
        try:
            require_own_name(names, self.organisation)
        except forms.ValidationError as taken:
            self.add_error(next(name for name in fields if given[name]), taken)

    def _clean_umbrella(self, given: dict[str, Any]) -> None:
        if "umbrella" in self.errors or self.fields["umbrella"].disabled:
            return
        try:
            self.chosen_umbrella = self.search.found(given.get(CHOICE, ""))
        except forms.ValidationError as unclear:
            self.add_error(None, unclear)

    def values(self) -> dict[str, Any]:
        """Return the columns that the action writes."""
        given = self.cleaned_data
        texts = {
            f"{name}_{language}": given[f"{name}_{language}"]
            for name in TEXTS
            for language in LANGUAGES
        }
        hidden = {name: given[f"visibility_{name}"] for name in HIDEABLE}
        chosen = {name: who for name, who in hidden.items() if who != Visibility.PUBLIC}
        values = texts | {name: given[name] for name in PLAIN}
        values |= {"kind": given["kind"]} if "kind" in given else {}
        return values | {
            "business_id": given["business_id"],
            "field_visibility": chosen,
            "umbrella": self.chosen_umbrella,
            "domicile": self.offers.municipality(given["domicile"], self.homes),
        }

    def links(self) -> RecordLinks:
        """Return what the record points to; terms of lists that this form does not ask of stay."""
        given, asked = self.cleaned_data, set(LISTS.values())
        terms = [row for row in self.kept_terms if row.scheme not in asked]
        for name, scheme in LISTS.items():
            terms += self.offers.terms_coded(scheme, given[name], self.kept_terms)
        areas = self.offers.municipalities_coded(given["areas"], self.kept_areas)
        return RecordLinks(areas=areas, terms=terms)

    def sections(self) -> list[Section]:
        """Return the fields in short sections."""
        seen = [f"visibility_{name}" for name in HIDEABLE]
        return [
            *texts_by_language(self, TEXTS),
            section(self, _("Basics"), BASICS),
            section(self, _("Where we work"), ("domicile", "locality", "is_region_wide", "areas")),
            section(self, _("Languages we serve in"), ("languages",), is_folded=True),
            section(self, _("Whom we are for"), ("target_groups",), is_folded=True),
            section(self, _("What our work is about"), ("themes",), is_folded=True),
            section(self, _("Who sees which fact"), seen, is_folded=True),
            section(self, _("If the association has ended"), ("ended_on",), is_folded=True),
        ]  # fmt: skip


def _stored(organisation: Organisation, language: str) -> dict[str, Any]:
    """Return what is stored now, as the fields hold it."""
    texts = [f"{name}_{language}" for name in TEXTS for language in LANGUAGES]
    values = {name: getattr(organisation, name) for name in (*texts, *PLAIN, "kind")}
    terms = list(organisation.terms.all())
    chosen = organisation.field_visibility
    return values | {
        "business_id": organisation.business_id or "",
        "umbrella": name_of(organisation.umbrella, language),
        "domicile": organisation.domicile.code if organisation.domicile else "",
        "areas": [row.code for row in organisation.areas.all()],
        **{
            name: [row.code for row in terms if row.scheme == scheme]
            for name, scheme in LISTS.items()
        },
        **{f"visibility_{name}": str(visibility_of(name, chosen)) for name in HIDEABLE},
    }  # fmt: skip
