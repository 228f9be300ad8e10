"""What owners record for the audit: their own word, needs and limits, talks about the way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar, Final

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.imports.domain.identity_codes import has_identity_code
from kumaja.voice.matters.models import AffectedGroup, MatterOwner
from kumaja.voice.values.actions.recording import Side
from kumaja.voice.values.models import Need, Planning, ValueClaim
from kumaja.voice.values.queries.words import IN_WORDS, NEED_WORDS, Words

_LONGEST: Final = 2000
_LINE: Final = 200
_DAYS: Final = ["%Y-%m-%d", "%d.%m.%Y"]
_DAY_ERRORS: Final = {"invalid": _("Write the day like this: 3.12.2026.")}


class TextsForm(forms.Form):
    """A form whose texts can be written in three languages; one of them is enough."""

    TEXTS: ClassVar[dict[str, tuple[Words, int]]] = {}
    NEEDED: ClassVar[dict[str, Words]] = {}

    def __init__(self, data: Any, *, row: Any = None, **more: Any) -> None:  # noqa: ANN401
        names = [f"{name}_{language}" for name in self.TEXTS for language in IN_WORDS]
        initial = {name: getattr(row, name) for name in (*names, *self.base_fields)
                   if hasattr(row, name)}  # fmt: skip
        more["initial"] = initial | more.get("initial", {})
        super().__init__(data, use_required_attribute=False, **more)
        for name, (label, rows) in self.TEXTS.items():
            for language, words in IN_WORDS.items():
                self.fields[f"{name}_{language}"] = forms.CharField(
                    label=format_lazy("{} ({})", label, words), required=False,
                    max_length=_LONGEST if rows > 1 else _LINE,
                    widget=forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput(),
                )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Ask for what must be told in some language; refuse identity codes."""
        given = super().clean() or self.cleaned_data
        for name, text in given.items():
            if isinstance(text, str) and has_identity_code(text):
                self.add_error(
                    name,
                    _("There seems to be a personal identity code in the text. "
                      "Take it out to go on."),
                )  # fmt: skip
        for name, why in self.NEEDED.items():
            self.require(name, why)
        return given

    def require(self, name: str, why: Words) -> None:
        """Ask for a text in some language."""
        if not any(self.cleaned_data.get(f"{name}_{language}") for language in IN_WORDS):
            self.add_error(f"{name}_fi", why)

    def texts(self) -> dict[str, str]:
        """Return the texts as columns."""
        names = [f"{name}_{language}" for name in self.TEXTS for language in IN_WORDS]
        return {name: self.cleaned_data[name] for name in names}


class ClaimForm(TextsForm):
    """How an owner sees one value itself; empty takes the word back."""

    TEXTS: ClassVar[dict[str, tuple[Words, int]]] = {"text": (_("How do you see it?"), 5)}

    def __init__(self, data: Any, *, claim: ValueClaim | None) -> None:  # noqa: ANN401
        super().__init__(data, row=claim)


class NeedForm(TextsForm):
    """What one side needs, hopes for or is bound by, and whether it was talked over."""

    TEXTS: ClassVar[dict[str, tuple[Words, int]]] = {
        "whose": (_("Somebody else: who?"), 1),
        "text": (_("What do they need, hope for, or what binds them?"), 3),
        "discussion": (_("Where was it talked over, and what came of it?"), 3),
    }
    NEEDED: ClassVar[dict[str, Words]] = {"text": _("Tell what it is, in their words.")}
    side = forms.ChoiceField(
        label=_("Whose is it?"), widget=forms.RadioSelect,
        error_messages={"required": _("Tell whose it is.")},
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("What is it?"), widget=forms.RadioSelect, choices=list(NEED_WORDS.items()),
        error_messages={"required": _("Tell if it is a need, a hope or a limit.")},
    )  # fmt: skip
    discussed_on = forms.DateField(
        label=_("On which day was it talked over?"), required=False, input_formats=_DAYS,
        help_text=_("Leave it empty while it has not been."), error_messages=_DAY_ERRORS,
    )  # fmt: skip

    def __init__(
        self, data: Any, *, groups: Sequence[AffectedGroup], owners: Sequence[MatterOwner],  # noqa: ANN401
        today: date, need: Need | None = None,
    ) -> None:  # fmt: skip
        self.today = today
        self.sides = {f"group-{row.position}": Side(group=row) for row in groups}
        self.sides |= {f"owner-{row.position}": Side(owner=row) for row in owners}
        super().__init__(data, row=need, initial={"side": self._chosen(need)})
        field = self.fields["side"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [
            *((key, str(side.group or side.owner)) for key, side in self.sides.items()),
            ("other", _("Somebody else's")),
        ]
        self.order_fields(("side", "whose_fi", "whose_sv", "whose_en", "kind", "text_fi",
                           "text_sv", "text_en", "discussed_on"))  # fmt: skip

    def _chosen(self, need: Need | None) -> str:
        if need is None:
            return ""
        chosen = Side(need.group, need.owner)
        return next((key for key, side in self.sides.items() if side == chosen), "other")

    def clean_discussed_on(self) -> date | None:
        """Refuse a day that has not come."""
        day: date | None = self.cleaned_data["discussed_on"]
        if day is not None and day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean(self) -> dict[str, Any]:
        """Ask who it is when it is somebody else, and what came of a talk."""
        given = super().clean()
        if given.get("side") == "other":
            self.require("whose", _("Tell whose it is."))
        if given.get("discussed_on"):
            self.require("discussion", _("Tell where it was talked over and what came of it."))
        return given

    def side_chosen(self) -> Side:
        """Return whose it is."""
        return self.sides.get(self.cleaned_data["side"], Side())

    def values(self) -> dict[str, Any]:
        """Return the columns."""
        given = self.cleaned_data
        return self.texts() | {"kind": given["kind"], "discussed_on": given["discussed_on"]}


class PlanningForm(TextsForm):
    """When the way was talked over, with whom, what they hoped for, and what changed."""

    TEXTS: ClassVar[dict[str, tuple[Words, int]]] = {
        "with_whom": (_("With whom?"), 1),
        "wish": (_("How did they want to take part?"), 3),
        "change": (_("What changed because of it?"), 3),
    }
    NEEDED: ClassVar[dict[str, Words]] = {
        "with_whom": _("Tell with whom you talked."),
        "wish": _("Tell how they wanted to take part."),
    }
    planned_on = forms.DateField(
        label=_("On which day did you talk?"), input_formats=_DAYS,
        error_messages=_DAY_ERRORS | {"required": _("Tell the day.")},
    )  # fmt: skip

    def __init__(
        self, data: Any, *, today: date, planning: Planning | None = None  # noqa: ANN401
    ) -> None:  # fmt: skip
        self.today = today
        super().__init__(data, row=planning)

    def clean_planned_on(self) -> date:
        """Refuse a day that has not come."""
        day: date = self.cleaned_data["planned_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def values(self) -> dict[str, Any]:
        """Return the columns."""
        return self.texts() | {"planned_on": self.cleaned_data["planned_on"]}
