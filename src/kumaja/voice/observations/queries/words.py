"""States, wishes, steps and details in words."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kumaja.voice.observations.domain.identifying import Kind
from kumaja.voice.observations.domain.kinds import Act, Standing, Step, Wish

Words = str | Promise

STANDING_WORDS: Final[dict[str, Words]] = {
    Standing.NEW: pgettext_lazy("word from the field", "Arrived"),
    Standing.READ: pgettext_lazy("word from the field", "Read"),
    Standing.FORWARDED: pgettext_lazy("word from the field", "Taken forward"),
    Standing.TOLD: pgettext_lazy("word from the field", "Told"),
}
WISH_WORDS: Final[dict[str, Words]] = {
    Wish.EVERYONE: _("Everyone"),
    Wish.NETWORK: _("The network: associations and officials who take part"),
    Wish.COORDINATION: _("Only the coordination"),
}
STEP_WORDS: Final[dict[str, Words]] = {
    Step.ARRIVED: pgettext_lazy("word from the field", "Arrived"),
    Step.READ: pgettext_lazy("word from the field", "Read"),
    Step.ACTED: pgettext_lazy("word from the field", "Taken forward"),
    Step.UNDONE: _("A step was taken back"),
    Step.WENT_ON: _("It went on"),
    Step.ENDED: _("How it went"),
}
ACT_WORDS: Final[dict[str, Words]] = {
    Act.JOIN: _("Join to one that says the same"),
    Act.TO_MATTER: _("Attach to a matter"),
    Act.OPEN_MATTER: _("Open a matter"),
    Act.ASK_WHO: _("Ask who has solved it"),
    Act.ANSWER: pgettext_lazy("act of coordination", "Answer"),
}
DETAIL_WORDS: Final[dict[str, Words]] = {
    Kind.IDENTITY_CODE: _("an identity code"),
    Kind.PHONE: _("a phone number"),
    Kind.MAIL: _("a mail address"),
    Kind.ADDRESS: _("a home address"),
    Kind.BIRTH_DATE: _("a day of birth"),
    Kind.NAME: _("a name"),
    Kind.NAME_AND_AGE: _("a name and an age"),
    Kind.NAME_AND_ILLNESS: _("a name and an illness"),
    Kind.INITIALS: _("somebody's initials"),
    Kind.NEIGHBOUR: _("a neighbour whom others know"),
}
