"""What is prepared, by whom, and whose life it touches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.vocabulary.domain.schemes import Scheme
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
from kumaja.front.desk.forms.network_keeping import require_some
from kumaja.front.desk.forms.networks import offer_rows, one_of
from kumaja.front.desk.queries.offers import Offers
from kumaja.network.registry.models import Organisation
from kumaja.voice.matters.actions.opening import Affected, MatterLinks, Owner
from kumaja.voice.matters.domain.kinds import OwnerPart
from kumaja.voice.matters.domain.templates import Template
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.queries.words import OBJECT_WORDS, PHASE_WORDS, TEMPLATE_WORDS

_TEXTS: Final = ("title", "summary", "can_change", "cannot_change", "easy")
# Bilingual bodies owe both of their languages; English is a gift.
GIFT: Final = ("en",)


def columns(given: dict[str, Any], *names: str) -> dict[str, str]:
    """Return the columns of texts that are asked in three languages."""
    return {f"{name}_{one}": given[f"{name}_{one}"] for name in names for one in LANGUAGES}


class MatterForm(forms.Form):
    """What is decided, and what can still change, in the languages of those it touches."""

    title_fi = line_in("fi", _("Title"), 200)
    title_sv = line_in("sv", _("Title"), 200)
    title_en = line_in("en", _("Title"), 200)
    summary_fi = lines_in("fi", _("What is being decided?"), rows=4, length=4000)
    summary_sv = lines_in("sv", _("What is being decided?"), rows=4, length=4000)
    summary_en = lines_in("en", _("What is being decided?"), rows=4, length=4000)
    can_change_fi = lines_in("fi", _("What can still change?"), _("One thing a line."), rows=4)
    can_change_sv = lines_in("sv", _("What can still change?"), _("One thing a line."), rows=4)
    can_change_en = lines_in("en", _("What can still change?"), _("One thing a line."), rows=4)
    cannot_change_fi = lines_in(
        "fi", _("What can't?"), _("One thing a line, and why it can't."), rows=3
    )
    cannot_change_sv = lines_in(
        "sv", _("What can't?"), _("One thing a line, and why it can't."), rows=3
    )
    cannot_change_en = lines_in(
        "en", _("What can't?"), _("One thing a line, and why it can't."), rows=3
    )
    easy_fi = lines_in("fi", _("The same in easy language"), rows=5)
    easy_sv = lines_in("sv", _("The same in easy language"), rows=5)
    easy_en = lines_in("en", _("The same in easy language"), rows=5)
    object = forms.ChoiceField(label=_("What is prepared?"), choices=list(OBJECT_WORDS.items()))
    phase = forms.ChoiceField(label=_("Which phase?"), choices=list(PHASE_WORDS.items()))
    themes = ticks(_("Themes"))
    municipalities = ticks(_("Municipalities"), _("None: the whole area of those who prepare it."))
    groups = forms.CharField(
        label=_("Whose life does it touch?"), required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One group a line. After a semicolon: how you know. Carers; survey of 2026"),
    )  # fmt: skip
    parent = forms.ChoiceField(label=_("Which document does it stand under?"), required=False)
    case_number = Line(label=_("Case number"), max_length=60, required=False)
    residents_may_speak = forms.BooleanField(
        label=_("Residents too may speak as themselves"), required=False
    )

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - POST or None
        *,
        matter: Matter | None,
        offers: Offers,
        above: Sequence[Matter],
    ) -> None:
        self.offers, self.above = offers, above
        self.places = list(matter.areas.all()) if matter else []
        self.kept = list(matter.terms.all()) if matter else []
        initial = self._stored(matter) if matter else {}
        super().__init__(data, initial=initial, use_required_attribute=False)
        self._offer("themes", offers.of(Scheme.THEME, self.kept))
        self._offer("municipalities", offers.places(self.places))
        named = [(row.code, row.title.in_language(offers.language).value) for row in above]
        self._offer("parent", [("", "–"), *named])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices

    def _stored(self, matter: Matter) -> dict[str, Any]:
        plain = ("object", "phase", "case_number", "residents_may_speak")
        texts = (f"{name}_{one}" for name in _TEXTS for one in LANGUAGES)
        groups = [
            _group_line(row.name_fi or str(row), row.source_fi) for row in matter.groups.all()
        ]
        return {name: getattr(matter, name) for name in (*plain, *texts)} | {
            "themes": [term.code for term in self.kept if term.scheme == Scheme.THEME],
            "municipalities": [place.code for place in self.places],
            "groups": "\n".join(groups),
            "parent": matter.parent.code if matter.parent else "",
        }

    def clean(self) -> dict[str, Any]:
        """Ask for a title and for what is decided."""
        given = super().clean() or self.cleaned_data
        require_some(self, "title", _("Write the title in one language at least."))
        require_some(self, "summary", _("Tell in a few sentences what is being decided."))
        return given

    @property
    def sections(self) -> list[Section]:
        """The form as it is drawn: the words first, then what it is and whom it touches."""
        whom = ("groups", "themes", "municipalities", "residents_may_speak")
        return [
            *texts_by_language(self, _TEXTS, folded=GIFT),
            section(self, _("What it is"), ("object", "phase", "parent", "case_number")),
            section(self, _("Whom it touches"), whom),
        ]

    def values(self) -> dict[str, Any]:
        """Return the columns of the matter."""
        given = self.cleaned_data
        names = ("object", "phase", "case_number", "residents_may_speak")
        return {name: given[name] for name in names} | columns(given, *_TEXTS)

    def chosen_parent(self) -> Matter | None:
        """Return the document that it stands under."""
        return next((row for row in self.above if row.code == self.cleaned_data["parent"]), None)

    def links(self) -> MatterLinks:
        """Return its themes and municipalities."""
        given = self.cleaned_data
        terms = self.offers.terms_coded(Scheme.THEME, given["themes"], self.kept)
        kept = [term for term in self.kept if term.scheme != Scheme.THEME]
        areas = self.offers.municipalities_coded(given["municipalities"], self.places)
        return MatterLinks([*terms, *kept], areas)

    def affected(self) -> list[Affected]:
        """Return the groups that it touches, a line each."""
        lines = (line.strip() for line in self.cleaned_data["groups"].splitlines())
        return [_affected(line) for line in lines if line]


def _group_line(name: str, source: str) -> str:
    return f"{name}; {source}" if source else name


def _affected(line: str) -> Affected:
    name, _sign, source = line.partition(";")
    return Affected({"name_fi": name.strip()[:200], "source_fi": source.strip()[:400]})


class NewMatterForm(MatterForm):
    """A new matter: also whose it is, and from which ready course it begins."""

    body = one_of(_("Who prepares this?"))
    part = forms.ChoiceField(
        label=_("In which part?"), widget=forms.RadioSelect, initial=OwnerPart.ORGANISER,
        choices=[(OwnerPart.ORGANISER, _("It organises")), (OwnerPart.PRODUCER, _("It produces"))],
    )  # fmt: skip
    role_fi = line_in("fi", _("Who answers? A role, not a name"), 120)
    role_sv = line_in("sv", _("Who answers? A role, not a name"), 120)
    decides_fi = line_in("fi", _("Who decides?"), 120)
    decides_sv = line_in("sv", _("Who decides?"), 120)
    second_body = one_of(_("Who else owns this?"), required=False)
    template = forms.ChoiceField(
        label=_("Ready course"), required=False, choices=[("", _("None")), *TEMPLATE_WORDS.items()]
    )
    begins_on = day_field(_("First day of the course"))

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - POST or None
        *,
        bodies: Sequence[Organisation],
        others: Sequence[Organisation],
        today: date,
        **options: Any,  # noqa: ANN401
    ) -> None:
        self.bodies, self.others, self.today = bodies, others, today
        super().__init__(data, matter=None, **options)
        self.initial.update(begins_on=today, part=OwnerPart.ORGANISER)
        offer_rows(self.fields["body"], bodies, self.offers.language)
        offer_rows(self.fields["second_body"], others, self.offers.language, empty=_("Nobody"))

    def clean(self) -> dict[str, Any]:
        """Refuse two owners that are one."""
        given = super().clean()
        if given.get("second_body") and given.get("second_body") == given.get("body"):
            self.add_error("second_body", _("This body prepares it already."))
        return given

    @property
    def sections(self) -> list[Section]:
        """The form as it is drawn: whose it is and its course come last."""
        whose = ("body", "part", "role_fi", "role_sv", "decides_fi", "decides_sv", "second_body")
        return [
            *super().sections,
            section(self, _("Who prepares and decides"), whose),
            section(self, _("Course"), ("template", "begins_on")),
        ]

    def owners(self) -> list[Owner]:
        """Return who owns it."""
        given = self.cleaned_data
        told = {name: given[name] for name in ("role_fi", "role_sv", "decides_fi", "decides_sv")}
        first = next(row for row in self.bodies if row.code == given["body"])
        rows = [Owner(organisation=first, values=told | {"part": OwnerPart(given["part"])})]
        second = (row for row in self.others if row.code == given["second_body"])
        return rows + [
            Owner(organisation=row, values={"part": OwnerPart.PRODUCER}) for row in second
        ]

    def course(self) -> tuple[Template, date] | None:
        """Return the ready course and its first day, None without one."""
        given = self.cleaned_data
        if not given["template"]:
            return None
        return Template(given["template"]), given["begins_on"] or self.today
