"""A view that came on paper, by telephone or face to face, written down by coordination."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kumaja.network.networks.models import Network
from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.forms.say import SayForm, without_codes
from kumaja.voice.consultations.queries.say_words import ANSWER_WORDS, ORIGIN_WORDS
from kumaja.voice.contributions.actions.recording import Speaker
from kumaja.voice.contributions.domain.kinds import AnswerBy, Origin

ASSOCIATION, NETWORK, RESIDENT = "association", "network", "resident"
_NONE: Final = ("", "–")
_WAYS: Final = (AnswerBy.MAIL, AnswerBy.LETTER, AnswerBy.PHONE, AnswerBy.NONE)


class EnteredForm(SayForm):
    """Who spoke, when and how, and how they hear the answer; then what they said."""

    association = forms.ChoiceField(label=_("Association"), required=False)
    network = forms.ChoiceField(label=_("Network"), required=False)
    backers = forms.MultipleChoiceField(
        label=_("Which associations stand behind it?"), required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )  # fmt: skip
    name = forms.CharField(
        label=_("What the resident wants to be called"), required=False, max_length=120,
        help_text=_("For example Resident, Jokela. A name is not needed."),
    )  # fmt: skip
    origin = forms.ChoiceField(
        label=_("How did it come?"), widget=forms.RadioSelect,
        choices=[(each, ORIGIN_WORDS[each]) for each in (Origin.PAPER, Origin.PHONE)],
        error_messages={"required": _("Choose how the view came.")},
    )  # fmt: skip
    said_on = forms.DateField(
        label=_("On which day was it said?"), widget=forms.DateInput,
        error_messages={"required": _("Tell the day on which it was said.")},
    )  # fmt: skip
    answer_by = forms.ChoiceField(
        label=_("How is the answer told?"), widget=forms.RadioSelect,
        choices=[(each, ANSWER_WORDS[each]) for each in _WAYS],
        error_messages={"required": _("Choose how the answer is told.")},
    )  # fmt: skip
    answer_to = forms.CharField(
        label=_("Where is it told?"), required=False, max_length=400,
        help_text=_("Mail, postal address or telephone number. Nobody else sees it."),
    )  # fmt: skip

    def __init__(
        self, data: Any, *, organisations: Sequence[Organisation],  # noqa: ANN401 - POST or None
        networks: Sequence[Network], with_residents: bool, today: date,
    ) -> None:  # fmt: skip
        initial = {"seen": "everyone", "said_on": today}
        super().__init__(data, organisations=organisations, with_self=False, initial=initial)
        self.networks, self.today = {row.code: row for row in networks}, today
        known = [_NONE, *((code, str(row)) for code, row in self.organisations.items())]
        kinds = [
            (ASSOCIATION, pgettext_lazy("who speaks", "An association")),
            *([(NETWORK, pgettext_lazy("who speaks", "A network"))] if networks else []),
            *([(RESIDENT, pgettext_lazy("who speaks", "A resident"))] if with_residents else []),
        ]
        choices: dict[str, list[tuple[str, Any]]] = {
            "speaker": kinds, "association": known, "backers": known[1:],
            "network": [_NONE, *((code, str(row)) for code, row in self.networks.items())],
        }  # fmt: skip
        for name, rows in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
            field.choices = rows

    def clean_name(self) -> str:
        """Refuse identity codes."""
        return without_codes(self.cleaned_data["name"])

    def clean_said_on(self) -> date:
        """Refuse a day to come."""
        day: date = self.cleaned_data["said_on"]
        if day > self.today:
            raise forms.ValidationError(_("The day has not come yet."))
        return day

    def clean(self) -> dict[str, Any]:
        """Ask for what the kind of speaker and the way of answering need."""
        given = super().clean()
        kind, way = given.get("speaker"), given.get("answer_by")
        if kind == ASSOCIATION and not given.get("association"):
            self.add_error("association", _("Choose the association."))
        if kind == NETWORK and not given.get("network"):
            self.add_error("network", _("Choose the network."))
        if kind == NETWORK and not given.get("backers"):
            self.add_error("backers", _("Choose who stands behind the network's view."))
        if way in {AnswerBy.MAIL, AnswerBy.LETTER, AnswerBy.PHONE} and not given.get("answer_to"):
            self.add_error("answer_to", _("Tell where the answer is told."))
        return given

    @property
    def organisation(self) -> Organisation | None:
        """The association that spoke, None for a network and a resident (of a valid form)."""
        is_association = self.cleaned_data["speaker"] == ASSOCIATION
        return self.organisations.get(self.cleaned_data["association"]) if is_association else None

    def whom(self, unnamed: str) -> Speaker:
        """Return who spoke; a resident without a name is called `unnamed`."""
        given = self.cleaned_data
        if given["speaker"] == NETWORK:
            backers = [self.organisations[code] for code in given["backers"]]
            return Speaker(network=self.networks[given["network"]], backers=backers)
        if given["speaker"] == RESIDENT:
            return Speaker(name=given["name"] or unnamed)
        return Speaker(organisation=self.organisation)
