"""The form that takes a receipt or a printed line."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

_LARGEST: Final = 200_000


class CheckForm(forms.Form):
    """A receipt as a file or as text, or the line of a newsletter or minutes."""

    file = forms.FileField(
        label=_("The receipt that you saved"),
        help_text=_("A file whose name ends in .json."),
        required=False,
    )
    text = forms.CharField(
        label=_("Or the line that stands in a newsletter or minutes"),
        help_text=_("For example Proof 1234 · 3f9a-07c2-91bd-44e0-a5c1."),
        max_length=_LARGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        """Put what is to be checked into `content`: the file goes before the text."""
        given: dict[str, Any] = super().clean() or {}
        file = given.get("file")
        if file and file.size > _LARGEST:
            raise forms.ValidationError(_("This file is too large to be a receipt."))
        given["content"] = _text_of(file.read()) if file else given.get("text", "")
        if not given["content"].strip() and not self.errors:
            raise forms.ValidationError(_("Choose the receipt, or write the line."))
        return given


def _text_of(content: bytes) -> str:
    """Return a file as text; what is no text becomes what is no receipt."""
    return content.decode("utf-8-sig", "replace") or "-"
