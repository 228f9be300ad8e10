"""What the fields and choices of records are called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kumaja.foundation.core.domain.visibility import Visibility
from kumaja.front.desk.domain.languages import SERVED
from kumaja.front.desk.domain.repeats import Repeat
from kumaja.help.directory.domain.kinds import ActivityKind, ChannelKind, Fact, PriceKind, WayIn
from kumaja.network.registry.domain.kinds import OrganisationKind, RoleKind

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise
else:
    Words = str

RECORD_WORDS: dict[str, Words] = {
    "name": _("Name"),
    "summary": _("Summary"),
    "description": _("Description"),
    "represents": _("Whom we speak for"),
    "experience_expertise": _("Experience expertise"),
    "kind": _("Kind"),
    "business_id": _("Business id"),
    "register_number": _("Number in the register of associations"),
    "founded_year": _("Year of founding"),
    "members": _("Members"),
    "website": _("Website"),
    "languages": _("Languages"),
    "domicile": _("Domicile"),
    "locality": _("Village or part of town"),
    "is_region_wide": _("We work in the whole region"),
    "areas": _("Municipalities"),
    "target_groups": _("Target groups"),
    "themes": _("Themes"),
    "terms": _("Terms"),
    "contacts": _("Contacts"),
    "umbrella": _("Umbrella organisation"),
    "ended_on": _("Ended on"),
    "field_visibility": _("Who sees which fact"),
    "claimed_at": _("Taken into care"),
    "archived_at": _("Taken out of lists"),
    "archive_reason": _("Why it was taken out of lists"),
}
ACTIVITY_WORDS: dict[str, Words] = RECORD_WORDS | {
    "summary_easy": _("Summary in easy Finnish"),
    "words": _("Words people use for this"),
    "eligibility": _("Who can come"),
    "way_in": _("How one begins"),
    "age_from": _("Youngest age"),
    "age_to": _("Oldest age"),
    "price_kind": _("Price"),
    "price": _("Price in euros"),
    "price_note": _("More about the price"),
    "is_region_wide": _("For people of the whole region"),
    "is_remote": _("One can take part from afar"),
    "is_full": _("There is no room now"),
    "is_address_secret": _("The address is secret"),
    "paused_until": _("On a break until"),
    "channels": _("Places and channels"),
    "schedules": _("Times"),
    "facts": _("Access and conditions"),
    "successor": _("What goes on instead"),
}
KIND_WORDS: dict[str, Words] = {
    OrganisationKind.ASSOCIATION: _("Association"),
    OrganisationKind.COMMUNITY: _("Community"),
    OrganisationKind.UMBRELLA: _("Umbrella or district organisation"),
    OrganisationKind.PUBLIC_BODY: _("Public body"),
    OrganisationKind.GROUP: _("Group without registration"),
}
ACTIVITY_KINDS: dict[str, Words] = {
    ActivityKind.SUPPORT: _("Support or advice"),
    ActivityKind.GROUP: _("A group or gathering that repeats"),
    ActivityKind.VOLUNTEERING: _("Volunteering: people come and help"),
    ActivityKind.ONE_OFF: _("Something that happens once"),
}
WAYS_IN: dict[str, Words] = {
    WayIn.COME: _("One may just come"),
    WayIn.CALL: _("By calling"),
    WayIn.REGISTER: _("By registering"),
    WayIn.WRITE: _("By writing"),
}
PRICES: dict[str, Words] = {
    PriceKind.FREE: _("Free of charge"),
    PriceKind.PAID: _("It costs something"),
    PriceKind.UNKNOWN: _("Not told"),
}
CHANNELS: dict[str, Words] = {
    ChannelKind.PLACE: _("A place"),
    ChannelKind.PHONE: _("By phone"),
    ChannelKind.ONLINE: _("Online"),
    ChannelKind.HOME: _("At one's home"),
    ChannelKind.EMAIL: _("By mail"),
}
FACTS: dict[str, Words] = {
    Fact.STEP_FREE: _("No steps or thresholds"),
    Fact.ACCESSIBLE_TOILET: _("Accessible toilet"),
    Fact.INDUCTION_LOOP: _("Induction loop"),
    Fact.SIGN_LANGUAGE: _("Sign language"),
    Fact.QUIET_SPACE: _("A quiet space"),
    Fact.PERSONAL_ASSISTANT: _("A personal assistant may come along"),
    Fact.ASSISTANCE_DOG: _("An assistance dog may come along"),
    Fact.ACCESSIBLE_PARKING: _("Accessible parking"),
    Fact.PUBLIC_TRANSPORT: _("Reached by public transport"),
    Fact.EASY_LANGUAGE: _("Easy language is spoken"),
    Fact.FRAGRANCE_FREE: _("Free of fragrances"),
    Fact.MEMBERSHIP: _("Membership is needed"),
    Fact.REFERRAL: _("A referral is needed"),
    Fact.REGISTRATION: _("Registration is needed"),
    Fact.DIAGNOSIS: _("A diagnosis is needed"),
}
REPEATS: dict[str, Words] = {
    Repeat.ONCE: _("Once"),
    Repeat.WEEKLY: _("Every week"),
    Repeat.FORTNIGHTLY: _("Every other week"),
    Repeat.FIRST: _("First such weekday of the month"),
    Repeat.SECOND: _("Second such weekday of the month"),
    Repeat.THIRD: _("Third such weekday of the month"),
    Repeat.FOURTH: _("Fourth such weekday of the month"),
    Repeat.LAST: _("Last such weekday of the month"),
    Repeat.DAILY: _("Every day"),
}
WEEKDAY_WORDS: dict[str, Words] = {
    "MO": _("Monday"), "TU": _("Tuesday"), "WE": _("Wednesday"), "TH": _("Thursday"),
    "FR": _("Friday"), "SA": _("Saturday"), "SU": _("Sunday"),
}  # fmt: skip
SCHEMES: dict[str, Words] = {
    "life_situation": _("Life situations"),
    "target_group": _("Target groups"),
    "theme": _("Themes"),
    "activity_form": _("Forms of activity"),
    "handbook_part": _("Parts of the handbook"),
    "ptv_life_event": _("PTV: life events"),
    "ptv_target_group": _("PTV: target groups"),
    "ptv_service_class": _("PTV: service classes"),
}
ROLE_WORDS: dict[str, Words] = {
    RoleKind.EDITOR: _("Editor"),
    RoleKind.SPOKESPERSON: _("Spokesperson"),
    RoleKind.COORDINATOR: _("Coordinator"),
    RoleKind.OFFICIAL: _("Official"),
    RoleKind.ADVISER: _("Service adviser"),
    RoleKind.PROGRAMME_COORDINATOR: _("Programme coordinator"),
    RoleKind.ADMINISTRATOR: _("Administrator"),
}
IN: dict[str, Words] = {
    "fi": pgettext_lazy("a text is written", "in Finnish"),
    "sv": pgettext_lazy("a text is written", "in Swedish"),
    "en": pgettext_lazy("a text is written", "in English"),
}
LANGUAGE_NAMES: dict[str, Words] = {
    "fi": pgettext_lazy("language", "Finnish"),
    "sv": pgettext_lazy("language", "Swedish"),
    "en": pgettext_lazy("language", "English"),
    "fi-easy": pgettext_lazy("language", "Easy Finnish"),
    "fse": pgettext_lazy("language", "Finnish sign language"),
    "se": pgettext_lazy("language", "Northern Sámi"),
    "ru": pgettext_lazy("language", "Russian"),
    "et": pgettext_lazy("language", "Estonian"),
    "uk": pgettext_lazy("language", "Ukrainian"),
    "ar": pgettext_lazy("language", "Arabic"),
    "so": pgettext_lazy("language", "Somali"),
    "fa": pgettext_lazy("language", "Persian"),
    "ku": pgettext_lazy("language", "Kurdish"),
    "vi": pgettext_lazy("language", "Vietnamese"),
    "zh": pgettext_lazy("language", "Chinese"),
    "es": pgettext_lazy("language", "Spanish"),
    "fr": pgettext_lazy("language", "French"),
    "de": pgettext_lazy("language", "German"),
}
WRITTEN_LANGUAGES = {code: LANGUAGE_NAMES[code] for code in IN}
SEEN_BY: dict[str, Words] = {
    Visibility.PUBLIC: pgettext_lazy("who sees", "Everyone"),
    Visibility.NETWORK: pgettext_lazy("who sees", "The network"),
    Visibility.OWN: pgettext_lazy("who sees", "Only our own people"),
}


def language_choices(stored: Iterable[str]) -> list[tuple[str, Words]]:
    """Return the languages to tick, with those that are stored and not in our list."""
    codes = [*SERVED, *(code for code in stored if code not in SERVED)]
    return [(code, LANGUAGE_NAMES.get(code, code)) for code in codes]
