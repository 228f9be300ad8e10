"""The sentences in which records of PTV are refused or lose a part."""

from __future__ import annotations

from kumaja.foundation.imports.domain.sentences import gettext_noop

NOT_A_RECORD = gettext_noop("This is no record: it has no fields.")
UNKNOWN_RECORD = gettext_noop("This is no organisation, service or channel of PTV.")
NO_ID = gettext_noop("It has no id by which it could be known again.")
NO_NAME = gettext_noop("It has no name in Finnish, Swedish or English.")
NOT_PUBLISHED = gettext_noop("It is not published: its state is %(state)s.")
NO_ORGANISATION = gettext_noop("It names no organisation, so nobody could keep it.")
ORGANISATION_ABSENT = gettext_noop(
    "Its organisation %(id)s is neither in these files nor in the registry."
)
CHANNEL_TWICE = gettext_noop("The files have this channel twice; the first one counts.")
SERVICES_ABSENT = gettext_noop("Its services are not in these files. Read them together.")

BUSINESS_ID_WRONG = gettext_noop("A business id that can't be one was left out.")
BUSINESS_ID_TWICE = gettext_noop("A business id that another organisation has was left out.")
MUNICIPALITY_UNKNOWN = gettext_noop("A municipality that isn't known was left out.")
ADDRESS_WRONG = gettext_noop("A mail address, phone number or web address was left out: not one.")
COORDINATES_WRONG = gettext_noop("Coordinates outside Finland were left out.")
HOURS_WRONG = gettext_noop("Opening hours that can't be read as a calendar were left out.")
CHANNELS_ABSENT = gettext_noop("Channels that are not in these files were left out.")
MORE_ORGANISATIONS = gettext_noop(
    "Several organisations are responsible; the first that is known keeps it."
)

REGISTERED_ALREADY = gettext_noop(
    "The registry has it already as %(name)s, business id %(id)s; left as it is."
)
IN_ANOTHER_REGION = gettext_noop("It was brought into another region; left as it is.")
HAS_ACTIVITIES = gettext_noop("It has activities that this import did not bring; left as it is.")
HAS_PEOPLE = gettext_noop("People have roles for it; left as it is.")
HAS_BRANCHES = gettext_noop("Other organisations belong to it; left as it is.")
