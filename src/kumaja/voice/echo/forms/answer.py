"""An official's answer to points: the state, why, what changed, and the others like it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.voice.echo.actions.weighing import Answer
from kumaja.voice.echo.domain.phrases import thin
from kumaja.voice.echo.domain.states import PointState
from kumaja.voice.echo.models import Change, Weighing
from kumaja.voice.echo.queries.desk import QueuedPoint
from kumaja.voice.echo.queries.places import Place
from kumaja.voice.echo.queries.words import STATE_WORDS

_STATES = (*(state for state in PointState if state.is_answered), PointState.OPEN)
_CHOICES = [(state, STATE_WORDS[state]) for state in _STATES]
_CHANGES: Final = {PointState.TAKEN, PointState.TAKEN_IN_PART}
NEW, _AT = "new", "p:"
_MISSING = _(
    "The reason is missing. It is always needed when a point did not go through as it was."
)
_REFRESH: Final = {
    "data-hx-post": "", "data-hx-target": "#seen-part", "data-hx-select": "#seen-part",
    "data-hx-swap": "outerHTML", "data-hx-vals": '{"act": "preview"}',
    "data-hx-trigger": 'input changed delay:700ms, change from:"closest form" delay:150ms',
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ground:
    """What an answer can be given to and point at: the others alike, changes, places of the text.

    `own_place` is the key of the paragraph that the point is about.
    """

    like: Sequence[QueuedPoint] = ()
    changes: Sequence[Change] = ()
    places: Sequence[Place] = ()
    own_place: str = ""


class AnswerForm(forms.Form):
    """The answer to one point, and to those ticked beside it."""

    state = forms.ChoiceField(
        label=_("Answer"), choices=_CHOICES, widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the six answers.")},
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Reason in plain words"), required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5} | _REFRESH),
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
        self, data: Any, *, row: QueuedPoint, weighing: Weighing | None, ground: Ground,  # noqa: ANN401
        language: str,
    ) -> None:  # fmt: skip
        self.row, self.language = row, language
        self.changes = {each.code: each for each in ground.changes}
        self.places = {each.key: each for each in ground.places}
        self.like = {each.code: each for each in ground.like}
        initial = {"seen": _told((row, *ground.like))}
        if weighing is not None:
            initial |= {
                "state": weighing.state, "reason": weighing.reason,
                "belongs_to": weighing.belongs_to,
                "change": weighing.change.code if weighing.change else "",
            }  # fmt: skip
        super().__init__(data, initial=initial, use_required_attribute=False)
        self._offer("change", _changes(ground))
        self._offer("also", [(code, _line(each)) for code, each in self.like.items()])
        if not ground.like:
            del self.fields["also"]

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Ask what each answer must say, and question a reason that says nothing."""
        given = super().clean() or self.cleaned_data
        state, reason = given.get("state"), (given.get("reason") or "").strip()
        if state == PointState.OPEN:
            return self._left_open(given)
        if state and state != PointState.TAKEN and not reason:
            self.add_error("reason", _MISSING)
        if state in _CHANGES:
            self._look_at_change(given)
        else:  # what a page without script still shows is not asked of these answers
            given["change"] = ""
        if state == PointState.OUT_OF_REMIT and not (given.get("belongs_to") or "").strip():
            self.add_error("belongs_to", _("Tell where the point belongs."))
        if reason and not given.get("sure") and (empty := thin(reason, self.language)):
            self.add_error("reason", _question(empty.phrase))
        return given

    def _left_open(self, given: dict[str, Any]) -> dict[str, Any]:
        if not self.row.waits:
            self.add_error("state", _("It has been answered. Write a new answer in its place."))
        return given

    @property
    def leaves_open(self) -> bool:
        """Test whether the point is left to wait, and the next one is wanted."""
        return self.cleaned_data.get("state") == PointState.OPEN

    def _look_at_change(self, given: Mapping[str, Any]) -> None:
        chosen, place = given.get("change") or "", self._place(given)
        is_told = chosen != NEW or bool((given.get("heading") or "").strip())
        if given.get("state") == PointState.TAKEN and not (chosen and is_told):
            self.add_error("change", _("Show which place of the text changed."))
        if place is not None and not place.is_changed and not (given.get("new") or "").strip():
            self.add_error("new", _("Write how the place reads from now on."))

    def _place(self, given: Mapping[str, Any]) -> Place | None:
        chosen = given.get("change") or ""
        return self.places.get(chosen.removeprefix(_AT)) if chosen.startswith(_AT) else None

    @property
    def chosen(self) -> list[QueuedPoint]:
        """The points that get the answer."""
        return [self.row, *(self.like[code] for code in self.cleaned_data.get("also", ()))]

    @property
    def new_change(self) -> dict[str, str] | None:
        """The columns of a change that is written down with the answer."""
        given = self.cleaned_data
        if (place := self._place(given)) is not None:
            return place.columns((given.get("new") or "").strip(), self.language)
        if given.get("change") != NEW or not (given.get("heading") or "").strip():
            return None
        names = ("heading", "old", "new")
        return {f"{name}_{self.language}": given.get(name, "") for name in names}

    @property
    def is_written(self) -> bool:
        """Test whether a change is being written down, or one is missing."""
        names = ("heading", "old", "new")
        return any(self.data.get(name) or self.errors.get(name) for name in names)

    @property
    def pointed(self) -> Change | None:
        """What changed, as it would be told: a change written down before, or the one at hand."""
        if columns := self.new_change:
            return Change(**columns)
        return self.changes.get(self.cleaned_data.get("change", ""))

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

    def take_notice(self, others: Iterable[Weighing]) -> None:
        """Count what colleagues wrote meanwhile as seen: the page shows it beside what is kept."""
        seen = self.seen_codes() | {each.point_code: each.code for each in others}
        sent: Any = self.data
        self.data = sent = sent.copy()
        sent["seen"] = ",".join(f"{point}:{answer}" for point, answer in seen.items())


def _changes(ground: Ground) -> list[Any]:
    """Return what can be pointed at: the point's own paragraph first, then what has changed."""
    told = {(each.paragraph_key, each.new_fi, each.new_sv) for each in ground.changes}
    free = [p for p in ground.places if (p.key, p.new.fi, p.new.sv) not in told or not p.is_changed]
    own = [each for each in free if each.key == ground.own_place]
    rest = [each for each in free if each.key != ground.own_place]
    groups = [
        (_("What the point is about"), [_at(each) for each in own]),
        (_("Changes told before"), [(each.code, str(each)) for each in ground.changes]),
        (_("Changed in the new version"), [_at(each) for each in rest if each.is_changed]),
        (_("Other places of the text"), [_at(each) for each in rest if not each.is_changed]),
    ]
    named = [group for group in groups if group[1]]
    return [("", "–"), *named, (NEW, _("Something that is written below"))]


def _at(place: Place) -> tuple[str, str]:
    from_text = place.heading
    return f"{_AT}{place.key}", from_text.fi or from_text.sv or from_text.en


def _told(rows: Sequence[QueuedPoint]) -> str:
    return ",".join(f"{row.code}:{row.answer}" for row in rows)


def _line(row: QueuedPoint) -> str:
    return f"{row.text} ({row.speaker_name} · {row.word})"


def _question(phrase: str) -> str:
    if phrase:
        told = _("“%(phrase)s” does not say what happens. Where and when?") % {"phrase": phrase}
        return str(told)
    return str(_("The reason is short. What happens, and why?"))
