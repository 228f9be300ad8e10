"""Tags by which forms are drawn: which kind a field is, its control, what describes it."""

from __future__ import annotations

from typing import Any

from django import forms, template
from django.forms import BoundField
from django.utils.safestring import SafeString

from kumaja.foundation.design.engine.controls import draw_input, draw_select

register = template.Library()

Clock = forms.DateTimeInput | forms.DateInput | forms.TimeInput

_TYPED = (forms.TextInput, forms.EmailInput, forms.NumberInput, forms.URLInput)
_CLOCKS: tuple[tuple[type[Clock], str, str], ...] = (
    (forms.DateTimeInput, "datetime-local", "%Y-%m-%dT%H:%M"),
    (forms.DateInput, "date", "%Y-%m-%d"),
    (forms.TimeInput, "time", "%H:%M"),
)


@register.filter
def kind_of(field: BoundField) -> str:
    """Return `choices` (radios, ticks), `tick` (one tick) or `control` (everything else)."""
    widget = field.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    return "tick" if isinstance(widget, forms.CheckboxInput) else "control"


@register.filter
def described_by(field: BoundField, own_help: str = "") -> str:
    """Return the ids of the help and the error of a field, in the order they are read."""
    help_id = f"{field.auto_id}-help" if own_help or field.help_text else ""
    error_id = f"{field.auto_id}-error" if field.errors else ""
    return " ".join(filter(None, (help_id, error_id)))


@register.filter
def first_control(field: BoundField) -> str:
    """Return the id to which the error summary leads: the first thing one can change."""
    if kind_of(field) == "choices":
        return next((option.id_for_label for option in field), str(field.auto_id))
    return str(field.id_for_label)


@register.filter
def count_errors(form: forms.Form) -> int:
    """Return how many points a form asks to have checked."""
    return sum(len(errors) for errors in form.errors.values())


@register.simple_tag
def control(field: BoundField, own_help: str = "", **given: str | int | None) -> SafeString:
    """Draw the control of a field, tied to its help and its error."""
    attributes: dict[str, str | bool] = {name: str(value) for name, value in given.items() if value}
    attributes["class"] = f"ds-input {field.field.widget.attrs.get('class', '')}".strip()
    if names := described_by(field, own_help):
        attributes["aria-describedby"] = names
    widget = field.field.widget
    if type(widget) is forms.Select:
        return draw_select(_context(field, widget, attributes))
    if type(widget) in _TYPED:
        return draw_input(_context(field, widget, attributes))
    return field.as_widget(widget=_clock(field), attrs=attributes)


def _context(
    field: BoundField, widget: forms.Widget, attributes: dict[str, str | bool]
) -> dict[str, Any]:
    """Return what `as_widget` hands to a widget's template."""
    whole = field.build_widget_attrs(attributes, widget)
    if field.auto_id and "id" not in widget.attrs:
        whole.setdefault("id", field.auto_id)
    found: dict[str, Any] = widget.get_context(field.html_name, field.value(), whole)["widget"]
    return found


def _clock(field: BoundField) -> Clock | None:
    """Return the browser's own picker for days and times, with what was typed kept."""
    for kind, input_type, written in _CLOCKS:
        if type(field.field.widget) is kind:
            own = field.field.widget.attrs
            picker: Clock = kind({**own, "type": input_type}, format=written)
            return picker
    return None
