"""Fields that the desk's forms are made of, and their sections."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.front.desk.queries.words import IN, Words

LONGEST = 20_000
DAYS = ["%Y-%m-%d", "%d.%m.%Y"]
HOURS = ["%H:%M", "%H.%M", "%H", "%H:%M:%S"]
# Signs that turn the direction of what follows, or that cannot be seen at all.
_UNSEEN = re.compile(r"[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile(r"[\x01-\x1f\x7f\u2028\u2029]+")


class Line(forms.CharField):
    """One line of text: line breaks become spaces, letters are composed (NFC)."""

    def to_python(self, value: object) -> Any:  # noqa: ANN401 - as the library declares it
        """Return the text as it is kept."""
        text = super().to_python(value) or ""
        return unicodedata.normalize("NFC", _UNSEEN.sub("", _BREAKS.sub(" ", text))).strip()


class Lines(forms.CharField):
    """Text of several lines, letters composed."""

    def __init__(self, *, rows: int = 4, **options: Any) -> None:  # noqa: ANN401
        options.setdefault("max_length", LONGEST)
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **options)

    def to_python(self, value: object) -> Any:  # noqa: ANN401
        """Return the text as it is kept, with one kind of line break."""
        text = (super().to_python(value) or "").replace("\r\n", "\n")
        return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def line_in(language: str, label: Words, length: int, help_text: Words = "") -> Line:
    """Return a line of text in one language."""
    return Line(
        label=format_lazy("{} ({})", label, IN[language]), max_length=length, required=False,
        help_text=help_text,
    )  # fmt: skip


def lines_in(
    language: str, label: Words, help_text: Words = "", *, rows: int = 4, length: int = LONGEST
) -> Lines:
    """Return a text of several lines in one language."""
    return Lines(
        label=format_lazy("{} ({})", label, IN[language]), max_length=length, required=False,
        help_text=help_text, rows=rows,
    )  # fmt: skip


def ticks(label: Words, help_text: Words = "") -> forms.MultipleChoiceField:
    """Return several choices to tick; what may be ticked is told when the form is made."""
    return forms.MultipleChoiceField(
        label=label, required=False, help_text=help_text, widget=forms.CheckboxSelectMultiple
    )


def day_field(label: Words, help_text: Words = "", *, required: bool = False) -> forms.DateField:
    """Return a day, picked or typed as 3.12.2026."""
    return forms.DateField(
        label=label, help_text=help_text, required=required, input_formats=DAYS,
        error_messages={"invalid": _("Write the day like this: 3.12.2026.")},
    )  # fmt: skip


def hour_field(label: Words) -> forms.TimeField:
    """Return an hour, picked or typed as 13.30."""
    return forms.TimeField(
        label=label, required=False, input_formats=HOURS,
        error_messages={"invalid": _("Write the time like this: 13.30.")},
    )  # fmt: skip


def web_field(label: Words, length: int) -> forms.URLField:
    """Return an address on the web; without a scheme it is https."""
    return forms.URLField(
        label=label, required=False, max_length=length, assume_scheme="https",
        error_messages={"invalid": _("Write a web address, for example www.yhdistys.example.")},
    )  # fmt: skip


def mail_field(label: Words) -> forms.EmailField:
    """Return a mail address."""
    return forms.EmailField(
        label=label, required=False, max_length=254,
        error_messages={"invalid": _("Write a mail address, for example matti@yhdistys.example.")},
    )  # fmt: skip


class Number(forms.IntegerField):
    """A whole number, also when its thousands are apart: 1 200."""

    def __init__(self, *, label: Words, least: int, most: int, help_text: Words = "") -> None:
        told = format_lazy("{} {}–{}.", _("Write a number, from"), least, most)
        errors = dict.fromkeys(("invalid", "min_value", "max_value"), told)
        super().__init__(
            label=label, required=False, min_value=least, max_value=most, help_text=help_text,
            error_messages=errors, widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        )  # fmt: skip

    def to_python(self, value: object) -> int | None:
        """Return the number."""
        return super().to_python("".join(value.split()) if isinstance(value, str) else value)


@dataclass(frozen=True, slots=True)
class Section:
    """Fields under one heading; a folded one opens by itself when something in it is wrong."""

    heading: Words
    fields: tuple[BoundField, ...]
    is_folded: bool = False
    note: str = ""

    @property
    def title(self) -> str:
        """The heading of a folded section: what it is, and how much of it is filled."""
        return f"{self.heading} {self.note}".strip()

    @property
    def is_open(self) -> bool:
        """Test whether a folded section must show what is in it."""
        return any(field.errors for field in self.fields)


def section(
    form: forms.Form, heading: Words, names: Iterable[str], *, is_folded: bool = False
) -> Section:
    """Return the named fields of the form as a section; a folded one tells how many are filled."""
    fields = tuple(form[name] for name in names if name in form.fields)
    filled = sum(1 for field in fields if field.value())
    note = f"({filled}/{len(fields)})" if is_folded and len(fields) > 1 else ""
    return Section(heading, fields, is_folded, note)


def texts_by_language(
    form: forms.Form, names: Iterable[str], *, folded: Container[str] = LANGUAGES
) -> list[Section]:
    """Return the texts a language a section: the writer's own first, the others folded.

    `folded` are the languages that may be folded, where some are always asked for.
    """
    here = (get_language() or "fi")[:2]
    order = sorted(LANGUAGES, key=lambda language: language != here)
    wanted = tuple(names)
    return [
        section(
            form,
            format_lazy("{} {}", _("Texts"), IN[language]),
            [f"{name}_{language}" for name in wanted],
            is_folded=language != here and language in folded,
        )
        for language in order
    ]
