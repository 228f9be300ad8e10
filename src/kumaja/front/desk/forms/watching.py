"""What is watched, and what a suggestion becomes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.front.desk.forms.fields import Line, Lines, day_field
from kumaja.front.desk.forms.networks import offer_rows, one_of
from kumaja.network.registry.models import Organisation
from kumaja.voice.matters.actions.watching import Taken
from kumaja.voice.matters.domain.kinds import StageKind
from kumaja.voice.matters.domain.watching import FeedKind
from kumaja.voice.matters.models import Matter, Suggestion
from kumaja.voice.matters.queries.words import FEED_WORDS, STAGE_WORDS

_FOUR_WEEKS = timedelta(weeks=4)


class FeedForm(forms.Form):
    """A feed to watch: whose, of what, in which language, where."""

    body = one_of(_("Whose feed is it?"))
    kind = forms.ChoiceField(label=_("What does it list?"), choices=list(FEED_WORDS.items()))
    language = forms.ChoiceField(
        label=_("In which language?"), choices=[("fi", "suomi"), ("sv", "svenska")]
    )
    url = Line(
        label=_("Its address"), max_length=500,
        help_text=_("RSS, Atom or iCalendar, beginning with https://. Only this address is read."),
    )  # fmt: skip

    def __init__(self, data: Any, *, bodies: Sequence[Organisation], language: str) -> None:  # noqa: ANN401
        self.bodies = bodies
        super().__init__(data, use_required_attribute=False)
        offer_rows(self.fields["body"], bodies, language)

    def values(self) -> dict[str, Any]:
        """Return what is watched."""
        given = self.cleaned_data
        body = next(row for row in self.bodies if row.code == given["body"])
        kind = FeedKind(given["kind"])
        return {"body": body, "kind": kind, "language": given["language"], "url": given["url"]}


class SuggestionForm(forms.Form):
    """What a suggestion becomes: a matter of its own, or a day of one that stands."""

    matter = forms.ChoiceField(
        label=_("Is it about a matter that stands here?"), required=False,
        help_text=_("Choose none to make a new matter."),
    )  # fmt: skip
    title = Line(label=_("Title"), max_length=200)
    summary = Lines(label=_("What is being decided?"), rows=4, max_length=4000)
    kind = forms.ChoiceField(label=_("What happens?"), choices=list(STAGE_WORDS.items()))
    starts_on = day_field(_("First day"), required=True)
    ends_on = day_field(_("Last day"), required=True)

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - POST or None
        *,
        suggestion: Suggestion,
        matters: Sequence[Matter],
        today: date,
    ) -> None:
        self.suggestion, self.matters = suggestion, matters
        is_request = suggestion.feed.kind == FeedKind.REQUESTS
        day = suggestion.day if suggestion.day and suggestion.day > today else today
        initial = {
            "title": suggestion.title, "summary": suggestion.summary or suggestion.title,
            "kind": StageKind.HEARING if is_request else StageKind.DECISION,
            "starts_on": today if is_request else day,
            "ends_on": today + _FOUR_WEEKS if is_request else day,
        }  # fmt: skip
        super().__init__(data, initial=initial, use_required_attribute=False)
        field = self.fields["matter"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", _("A new matter")), *((row.code, str(row)) for row in matters)]

    def clean(self) -> dict[str, Any]:
        """Refuse a last day before the first."""
        given = super().clean() or self.cleaned_data
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("A stage ends after it has begun."))
        return given

    def chosen(self) -> Matter | None:
        """Return the matter that it is about, None for a new one."""
        return next((row for row in self.matters if row.code == self.cleaned_data["matter"]), None)

    def taken(self) -> Taken:
        """Return what it becomes, in the language of its feed."""
        given, language = self.cleaned_data, self.suggestion.feed.language
        return Taken(
            {f"title_{language}": given["title"]}, {f"summary_{language}": given["summary"]},
            StageKind(given["kind"]), given["starts_on"], given["ends_on"],
        )  # fmt: skip
