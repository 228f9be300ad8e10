"""The course of a matter: its stages, what is promised for them, and what was decided."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.front.desk.forms.fields import (
    Line,
    Section,
    day_field,
    line_in,
    lines_in,
    section,
    texts_by_language,
    web_field,
)
from kumaja.front.desk.forms.matters import GIFT, columns
from kumaja.front.desk.forms.network_keeping import require_some
from kumaja.network.registry.domain.days import HELSINKI
from kumaja.voice.matters.actions.promises import Promised
from kumaja.voice.matters.domain.kinds import PromiseLevel
from kumaja.voice.matters.models import Decision, Promise, Stage
from kumaja.voice.matters.queries.words import PROMISE_WORDS, STAGE_WORDS

_CLOSES: Final = time(16)


class StageForm(forms.Form):
    """A stage: what happens, from when to when."""

    kind = forms.ChoiceField(label=_("What happens?"), choices=list(STAGE_WORDS.items()))
    title_fi = line_in("fi", _("In other words"), 200)
    title_sv = line_in("sv", _("In other words"), 200)
    title_en = line_in("en", _("In other words"), 200)
    starts_on = day_field(_("First day"), required=True)
    ends_on = day_field(_("Last day"), _("It ends on that day at 16."), required=True)
    source = Line(
        label=_("Where do the days come from?"), max_length=200, required=False,
        help_text=_("For example: agenda of the board, 20.11."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Refuse a last day before the first."""
        given = super().clean() or self.cleaned_data
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("A stage ends after it has begun."))
        return given

    def values(self) -> dict[str, Any]:
        """Return the columns of the stage."""
        given = self.cleaned_data
        return columns(given, "title") | {
            "kind": given["kind"], "source": given["source"], "starts_at": self.starts_at(),
            "ends_at": self.ends_at(),
        }  # fmt: skip

    def starts_at(self) -> datetime:
        """Return when it begins."""
        return datetime.combine(self.cleaned_data["starts_on"], time(), HELSINKI)

    def ends_at(self) -> datetime:
        """Return when it ends."""
        return datetime.combine(self.cleaned_data["ends_on"], _CLOSES, HELSINKI)


class MoveStageForm(StageForm):
    """The days of a stage, and why they are moved."""

    reason = Line(
        label=_("Why are the days moved?"), max_length=400,
        help_text=_("It stays beside the days before."),
    )  # fmt: skip
    field_order = ("starts_on", "ends_on", "reason")

    def __init__(self, data: Any, *, stage: Stage) -> None:  # noqa: ANN401 - POST or None
        starts, ends = (
            each.astimezone(HELSINKI).date() for each in (stage.starts_at, stage.ends_at)
        )
        initial = {"starts_on": starts, "ends_on": ends}
        super().__init__(data, initial=initial, use_required_attribute=False)
        for name in ("kind", "title_fi", "title_sv", "title_en", "source"):
            del self.fields[name]


class PromiseForm(forms.Form):
    """How much is promised, what that means here, and until when each point is answered."""

    level = forms.ChoiceField(
        label=_("What do you promise to do with what is said?"), widget=forms.RadioSelect,
        choices=list(PROMISE_WORDS.items()),
    )  # fmt: skip
    text_fi = lines_in("fi", _("What does that mean here?"), rows=3, length=2000)
    text_sv = lines_in("sv", _("What does that mean here?"), rows=3, length=2000)
    text_en = lines_in("en", _("What does that mean here?"), rows=3, length=2000)
    answer_by_on = day_field(_("Each point is answered by"))

    def __init__(self, data: Any, *, promise: Promise | None) -> None:  # noqa: ANN401
        names = ("level", "text_fi", "text_sv", "text_en", "answer_by_on")
        initial = {name: getattr(promise, name) for name in names} if promise else {}
        super().__init__(data, initial=initial, use_required_attribute=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the day, unless nothing is promised but telling."""
        given = super().clean() or self.cleaned_data
        if given.get("level") not in {None, PromiseLevel.INFORM} and not given.get("answer_by_on"):
            self.add_error("answer_by_on", _("Say by which day each point is answered."))
        return given

    @property
    def sections(self) -> list[Section]:
        """The form as it is drawn: the promise and its day, then its words."""
        first = section(self, _("The promise"), ("level", "answer_by_on"))
        return [first, *texts_by_language(self, ("text", "reason"), folded=GIFT)]

    def promised(self) -> Promised:
        """Return what is promised."""
        given = self.cleaned_data
        level = PromiseLevel(given["level"])
        return Promised(level, columns(given, "text"), given["answer_by_on"])


class ChangePromiseForm(PromiseForm):
    """Another promise instead of the one given, and why."""

    reason_fi = lines_in("fi", _("Why do you change the promise?"), rows=3, length=2000)
    reason_sv = lines_in("sv", _("Why do you change the promise?"), rows=3, length=2000)
    reason_en = lines_in("en", _("Why do you change the promise?"), rows=3, length=2000)

    def clean(self) -> dict[str, Any]:
        """Ask for the reason: it stays beside both promises."""
        given = super().clean()
        require_some(self, "reason", _("Say why. The reason stays beside both promises."))
        return given

    def reason(self) -> dict[str, str]:
        """Return why."""
        return columns(self.cleaned_data, "reason")


class DecisionForm(forms.Form):
    """What was decided, when, by whom and why."""

    decided_on = day_field(_("Day"), required=True)
    decider_fi = line_in("fi", _("Who decided?"), 120)
    decider_sv = line_in("sv", _("Who decided?"), 120)
    section = Line(label=_("Section"), max_length=40, required=False, help_text="§ 61")
    title_fi = line_in("fi", _("Title"), 200)
    title_sv = line_in("sv", _("Title"), 200)
    title_en = line_in("en", _("Title"), 200)
    result_fi = lines_in("fi", _("What was decided?"), rows=4, length=4000)
    result_sv = lines_in("sv", _("What was decided?"), rows=4, length=4000)
    result_en = lines_in("en", _("What was decided?"), rows=4, length=4000)
    reasons_fi = lines_in("fi", _("Why?"), rows=4, length=4000)
    reasons_sv = lines_in("sv", _("Why?"), rows=4, length=4000)
    reasons_en = lines_in("en", _("Why?"), rows=4, length=4000)
    url = web_field(_("Where can it be read?"), 500)
    follow_up_on = day_field(_("Looked at again on"))

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - POST or None
        *,
        today: date,
        decision: Decision | None = None,
    ) -> None:
        self.today = today
        stored = {name: getattr(decision, name) for name in self.base_fields} if decision else {}
        initial = stored or {"decided_on": today}
        super().__init__(data, initial=initial, use_required_attribute=False)

    def clean_decided_on(self) -> date:
        """Refuse a day that has not come."""
        day: date = self.cleaned_data["decided_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean(self) -> dict[str, Any]:
        """Ask for the result and its reasons."""
        given = super().clean() or self.cleaned_data
        require_some(self, "result", _("Tell what was decided."))
        require_some(self, "reasons", _("Tell why it was decided so."))
        return given

    @property
    def sections(self) -> list[Section]:
        """The form as it is drawn: when and where, then its words."""
        first = section(self, _("The decision"), ("decided_on", "section", "url", "follow_up_on"))
        names = ("decider", "title", "result", "reasons")
        return [first, *texts_by_language(self, names, folded=GIFT)]

    def values(self) -> dict[str, Any]:
        """Return the columns of the decision."""
        return dict(self.cleaned_data)


class OwnerForm(forms.Form):
    """Who answers for a body and who decides, and its own word beside what waits."""

    role_fi = line_in("fi", _("Who answers? A role, not a name"), 120)
    role_sv = line_in("sv", _("Who answers? A role, not a name"), 120)
    decides_fi = line_in("fi", _("Who decides?"), 120)
    decides_sv = line_in("sv", _("Who decides?"), 120)
    note_fi = lines_in("fi", _("Your own word beside what waits"), rows=3, length=400)
    note_sv = lines_in("sv", _("Your own word beside what waits"), rows=3, length=400)
    note_en = lines_in("en", _("Your own word beside what waits"), rows=3, length=400)

    @property
    def sections(self) -> list[Section]:
        """The form as it is drawn: a language a section."""
        return texts_by_language(self, ("role", "decides", "note"), folded=GIFT)

    def words(self) -> dict[str, str]:
        """Return the texts."""
        return dict(self.cleaned_data)
