"""Answering a request to join or to act."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.network.registry.domain.requests import LONGEST

ACCEPT, ASK, DECLINE = "accept", "ask", "decline"


class RequestAnswerForm(forms.Form):
    """Yes, a question, or no with its reason."""

    answer = forms.ChoiceField(
        label=_("Your answer"), widget=forms.RadioSelect,
        error_messages={"required": _("Choose an answer.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("Your words to the asker"), required=False, max_length=LONGEST,
        help_text=_("The question, or the reason for a no. The asker reads this as you write it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, data: Any, *, may_ask: bool) -> None:  # noqa: ANN401 - POST or None
        super().__init__(data, use_required_attribute=False)
        field = self.fields["answer"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        asking = [(ASK, _("Ask more first"))] if may_ask else []
        field.choices = [(ACCEPT, _("Accept")), *asking, (DECLINE, _("Say no"))]

    def clean(self) -> dict[str, Any]:
        """Ask for words with everything but a yes."""
        given = super().clean() or self.cleaned_data
        if given.get("answer") in {ASK, DECLINE} and not given.get("words", "").strip():
            self.add_error("words", _("Write the question, or the reason."))
        return given
