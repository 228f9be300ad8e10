"""Which sites may show our lists, and what a frame shows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.index.domain.facets import Facet
from kumaja.front.search.queries import Choices
from kumaja.help.interchange.domain.frames import FEWEST, MOST, USUAL, Frame


class SiteForm(forms.Form):
    """A host that may show our lists."""

    host = forms.CharField(
        label=_("Host name"), max_length=200,
        help_text=_("For example www.tuusula.example, without https:// and without a path."),
        error_messages={"required": _("Write the host name of the site.")},
    )  # fmt: skip
    label = forms.CharField(
        label=_("Whose site it is"), max_length=120,
        error_messages={"required": _("Write whose site it is.")},
    )  # fmt: skip


class SnippetForm(forms.Form):
    """The text to copy; only drawn."""

    snippet = forms.CharField(
        label=_("Copy this text"), widget=forms.Textarea(attrs={"rows": 4, "readonly": True})
    )


class FrameForm(forms.Form):
    """What a frame shows, in which language; nothing is saved."""

    municipality = forms.ChoiceField(label=_("Municipality"), required=False)
    situation = forms.ChoiceField(label=_("Life situation"), required=False)
    rows = forms.IntegerField(
        label=_("Number of rows"), min_value=FEWEST, max_value=MOST, required=False
    )
    search = forms.ChoiceField(
        label=_("Search field"), required=False, choices=[("", _("Shown")), ("no", _("Left out"))]
    )
    language = forms.ChoiceField(
        label=_("Language"), required=False,
        choices=[("fi", "suomi"), ("sv", "svenska"), ("en", "English")],
    )  # fmt: skip

    def __init__(self, data: Any, choices: Choices, language: str) -> None:  # noqa: ANN401
        super().__init__(data or {"rows": USUAL, "language": language})
        self._usual_language = language
        for name, facet, all_words in (
            ("municipality", Facet.MUNICIPALITY, _("The whole region")),
            ("situation", Facet.LIFE_SITUATION, _("All")),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
            offered = [(choice.value, choice.label) for choice in choices.of(facet)]
            field.choices = [("", all_words), *offered]

    @property
    def frame(self) -> Frame:
        """What the (valid) form asks a frame to show; the usual frame when it is not valid."""
        given = self.cleaned_data if self.is_valid() else {}
        return Frame(
            municipality=given.get("municipality") or "",
            situation=given.get("situation") or "",
            rows=given.get("rows") or USUAL,
            has_search=given.get("search") != "no",
        )

    @property
    def spoken(self) -> str:
        """In which language the frame speaks."""
        given = self.cleaned_data if self.is_valid() else {}
        return given.get("language") or self._usual_language
