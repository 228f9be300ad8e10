"""The sentences in which a package of HSDS, a row of it, or a field is left out."""

from __future__ import annotations

from kumaja.foundation.imports.domain.sentences import gettext_noop

NO_TABLES = gettext_noop("%(file)s holds no tables and no JSON of HSDS.")
UNSAFE_ARCHIVE = gettext_noop("%(file)s is a packed file that names files outside itself.")
LOCKED_ARCHIVE = gettext_noop("%(file)s is a packed file that is locked.")
BROKEN_ARCHIVE = gettext_noop("%(file)s is a packed file that is broken.")
LARGE_ARCHIVE = gettext_noop("%(file)s would be too large when unpacked.")
TOO_LARGE = gettext_noop("%(file)s is too large.")
LONG_CELL = gettext_noop("%(file)s, line %(line)s: a cell is longer than any text can be.")

UNKNOWN_FILE = gettext_noop("This file is no table of HSDS; it was left out.")
UNREAD_FILE = gettext_noop("Nothing of this table is kept here; it was left out.")
OTHER_FOLDER = gettext_noop(
    "Another folder of the package holds more tables; this file was left out."
)
JSON_BESIDE = gettext_noop("The package has tables; its JSON files were not read.")
EMPTY_FILE = gettext_noop("The file is empty.")
NOT_TEXT_FILE = gettext_noop("The file is not text that can be read; it was left out.")
BROKEN_JSON = gettext_noop("This is not JSON from line %(line)s on; it was left out.")
UNKNOWN_COLUMN = gettext_noop("This column is not known here; it was left out.")
COLUMN_TWICE = gettext_noop("The table has this column twice; the first one counts.")
TABLE_MISSING = gettext_noop("The package has no table “%(table)s”, to which this column refers.")
NO_SUCH_TABLE = gettext_noop("The package has no table “%(table)s”.")
MORE_CELLS = gettext_noop(
    "The row has more cells than the table has columns; the rest was left out."
)
TOO_LONG = gettext_noop("The text is longer than can be kept; it was left out.")
NOT_A_RECORD = gettext_noop("This is no record: it has no fields.")
UNKNOWN_RECORD = gettext_noop("This is no record of HSDS.")
MORE_OF_THIS = gettext_noop("The same holds for %(count)s more rows of the file.")

TWICE = gettext_noop("The table has the id %(id)s twice; the first row counts.")
DANGLING = gettext_noop("It refers to %(id)s, which the table “%(table)s” does not have.")
NO_NAME = gettext_noop("It has no name.")
NO_ORGANISATION = gettext_noop("It names no organisation, so nobody could keep it.")
ORGANISATION_ABSENT = gettext_noop(
    "Its organisation %(id)s is neither in this package nor in the registry."
)
NOT_PUBLISHED = gettext_noop("It is not published: its state is %(state)s.")
NOT_ACTIVE = gettext_noop("It is not active (%(state)s): it came in as one that has ended.")
CLOSED_NOW = gettext_noop("It is closed for now; until when is not told. It came in as open.")
PARENT_RING = gettext_noop("The organisations belong to each other in a ring; this was left out.")
NOBODYS_LOCATION = gettext_noop("No service and no organisation of the package has this location.")
NO_NUMBER = gettext_noop("This is no phone number: it was left out.")
NO_MAIL = gettext_noop("This is no mail address: it was left out.")
NO_PAGE = gettext_noop("This is no web address: it was left out.")
NO_AGE = gettext_noop("This is no age: it was left out.")
AGES_REVERSED = gettext_noop("The lowest age is above the highest: both were left out.")
NO_YEAR = gettext_noop("This is no year: it was left out.")
NO_AMOUNT = gettext_noop("This is no amount of money: it was left out.")
NO_POINT = gettext_noop("This is no point on the earth: it was left out.")
NO_DAY = gettext_noop("This is no day of the calendar: it was left out.")
NO_TIME = gettext_noop("This is no time of day: the row was left out.")
NO_WEEKDAY = gettext_noop("This is no day of the week: the row was left out.")
NO_RULE = gettext_noop("These days can't be read as a calendar: the row was left out.")
NO_LANGUAGE = gettext_noop("This is no language that is known here: it was left out.")
NO_BUSINESS_ID = gettext_noop("A business id that another organisation has was left out.")
TERM_ASIDE = gettext_noop("Words that our vocabulary does not have are kept as search words.")
TWO_KEEPERS = gettext_noop("The ids are another source's here, so this source has its own.")
