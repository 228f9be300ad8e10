"""Writing a hearing down: its words, questions, text, period, and what helps to take part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.front.desk.forms.fields import Line, Lines, day_field, line_in, lines_in
from kumaja.front.desk.forms.matters import columns
from kumaja.front.desk.forms.network_keeping import require_some
from kumaja.network.registry.domain.days import HELSINKI
from kumaja.voice.consultations.actions.texts import Text
from kumaja.voice.consultations.domain.kinds import HelpKind
from kumaja.voice.consultations.models import Consultation, Document
from kumaja.voice.matters.models import AffectedGroup, MatterOwner

_CLOSES: Final = time(16)
_WORDS: Final = ("title", "background", "easy", "way_asked")
HELP_WORDS: Final = {
    HelpKind.TRAVEL: pgettext_lazy("what helps to take part", "Travel"),
    HelpKind.INTERPRETER: pgettext_lazy("what helps to take part", "An interpreter"),
    HelpKind.TIME: pgettext_lazy("what helps to take part", "Time and place"),
    HelpKind.EASY_LANGUAGE: pgettext_lazy("what helps to take part", "Easy language"),
    HelpKind.OTHER: pgettext_lazy("what helps to take part", "Something else"),
}


class WordsForm(forms.Form):
    """What a hearing is called, why it is asked, and how its way was chosen."""

    title_fi = line_in("fi", _("What do you ask, as a question?"), 200)
    title_sv = line_in("sv", _("What do you ask, as a question?"), 200)
    title_en = line_in("en", _("What do you ask, as a question?"), 200)
    background_fi = lines_in("fi", _("Why is this asked?"), rows=5)
    background_sv = lines_in("sv", _("Why is this asked?"), rows=5)
    background_en = lines_in("en", _("Why is this asked?"), rows=5)
    easy_fi = lines_in("fi", _("The same in easy language"), rows=5)
    easy_sv = lines_in("sv", _("The same in easy language"), rows=5)
    easy_en = lines_in("en", _("The same in easy language"), rows=5)
    way_asked_fi = lines_in(
        "fi", _("How did you ask people about the way of taking part, and what changed?"), rows=4
    )
    way_asked_sv = lines_in(
        "sv", _("How did you ask people about the way of taking part, and what changed?"), rows=4
    )
    way_asked_en = lines_in(
        "en", _("How did you ask people about the way of taking part, and what changed?"), rows=4
    )

    def __init__(self, data: Any, *, consultation: Consultation | None = None) -> None:  # noqa: ANN401
        names = self.base_fields if consultation is not None else ()
        stored = {name: getattr(consultation, name) for name in names}
        super().__init__(data, initial=stored, use_required_attribute=False)

    def clean(self) -> dict[str, Any]:
        """Ask for a title in one language at least."""
        given = super().clean() or self.cleaned_data
        require_some(self, "title", _("Say in one sentence what you ask."))
        return given

    def values(self) -> dict[str, Any]:
        """Return the columns."""
        return columns(self.cleaned_data, *_WORDS)


def _pieces(text: str) -> list[str]:
    """Return the paragraphs of a text: an empty line parts them."""
    return [piece.strip() for piece in re.split(r"\n\s*\n", text) if piece.strip()]


class _InLanguages(forms.Form):
    """Texts in rows of equal number in each language that is used."""

    column = ""

    def rows(self, column: str) -> list[dict[str, str]]:
        """Return one dictionary a row, its languages beside each other."""
        found = {
            language: self.split(self.cleaned_data.get(f"{self.column}_{language}", ""))
            for language in LANGUAGES
        }
        longest = max(len(each) for each in found.values())
        return [
            {f"{column}_{language}": (each[at] if at < len(each) else "")
             for language, each in found.items()}
            for at in range(longest)
        ]  # fmt: skip

    @staticmethod
    def split(text: str) -> list[str]:
        """Return the rows of a text."""
        return [line.strip() for line in text.split("\n") if line.strip()]

    def clean(self) -> dict[str, Any]:
        """Refuse languages that don't run beside each other."""
        given = super().clean() or self.cleaned_data
        counts = {
            language: len(self.split(given.get(f"{self.column}_{language}", "")))
            for language in LANGUAGES
        }
        used = {language: count for language, count in counts.items() if count}
        if len(set(used.values())) > 1:
            told = _("Each language needs as many. Now: %(counts)s.")
            beside = ", ".join(f"{language} {count}" for language, count in used.items())
            self.add_error(f"{self.column}_{next(iter(used))}", told % {"counts": beside})
        if not used:
            self.add_error(f"{self.column}_fi", _("Write the text in one language at least."))
        return given


class QuestionsForm(_InLanguages):
    """What is asked, a question a line."""

    column = "questions"
    questions_fi = lines_in("fi", _("What do you ask?"), _("One question a line."), rows=5)
    questions_sv = lines_in("sv", _("What do you ask?"), _("One question a line."), rows=5)
    questions_en = lines_in("en", _("What do you ask?"), _("One question a line."), rows=5)

    def __init__(self, data: Any, *, consultation: Consultation) -> None:  # noqa: ANN401
        rows = list(consultation.questions.order_by("position"))
        stored = {
            f"questions_{each}": "\n".join(getattr(row, f"text_{each}") for row in rows)
            for each in LANGUAGES
        }
        super().__init__(data, initial=stored, use_required_attribute=False)


class TextForm(_InLanguages):
    """The text that is heard, in paragraphs."""

    column = "paragraphs"
    title_fi = line_in("fi", _("What is the text called?"), 200)
    title_sv = line_in("sv", _("What is the text called?"), 200)
    title_en = line_in("en", _("What is the text called?"), 200)
    paragraphs_fi = lines_in("fi", _("The text"), _("An empty line parts paragraphs."), rows=14)
    paragraphs_sv = lines_in("sv", _("The text"), _("An empty line parts paragraphs."), rows=14)
    paragraphs_en = lines_in("en", _("The text"), _("An empty line parts paragraphs."), rows=6)
    after = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, data: Any, *, before: Document | None) -> None:  # noqa: ANN401
        stored: dict[str, Any] = {"after": before.version if before else 0}
        rows = list(before.paragraphs.order_by("position")) if before else []
        for each in LANGUAGES:
            texts = [getattr(row, f"text_{each}") for row in rows]
            stored[f"paragraphs_{each}"] = "\n\n".join(texts).strip()
            stored[f"title_{each}"] = getattr(before, f"title_{each}") if before else ""
        super().__init__(data, initial=stored, use_required_attribute=False)

    @staticmethod
    def split(text: str) -> list[str]:
        """Return the paragraphs of a text."""
        return _pieces(text)

    def clean(self) -> dict[str, Any]:
        """Ask what the text is called."""
        given = super().clean()
        require_some(self, "title", _("Say what the text is called."))
        return given

    def text(self) -> Text:
        """Return the text as it is kept."""
        return Text(columns(self.cleaned_data, "title"), self.rows("text"))


class PeriodForm(forms.Form):
    """From when to when views are taken; boards need five weeks, and July is no time."""

    starts_on = day_field(_("First day"), required=True)
    ends_on = day_field(_("Last day"), _("It ends on that day at 16."), required=True)
    hurry_reason = Line(
        label=_("Why so short?"), max_length=400, required=False,
        help_text=_("Boards meet once a month, and nobody meets in July. Less than five weeks "
                    "needs a reason, which everyone sees."),
    )  # fmt: skip

    def __init__(self, data: Any, *, consultation: Consultation) -> None:  # noqa: ANN401
        stage = consultation.stage
        first, last = (
            each.astimezone(HELSINKI).date() for each in (stage.starts_at, stage.ends_at)
        )
        stored = {"starts_on": first, "ends_on": last, "hurry_reason": stage.hurry_reason}
        super().__init__(data, initial=stored, use_required_attribute=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a last day before the first."""
        given = super().clean() or self.cleaned_data
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day comes after the first."))
        return given

    def starts_at(self) -> datetime:
        """Return when views are taken from."""
        return datetime.combine(self.cleaned_data["starts_on"], time(), HELSINKI)

    def ends_at(self) -> datetime:
        """Return when the period ends."""
        return datetime.combine(self.cleaned_data["ends_on"], _CLOSES, HELSINKI)


class EndForm(forms.Form):
    """Another last day, and why."""

    ends_on = day_field(_("Last day"), _("It ends on that day at 16."), required=True)
    reason = Line(
        label=_("Why are the days moved?"), max_length=400,
        help_text=_("It stays beside the days before."),
    )  # fmt: skip

    def ends_at(self) -> datetime:
        """Return when the period ends."""
        return datetime.combine(self.cleaned_data["ends_on"], _CLOSES, HELSINKI)


class HelpForm(forms.Form):
    """What makes taking part possible, for all or for one group."""

    kind = forms.ChoiceField(
        label=_("What helps?"), widget=forms.RadioSelect, choices=list(HELP_WORDS.items())
    )
    group = forms.ChoiceField(label=_("Whom?"), required=False)
    text_fi = line_in("fi", _("In one sentence"), 400)
    text_sv = line_in("sv", _("In one sentence"), 400)
    text_en = line_in("en", _("In one sentence"), 400)

    def __init__(self, data: Any, *, groups: Sequence[AffectedGroup]) -> None:  # noqa: ANN401
        super().__init__(data, use_required_attribute=False)
        self.groups = {str(group.position): group for group in groups}
        field = self.fields["group"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        named = [(key, str(group)) for key, group in self.groups.items()]
        field.choices = [("", _("All who are affected")), *named]

    def clean(self) -> dict[str, Any]:
        """Ask for the sentence."""
        given = super().clean() or self.cleaned_data
        require_some(self, "text", _("Say in one sentence what helps."))
        return given

    @property
    def chosen(self) -> AffectedGroup | None:
        """The group that is helped, None when it is for all."""
        return self.groups.get(self.cleaned_data["group"])


class AnswerForm(forms.Form):
    """An answer to what somebody asked; a bilingual body answers in both languages."""

    owner = forms.ChoiceField(label=_("Who answers?"), widget=forms.RadioSelect)
    answer_fi = lines_in("fi", _("The answer"), rows=4, length=4000)
    answer_sv = lines_in("sv", _("The answer"), rows=4, length=4000)
    answer_en = lines_in("en", _("The answer"), rows=4, length=4000)

    def __init__(self, data: Any, *, owners: Sequence[MatterOwner]) -> None:  # noqa: ANN401
        first = str(owners[0].position) if len(owners) == 1 else ""
        super().__init__(data, initial={"owner": first}, use_required_attribute=False)
        self.owners = {str(owner.position): owner for owner in owners}
        field = self.fields["owner"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(key, str(owner)) for key, owner in self.owners.items()]

    def clean(self) -> dict[str, Any]:
        """Ask for the answer."""
        given = super().clean() or self.cleaned_data
        require_some(self, "answer", _("Write the answer."))
        return given

    def chosen(self) -> MatterOwner:
        """Return who answers."""
        return self.owners[self.cleaned_data["owner"]]


class RemindForm(forms.Form):
    """The kind words that go to those who have said nothing."""

    text = Lines(
        label=_("Your words"), rows=5, max_length=1500,
        help_text=_("They go to each association in the language you write in, with its own link."),
    )  # fmt: skip


class PlaceForm(forms.Form):
    """Where a comment belongs in the text as it reads now."""

    paragraph = forms.ChoiceField(label=_("Where does it belong?"), widget=forms.RadioSelect)

    def __init__(self, data: Any, *, choices: Sequence[tuple[str, str]]) -> None:  # noqa: ANN401
        super().__init__(data, use_required_attribute=False)
        field = self.fields["paragraph"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = list(choices)
