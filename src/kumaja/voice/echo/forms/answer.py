"""An official's answer to points: the state, why, what changed, and the others like it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.voice.echo.actions.weighing import Answer
from kumaja.voice.echo.domain.phrases import thin
from kumaja.voice.echo.domain.states import PointState
from kumaja.voice.echo.models import Change
from kumaja.voice.echo.queries.desk import QueuedPoint
from kumaja.voice.echo.queries.words import STATE_WORDS

_CHOICES = [(state, STATE_WORDS[state]) for state in PointState if state.is_answered]
NEW = "new"
_MISSING = _(
    "The reason is missing. It is always needed when a point did not go through as it was."
)


class AnswerForm(forms.Form):
    """The answer to one point, and to those ticked beside it."""

    state = forms.ChoiceField(
        label=_("Answer"), choices=_CHOICES, widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the six answers.")},
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Reason in plain words"), required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip
    belongs_to = forms.CharField(label=_("Where does it belong?"), required=False, max_length=300)
    change = forms.ChoiceField(label=_("What changed in the text?"), required=False)
    heading = forms.CharField(
        label=_("Paragraph or measure that changed"), required=False, max_length=200
    )
    old = forms.CharField(
        label=_("It was"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    new = forms.CharField(
        label=_("It is now"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    also = forms.MultipleChoiceField(
        label=_("The same answer to these too"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    sure = forms.BooleanField(
        label=_("The reason says what it needs to. Save it as it is."), required=False
    )

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - POST or None
        *,
        row: QueuedPoint,
        like: Sequence[QueuedPoint],
        changes: Sequence[Change],
        language: str,
    ) -> None:
        self.row, self.changes = row, {each.code: each for each in changes}
        self.like = {each.point.code: each for each in like}
        now = row.weighing
        initial = {"seen": _told((row, *like))}
        if now is not None:
            initial |= {"state": now.state, "reason": now.reason, "belongs_to": now.belongs_to,
                        "change": now.change.code if now.change else ""}  # fmt: skip
        super().__init__(data, initial=initial, use_required_attribute=False)
        named = [(code, str(each)) for code, each in self.changes.items()]
        self._offer("change", [("", "–"), *named, (NEW, _("Something that is written below"))])
        self._offer("also", [(code, _line(each)) for code, each in self.like.items()])
        self.language = language
        if not like:
            del self.fields["also"]

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Ask what each answer must say, and question a reason that says nothing."""
        given = super().clean() or self.cleaned_data
        state, reason = given.get("state"), (given.get("reason") or "").strip()
        if state and state != PointState.TAKEN and not reason:
            self.add_error("reason", _MISSING)
        if state == PointState.TAKEN and not (given.get("change") and self._change_is_told(given)):
            self.add_error("change", _("Show which place of the text changed."))
        if state == PointState.OUT_OF_REMIT and not (given.get("belongs_to") or "").strip():
            self.add_error("belongs_to", _("Tell where the point belongs."))
        if reason and not given.get("sure") and (empty := thin(reason, self.language)):
            self.add_error("reason", _question(empty.phrase))
        return given

    def _change_is_told(self, given: dict[str, Any]) -> bool:
        return given["change"] != NEW or bool((given.get("heading") or "").strip())

    @property
    def chosen(self) -> list[QueuedPoint]:
        """The points that get the answer."""
        return [self.row, *(self.like[code] for code in self.cleaned_data.get("also", ()))]

    @property
    def new_change(self) -> dict[str, str] | None:
        """The columns of a change that is written down with the answer."""
        given = self.cleaned_data
        if given["change"] != NEW:
            return None
        return {f"{name}_{self.language}": given[name] for name in ("heading", "old", "new")}

    def answer(self, change: Change | None, *, on_behalf: bool, weighed_by: str) -> Answer:
        """Return the answer, pointing at what changed."""
        given = self.cleaned_data
        return Answer(
            state=PointState(given["state"]), language=self.language, reason=given["reason"],
            belongs_to=given["belongs_to"], change=change or self.changes.get(given["change"]),
            on_behalf=on_behalf, weighed_by=weighed_by,
        )  # fmt: skip

    def seen_codes(self) -> dict[str, str]:
        """Return which answers the page showed, by the points' codes."""
        pairs = (pair.partition(":") for pair in self.cleaned_data["seen"].split(","))
        return {point: answer for point, _colon, answer in pairs if point}


def _told(rows: Sequence[QueuedPoint]) -> str:
    return ",".join(f"{row.point.code}:{row.weighing.code if row.weighing else ''}" for row in rows)


def _line(row: QueuedPoint) -> str:
    return f"{row.point.text} ({row.point.speaker_name} · {row.word})"


def _question(phrase: str) -> str:
    if phrase:
        told = _("“%(phrase)s” does not say what happens. Where and when?") % {"phrase": phrase}
        return str(told)
    return str(_("The reason is short. What happens, and why?"))
