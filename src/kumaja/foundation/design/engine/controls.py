"""Draws the commonest controls as Django's own templates do, which include one for each choice.

A municipality's list has 26 of them and stands on most pages; by templates it took a fifth of a
page's time.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.forms.utils import flatatt
from django.utils.safestring import SafeString

from kumaja.foundation.core.engine.html import html_of, joined


def draw_select(widget: dict[str, Any]) -> SafeString:
    """Return the control of a widget's context, as django/forms/widgets/select.html draws it."""
    groups = joined(_group(*group) for group in widget["optgroups"])
    attributes = flatatt({"name": widget["name"], **_told(widget["attrs"])})
    return html_of("<select{}>{}</select>", attributes, groups)


def draw_input(widget: dict[str, Any]) -> SafeString:
    """Return the control of a widget's context, as django/forms/widgets/input.html draws it."""
    given = {"type": widget["type"], "name": widget["name"]}
    if widget["value"] is not None:
        given["value"] = str(widget["value"])
    return html_of("<input{}>", flatatt({**given, **_told(widget["attrs"])}))


def _group(label: str | None, options: list[dict[str, Any]], _index: int) -> SafeString:
    inside = joined(map(_option, options))
    return html_of('<optgroup label="{}">{}</optgroup>', label, inside) if label else inside


def _option(row: dict[str, Any]) -> SafeString:
    attributes = tuple(_told(row["attrs"]).items())
    return _drawn(str(row["value"]), attributes, str(row["label"]))


@lru_cache(maxsize=4096, typed=True)
def _drawn(value: str, attributes: tuple[tuple[str, Any], ...], label: str) -> SafeString:
    """Draw a choice; remembered, since the same municipalities stand on every page.

    Safe text and other text are told apart (`typed`), for they are equal and drawn differently.
    """
    return html_of('<option value="{}"{}>{}</option>', value, flatatt(dict(attributes)), label)


def _told(attributes: dict[str, Any]) -> dict[str, Any]:
    """Return the attributes that are written: False leaves one out, True writes its name alone."""
    return {name: value for name, value in attributes.items() if value is not False}
