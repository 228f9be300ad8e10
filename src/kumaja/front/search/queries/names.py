"""The words of the choices that no vocabulary holds."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext, pgettext

from kumaja.foundation.design.engine.reader import once_a_language
from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.domain.question import Sort
from kumaja.help.directory.domain.kinds import ActivityKind, Fact, PriceKind
from kumaja.help.directory.domain.week import PartOfWeek
from kumaja.network.registry.domain.kinds import OrganisationKind


@once_a_language
def language_names() -> Mapping[str, str]:
    """Return the languages in which associations meet people."""
    return {
        "fi": pgettext("language", "Finnish"),
        "fi-easy": pgettext("language", "Easy Finnish"),
        "sv": pgettext("language", "Swedish"),
        "en": pgettext("language", "English"),
        "fse": pgettext("language", "Finnish Sign Language"),
        "ar": pgettext("language", "Arabic"),
        "ckb": pgettext("language", "Kurdish (Sorani)"),
        "es": pgettext("language", "Spanish"),
        "et": pgettext("language", "Estonian"),
        "fa": pgettext("language", "Persian"),
        "fr": pgettext("language", "French"),
        "ru": pgettext("language", "Russian"),
        "so": pgettext("language", "Somali"),
        "sq": pgettext("language", "Albanian"),
        "tr": pgettext("language", "Turkish"),
        "uk": pgettext("language", "Ukrainian"),
        "vi": pgettext("language", "Vietnamese"),
    }


@once_a_language
def reach_names() -> Mapping[str, str]:
    """Return how far an activity reaches beyond its places."""
    return {
        "remote": pgettext("reach", "By phone or online"),
        "region": pgettext("reach", "In the whole region"),
    }


@once_a_language
def when_names() -> Mapping[str, str]:
    """Return the parts of the week in which one can come."""
    return {
        PartOfWeek.DAYTIME: pgettext("when", "Weekday daytime"),
        PartOfWeek.EVENING: pgettext("when", "Weekday evenings"),
        PartOfWeek.WEEKEND: pgettext("when", "Weekends"),
    }


@once_a_language
def facet_names() -> Mapping[Facet, str]:
    """Return the question that each filter answers, in the order of the page."""
    return {
        Facet.LIFE_SITUATION: gettext("Life situation"),
        Facet.REACH: gettext("From anywhere"),
        Facet.WHEN: gettext("When"),
        Facet.TARGET_GROUP: gettext("For whom"),
        Facet.FORM: gettext("What happens there"),
        Facet.LANGUAGE: gettext("Language of the activity"),
        Facet.PRICE: gettext("Price"),
        Facet.ACCESS: gettext("Accessibility"),
        Facet.THEME: gettext("Theme"),
        Facet.KIND: gettext("Sort of activity"),
        Facet.HANDBOOK_PART: gettext("Part of the handbook"),
    }


@once_a_language
def sort_names() -> Mapping[Sort, str]:
    """Return the orders of a result."""
    return {
        Sort.FIT: pgettext("order", "Best fit first"),
        Sort.NAME: pgettext("order", "Name"),
        Sort.NEXT: pgettext("order", "Next time"),
    }


@once_a_language
def price_names() -> Mapping[str, str]:
    """Return what an activity may cost."""
    return {
        PriceKind.FREE: pgettext("price", "Free of charge"),
        PriceKind.PAID: pgettext("price", "Costs something"),
    }


def organisation_name(kind: str) -> str:
    """Return what an organisation is, as a result says it."""
    if kind == OrganisationKind.PUBLIC_BODY:
        return gettext("Public body")
    return gettext("Association")


@once_a_language
def kind_names() -> Mapping[str, str]:
    """Return the kinds of activities."""
    return {
        ActivityKind.SUPPORT: pgettext("kind", "Support and help"),
        ActivityKind.GROUP: pgettext("kind", "Groups and clubs"),
        ActivityKind.VOLUNTEERING: pgettext("kind", "Volunteering"),
        ActivityKind.ONE_OFF: pgettext("kind", "One-off events"),
    }


@once_a_language
def access_names() -> Mapping[str, str]:
    """Return the access facts that people narrow by."""
    return {
        Fact.STEP_FREE: gettext("Step-free"),
        Fact.ACCESSIBLE_TOILET: gettext("Accessible toilet"),
        Fact.INDUCTION_LOOP: gettext("Induction loop"),
        Fact.SIGN_LANGUAGE: gettext("Sign language interpreting"),
        Fact.QUIET_SPACE: gettext("Quiet space"),
        Fact.PERSONAL_ASSISTANT: gettext("A personal assistant may come along"),
        Fact.ASSISTANCE_DOG: gettext("An assistance dog may come along"),
        Fact.ACCESSIBLE_PARKING: gettext("Accessible parking"),
        Fact.PUBLIC_TRANSPORT: gettext("Reached by public transport"),
        Fact.EASY_LANGUAGE: gettext("Easy language is spoken"),
        Fact.FRAGRANCE_FREE: gettext("Fragrance-free"),
    }
