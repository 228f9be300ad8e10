"""An activity's record, in short sections."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.front.desk.forms.fields import (
    Lines,
    Section,
    day_field,
    line_in,
    lines_in,
    section,
    texts_by_language,
    ticks,
)
from kumaja.front.desk.queries.offers import Offers
from kumaja.front.desk.queries.words import (
    ACTIVITY_KINDS,
    ACTIVITY_WORDS,
    FACTS,
    PRICES,
    WAYS_IN,
    language_choices,
)
from kumaja.help.directory.actions.activities import ActivityLinks
from kumaja.help.directory.domain.kinds import CONDITIONS, Fact, PriceKind
from kumaja.help.directory.models import Activity
from kumaja.network.registry.models import Organisation

TEXTS = ("name", "summary", "description", "words", "eligibility", "price_note")
PLAIN = (
    "kind", "way_in", "summary_easy", "age_from", "age_to", "price_kind", "price", "languages",
    "is_region_wide", "is_remote", "is_full", "is_address_secret", "paused_until",
)  # fmt: skip
LISTS = {
    "life_situations": Scheme.LIFE_SITUATION,
    "target_groups": Scheme.TARGET_GROUP,
    "themes": Scheme.THEME,
    "activity_forms": Scheme.ACTIVITY_FORM,
    "handbook_parts": Scheme.HANDBOOK_PART,
}
FOLDED = (
    (_("In which situations does this help?"), ("life_situations",)),
    (_("Whom is it for?"), ("target_groups", "age_from", "age_to")),
    (_("What it is about"), ("themes", "activity_forms", "handbook_parts")),
    (_("In which languages"), ("languages",)),
)
_OLDEST = 120
_SUMMARY = _("One or two sentences: what happens, and for whom.")
_WORDS = _("Separated by commas. Search finds the activity by them: “caregiver, carer, my mother”.")
_ANSWERS = [
    ("", pgettext_lazy("a fact is", "Not known")),
    ("yes", pgettext_lazy("a fact is", "Yes")),
    ("no", pgettext_lazy("a fact is", "No")),
]


class ActivityForm(forms.Form):
    """What is offered, for whom, how one begins, what it costs."""

    organisation = forms.ChoiceField(label=_("Which association offers this?"))
    name_fi = line_in("fi", ACTIVITY_WORDS["name"], 200)
    name_sv = line_in("sv", ACTIVITY_WORDS["name"], 200)
    name_en = line_in("en", ACTIVITY_WORDS["name"], 200)
    summary_fi = lines_in("fi", ACTIVITY_WORDS["summary"], _SUMMARY, rows=3, length=600)
    summary_sv = lines_in("sv", ACTIVITY_WORDS["summary"], _SUMMARY, rows=3, length=600)
    summary_en = lines_in("en", ACTIVITY_WORDS["summary"], _SUMMARY, rows=3, length=600)
    description_fi = lines_in("fi", ACTIVITY_WORDS["description"], rows=6)
    description_sv = lines_in("sv", ACTIVITY_WORDS["description"], rows=6)
    description_en = lines_in("en", ACTIVITY_WORDS["description"], rows=6)
    words_fi = lines_in("fi", ACTIVITY_WORDS["words"], _WORDS, rows=2)
    words_sv = lines_in("sv", ACTIVITY_WORDS["words"], _WORDS, rows=2)
    words_en = lines_in("en", ACTIVITY_WORDS["words"], _WORDS, rows=2)
    eligibility_fi = lines_in("fi", ACTIVITY_WORDS["eligibility"], rows=2)
    eligibility_sv = lines_in("sv", ACTIVITY_WORDS["eligibility"], rows=2)
    eligibility_en = lines_in("en", ACTIVITY_WORDS["eligibility"], rows=2)
    price_note_fi = line_in("fi", ACTIVITY_WORDS["price_note"], 300)
    price_note_sv = line_in("sv", ACTIVITY_WORDS["price_note"], 300)
    price_note_en = line_in("en", ACTIVITY_WORDS["price_note"], 300)
    summary_easy = Lines(
        label=ACTIVITY_WORDS["summary_easy"], required=False, rows=5,
        help_text=_("One thing a sentence, common words. What, for whom, when and where."),
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("What kind of activity is it?"), choices=list(ACTIVITY_KINDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what kind of activity it is.")},
    )  # fmt: skip
    way_in = forms.ChoiceField(
        label=ACTIVITY_WORDS["way_in"], choices=list(WAYS_IN.items()), widget=forms.RadioSelect,
        error_messages={"required": _("Choose how one begins.")},
    )  # fmt: skip
    age_from = forms.IntegerField(
        label=ACTIVITY_WORDS["age_from"], required=False, min_value=0, max_value=_OLDEST
    )
    age_to = forms.IntegerField(
        label=ACTIVITY_WORDS["age_to"], required=False, min_value=0, max_value=_OLDEST
    )
    price_kind = forms.ChoiceField(
        label=ACTIVITY_WORDS["price_kind"], choices=list(PRICES.items()),
        widget=forms.RadioSelect, initial=PriceKind.UNKNOWN,
    )  # fmt: skip
    price = forms.DecimalField(
        label=ACTIVITY_WORDS["price"], required=False, min_value=0, max_digits=8, decimal_places=2
    )
    languages = ticks(ACTIVITY_WORDS["languages"])
    is_region_wide = forms.BooleanField(label=ACTIVITY_WORDS["is_region_wide"], required=False)
    areas = ticks(ACTIVITY_WORDS["areas"])
    is_remote = forms.BooleanField(label=ACTIVITY_WORDS["is_remote"], required=False)
    is_full = forms.BooleanField(label=ACTIVITY_WORDS["is_full"], required=False)
    is_address_secret = forms.BooleanField(
        label=ACTIVITY_WORDS["is_address_secret"], required=False,
        help_text=_("No page, list or map shows the address. One hears it by calling."),
    )  # fmt: skip
    paused_until = day_field(
        ACTIVITY_WORDS["paused_until"], _("The day on which it goes on. Empty: no break.")
    )
    life_situations = ticks(_("In which situations does this help?"))
    target_groups = ticks(_("Whom is it for?"))
    themes = ticks(ACTIVITY_WORDS["themes"])
    activity_forms = ticks(_("What happens there?"))
    handbook_parts = ticks(_("Part of the handbook"))

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - POST or None
        *,
        offers: Offers,
        activity: Activity | None = None,
        actable: Collection[Organisation] = (),
    ) -> None:
        self.activity, self.offers, self.actable = activity, offers, list(actable)
        stored: dict[str, Any] = _stored(activity) if activity else {"languages": ["fi"]}
        if self.actable:
            stored["organisation"] = self.actable[0].code
        super().__init__(data, initial=stored, use_required_attribute=False)
        for fact in Fact:
            self.fields[f"fact_{fact}"] = _fact_field(fact, activity)
        self._offer("organisation", [(row.code, str(row)) for row in self.actable])
        self._offer("languages", language_choices(activity.languages if activity else ()))
        self.kept_areas = list(activity.areas.all()) if activity else []
        self.kept_terms = list(activity.terms.all()) if activity else []
        self._offer("areas", offers.places(self.kept_areas))
        for name, scheme in LISTS.items():
            self._offer(name, offers.of(scheme, self.kept_terms))
        if len(self.actable) < 2:  # noqa: PLR2004 - nothing to choose
            del self.fields["organisation"]

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields.get(name)
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Hold the fields against each other."""
        given = super().clean() or self.cleaned_data
        if not any(
            given.get(f"name_{language}") or f"name_{language}" in self.errors
            for language in LANGUAGES
        ):
            self.add_error("name_fi", _("Write the name in at least one language."))
        youngest, oldest = given.get("age_from"), given.get("age_to")
        if youngest is not None and oldest is not None and youngest > oldest:
            self.add_error("age_to", _("The oldest age is below the youngest."))
        self._clean_price(given)
        return given

    def _clean_price(self, given: dict[str, Any]) -> None:
        is_paid = given.get("price_kind") == PriceKind.PAID
        price = given.get("price")
        if price and not is_paid:
            self.add_error("price_kind", _("A price was written. Choose that it costs something."))
        given["price"] = price if is_paid and price else None

    def organisation_chosen(self) -> Organisation:
        """Return for which association the activity is made."""
        code = self.cleaned_data.get("organisation") or self.actable[0].code
        return next(row for row in self.actable if row.code == code)

    def values(self) -> dict[str, Any]:
        """Return the columns that the action writes."""
        given = self.cleaned_data
        texts = [f"{name}_{language}" for name in TEXTS for language in LANGUAGES]
        return {name: given[name] for name in (*texts, *PLAIN)}

    def links(self) -> ActivityLinks:
        """Return areas, terms and facts; terms of lists that this form does not offer stay."""
        given, offered = self.cleaned_data, set(LISTS.values())
        terms = [row for row in self.kept_terms if row.scheme not in offered]
        for name, scheme in LISTS.items():
            terms += self.offers.terms_coded(scheme, given[name], self.kept_terms)
        answers = {fact: given[f"fact_{fact}"] for fact in Fact}
        return ActivityLinks(
            areas=self.offers.municipalities_coded(given["areas"], self.kept_areas),
            terms=terms,
            facts={fact: answer == "yes" for fact, answer in answers.items() if answer},
        )

    def before(self) -> list[Section]:
        """Return the sections that come before places and times."""
        begin = ("organisation", "kind", "way_in")
        return [
            section(self, _("What it is"), begin),
            *texts_by_language(self, TEXTS),
            section(self, _("In easy Finnish"), ("summary_easy",), is_folded=True),
        ]

    def after(self) -> list[Section]:
        """Return the sections that come after them."""
        access = [f"fact_{fact}" for fact in Fact if fact not in CONDITIONS]
        needs = [f"fact_{fact}" for fact in Fact if fact in CONDITIONS]
        return [
            section(self, _("Price"), ("price_kind", "price")),
            section(self, _("For whom, and where"), ("is_region_wide", "areas", "is_remote")),
            *(section(self, words, names, is_folded=True) for words, names in FOLDED),
            section(self, _("Access"), access, is_folded=True),
            section(self, _("Conditions"), needs, is_folded=True),
            section(self, _("How it is now"), ("is_full", "paused_until", "is_address_secret")),
        ]


def _fact_field(fact: Fact, activity: Activity | None) -> forms.ChoiceField:
    known = {row.fact: row.is_so for row in activity.facts.all()} if activity else {}
    answer = {True: "yes", False: "no", None: ""}[known.get(fact)]
    return forms.ChoiceField(label=FACTS[fact], choices=_ANSWERS, required=False, initial=answer)


def _stored(activity: Activity) -> dict[str, Any]:
    """Return what is stored now, as the fields hold it."""
    texts = [f"{name}_{language}" for name in TEXTS for language in LANGUAGES]
    values = {name: getattr(activity, name) for name in (*texts, *PLAIN)}
    terms = list(activity.terms.all())
    return values | {
        "areas": [row.code for row in activity.areas.all()],
        **{
            name: [row.code for row in terms if row.scheme == scheme]
            for name, scheme in LISTS.items()
        },
    }
