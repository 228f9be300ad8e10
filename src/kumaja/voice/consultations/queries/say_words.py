"""How the choices of a view are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kumaja.voice.consultations.domain.steps import Step, StepState
from kumaja.voice.contributions.domain.kinds import AnswerBy, Basis, Origin, Seen, SpeakingRole

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise
else:
    Words = str

ROLE_WORDS: Final[dict[str, Words]] = {
    SpeakingRole.PRODUCER: pgettext_lazy("role of a speaker", "Producer of services"),
    SpeakingRole.CO_DEVELOPER: pgettext_lazy("role of a speaker", "Co-developer"),
    SpeakingRole.ADVOCATE: pgettext_lazy("role of a speaker", "Advocate"),
    SpeakingRole.PEER: pgettext_lazy("role of a speaker", "Peer"),
    SpeakingRole.UNTOLD: pgettext_lazy("role of a speaker", "Role untold"),
}
BASIS_WORDS: Final[dict[str, Words]] = {
    Basis.BOARD: pgettext_lazy("basis of a view", "The board decided"),
    Basis.MEMBERS: pgettext_lazy("basis of a view", "We asked the members"),
    Basis.STAFF: pgettext_lazy("basis of a view", "A worker's view"),
    Basis.OWN: pgettext_lazy("basis of a view", "My own view"),
}
SEEN_WORDS: Final[dict[str, Words]] = {
    Seen.EVERYONE: pgettext_lazy("who sees a view", "Everyone"),
    Seen.NETWORK: pgettext_lazy("who sees a view", "The network"),
    Seen.BODY: pgettext_lazy("who sees a view", "Only the one who asks"),
}
ANSWER_WORDS: Final[dict[str, Words]] = {
    AnswerBy.MAIL: pgettext_lazy("how an answer is told", "By mail"),
    AnswerBy.LETTER: pgettext_lazy("how an answer is told", "By letter"),
    AnswerBy.PHONE: pgettext_lazy("how an answer is told", "By telephone"),
    AnswerBy.DESK: pgettext_lazy("how an answer is told", "On the association's desk"),
    AnswerBy.NONE: pgettext_lazy("how an answer is told", "It can't be told"),
}
ORIGIN_WORDS: Final[dict[str, Words]] = {
    Origin.PAPER: pgettext_lazy("how a view came", "On paper"),
    Origin.PHONE: pgettext_lazy("how a view came", "By telephone or on the spot"),
}
STEP_WORDS: Final[dict[str, Words]] = {
    Step.READ: _("Read the proposal"),
    Step.QUESTIONS: _("Answer the questions"),
    Step.PARAGRAPHS: _("Comment on paragraphs"),
    Step.WHOLE: _("Say in your own words"),
    Step.SPEAKER: _("Whom you represent, and in which role"),
    Step.FILES: pgettext_lazy("part of a view", "Attachments"),
}
STATE_WORDS: Final[dict[str, Words]] = {
    StepState.NOT_BEGUN: pgettext_lazy("state of a part", "Not begun"),
    StepState.UNDER_WAY: pgettext_lazy("state of a part", "Under way"),
    StepState.DONE: pgettext_lazy("state of a part", "Done"),
}
