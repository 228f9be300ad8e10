"""The form field of a person's name: one, wherever a name is asked."""

from __future__ import annotations

from typing import Any

from django import forms

from kumaja.foundation.accounts.domain.names import one_line


class NameField(forms.CharField):
    """A name on one line."""

    def to_python(self, value: object) -> Any:  # noqa: ANN401 - as the library declares it
        """Return the name as it is kept."""
        return one_line(super().to_python(value) or "")
