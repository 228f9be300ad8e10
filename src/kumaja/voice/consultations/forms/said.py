"""Correcting and withdrawing what was sent."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.imports.domain.identity_codes import has_identity_code
from kumaja.voice.consultations.domain.dividing import Piece
from kumaja.voice.consultations.forms.say import HAS_CODE, without_codes


class _Reason(forms.Form):
    reason = forms.CharField(
        label=_("Why?"), required=False, max_length=400, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It is shown beside the change."),
    )  # fmt: skip

    def clean_reason(self) -> str:
        """Refuse identity codes."""
        return without_codes(self.cleaned_data["reason"])


class WithdrawForm(_Reason):
    """Why it is taken back, if one wants to say."""


class CorrectForm(_Reason):
    """Why it is said otherwise; the points stand beside the form's own field."""

    def holds(self, pieces: Sequence[Piece]) -> bool:
        """Test whether the points can be sent: something is said, and no identity code."""
        if not self.is_valid():
            return False
        if not pieces:
            self.add_error(None, _("Write what you want to say."))
        elif any(has_identity_code(piece.text) for piece in pieces):
            self.add_error(None, HAS_CODE)
        return not self.errors
