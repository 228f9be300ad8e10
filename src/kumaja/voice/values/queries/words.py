"""What the seven values say in either reading, and what is looked at for each.

Kumaja's reading is that of its own material (Osallistumisen perusarvot). The stricter one follows
the core values of the International Association for Public Participation (IAP2), in our own words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kumaja.voice.values.domain.kinds import About, NeedKind, Reading, Standing, Value

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise
else:
    Words = str

VALUE_WORDS: Final[dict[Value, Words]] = {
    Value.VOICE: pgettext_lazy("one of the seven values", "A say for those whom it touches"),
    Value.PROMISE: pgettext_lazy("one of the seven values", "A promise that it matters"),
    Value.NEEDS: pgettext_lazy("one of the seven values", "The needs of all, talked over"),
    Value.REACH: pgettext_lazy("one of the seven values", "Sought out and helped"),
    Value.WAY: pgettext_lazy("one of the seven values", "The way planned together"),
    Value.INFORMATION: pgettext_lazy("one of the seven values", "Knowing enough"),
    Value.ANSWER: pgettext_lazy("one of the seven values", "Hearing how it mattered"),
}
READING_WORDS: Final[dict[Reading, Words]] = {
    Reading.KUMAJA: _("As Kumaja reads it"),
    Reading.STRICT: _("The stricter international reading"),
}
READ_AS: Final[dict[tuple[Value, Reading], Words]] = {
    (Value.VOICE, Reading.KUMAJA): _(
        "People can say their view on matters that affect their lives."
    ),
    (Value.VOICE, Reading.STRICT): _(
        "Those whose lives a decision affects are part of making it: each group was heard "
        "before the decision, not only free to speak."
    ),
    (Value.PROMISE, Reading.KUMAJA): _(
        "Taking part comes with a promise that it has an effect on decisions."
    ),
    (Value.PROMISE, Reading.STRICT): _(
        "The promise was given beforehand, nothing was taken back on the way, and the decision "
        "itself shows what it owes to those who spoke."
    ),
    (Value.NEEDS, Reading.KUMAJA): _(
        "Decisions last when the needs and interests of all who take part, not of the deciders "
        "alone, are recognised and talked over."
    ),
    (Value.NEEDS, Reading.STRICT): _(
        "Everyone's needs are on the table, the deciders' own limits too, and each was talked "
        "over with the others."
    ),
    (Value.REACH, Reading.KUMAJA): _(
        "Those whom a decision may affect, or may interest, are sought out and helped to take part."
    ),
    (Value.REACH, Reading.STRICT): _(
        "Inviting is not enough: those who were invited also answered, and those who stayed "
        "silent were asked once more."
    ),
    (Value.WAY, Reading.KUMAJA): _(
        "The ways of taking part are planned so that everyone can bring what they have."
    ),
    (Value.WAY, Reading.STRICT): _(
        "The way is planned with those who take part, before it begins, and something changes "
        "when they ask for it."
    ),
    (Value.INFORMATION, Reading.KUMAJA): _(
        "Everyone gets enough information to take part in a way that makes sense."
    ),
    (Value.INFORMATION, Reading.STRICT): _(
        "The information came in time for a board to meet, also in easy language, and those who "
        "took part say themselves that they knew enough."
    ),
    (Value.ANSWER, Reading.KUMAJA): _(
        "Those who took part are told how their views affected the decisions."
    ),
    (Value.ANSWER, Reading.STRICT): _(
        "The answer reached its reader: they understood it, and say that they were listened to."
    ),
}
STANDING_WORDS: Final[dict[Standing, Words]] = {
    Standing.HOLDS: pgettext_lazy("of a value", "Came true"),
    Standing.IN_PART: pgettext_lazy("of a value", "Came true in part"),
    Standing.FAILS: pgettext_lazy("of a value", "Did not come true"),
    Standing.NOT_YET: pgettext_lazy("of a value", "Under way"),
    Standing.NO_DATA: pgettext_lazy("of a value", "No data"),
    Standing.IDLE: pgettext_lazy("of a value", "Nothing to look at"),
}
ABOUT_WORDS: Final[dict[About, Words]] = {
    About.CHANNEL: _("Affected groups that had a way to speak before the decision"),
    About.HEARD: _("Affected groups for whom somebody spoke before the decision"),
    About.PROMISED: _("Promises given before their stage opened"),
    About.STOOD: _("Promises that were not lowered on the way"),
    About.KEPT: _("Answers that came by the promised day"),
    About.REFERS: _("Decisions that say which points they answer"),
    About.RECORDED: _("Affected groups whose needs have been recorded"),
    About.DISCUSSED: _("Affected groups whose needs were also talked over"),
    About.CONSTRAINTS: _("Deciders who have told their own needs and limits"),
    About.CONSTRAINTS_DISCUSSED: _("Deciders whose limits were also talked over"),
    About.INVITED: _("Affected groups of whose people somebody was invited"),
    About.HELPED: _("Affected groups that were helped to take part"),
    About.ANSWERED: _("Invited associations that spoke"),
    About.SECOND: _("Silent ones that were asked once more"),
    About.WAY_ASKED: _("Hearings whose way was asked of those who take part"),
    About.PLANNED: _("Talks about the way before the hearing opened"),
    About.CHANGED: _("Talks about the way after which something changed"),
    About.MATERIAL: _("Hearings whose material was there when they opened"),
    About.FIVE_WEEKS: _("Hearings that left five weeks with the material, outside July"),
    About.LANGUAGES: _("Hearings in every language that their owners owe"),
    About.EASY: _("Hearings with an easy-language version"),
    About.QUESTIONS: _("Questions answered before the hearing closed"),
    About.KNEW: _("Those who say that they knew enough"),
    About.POINTS: _("Points that have been answered"),
    About.TOLD: _("Views whose speakers were told all their answers"),
    About.UNDERSTOOD: _("Those who understood the answer"),
    About.LISTENED: _("Those who say that they were listened to"),
}
NEED_WORDS: Final[dict[NeedKind, Words]] = {
    NeedKind.NEED: pgettext_lazy("kind of need", "Need"),
    NeedKind.INTEREST: pgettext_lazy("kind of need", "Hope"),
    NeedKind.CONSTRAINT: pgettext_lazy("kind of need", "Limit"),
}
IN_WORDS: Final[dict[str, Words]] = {
    "fi": pgettext_lazy("a text is written", "in Finnish"),
    "sv": pgettext_lazy("a text is written", "in Swedish"),
    "en": pgettext_lazy("a text is written", "in English"),
}
