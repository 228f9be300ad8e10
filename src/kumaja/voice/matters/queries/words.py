"""What objects, phases, stages and promises are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import pgettext_lazy

from kumaja.voice.matters.domain.course import Standing
from kumaja.voice.matters.domain.kinds import (
    MatterObject,
    OwnerPart,
    Phase,
    PromiseLevel,
    StageKind,
)
from kumaja.voice.matters.domain.templates import Template
from kumaja.voice.matters.domain.watching import FeedKind

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise
else:
    Words = str

OBJECT_WORDS: Final[dict[str, Words]] = {
    MatterObject.STRATEGY: pgettext_lazy("object of a matter", "Strategy"),
    MatterObject.PROGRAMME: pgettext_lazy("object of a matter", "Programme"),
    MatterObject.PLAN: pgettext_lazy("object of a matter", "Plan"),
    MatterObject.SERVICE: pgettext_lazy("object of a matter", "Service"),
    MatterObject.SERVICE_CHAIN: pgettext_lazy("object of a matter", "Chain of services"),
    MatterObject.GRANTS: pgettext_lazy("object of a matter", "Grants"),
    MatterObject.RULES: pgettext_lazy("object of a matter", "Rules of the network"),
    MatterObject.NEGOTIATION: pgettext_lazy("object of a matter", "Hyte negotiation"),
}
PHASE_WORDS: Final[dict[str, Words]] = {
    Phase.PLANNING: pgettext_lazy("phase of a matter", "Being planned"),
    Phase.CARRYING_OUT: pgettext_lazy("phase of a matter", "Being carried out"),
    Phase.EVALUATION: pgettext_lazy("phase of a matter", "Being evaluated"),
}
PART_WORDS: Final[dict[str, Words]] = {
    OwnerPart.ORGANISER: pgettext_lazy("part of an owner", "Organises"),
    OwnerPart.PRODUCER: pgettext_lazy("part of an owner", "Produces"),
}
STAGE_WORDS: Final[dict[str, Words]] = {
    StageKind.PREPARATION: pgettext_lazy("stage of a matter", "Preparation"),
    StageKind.WORKSHOP: pgettext_lazy("stage of a matter", "Workshop"),
    StageKind.SURVEY: pgettext_lazy("stage of a matter", "Survey"),
    StageKind.HEARING: pgettext_lazy("stage of a matter", "Hearing"),
    StageKind.NEGOTIATION: pgettext_lazy("stage of a matter", "Negotiation"),
    StageKind.GRANT_CALL: pgettext_lazy("stage of a matter", "Call for grants"),
    StageKind.DECISION: pgettext_lazy("stage of a matter", "Decision"),
    StageKind.CARRYING_OUT: pgettext_lazy("stage of a matter", "Carrying out"),
    StageKind.FOLLOW_UP: pgettext_lazy("stage of a matter", "Follow-up"),
}
PROMISE_WORDS: Final[dict[str, Words]] = {
    PromiseLevel.INFORM: pgettext_lazy("promise", "We tell you"),
    PromiseLevel.CONSULT: pgettext_lazy("promise", "We listen and answer"),
    PromiseLevel.INVOLVE: pgettext_lazy("promise", "Your worries show in the alternatives"),
    PromiseLevel.COLLABORATE: pgettext_lazy("promise", "We solve it together"),
    PromiseLevel.EMPOWER: pgettext_lazy("promise", "Those who take part decide, we carry it out"),
}
STANDING_WORDS: Final[dict[str, Words]] = {
    Standing.OPEN: pgettext_lazy("standing of a matter", "Open now"),
    Standing.AHEAD: pgettext_lazy("standing of a matter", "In preparation"),
    Standing.HEARD: pgettext_lazy("standing of a matter", "Heard, waiting for answers"),
    Standing.DECIDED: pgettext_lazy("standing of a matter", "Decided"),
    Standing.DONE: pgettext_lazy("standing of a matter", "Done"),
}
TEMPLATE_WORDS: Final[dict[str, Words]] = {
    Template.HEARING: pgettext_lazy("ready course", "One hearing"),
    Template.TWO_ROUNDS: pgettext_lazy("ready course", "Two hearings"),
    Template.HYTE: pgettext_lazy("ready course", "Yearly hyte negotiation"),
}
FEED_WORDS: Final[dict[str, Words]] = {
    FeedKind.AGENDAS: pgettext_lazy("kind of feed", "Agendas"),
    FeedKind.REQUESTS: pgettext_lazy("kind of feed", "Requests for statements"),
}
