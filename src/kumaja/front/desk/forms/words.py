"""Forms of the words people use: an expression, a sentence, the filter of a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.desk.forms.fields import Line, Section, section, ticks
from kumaja.front.desk.queries.offers import Offers
from kumaja.front.desk.queries.words import SCHEMES, WRITTEN_LANGUAGES
from kumaja.help.directory.actions.words import Wording
from kumaja.help.directory.models import Expression
from kumaja.help.directory.queries.words import State, WantedWords

LISTS: Final = {
    "life_situations": Scheme.LIFE_SITUATION,
    "target_groups": Scheme.TARGET_GROUP,
    "themes": Scheme.THEME,
}
_WITHOUT_WORDS: Final = _("Write at least one word.")


def _language() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Language"), choices=list(WRITTEN_LANGUAGES.items()), widget=forms.RadioSelect
    )


def _worded(text: str) -> str:
    """Return the text; one of signs alone is refused."""
    if not match_key(text):
        raise forms.ValidationError(_WITHOUT_WORDS)
    return text


class ExpressionForm(forms.Form):
    """What people say, and where that leads."""

    text = Line(
        label=pgettext_lazy("what people say", "Expression"), max_length=80,
        help_text=_("As people say or write it: “granny keeps falling”."),
    )  # fmt: skip
    language = _language()
    life_situations = ticks(SCHEMES["life_situation"])
    target_groups = ticks(SCHEMES["target_group"])
    themes = ticks(SCHEMES["theme"])
    words = Line(
        label=_("Words of records"), required=False, max_length=300,
        help_text=_("Words by which associations tell of such help, separated by commas."),
    )  # fmt: skip
    reason = Line(
        label=pgettext_lazy("of an expression", "Reason"), required=False, max_length=160,
        help_text=_(
            "Why the expression leads here, if that isn't plain. "
            "Who searches reads it below the results."
        ),
    )  # fmt: skip

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - POST or None
        *,
        offers: Offers,
        row: Expression | None = None,
        initial: Mapping[str, str] | None = None,
    ) -> None:
        self.offers = offers
        self.kept = tuple(row.terms.all()) if row else ()
        stored = _stored(row, self.kept) if row else dict(initial or {})
        super().__init__(data, initial=stored, use_required_attribute=False)
        for name, scheme in LISTS.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
            field.choices = offers.of(scheme, self.kept)

    def clean_text(self) -> str:
        """Refuse what has no words."""
        return _worded(self.cleaned_data["text"])

    def clean(self) -> dict[str, Any]:
        """Ask for somewhere to lead to."""
        given = super().clean() or self.cleaned_data
        if not any(given.get(name) for name in (*LISTS, "words")) and "words" not in self.errors:
            told = _("Tick a life situation, a group or a theme, or write words of records.")
            self.add_error("words", told)
        return given

    def wording(self) -> Wording:
        """Return what was written."""
        given = self.cleaned_data
        terms = [
            term
            for name, scheme in LISTS.items()
            for term in self.offers.terms_coded(scheme, given[name], self.kept)
        ]
        return Wording(
            language=given["language"], text=given["text"], terms=tuple(terms),
            words=given["words"], reason=given["reason"],
        )  # fmt: skip

    @property
    def sections(self) -> tuple[Section, ...]:
        """The form in its parts; long lists are folded and tell how many are ticked."""
        first = section(self, _("What people say"), ("text", "language"))
        last = section(self, _("In the words of associations"), ("words", "reason"))
        return (first, *(self._list(name) for name in LISTS), last)

    def _list(self, name: str) -> Section:
        field = self[name]
        count = len(field.value() or ())
        return Section(field.label, (field,), is_folded=True, note=f"({count})" if count else "")


def _stored(row: Expression, kept: tuple[Term, ...]) -> dict[str, Any]:
    ticked = {
        name: [term.code for term in kept if term.scheme == scheme]
        for name, scheme in LISTS.items()
    }
    plain = {name: getattr(row, name) for name in ("text", "language", "words", "reason")}
    return plain | ticked


class VoiceForm(forms.Form):
    """A sentence of people in a life situation."""

    text = Line(
        label=_("What people say"), max_length=200,
        help_text=_("One sentence as somebody says it: “Weekends are so quiet.”"),
    )  # fmt: skip
    language = _language()

    def __init__(self, data: Any, **initial: str) -> None:  # noqa: ANN401
        super().__init__(data, initial=initial, use_required_attribute=False)

    def clean_text(self) -> str:
        """Refuse what has no words."""
        return _worded(self.cleaned_data["text"])


class WordsFilter(forms.Form):
    """What a list of expressions is narrowed by; only drawn: `wanted` refuses nothing."""

    q = Line(label=_("Words"), required=False, max_length=80)
    language = forms.ChoiceField(label=_("Language"), required=False)
    term = forms.ChoiceField(label=_("Leads to"), required=False)
    state = forms.ChoiceField(label=_("Which"), required=False)

    def __init__(self, data: Any, offers: Offers) -> None:  # noqa: ANN401 - GET
        self.offers = offers
        super().__init__(data, use_required_attribute=False)
        groups = [
            (SCHEMES[scheme], [(f"{scheme}:{code}", words) for code, words in offers.of(scheme)])
            for scheme in LISTS.values()
        ]
        states = [
            (State.CURRENT, _("In use")), (State.RETIRED, _("Out of use")),
            (State.OURS, _("Written or changed by coordinators")),
        ]  # fmt: skip
        offered: dict[str, Any] = {"language": [("", _("All")), *WRITTEN_LANGUAGES.items()],
                   "term": [("", _("All")), *groups], "state": states}  # fmt: skip
        for name, choices in offered.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
            field.choices = choices

    def wanted(self) -> WantedWords:
        """Return what is looked for; what means nothing is left out."""
        self.is_valid()
        given = self.cleaned_data
        chosen = given.get("term", "")
        term = next((row for row in self.offers.terms if str(row) == chosen), None)
        state = given.get("state") or State.CURRENT
        return WantedWords(given.get("q", ""), given.get("language", ""), term, State(state))

    def chosen(self, wanted: WantedWords) -> int:
        """Return by how many of the fields the list is narrowed."""
        return sum(getattr(wanted, each.name) != each.default for each in fields(wanted))
