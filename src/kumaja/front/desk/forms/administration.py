"""Forms of those who look after the service."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.validators import validate_slug
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.core.domain.codes import code_in
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.language.domain.keys import sort_key
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.actions import ControllerDetails, RegionDetails
from kumaja.foundation.regions.domain.hosts import is_host_name, stored_form
from kumaja.foundation.regions.domain.licences import Licence
from kumaja.foundation.regions.domain.paths import RESERVED
from kumaja.foundation.regions.models import LICENCES, Region
from kumaja.front.desk.forms.fields import Line, Lines, day_field, line_in, lines_in, ticks
from kumaja.front.desk.queries.log_words import OBJECTS, VERBS
from kumaja.front.desk.queries.words import ROLE_WORDS
from kumaja.network.registry.domain.kinds import OF_A_REGION, OF_AN_ORGANISATION, RoleKind
from kumaja.network.registry.models import Organisation

_TEXTS = ("name", "contact")


class RegionForm(forms.Form):
    """What a region is called, how its coordination is reached, who answers for its data."""

    slug = forms.CharField(
        label=_("Part of the address"), max_length=40, validators=[validate_slug],
        help_text=_("Small letters, for example uusimaa."),
    )  # fmt: skip
    name_fi = line_in("fi", _("Name"), 200)
    name_sv = line_in("sv", _("Name"), 200)
    name_en = line_in("en", _("Name"), 200)
    municipalities = ticks(_("Municipalities"))
    hosts = Lines(
        label=_("Host names"), required=False, rows=2, max_length=2000,
        help_text=_("One a line, for example uusimaa.example. Empty: the region is in the path."),
    )  # fmt: skip
    sender = forms.EmailField(label=_("Sender of mail"), required=False, max_length=254)
    email = forms.EmailField(label=_("Mail of the coordination"), required=False, max_length=254)
    phone = Line(label=_("Phone of the coordination"), required=False, max_length=40)
    licence = forms.ChoiceField(
        label=_("Licence of the open data"), choices=LICENCES,
        widget=forms.RadioSelect,
    )  # fmt: skip
    contact_fi = lines_in("fi", _("Coordination"), rows=2)
    contact_sv = lines_in("sv", _("Coordination"), rows=2)
    contact_en = lines_in("en", _("Coordination"), rows=2)

    def __init__(self, data: Any, *, region: Region | None, year: int) -> None:  # noqa: ANN401
        self.region = region
        super().__init__(data, initial=_stored(region), use_required_attribute=False)
        if region is not None:
            del self.fields["slug"]
            del self.fields["municipalities"]
            return
        rows = Municipality.objects.existing_in(year).by_name("fi")
        field = self.fields["municipalities"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(row.code, row.name_fi) for row in rows]
        field.required = True

    def clean_slug(self) -> str:
        """Refuse what begins other addresses or another region's."""
        slug: str = self.cleaned_data["slug"].lower()
        if slug in RESERVED:
            raise forms.ValidationError(_("This word already begins other addresses."))
        if Region.objects.filter(slug=slug).exists():
            raise forms.ValidationError(_("There is already a region with this address."))
        return slug

    def clean_hosts(self) -> list[str]:
        """Read one host name a line."""
        hosts = [
            stored_form(line) for line in self.cleaned_data["hosts"].splitlines() if line.strip()
        ]
        for host in hosts:
            if not is_host_name(host):
                raise forms.ValidationError(_("Write a host name, for example uusimaa.example."))
        return hosts

    def clean(self) -> dict[str, Any]:
        """Ask for a Finnish name."""
        given = super().clean() or self.cleaned_data
        if not given.get("name_fi") and "name_fi" not in self.errors:
            self.add_error("name_fi", _("Write the name in Finnish."))
        return given

    def name(self) -> Trilingual:
        """Return the name."""
        return self._text("name")

    def details(self) -> RegionDetails:
        """Return what the region says of itself."""
        given = self.cleaned_data
        features = tuple(self.region.features) if self.region else ()
        return RegionDetails(
            sender=given["sender"], phone=given["phone"], email=given["email"],
            contact=self._text("contact"), features=features, licence=Licence(given["licence"]),
        )  # fmt: skip

    def _text(self, name: str) -> Trilingual:
        given = self.cleaned_data
        return Trilingual(fi=given[f"{name}_fi"], sv=given[f"{name}_sv"], en=given[f"{name}_en"])


def _stored(region: Region | None) -> dict[str, Any]:
    if region is None:
        return {"licence": Licence.BY}
    names = [f"{name}_{language}" for name in _TEXTS for language in ("fi", "sv", "en")]
    values = {
        name: getattr(region, name) for name in (*names, "sender", "email", "phone", "licence")
    }
    hosts = region.hosts.order_by("pk").values_list("host", flat=True)
    return values | {"hosts": "\n".join(hosts)}


class ControllerForm(forms.Form):
    """One of those who answer for personal data in the region; an empty row is left out."""

    name_fi = line_in("fi", _("Name"), 200)
    name_sv = line_in("sv", _("Name"), 200)
    business_id = Line(label=_("Business id"), required=False, max_length=9)
    address = Line(label=_("Street address"), required=False, max_length=200)
    email = forms.EmailField(label=_("Mail"), required=False, max_length=254)
    phone = Line(label=_("Phone"), required=False, max_length=40)
    duties_fi = lines_in("fi", _("What it answers for"), rows=2)
    duties_sv = lines_in("sv", _("What it answers for"), rows=2)


ControllerRows = forms.formset_factory(ControllerForm, extra=1, max_num=8, absolute_max=9)


def controllers_of(rows: Any) -> list[ControllerDetails]:  # noqa: ANN401 - a formset
    """Return the filled rows."""
    return [
        ControllerDetails(
            name=Trilingual(fi=row["name_fi"], sv=row["name_sv"]),
            business_id=row["business_id"], address=row["address"], email=row["email"],
            phone=row["phone"], duties=Trilingual(fi=row["duties_fi"], sv=row["duties_sv"]),
        )
        for row in rows.cleaned_data
        if row and (row.get("name_fi") or row.get("name_sv"))
    ]  # fmt: skip


class GrantForm(forms.Form):
    """Which role, where, from when until when."""

    kind = forms.ChoiceField(label=_("Role"), choices=list(ROLE_WORDS.items()))
    organisation = Line(
        label=_("Organisation"), required=False, max_length=300,
        help_text=_("For editors, spokespersons, officials: the address of its page, or its code."),
    )  # fmt: skip
    region = forms.ChoiceField(label=_("Region"), required=False)
    starts_on = day_field(_("From"), required=True)
    last_on = day_field(_("Last day"), _("Empty: until it is ended."))

    def __init__(self, data: Any, *, today: date, regions: list[Region]) -> None:  # noqa: ANN401
        self.regions = regions
        super().__init__(data, initial={"starts_on": today}, use_required_attribute=False)
        field = self.fields["region"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", _("None")), *((row.slug, row.name_fi) for row in regions)]

    def clean(self) -> dict[str, Any]:
        """Ask for what the role reaches, and for a term that begins first."""
        given = super().clean() or self.cleaned_data
        kind = given.get("kind", "")
        given["organisation"] = self._organisation(given) if kind in OF_AN_ORGANISATION else None
        chosen = given.get("region")
        given["region"] = next((row for row in self.regions if row.slug == chosen), None)
        if kind in OF_A_REGION and given["region"] is None:
            self.add_error("region", _("Choose the region of this role."))
        if kind not in OF_A_REGION:
            given["region"] = None
        first, last = given.get("starts_on"), given.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("The last day is before the first."))
        return given

    def _organisation(self, given: dict[str, Any]) -> Organisation | None:
        typed = (given.get("organisation") or "").rstrip("/")
        found = Organisation.objects.current().filter(code=code_in(typed)).first()
        if found is None:
            self.add_error("organisation", _("There is no organisation with this address."))
        elif (found.kind == "public_body") != (given["kind"] == RoleKind.OFFICIAL):
            self.add_error("kind", _("Officials act for public bodies, others for associations."))
        return found


class UserSearchForm(forms.Form):
    """Whom one looks for."""

    q = Line(label=_("Mail or name"), required=False, max_length=200)


class LogForm(forms.Form):
    """What of the log is shown."""

    who = Line(label=_("Who"), required=False, max_length=100)
    verb = forms.ChoiceField(label=_("Act"), required=False)
    label = forms.ChoiceField(label=_("Kind of row"), required=False)
    since = day_field(_("From"))
    until = day_field(_("Last day"))

    def __init__(self, data: Any) -> None:  # noqa: ANN401 - GET or None
        super().__init__(data, use_required_attribute=False)
        for name, words in (("verb", VERBS), ("label", OBJECTS)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
            named = sorted(((key, str(text)) for key, text in words.items()), key=_by_words)
            field.choices = [("", _("All")), *named]


def _by_words(choice: tuple[str, str]) -> str:
    return sort_key(choice[1])
