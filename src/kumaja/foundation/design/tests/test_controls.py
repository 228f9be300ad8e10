"""Lists to choose from and typed fields are drawn as Django's own templates draw them."""

from __future__ import annotations

import re

import pytest
from django import forms

from kumaja.foundation.design.templatetags.forms import control

CHOICES = [
    ("", "—"),
    ("a&b", 'Tuusula <"x">'),
    ("Etelä", [("1", "Hanko"), ("2", "Inkoo & Siuntio")]),
    (3, "Kolme"),
]


class _Form(forms.Form):
    where = forms.ChoiceField(
        choices=CHOICES, required=False, widget=forms.Select({"data-x": "<y>", "disabled": True})
    )
    typed = forms.CharField(
        required=False, max_length=9, widget=forms.TextInput({"type": "search"})
    )
    email = forms.EmailField(label="x", help_text="Apua", disabled=True)
    number = forms.IntegerField(min_value=0, widget=forms.NumberInput({"data-x": '"<y>'}))
    link = forms.URLField(required=False, initial="https://example.fi/?a&b", assume_scheme="https")
    must = forms.ChoiceField(choices=CHOICES, help_text="Apua", widget=forms.Select({"off": False}))


@pytest.mark.parametrize("value", ["", "2", "a&b", "3", "<script>"])
@pytest.mark.parametrize("name", list(_Form.base_fields))
def test_a_control_is_drawn_as_django_draws_it(name: str, value: str) -> None:
    field = _Form({name: value})[name]
    described = {"aria-describedby": f"id_{name}-help"} if field.help_text else {}
    if field.errors:
        described = {"aria-describedby": " ".join([*described.values(), f"id_{name}-error"])}
    drawn = str(control(field))
    theirs = str(field.as_widget(attrs={"class": "ds-input", **described}))

    assert _parts(drawn) == _parts(theirs)


def _parts(html: str) -> list[tuple[str, ...]]:
    """Return tags with their attributes in order of the alphabet, and texts."""
    found: list[tuple[str, ...]] = []
    for tag, text in re.findall(r"<([^>]+)>|([^<>]+)", html):
        if tag:
            name, *attributes = re.findall(r'[^\s"=]+(?:="[^"]*")?', tag)
            found.append((name, *sorted(attributes)))
        elif text.strip():
            found.append((text.strip(),))
    return found
