"""Who an address is for."""

from __future__ import annotations

from enum import StrEnum


class Audience(StrEnum):
    """The kind of visitor that an address serves; what each means is in `registry/policies.py`.

    Everyone below `SIGNED_IN` in this list is signed in and holds a current role. For an address
    of one object (an association, a matter) the role must reach that object.
    """

    EVERYONE = "everyone"
    HOLDER_OF_LINK = "holder of the link"
    HOLDER_OF_KEY = "holder of a key"
    SIGNED_IN = "signed in"
    EDITOR = "editor"
    SPOKESPERSON = "spokesperson"
    ADVISER = "service adviser"
    OFFICIAL = "official"
    OWNER = "owner of the matter"
    COORDINATOR = "coordinator"
    PROGRAMME_COORDINATOR = "programme coordinator"
    ADMINISTRATOR = "administrator"


EVERYONE = Audience.EVERYONE
HOLDER_OF_LINK = Audience.HOLDER_OF_LINK
HOLDER_OF_KEY = Audience.HOLDER_OF_KEY
SIGNED_IN = Audience.SIGNED_IN
EDITOR = Audience.EDITOR
SPOKESPERSON = Audience.SPOKESPERSON
ADVISER = Audience.ADVISER
OFFICIAL = Audience.OFFICIAL
OWNER = Audience.OWNER
COORDINATOR = Audience.COORDINATOR
PROGRAMME_COORDINATOR = Audience.PROGRAMME_COORDINATOR
ADMINISTRATOR = Audience.ADMINISTRATOR
