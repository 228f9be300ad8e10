"""The forms of the front page and of the service's own pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.core.domain.text import LANGUAGES, Trilingual
from kumaja.foundation.index.domain.question import LONGEST_QUERY
from kumaja.foundation.places.models import Municipality

# Suggestions come while one types; without script the field is a plain one.
_SUGGESTING = {
    "type": "search",
    "autocomplete": "off",
    "enterkeyhint": "search",
    "data-hx-get": reverse_lazy("search:suggest"),
    "data-hx-trigger": "input changed delay:250ms",
    "data-hx-target": "#suggestions",
    "data-hx-sync": "this:replace",
}
_AREA = forms.Textarea(attrs={"rows": 3})


class FrontSearchForm(forms.Form):
    """The two fields with which the front page begins; the search reads them."""

    q = forms.CharField(
        label=_("What are you looking for?"),
        help_text=_("Write in your own words, even “I can't cope any more”."),
        max_length=LONGEST_QUERY,
        widget=forms.TextInput(attrs=_SUGGESTING),
    )
    municipality = forms.ChoiceField(label=_("Municipality"))

    def __init__(
        self,
        municipalities: Iterable[Municipality],
        language: str,
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(use_required_attribute=False, **options)
        field = self.fields["municipality"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [
            ("", _("The whole region")),
            *((row.slug, str(row.name.in_language(language))) for row in municipalities),
        ]


class FeedbackForm(forms.Form):
    """What went wrong or could be better; nothing else has to be told."""

    told = forms.CharField(
        label=_("What do you want to tell?"),
        help_text=_("What did not work, or what would be better? Leave out names and health."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Tell what it is about.")},
    )
    page = forms.CharField(
        label=_("On which page?"),
        help_text=_("An address or a name is enough."),
        max_length=300,
        required=False,
    )
    reply_to = forms.EmailField(
        label=_("Your e-mail, if you want an answer"),
        help_text=_("Used only for the answer. Deleted a year after it."),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class AnswerForm(forms.Form):
    """The answer to feedback."""

    answer = forms.CharField(
        label=_("Answer"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write the answer.")},
    )


class GapForm(forms.Form):
    """Something that is not accessible, as the statement tells it."""

    what_fi = forms.CharField(
        label=_("What is not accessible? (Finnish)"), max_length=1000, widget=_AREA
    )
    what_sv = forms.CharField(
        label=_("The same in Swedish"), max_length=1000, required=False, widget=_AREA
    )
    what_en = forms.CharField(
        label=_("The same in English"), max_length=1000, required=False, widget=_AREA
    )
    plan_fi = forms.CharField(
        label=_("When and how is it mended? (Finnish)"), max_length=1000, widget=_AREA
    )
    plan_sv = forms.CharField(
        label=_("The plan in Swedish"), max_length=1000, required=False, widget=_AREA
    )
    plan_en = forms.CharField(
        label=_("The plan in English"), max_length=1000, required=False, widget=_AREA
    )
    since_on = forms.DateField(label=_("Since which day?"))

    def text(self, name: str) -> Trilingual:
        """Return a text of the filled form in its languages."""
        return Trilingual(*(self.cleaned_data[f"{name}_{code}"] for code in LANGUAGES))
