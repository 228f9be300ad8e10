"""A form and its rows as one: valid together, with one summary of what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import BoundField
from django.forms.formsets import BaseFormSet

if TYPE_CHECKING:
    Rows = BaseFormSet[Any]
else:
    Rows = BaseFormSet

EMPTY_ROWS = 2


def rows_for(form: type[forms.Form], stored: int, *, most: int) -> type[Rows]:
    """Return the rows of such a form: some empty ones, and room for all that are stored."""
    room = max(most, stored)
    return forms.formset_factory(
        form, extra=EMPTY_ROWS, max_num=room, absolute_max=room + EMPTY_ROWS, validate_max=True
    )


class Whole:
    """What the page's title and its error summary ask of a form, asked of several."""

    is_multipart = False

    def __init__(self, form: forms.Form, *rows: Rows) -> None:
        self.form = form
        self.rows = rows

    def is_valid(self) -> bool:
        """Test whether everything that was sent can be kept."""
        return all([self.form.is_valid(), *(rows.is_valid() for rows in self.rows)])

    @property
    def errors(self) -> dict[str, list[str]]:
        """Return the errors of all forms, by the name of their field."""
        found = {
            f"{form.prefix or ''}-{name}": [str(error) for error in errors]
            for form in self._forms()
            for name, errors in form.errors.items()
        }
        beside = [error for rows in self.rows if rows.is_bound for error in rows.non_form_errors()]
        return found | ({"rows": [str(error) for error in beside]} if beside else {})

    def non_field_errors(self) -> list[str]:
        """Return the errors that belong to no field."""
        own = [error for form in self._forms() for error in form.non_field_errors()]
        beside = [error for rows in self.rows if rows.is_bound for error in rows.non_form_errors()]
        return [str(error) for error in (*own, *beside)]

    def hidden_fields(self) -> list[BoundField]:
        """Return what is sent unseen."""
        return [field for form in self._forms() for field in form.hidden_fields()]

    def visible_fields(self) -> list[BoundField]:
        """Return what one fills in."""
        return [field for form in self._forms() for field in form.visible_fields()]

    def add_error(self, error: forms.ValidationError) -> None:
        """Say what an action refused."""
        self.form.add_error(None, error.messages)

    def _forms(self) -> Iterator[forms.Form]:
        yield self.form
        for rows in self.rows:
            yield from rows.forms
