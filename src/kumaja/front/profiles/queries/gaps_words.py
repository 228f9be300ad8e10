"""Gaps in sentences, as SCREENS says them: what is missing, where the nearest is, who is remote."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext, ngettext, pgettext_lazy

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.profiles.domain.names import in_place
from kumaja.help.gaps.domain.missing import Gap
from kumaja.help.gaps.domain.numerals import in_words
from kumaja.network.networks.queries.words import Words

# What is missing, as it stands in “There is no … here”; any other word is named after a colon.
_GROUPS: Final[dict[str, Words]] = {
    "caring-for-someone": pgettext_lazy("missing", "group for carers"),
    "close-one-has-memory-illness": pgettext_lazy(
        "missing", "group for those close to a person with memory illness"
    ),
    "memory-is-failing": pgettext_lazy("missing", "group for those whose memory is failing"),
    "lonely": pgettext_lazy("missing", "group for those who are lonely"),
    "low-mood": pgettext_lazy("missing", "group for those who feel low"),
    "close-one-mentally-ill": pgettext_lazy(
        "missing", "group for those close to a mentally ill person"
    ),
    "drinking-worries": pgettext_lazy("missing", "group for those worried by their own drinking"),
    "close-one-drinks": pgettext_lazy("missing", "group for those close to one who drinks"),
    "grief": pgettext_lazy("missing", "grief group"),
    "cancer": pgettext_lazy("missing", "group for those who have cancer"),
    "child-with-special-needs": pgettext_lazy(
        "missing", "group for parents of a child with special needs"
    ),
    "alone-with-children": pgettext_lazy("missing", "group for lone parents"),
    "without-work": pgettext_lazy("missing", "group for people without work"),
    "new-in-finland": pgettext_lazy("missing", "group for people new in Finland"),
}


def missing_in_words(place: Municipality, term: Term, language: str) -> str:
    """Return what is missing: `Pornaisissa ei ole omaishoitajien ryhmää`."""
    here = in_place(place.name, language)
    told = {"here": here, "Here": f"{here[:1].upper()}{here[1:]}"}
    if term.code in _GROUPS:
        told["group"] = str(_GROUPS[term.code])
        return gettext("There is no %(group)s %(here)s.") % told
    what = term.name.in_language(language).value
    return gettext("There is no group %(here)s: %(what)s.") % (told | {"what": what})


def nearest_in_words(gap: Gap, nearest: Municipality | None, language: str) -> str:
    """Return where it is: `Lähin on Mäntsälässä, ja kaksi toimii etänä`."""
    remote = in_words(gap.remote, language)
    if nearest is None:
        if not gap.remote:
            return gettext("No municipality of the region has one.")
        told = ngettext(
            "No municipality of the region has one, but %(number)s works remotely.",
            "No municipality of the region has one, but %(number)s work remotely.",
            gap.remote,
        )
        return told % {"number": remote}
    there = in_place(nearest.name, language)
    if not gap.remote:
        return gettext("The nearest is %(there)s.") % {"there": there}
    told = ngettext(
        "The nearest is %(there)s, and %(number)s works remotely.",
        "The nearest is %(there)s, and %(number)s work remotely.",
        gap.remote,
    )
    return told % {"there": there, "number": remote}


def beside_in_words(gap: Gap) -> str:
    """Return how far the nearest is, and how many are open to the whole region."""
    told = []
    if gap.kilometres is not None:
        told.append(gettext("about %(km)s km away") % {"km": gap.kilometres})
    if gap.region_wide:
        open_to_all = ngettext(
            "%(number)s open to the whole region", "%(number)s open to the whole region",
            gap.region_wide,
        )  # fmt: skip
        told.append(open_to_all % {"number": gap.region_wide})
    return " · ".join(told)
