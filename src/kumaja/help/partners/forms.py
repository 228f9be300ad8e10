"""Describing a need, and answering a request."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.index.domain.question import LONGEST_QUERY
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.help.partners.domain.fitting import Need
from kumaja.help.partners.domain.kinds import LONGEST_MESSAGE, Answer
from kumaja.help.partners.queries.choices import NeedChoices


def _ticks(label: Any) -> forms.MultipleChoiceField:  # noqa: ANN401 - lazy text
    return forms.MultipleChoiceField(
        label=label, required=False, widget=forms.CheckboxSelectMultiple
    )


class FindForm(forms.Form):
    """What is looked for: words, themes, groups, municipalities, experts by experience."""

    q = forms.CharField(
        label=_("What do you need partners for?"), required=False, max_length=4 * LONGEST_QUERY,
        help_text=_("Write as you would say it to a colleague: what, for whom, where."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    experience = forms.BooleanField(label=_("We look for experts by experience"), required=False)
    area = _ticks(_("Municipalities"))
    theme = _ticks(_("Themes"))
    group = _ticks(_("Groups"))

    def __init__(self, data: Any, choices: NeedChoices) -> None:  # noqa: ANN401 - GET or None
        super().__init__(data, use_required_attribute=False)
        self.language = choices.language
        for name, found in (
            ("area", choices.places),
            ("theme", choices.of(Scheme.THEME)),
            ("group", choices.of(Scheme.TARGET_GROUP)),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - declared above
            field.choices = found

    def need(self) -> Need:
        """Return what is looked for; what the form does not know is left out."""
        if not self.is_bound:
            return Need(language=self.language)
        self.full_clean()
        given = self.cleaned_data
        return Need(
            text=given.get("q", ""), language=self.language,
            terms=(*given.get("theme", ()), *given.get("group", ())),
            areas=tuple(given.get("area", ())),
            wants_experience=bool(given.get("experience")),
        )  # fmt: skip


class AnswerForm(forms.Form):
    """Yes or no, a message, and whom to contact; which button was pressed is the answer."""

    message = forms.CharField(
        label=_("Message to the one who asks"), required=False, max_length=LONGEST_MESSAGE,
        help_text=_("A sentence is enough: who could come, when it suits, what you would like."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    contact = forms.CharField(
        label=_("Whom do they contact?"), required=False, max_length=200,
        help_text=_("Name, phone or mail. It is shown only if you come along."),
    )  # fmt: skip

    def __init__(self, data: Any, *, contact: str = "") -> None:  # noqa: ANN401 - POST or None
        super().__init__(data, initial={"contact": contact}, use_required_attribute=False)

    @property
    def answer(self) -> Answer | None:
        """What was answered, None when no button of ours was pressed."""
        given = self.data.get("answer", "") if self.is_bound else ""
        return Answer(given) if given in {Answer.ACCEPTED, Answer.DECLINED} else None

    def clean(self) -> dict[str, Any]:
        """Ask for a contact from who agrees, and for a yes or a no."""
        given = super().clean() or self.cleaned_data
        if self.answer is None:
            raise forms.ValidationError(_("Choose whether you come along."))
        if self.answer is Answer.ACCEPTED and not given.get("contact", "").strip():
            self.add_error("contact", _("Tell whom they contact."))
        return given
