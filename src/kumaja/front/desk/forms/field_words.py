"""Seeing to words from the field: what the sender reads, and what the word is tied to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.front.desk.forms.fields import Line
from kumaja.network.registry.models import Organisation
from kumaja.voice.matters.actions.opening import Owner
from kumaja.voice.matters.domain.kinds import OwnerPart
from kumaja.voice.matters.models import Matter
from kumaja.voice.observations.actions.triage import Reply
from kumaja.voice.observations.domain.kinds import LONGEST_WORD, Act, Wish
from kumaja.voice.observations.models import Observation

Choices = Sequence[tuple[str, str]]
_LONGEST_LABEL: Final = 90
_NONE: Final = ("", "–")


def _text_field(**options: Any) -> forms.CharField:  # noqa: ANN401
    return forms.CharField(
        label=_("This is what the sender reads"), max_length=LONGEST_WORD,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write what the sender reads.")}, **options,
    )  # fmt: skip


class ActForm(forms.Form):
    """What the sender reads, and whether the word is let out; answers need no more."""

    text = _text_field()
    lets_out = forms.BooleanField(
        label=_("Let the words be seen as the sender chose"), required=False
    )

    def __init__(self, data: Any, *, row: Observation, suggested: str, is_safe: bool) -> None:  # noqa: ANN401
        initial = {"text": suggested, "lets_out": is_safe}
        super().__init__(data, initial=initial, use_required_attribute=False)
        self.order_fields(("head", "matter", "title", "owner", "text", "lets_out"))
        if row.wish == Wish.COORDINATION:
            del self.fields["lets_out"]
        elif not is_safe:
            self.fields["lets_out"].help_text = _(
                "Somebody could be known by these words. Not ticked: only coordination reads them."
            )

    @property
    def reply(self) -> Reply:
        """What the act carries."""
        return Reply(self.cleaned_data["text"], self.cleaned_data.get("lets_out", False))


class JoinForm(ActForm):
    """Which word says the same."""

    head = forms.ChoiceField(
        label=_("Which one says the same?"), error_messages={"required": _("Choose one.")}
    )

    def __init__(self, data: Any, *, others: Iterable[Observation], **options: Any) -> None:  # noqa: ANN401
        super().__init__(data, **options)
        self.others = {row.code: row for row in others}
        choose(self, "head", [_NONE, *((key, label_of(row)) for key, row in self.others.items())])

    @property
    def chosen_head(self) -> Observation:
        """The word that was chosen."""
        return self.others[self.cleaned_data["head"]]


class AttachForm(ActForm):
    """Which matter it belongs to."""

    matter = forms.ChoiceField(
        label=_("Which matter?"), error_messages={"required": _("Choose a matter.")}
    )

    def __init__(self, data: Any, *, matters: Iterable[Matter], **options: Any) -> None:  # noqa: ANN401
        super().__init__(data, **options)
        self.matters = {row.code: row for row in matters}
        choose(
            self, "matter", [_NONE, *named({key: row.title for key, row in self.matters.items()})]
        )

    @property
    def chosen_matter(self) -> Matter:
        """The matter that was chosen."""
        return self.matters[self.cleaned_data["matter"]]


class OpenForm(ActForm):
    """What the matter is called, and which body prepares it."""

    title = Line(
        label=_("Title of the matter"), max_length=200,
        error_messages={"required": _("Write what the matter is called.")},
    )  # fmt: skip
    owner = forms.ChoiceField(
        label=_("Who prepares it?"), error_messages={"required": _("Choose who prepares it.")}
    )

    def __init__(self, data: Any, *, bodies: Iterable[Organisation], **options: Any) -> None:  # noqa: ANN401
        super().__init__(data, **options)
        self.bodies = {row.code: row for row in bodies}
        choose(self, "owner", [_NONE, *named({key: row.name for key, row in self.bodies.items()})])

    @property
    def chosen_owner(self) -> Owner:
        """The owner that was chosen."""
        body = self.bodies[self.cleaned_data["owner"]]
        return Owner(organisation=body, values={"part": OwnerPart.ORGANISER})


FORMS: Final[dict[Act, type[ActForm]]] = {
    Act.JOIN: JoinForm, Act.TO_MATTER: AttachForm, Act.OPEN_MATTER: OpenForm,
    Act.ASK_WHO: ActForm, Act.ANSWER: ActForm,
}  # fmt: skip


class UndoForm(forms.Form):
    """What the sender reads when an act is taken back."""

    text = _text_field()

    def __init__(self, data: Any, *, suggested: str) -> None:  # noqa: ANN401
        super().__init__(data, initial={"text": suggested}, use_required_attribute=False)


def label_of(row: Observation) -> str:
    """Return a word as one line of a list."""
    said = row.contribution
    text = " ".join(said.body.split())
    shown = text if len(text) <= _LONGEST_LABEL else f"{text[:_LONGEST_LABEL].rstrip()}…"
    return f"{said.number} {said.speaker_name}: {shown}"


def named(names: Mapping[str, Trilingual]) -> Choices:
    """Return choices by what they are called in the reader's language."""
    language = (get_language() or "fi")[:2]
    return [(key, name.in_language(language).value) for key, name in names.items()]


def choose(form: forms.Form, name: str, choices: Choices) -> None:
    """Offer these choices in a field of the form."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared where it is named
    field.choices = list(choices)
