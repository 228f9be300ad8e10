"""A view in two minutes: what, why not otherwise, in whose name, who may see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.core.engine.html import cleaned
from kumaja.foundation.imports.domain.identity_codes import has_identity_code
from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.queries.say_words import BASIS_WORDS, ROLE_WORDS, SEEN_WORDS
from kumaja.voice.contributions.domain.kinds import LONGEST_VIEW, Basis, Seen, SpeakingRole

MYSELF: Final = "myself"
LANGUAGES: Final = (("fi", "suomi"), ("sv", "svenska"), ("en", "English"))
_HALF: Final = LONGEST_VIEW // 2


HAS_CODE: Final = _("There seems to be a personal identity code in the text. Take it out to go on.")


def without_codes(text: str) -> str:
    """Return a text as it is kept; refuse one that holds a personal identity code."""
    if has_identity_code(text):
        raise forms.ValidationError(HAS_CODE)
    return cleaned(text)


class PointForm(forms.Form):
    """The words of one point; several stand in one form, under one name."""

    point = forms.CharField(
        label=_("Words of the point"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, number: int, text: str) -> None:
        super().__init__(initial={"point": text}, auto_id=f"point_{number}_%s")


class Ground(forms.Form):
    """In which role, how the view came about, whom it reaches, who may see it."""

    role = forms.ChoiceField(
        label=_("In which role?"), required=False, widget=forms.RadioSelect,
        choices=[(role, ROLE_WORDS[role]) for role in SpeakingRole if role],
    )  # fmt: skip
    basis = forms.ChoiceField(
        label=_("What is this based on?"), widget=forms.RadioSelect,
        choices=[(basis, BASIS_WORDS[basis]) for basis in Basis],
        error_messages={
            "required": _("Choose what the view is based on."),
            "invalid_choice": _("Choose what the view is based on."),
        },
    )  # fmt: skip
    members = forms.IntegerField(
        label=_("How many members do you have?"), required=False, min_value=0,
        max_value=10_000_000,
    )  # fmt: skip
    heard = forms.IntegerField(
        label=_("How many of them answered?"), required=False, min_value=0, max_value=10_000_000
    )
    seen = forms.ChoiceField(
        label=_("Who may see?"), widget=forms.RadioSelect, initial=Seen.EVERYONE,
        choices=[(seen, SEEN_WORDS[seen]) for seen in Seen],
        error_messages={"required": _("Choose who may see the view.")},
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("In which language do you write?"), choices=LANGUAGES, required=False
    )

    def tell_owners(self, names: str) -> None:
        """Name in the choices who alone would see the view."""
        field = self.fields["seen"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        only = pgettext_lazy("who sees a view", "Only %(names)s") % {"names": names}
        shown = [(seen, only if seen == Seen.BODY else SEEN_WORDS[seen]) for seen in Seen]
        field.choices = shown

    def holds(self, texts: Iterable[str]) -> bool:
        """Test whether the texts can be sent as they stand: none has an identity code.

        Points are mended after the form was looked at, and a mailed draft was never looked at.
        """
        if any(has_identity_code(text) for text in texts):
            self.add_error(None, HAS_CODE)
        return not self.errors

    def kept(self) -> list[tuple[str, str]]:
        """Return what was sent, as the page of looking through carries it on."""
        posted = self.data
        assert isinstance(posted, QueryDict)  # noqa: S101 - forms of pages are bound to POST
        return [(name, value) for name in self.fields for value in posted.getlist(name)]

    def told(self) -> list[tuple[Any, Any]]:
        """Return what was chosen in words, for looking through (of a valid form)."""
        given = self.cleaned_data
        names = {"role": ROLE_WORDS, "basis": BASIS_WORDS}
        rows = [
            (self.fields[name].label, words[given[name]])
            for name, words in names.items()
            if name in self.fields and name in given
        ]
        seen = dict(self.fields["seen"].choices)  # type: ignore[attr-defined]
        return [*rows, (self.fields["seen"].label, seen[given["seen"]])]

    def clean(self) -> dict[str, Any]:
        """No more can answer than there are."""
        given = super().clean() or self.cleaned_data
        members, heard = given.get("members"), given.get("heard")
        if members is not None and heard is not None and heard > members:
            self.add_error("heard", _("More answered than there are members."))
        given["language"] = given.get("language") or (get_language() or "fi")[:2]
        return given


class SayForm(Ground):
    """A view in two minutes."""

    said = forms.CharField(
        label=_("What do you want to say?"), max_length=_HALF,
        help_text=_("Write as you would speak. A couple of sentences is enough."),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write what you want to say.")},
    )  # fmt: skip
    change = forms.CharField(
        label=_("What should be changed?"), required=False, max_length=_HALF,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    speaker = forms.ChoiceField(
        label=_("For whom do you speak?"), widget=forms.RadioSelect,
        error_messages={"required": _("Choose for whom you speak.")},
    )  # fmt: skip
    field_order = ("said", "change", "speaker", "role", "basis", "members", "heard", "seen")

    def __init__(
        self, data: Any, *, organisations: Sequence[Organisation], with_self: bool,  # noqa: ANN401
        initial: dict[str, Any] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(data, initial=initial, use_required_attribute=False)
        self.organisations = {row.code: row for row in organisations}
        field = self.fields["speaker"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        choices = [(code, str(row)) for code, row in self.organisations.items()]
        field.choices = [*choices, *([(MYSELF, _("Myself"))] if with_self else [])]

    def clean_said(self) -> str:
        """Refuse identity codes."""
        return without_codes(self.cleaned_data["said"])

    def clean_change(self) -> str:
        """Refuse identity codes."""
        return without_codes(self.cleaned_data["change"])

    def told(self) -> list[tuple[Any, Any]]:
        """Return also for whom one speaks."""
        if "speaker" not in self.fields:
            return super().told()
        speaker = dict(self.fields["speaker"].choices)  # type: ignore[attr-defined]
        field = self.fields["speaker"]
        return [(field.label, speaker[self.cleaned_data["speaker"]]), *super().told()]

    @property
    def organisation(self) -> Organisation | None:
        """For whom one speaks, None for oneself (of a valid form)."""
        return self.organisations.get(self.cleaned_data["speaker"])
