"""Places for tests: the real ones, made when the shipped lists are not loaded."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from kumaja.foundation.language.domain.keys import match_key, sort_key
from kumaja.foundation.places.domain.languages import LanguageStatus
from kumaja.foundation.places.models import Locality, Municipality, WellbeingServicesCounty


class CountyFactory(DjangoModelFactory[WellbeingServicesCounty]):
    """Keski-Uusimaa, unless told otherwise."""

    class Meta:
        model = WellbeingServicesCounty
        django_get_or_create = ("code",)

    code = "02"
    name_fi = "Keski-Uudenmaan hyvinvointialue"
    name_sv = "Mellersta Nylands välfärdsområde"
    name_en = "Central Uusimaa wellbeing services county"
    slug = "keski-uudenmaan"


class MunicipalityFactory(DjangoModelFactory[Municipality]):
    """Tuusula, unless told otherwise; the real row is used when it is there."""

    class Meta:
        model = Municipality
        django_get_or_create = ("code",)

    code = "858"
    name_fi = "Tuusula"
    name_sv = "Tusby"
    name_en = factory.SelfAttribute("name_fi")
    slug = factory.LazyAttribute(lambda row: row.name_fi.lower().replace("ä", "a"))
    language_status = LanguageStatus.FINNISH
    sort_key_fi = factory.LazyAttribute(lambda row: sort_key(row.name_fi))
    sort_key_sv = factory.LazyAttribute(lambda row: sort_key(row.name_sv, "sv"))
    match_key_fi = factory.LazyAttribute(lambda row: match_key(row.name_fi))
    match_key_sv = factory.LazyAttribute(lambda row: match_key(row.name_sv))
    match_key_en = factory.LazyAttribute(lambda row: match_key(row.name_en))


class LocalityFactory(DjangoModelFactory[Locality]):
    """Jokela in Tuusula, unless told otherwise."""

    class Meta:
        model = Locality
        django_get_or_create = ("municipality", "name_fi")

    municipality = factory.SubFactory(MunicipalityFactory)
    name_fi = "Jokela"
    name_sv = factory.SelfAttribute("name_fi")
    match_key_fi = factory.LazyAttribute(lambda row: match_key(row.name_fi))
    match_key_sv = factory.LazyAttribute(lambda row: match_key(row.name_sv))
