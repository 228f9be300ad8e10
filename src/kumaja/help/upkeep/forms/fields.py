"""The kinds of field that are mended in place."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_BREAKS = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
_DAYS = ["%Y-%m-%d", "%d.%m.%Y"]
_HOURS = ["%H:%M", "%H.%M", "%H", "%H:%M:%S"]


class Line(forms.CharField):
    """One line of text: line breaks, and signs that turn what follows, become spaces."""

    def to_python(self, value: object) -> Any:  # noqa: ANN401 - as the library declares it
        """Return the text as it is kept."""
        return _BREAKS.sub(" ", str(super().to_python(value) or "")).strip()


def line(label: object, length: int) -> Line:
    """Return a line of text."""
    return Line(label=label, max_length=length, required=False)  # type: ignore[arg-type]


def day(label: object, help_text: object = "") -> forms.DateField:
    """Return a day, picked or typed as 3.12.2026."""
    return forms.DateField(
        label=label, help_text=help_text, required=False, input_formats=_DAYS,  # type: ignore[arg-type]
        error_messages={"invalid": _("Write the day like this: 3.12.2026.")},
    )  # fmt: skip


def hour(label: object) -> forms.TimeField:
    """Return an hour, written as 13.30 or 13:30."""
    return forms.TimeField(
        label=label, input_formats=_HOURS,  # type: ignore[arg-type]
        widget=forms.TimeInput(format="%H.%M"),
        error_messages={
            "invalid": _("Write the time like this: 13.30."),
            "required": _("Write the time like this: 13.30."),
        },
    )  # fmt: skip
