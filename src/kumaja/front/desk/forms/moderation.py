"""Deciding on a reported text: hide it, leave it, rule on an appeal, show it again, note a call."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from kumaja.voice.contributions.actions.hiding import Reason
from kumaja.voice.contributions.domain.rules import (
    LONGEST_FACTS,
    Ground,
    ToldBy,
    grounds_for,
)
from kumaja.voice.contributions.queries.rule_words import GROUND_WORDS, TOLD_WORDS

_BY_HAND = (ToldBy.PHONE, ToldBy.LETTER, ToldBy.UNREACHABLE)


def _reason(label: Any, help_text: Any, **more: Any) -> forms.CharField:  # noqa: ANN401 - lazy texts
    return forms.CharField(
        label=label, help_text=help_text, max_length=LONGEST_FACTS,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write the reason.")}, **more,
    )  # fmt: skip


class HideForm(forms.Form):
    """On which ground a text is hidden, and what in it that is about."""

    ground = forms.ChoiceField(
        label=_("Which rule does it break?"), widget=forms.RadioSelect,
        error_messages={"required": _("Choose which rule it breaks.")},
    )  # fmt: skip
    facts = _reason(
        _("What in the text?"),
        _("The writer reads this, so write in its language. Quote no more than needed."),
    )
    law = forms.CharField(
        label=_("Which law, if it breaks one?"), max_length=200, required=False,
        help_text=_("Name and section."),
    )  # fmt: skip

    def __init__(self, data: Any, *, speaker_kind: str) -> None:  # noqa: ANN401
        super().__init__(data, use_required_attribute=False)
        field = self.fields["ground"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(each, GROUND_WORDS[each]) for each in grounds_for(speaker_kind)]

    def clean(self) -> dict[str, Any]:
        """Ask for the law when one is broken."""
        given = super().clean() or self.cleaned_data
        if given.get("ground") == Ground.UNLAWFUL and not given.get("law", "").strip():
            self.add_error("law", _now("Name the law."))
        return given

    def reason(self) -> Reason:
        """Return why the text is hidden."""
        given = self.cleaned_data
        return Reason(Ground(given["ground"]), given["facts"], given["law"])


class LeaveForm(forms.Form):
    """What who reported the text may read when it stays as it is."""

    answer = _reason(
        _("A word to who reported it"), _("Goes by mail to who asked for an answer."),
        required=False,
    )  # fmt: skip


class RuleForm(forms.Form):
    """What another person decides on an appeal."""

    is_restored = forms.TypedChoiceField(
        label=_("What do you decide?"), widget=forms.RadioSelect,
        choices=[("yes", _("The text is shown again")), ("no", _("The text stays hidden"))],
        coerce=lambda answer: answer == "yes",
        error_messages={"required": _("Choose what you decide.")},
    )  # fmt: skip
    reason = _reason(_("Why?"), _("The writer reads this, so write in its language."))


class RestoreForm(forms.Form):
    """Why a text is shown again without an appeal."""

    reason = _reason(_("Why?"), _("The writer reads this, so write in its language."))


class AppealForm(forms.Form):
    """What the writer said by telephone or letter."""

    text = _reason(_("What does the writer say?"), _("In their own words."))


class ToldForm(forms.Form):
    """How the writer was told by hand."""

    way = forms.ChoiceField(
        label=_("How was the writer told?"), widget=forms.RadioSelect,
        choices=[(way, TOLD_WORDS[way]) for way in _BY_HAND],
        error_messages={"required": _("Choose how the writer was told.")},
    )  # fmt: skip
