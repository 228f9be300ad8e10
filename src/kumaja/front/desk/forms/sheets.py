"""Forms of tables on their way in: the file, its columns, what holds where ours differs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.files.domain.limits import MEGABYTE, USUAL
from kumaja.foundation.imports.domain.columns import Column
from kumaja.foundation.imports.models import SheetImport
from kumaja.foundation.language.domain.keys import match_key
from kumaja.front.desk.forms.fields import Line
from kumaja.front.desk.queries.sheets import KINDS, FieldPair

OURS, THEIRS = "ours", "theirs"
_TOO_LARGE: Final = _("The file is too large: at most %(most)s megabytes are taken in.")


class SheetForm(forms.Form):
    """A table, what it tells of, and whose list it is."""

    kind = forms.ChoiceField(
        label=_("What does the table tell of?"), choices=list(KINDS.items()),
        widget=forms.RadioSelect,
        help_text=_("Bring associations in first: activities are tied to them by name."),
    )  # fmt: skip
    source_name = Line(
        label=_("Whose list is it?"), max_length=100,
        help_text=_(
            "Like “Tuusulan kunta”. Use the same name the next time: then the columns are known."
        ),
    )  # fmt: skip
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or an Excel workbook (.xlsx), at most 20 megabytes."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
        error_messages={
            "required": _("Choose the file."), "empty": _("The file is empty."),
        },
    )  # fmt: skip

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - POST or None
        files: Any,  # noqa: ANN401 - FILES or None
        *,
        initial: dict[str, str],
        sources: Sequence[str],
    ) -> None:
        super().__init__(data, files, initial=initial, use_required_attribute=False)
        if sources:
            told = gettext("So far: %(names)s.") % {"names": " · ".join(sources)}
            self.fields["source_name"].help_text = f"{self.fields['source_name'].help_text} {told}"

    def clean_source_name(self) -> str:
        """Refuse a name of signs alone."""
        name: str = self.cleaned_data["source_name"]
        if not match_key(name):
            raise forms.ValidationError(_("Write whose list it is."))
        return name

    def clean_file(self) -> File[bytes]:
        """Refuse what is too large before it is read."""
        file: File[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > USUAL.size:
            raise forms.ValidationError(_TOO_LARGE, params={"most": USUAL.size // MEGABYTE})
        return file


class ColumnsForm(forms.Form):
    """Which column of the file is which of ours; what nobody chooses is not read."""

    def __init__(self, data: Any, *, sheet: SheetImport, columns: Sequence[Column]) -> None:  # noqa: ANN401
        super().__init__(data, use_required_attribute=False)
        self._columns = {each.field: gettext(each.label) for each in columns}
        choices = [("", gettext("Not taken in")), *self._columns.items()]
        self._titles: dict[str, str] = {}
        for place, seen in enumerate(sheet.seen):
            if seen["is_forbidden"]:
                continue
            name = f"column_{place}"
            self._titles[name] = seen["title"]
            self.fields[name] = forms.ChoiceField(
                label=seen["title"], choices=choices, required=False, initial=seen["field"],
                help_text=" · ".join(seen["samples"]),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Ask for a name, and refuse a field that is told by two columns."""
        given = super().clean() or self.cleaned_data
        taken: dict[str, str] = {}
        for name, title in self._titles.items():
            field = given.get(name, "")
            if field and field in taken:
                self.add_error(name, self._twice(field, taken[field]))
            elif field:
                taken[field] = title
        if not any(field.startswith("name_") for field in taken):
            first = next(iter(self._titles), None)
            self.add_error(first, _("Choose which column holds the name."))
        return given

    def _twice(self, field: str, title: str) -> str:
        told = {"field": self._columns[field], "title": title}
        return gettext("“%(field)s” is chosen for the column “%(title)s” already.") % told

    def chosen(self) -> dict[str, str]:
        """Return title → field, empty for what isn't taken."""
        return {title: self.cleaned_data[name] for name, title in self._titles.items()}


class ChoicesForm(forms.Form):
    """Field by field: ours or theirs."""

    def __init__(self, data: Any, *, pairs: Sequence[FieldPair], taken: Sequence[str]) -> None:  # noqa: ANN401
        super().__init__(data, use_required_attribute=False)
        self.names = [pair.name for pair in pairs]
        for pair in pairs:
            ours = gettext("Ours: %(value)s") % {"value": pair.ours}
            if pair.origin:
                ours = gettext("%(told)s (%(origin)s)") % {"told": ours, "origin": pair.origin}
            theirs = gettext("The table's: %(value)s") % {"value": pair.theirs}
            self.fields[pair.name] = forms.ChoiceField(
                label=pair.label, choices=[(OURS, ours), (THEIRS, theirs)],
                widget=forms.RadioSelect, initial=THEIRS if pair.name in taken else OURS,
            )  # fmt: skip

    def taken(self) -> list[str]:
        """Return the fields in which the table's word holds."""
        return [name for name in self.names if self.cleaned_data[name] == THEIRS]


class AssociationForm(forms.Form):
    """Which association a name in the table means."""

    association = forms.ChoiceField(
        label=_("Which association is it?"), widget=forms.RadioSelect,
        error_messages={"required": _("Choose the association, or leave its rows out.")},
    )  # fmt: skip

    def __init__(self, data: Any, *, offered: Sequence[tuple[str, str]]) -> None:  # noqa: ANN401
        super().__init__(data, use_required_attribute=False)
        field = self.fields["association"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = list(offered)
