"""Telling what one sees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import municipalities_of
from kumaja.network.registry.models import Organisation
from kumaja.voice.observations.actions.telling import holds_identity_code
from kumaja.voice.observations.domain.kinds import (
    LONGEST_HELP,
    LONGEST_LINE,
    LONGEST_WORD,
    Wish,
)
from kumaja.voice.observations.queries.words import WISH_WORDS

MYSELF: Final = "me"
TEXTS: Final = ("text", "whom", "place", "helps")


class WordForm(forms.Form):
    """What has happened, whom it touches, where, what would help, and who may see it."""

    text = forms.CharField(
        label=_("What has happened or changed?"), max_length=LONGEST_WORD,
        help_text=_("Don't write names, or details by which somebody could be known."),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Tell what has happened.")},
    )  # fmt: skip
    whom = forms.CharField(
        label=_("Whom does it touch?"), max_length=LONGEST_LINE,
        help_text=_("For example: people who look after someone close to them."),
        error_messages={"required": _("Tell whom it touches.")},
    )  # fmt: skip
    municipality = forms.ChoiceField(
        label=_("Where? Municipality"),
        error_messages={"required": _("Choose the municipality, or the whole region.")},
    )
    place = forms.CharField(
        label=_("Part of town or village"), max_length=LONGEST_LINE, required=False
    )
    helps = forms.CharField(
        label=_("What would help?"), max_length=LONGEST_HELP, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    wish = forms.ChoiceField(
        label=_("Who may see it?"), widget=forms.RadioSelect, initial=Wish.EVERYONE,
        choices=list(WISH_WORDS.items()),
        help_text=_("The coordination reads it first. Before that nobody else sees it."),
    )  # fmt: skip

    def __init__(self, data: Any, *, region: Region, **options: Any) -> None:  # noqa: ANN401
        super().__init__(data, use_required_attribute=False, **options)
        language = (get_language() or "fi")[:2]
        rows = municipalities_of(region).by_name(language).named_only()
        self.places: dict[str, Municipality] = {row.slug: row for row in rows}
        names = [(slug, row.name.in_language(language)) for slug, row in self.places.items()]
        field = self.fields["municipality"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", "–"), *names, ("all", _("The whole region"))]

    def clean(self) -> dict[str, Any]:
        """Refuse an identity code, wherever it stands."""
        given = super().clean() or self.cleaned_data
        for name in ("name", *TEXTS):
            if holds_identity_code([str(given.get(name) or "")]):
                self.add_error(
                    name,
                    _("This seems to hold an identity code. Remove it, then you can go on."),
                )
        return given

    @property
    def municipality_told(self) -> Municipality | None:
        """The municipality that was chosen; None for the whole region."""
        return self.places.get(self.cleaned_data["municipality"])

    @property
    def texts(self) -> tuple[str, ...]:
        """All that was written."""
        return tuple(self.cleaned_data.get(name) or "" for name in TEXTS)


class TellForm(WordForm):
    """A word of whoever opens the page: for an association of theirs, or as themselves."""

    who = forms.ChoiceField(label=_("Who tells this?"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("What do you want to be called?"),
        max_length=100,
        required=False,
        help_text=_("Empty: a resident and the municipality."),
    )
    email = forms.EmailField(
        label=_("Your e-mail, for the answer"), max_length=254,
        help_text=_("Used only to tell you what becomes of this."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Write your e-mail: we tell you what becomes of this."),
            "invalid": _("Write the address like this: name@example.fi."),
        },
    )  # fmt: skip
    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    follows = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)

    def __init__(
        self, data: Any, *, region: Region, organisations: Sequence[Organisation],  # noqa: ANN401
        is_signed_in: bool, chosen: str = "", follows: str = "",
    ) -> None:  # fmt: skip
        self.organisations = {row.code: row for row in organisations}
        first = chosen if chosen in self.organisations else next(iter(self.organisations), MYSELF)
        super().__init__(data, region=region, initial={"who": first, "follows": follows})
        self._offer_speakers(is_signed_in=is_signed_in)
        self.order_fields(
            ("text", "whom", "municipality", "place", "helps", "who", "name", "wish", "email")
        )

    def _offer_speakers(self, *, is_signed_in: bool) -> None:
        language = (get_language() or "fi")[:2]
        if is_signed_in:
            del self.fields["email"]
        if not self.organisations:
            del self.fields["who"]
            return
        names = [(key, row.name.in_language(language)) for key, row in self.organisations.items()]
        field = self.fields["who"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [*names, (MYSELF, _("I, as myself"))]

    @property
    def organisation(self) -> Organisation | None:
        """The association that tells; None for oneself."""
        return self.organisations.get(self.cleaned_data.get("who", ""))
