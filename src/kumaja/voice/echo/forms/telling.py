"""How an answer was brought by a person, or why it could not be."""

from __future__ import annotations

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from kumaja.voice.echo.domain.states import ToldBy
from kumaja.voice.echo.queries.words import TOLD_WORDS

_BY_HAND = (ToldBy.LETTER, ToldBy.PHONE, ToldBy.DESK)


class BroughtForm(forms.Form):
    """By letter, by phone, on the desk; and why not, when the speaker can't be reached."""

    way = forms.ChoiceField(
        label=_("How was it told?"), choices=[(way, capfirst(TOLD_WORDS[way])) for way in _BY_HAND],
        widget=forms.RadioSelect, initial=ToldBy.LETTER,
    )  # fmt: skip
    unreachable = forms.CharField(
        label=_("Can't be reached, because"), required=False, max_length=300,
        help_text=_("Only when you have tried. It then counts as told, and the reason stays."),
    )  # fmt: skip
