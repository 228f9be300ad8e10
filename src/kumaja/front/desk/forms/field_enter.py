"""Entering a word from the field that came by phone or on paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import municipalities_of
from kumaja.front.desk.forms.field_words import choose
from kumaja.front.desk.forms.fields import Line, Lines
from kumaja.network.registry.models import Organisation
from kumaja.voice.contributions.actions.recording import Speaker
from kumaja.voice.contributions.domain.kinds import AnswerBy, Origin
from kumaja.voice.observations.actions.telling import Told, holds_identity_code
from kumaja.voice.observations.domain.kinds import (
    LONGEST_HELP,
    LONGEST_LINE,
    LONGEST_WORD,
    Wish,
)
from kumaja.voice.observations.queries.words import WISH_WORDS


class EnterForm(forms.Form):
    """A word that came by phone or on paper, entered for whoever told it."""

    origin = forms.ChoiceField(
        label=_("How did it come?"), widget=forms.RadioSelect, initial=Origin.PHONE,
        choices=[(Origin.PHONE, _("By phone")), (Origin.PAPER, _("On paper, or by letter"))],
    )  # fmt: skip
    text = Lines(
        label=_("What has happened or changed?"), max_length=LONGEST_WORD, rows=5,
        error_messages={"required": _("Tell what has happened.")},
    )  # fmt: skip
    whom = Line(label=_("Whom does it touch?"), max_length=LONGEST_LINE, required=False)
    municipality = forms.ChoiceField(label=_("Where? Municipality"), required=False)
    place = Line(label=_("Part of town or village"), max_length=LONGEST_LINE, required=False)
    helps = Lines(label=_("What would help?"), max_length=LONGEST_HELP, required=False, rows=3)
    wish = forms.ChoiceField(
        label=_("Who may see it?"), widget=forms.RadioSelect, initial=Wish.EVERYONE,
        choices=list(WISH_WORDS.items()),
    )  # fmt: skip
    organisation = forms.ChoiceField(label=_("Who told it?"), required=False)
    name = Line(label=_("What is a resident called?"), max_length=100, required=False)
    answer_by = forms.ChoiceField(
        label=_("How do they hear the answer?"), widget=forms.RadioSelect, initial=AnswerBy.PHONE,
        choices=[
            (AnswerBy.PHONE, pgettext_lazy("way of answering", "By phone")),
            (AnswerBy.LETTER, pgettext_lazy("way of answering", "By letter")),
            (AnswerBy.MAIL, pgettext_lazy("way of answering", "By e-mail")),
            (AnswerBy.NONE, _("They don't want an answer")),
        ],
    )  # fmt: skip
    answer_to = Line(label=_("Number or address for the answer"), max_length=400, required=False)

    def __init__(self, data: Any, *, region: Region, organisations: Iterable[Organisation]) -> None:  # noqa: ANN401
        super().__init__(data, use_required_attribute=False)
        rows = municipalities_of(region).by_name().named_only()
        self.places = {row.slug: row for row in rows}
        places = [(slug, str(row.name.in_language("fi"))) for slug, row in self.places.items()]
        choose(self, "municipality", [("", str(_("The whole region"))), *places])
        self.organisations = {row.code: row for row in organisations}
        names = [(key, str(row)) for key, row in self.organisations.items()]
        choose(self, "organisation", [("", str(_("A resident"))), *names])

    def clean(self) -> dict[str, Any]:
        """Ask where the answer goes, when one is wanted; a mail address must be one."""
        given = super().clean() or self.cleaned_data
        for name in ("text", "whom", "place", "helps", "name"):
            if holds_identity_code([given.get(name) or ""]):
                self.add_error(
                    name,
                    _("This seems to hold an identity code. Remove it, then you can go on."),
                )
        way, to = given.get("answer_by"), given.get("answer_to", "")
        if way == AnswerBy.MAIL:
            try:
                forms.EmailField().clean(to)
            except forms.ValidationError:
                self.add_error("answer_to", _("Write the address like this: name@example.fi."))
        elif way != AnswerBy.NONE and not to:
            self.add_error("answer_to", _("Write where the answer goes."))
        return given

    @property
    def municipality_told(self) -> Municipality | None:
        """The municipality that was chosen; None for the whole region."""
        return self.places.get(self.cleaned_data["municipality"])

    def told(self, language: str) -> Told:
        """Return what was told."""
        given = self.cleaned_data
        return Told(
            text=given["text"], language=language, whom=given["whom"],
            municipality=self.municipality_told, place=given["place"], helps=given["helps"],
            wish=Wish(given["wish"]), origin=Origin(given["origin"]),
            answer_by=AnswerBy(given["answer_by"]), answer_to=given["answer_to"],
        )  # fmt: skip

    def speaker(self, resident: str) -> Speaker:
        """Return who told it; a resident without a name is called so."""
        given = self.cleaned_data
        organisation = self.organisations.get(given["organisation"])
        return Speaker(organisation=organisation, name=given["name"] or resident)
