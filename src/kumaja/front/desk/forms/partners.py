"""Asking associations for a public body, choosing whom, and telling what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.front.desk.forms.fields import Line, Lines, day_field, ticks
from kumaja.help.partners.actions.drafting import RequestLinks
from kumaja.help.partners.domain.boards import boards_have_time, first_fair_day
from kumaja.help.partners.domain.kinds import LONGEST_MESSAGE, LONGEST_NEED, Answer
from kumaja.help.partners.models import PartnerRequest
from kumaja.help.partners.queries.choices import NeedChoices
from kumaja.help.partners.queries.words import ANSWER_WORDS, KIND_WORDS
from kumaja.network.registry.models import Organisation

_PLAIN = ("title", "need", "kind", "role", "contact", "starts_on", "ends_on", "answer_by_on",
          "hurry_reason")  # fmt: skip


class AskForm(forms.Form):
    """What a public body needs, until when, and who asks."""

    body = forms.ChoiceField(label=_("For which public body do you ask?"))
    title = Line(
        label=_("What is it about?"), max_length=120,
        help_text=_("A few words. They stand in the subject of the mail."),
    )  # fmt: skip
    need = Lines(
        label=_("What do you need, and what does it ask of the association?"), rows=6,
        max_length=LONGEST_NEED,
        help_text=_("How often, where, is there a fee or are costs paid, what happens next."),
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("What kind of cooperation?"), choices=list(KIND_WORDS.items()),
        widget=forms.RadioSelect,
    )  # fmt: skip
    experience = forms.BooleanField(label=_("We look for experts by experience"), required=False)
    area = ticks(_("Municipalities"), _("None: the whole region."))
    theme = ticks(_("Themes"))
    group = ticks(_("Groups"))
    starts_on = day_field(_("It begins"))
    ends_on = day_field(_("It ends"))
    answer_by_on = day_field(
        _("Answer by"), _("Boards meet once a month, and nobody does in July."), required=True
    )
    hurry_reason = Line(
        label=_("Why so soon?"), required=False, max_length=300,
        help_text=_("Only when there are less than five weeks. The associations read it."),
    )  # fmt: skip
    role = Line(
        label=_("In which role do you ask?"), max_length=120,
        help_text=_("For example: memory coordinator. The associations read it."),
    )  # fmt: skip
    contact = Line(
        label=_("How do associations reach you?"), max_length=200,
        help_text=_("Phone or mail of your post."),
    )  # fmt: skip
    invite = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)
    network = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - POST or None
        *,
        bodies: Sequence[Organisation],
        choices: NeedChoices,
        today: date,
        initial: dict[str, Any],
    ) -> None:
        self.bodies, self.choices, self.today = bodies, choices, today
        super().__init__(
            data, initial={"answer_by_on": first_fair_day(today)} | initial,
            use_required_attribute=False,
        )  # fmt: skip
        named = [(row.code, row.name.in_language(choices.language).value) for row in bodies]
        for name, offered in (
            ("body", named), ("area", choices.places), ("theme", choices.of(Scheme.THEME)),
            ("group", choices.of(Scheme.TARGET_GROUP)),
        ):  # fmt: skip
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
            field.choices = offered

    def clean(self) -> dict[str, Any]:
        """Hold the days against each other, and against the boards' time."""
        given = super().clean() or self.cleaned_data
        starts, ends, by = (given.get(n) for n in ("starts_on", "ends_on", "answer_by_on"))
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("It ends before it begins."))
        if by is None:
            return given
        if by <= self.today:
            self.add_error("answer_by_on", _("Choose a day that is still to come."))
        elif (by - self.today).days > 3 * 366:
            self.add_error("answer_by_on", _("Check the year."))
        elif boards_have_time(self.today, by):
            given["hurry_reason"] = ""
        elif not given.get("hurry_reason"):
            self.add_error(
                "answer_by_on", _("Boards don't have time to meet. Give more time, or tell why.")
            )
        return given

    def values(self) -> dict[str, Any]:
        """Return the columns of the request."""
        given = self.cleaned_data
        found = {name: given[name] for name in _PLAIN}
        return found | {
            "wants_experience": given["experience"], "language": self.choices.language,
        }  # fmt: skip

    def links(self) -> RequestLinks:
        """Return the chosen terms and municipalities."""
        given = self.cleaned_data
        return RequestLinks(
            self.choices.terms_named({*given["theme"], *given["group"]}),
            self.choices.places_coded(given["area"]),
        )

    def chosen_body(self) -> Organisation:
        """Return the body that asks."""
        return next(row for row in self.bodies if row.code == self.cleaned_data["body"])


def told_by(request: PartnerRequest) -> dict[str, Any]:
    """Return a request as the form shows it (areas and terms prefetched)."""
    terms = [str(term) for term in request.terms.all()]
    return {name: getattr(request, name) for name in _PLAIN} | {
        "body": request.body.code,
        "experience": request.wants_experience,
        "area": [area.code for area in request.areas.all()],
        "theme": [term for term in terms if term.startswith("theme:")],
        "group": [term for term in terms if term.startswith("target_group:")],
    }


class ChooseForm(forms.Form):
    """Whom a request goes to."""

    invited = ticks(_("Whom do you ask?"))

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - POST or None
        *,
        offered: Sequence[tuple[str, str]],
        chosen: Sequence[str],
    ) -> None:
        super().__init__(data, initial={"invited": list(chosen)}, use_required_attribute=False)
        field = self.fields["invited"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - declared above
        field.choices = list(offered)

    def clean_invited(self) -> list[str]:
        """Ask for one at least."""
        given: list[str] = self.cleaned_data["invited"]
        if not given:
            raise forms.ValidationError(_("Choose at least one association."))
        return given


class OutcomeForm(forms.Form):
    """What came of a request, as all who answered read it."""

    outcome = Lines(
        label=_("What came of it?"), rows=5, max_length=LONGEST_NEED,
        help_text=_("All who answered read this: also those who could not come."),
    )  # fmt: skip


class WithdrawForm(forms.Form):
    """Why a request is taken back."""

    reason = Lines(
        label=_("Why is it withdrawn?"), rows=3, max_length=LONGEST_NEED,
        help_text=_("The associations read this."),
    )  # fmt: skip


class ToldAnswerForm(forms.Form):
    """What an association told coordination, by phone or mail."""

    state = forms.ChoiceField(
        label=_("What does the association answer?"), widget=forms.RadioSelect,
        choices=[(each, ANSWER_WORDS[each]) for each in (Answer.ACCEPTED, Answer.DECLINED)],
    )  # fmt: skip
    message = Lines(
        label=_("Message to the one who asks"), required=False, rows=3, max_length=LONGEST_MESSAGE
    )
    contact = Line(
        label=_("Whom do they contact?"), required=False, max_length=200,
        help_text=_("Only what the association wants to give."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Ask for a contact of who agrees."""
        given = super().clean() or self.cleaned_data
        if given.get("state") == Answer.ACCEPTED and not given.get("contact"):
            self.add_error("contact", _("Tell whom they contact."))
        return given
