"""Two have saved at once: where their texts differ, and whose is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.formats import localize
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.core.domain.dates import day_text, time_text
from kumaja.front.desk.forms.fields import ticks
from kumaja.front.desk.forms.whole import Rows
from kumaja.front.desk.queries.values import yes_or_no
from kumaja.front.desk.queries.words import Words


@dataclass(frozen=True, slots=True)
class Difference:
    """A field, or rows, in which what is stored now and what was just sent are not the same."""

    name: str
    label: Words
    theirs: str
    mine: str


@dataclass(frozen=True, slots=True)
class RowsPair:
    """Rows as they were sent, the same as they are stored now, and what makes a row a filled one.

    They are taken or left as a whole: rows have no names by which one could be told from another.
    """

    label: Words
    sent: Rows
    stored: Rows
    filled_by: tuple[str, ...]


def differences(form: forms.Form, *rows: RowsPair) -> list[Difference]:
    """Return where what was sent and is valid differs from what is stored now."""
    plain = (
        Difference(
            name,
            form[name].label,
            _told(form, name, form.get_initial_for_field(form.fields[name], name)),
            _told(form, name, form.cleaned_data.get(name)),
        )
        for name in form.changed_data
        if not form.fields[name].widget.is_hidden
    )
    whole = (
        Difference(str(pair.sent.prefix), pair.label, _stored(pair), _sent(pair)) for pair in rows
    )
    return [one for one in (*plain, *whole) if one.theirs != one.mine]


def _stored(pair: RowsPair) -> str:
    return "\n".join(_row(form, _initial(form)) for form in pair.stored.initial_forms)


def _initial(form: forms.Form) -> dict[str, Any]:
    return {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}


def _sent(pair: RowsPair) -> str:
    given = ((form, form.cleaned_data or {}) for form in pair.sent.forms)
    return "\n".join(
        _row(form, values)
        for form, values in given
        if any(values.get(name) for name in pair.filled_by)
    )


def _row(form: forms.Form, values: Mapping[str, Any]) -> str:
    told = (_told(form, name, values[name]) for name in form.fields if values.get(name))
    return " · ".join(filter(None, told))


def _told(form: forms.Form, name: str, value: Any) -> str:  # noqa: ANN401 - any field's
    """Return a value in the words of its choices, or as the reader writes such things."""
    field = form.fields[name]
    choices = _words(field) if isinstance(field, forms.ChoiceField) else {}
    values = value if isinstance(value, list | tuple) else [value]
    if isinstance(field, forms.MultipleChoiceField):
        values = [key for key in choices if key in {str(item) for item in values}]
    return ", ".join(filter(None, (_said(item, choices) for item in values)))


def _words(field: forms.ChoiceField) -> dict[str, str]:
    choices: Any = field.choices
    return {str(key): str(words) for key, words in choices}


def _said(value: Any, choices: Mapping[str, str]) -> str:  # noqa: ANN401 - any field's
    if choices:
        return choices.get("" if value is None else str(value), str(value))
    if isinstance(value, bool):
        return yes_or_no(is_so=value)
    if value is None:
        return ""
    return _in_language(value, (get_language() or "fi")[:2])


def _in_language(value: Any, language: str) -> str:  # noqa: ANN401 - any field's
    match value:
        case time():
            return time_text(value, language)
        case date():
            return day_text(value, language, with_weekday=False)
        case str():
            return _day_in(value, language)
    return str(localize(value, use_l10n=True))


def _day_in(text: str, language: str) -> str:
    """Return a text; a day that was read from a line of days as that line writes it."""
    written = "fi" if language == "en" else language
    try:
        return day_text(date.fromisoformat(text), written, with_weekday=False)
    except ValueError:
        return text


def with_theirs(
    data: QueryDict, form: forms.Form, names: Iterable[str], *stored: Rows
) -> QueryDict:
    """Return what was sent, with what is stored now in the named fields and rows."""
    taken = set(names)
    kept = data.copy()
    for name in taken & set(form.fields):
        value = form.get_initial_for_field(form.fields[name], name)
        kept.setlist(form.add_prefix(name), sent_form(value))
    for rows in stored:
        if str(rows.prefix) in taken:
            _take_rows(kept, rows)
    return kept


def _take_rows(kept: QueryDict, rows: Rows) -> None:
    for name in [name for name in kept if name.startswith(f"{rows.prefix}-")]:
        del kept[name]
    for form in (rows.management_form, *rows.forms):
        for name, field in form.fields.items():
            kept.setlist(form.add_prefix(name), sent_form(form.get_initial_for_field(field, name)))


def sent_form(value: Any) -> list[str]:  # noqa: ANN401 - whatever a field begins with
    """Return a value as a browser would send it."""
    match value:
        case None | "" | False:
            return []
        case True:
            return ["on"]
        case list() | tuple():
            return [str(item) for item in value]
        case time():
            return [f"{value:%H:%M}"]
    return [str(value)]


class ChoiceForm(forms.Form):
    """Whose text is kept, field by field, when two have saved at once."""

    take = ticks(_("Where do you take your colleague's text?"))

    def __init__(self, found: list[Difference]) -> None:
        super().__init__(use_required_attribute=False)
        field = self.fields["take"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(one.name, one.label) for one in found]
