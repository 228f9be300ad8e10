"""The ground rules in words: what each ground is called, and the rule that it breaks."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kumaja.voice.contributions.domain.rules import CameBy, Ground, Ruling, ToldBy
from kumaja.voice.contributions.queries.words import Words

GROUND_WORDS: Final[dict[str, Words]] = {
    Ground.CLIENT: pgettext_lazy("ground of hiding", "Someone could be known by it"),
    Ground.DANGER: pgettext_lazy("ground of hiding", "It puts someone in danger"),
    Ground.UNLAWFUL: pgettext_lazy("ground of hiding", "It breaks the law"),
    Ground.POSING: pgettext_lazy("ground of hiding", "It speaks in another's name"),
    Ground.INSULT: pgettext_lazy("ground of hiding", "It insults a person"),
    Ground.SPAM: pgettext_lazy("ground of hiding", "It is an advertisement, or sent over and over"),
}
RULE_WORDS: Final[dict[str, Words]] = {
    Ground.CLIENT: _("Nothing is told by which a client, a patient or a private person is known."),
    Ground.DANGER: _("Nobody is threatened, and nothing is told that puts somebody in danger."),
    Ground.UNLAWFUL: _("A text keeps to the law."),
    Ground.POSING: _("Everyone speaks in their own name, or in one that they may speak for."),
    Ground.INSULT: _("What people do may be criticised hard. Persons are not insulted."),
    Ground.SPAM: _("This is not a place for advertisements, or for the same text over and over."),
}
CAME_BY_WORDS: Final[dict[str, Words]] = {
    CameBy.REPORT: _("Somebody reported the text"),
    CameBy.OWN: _("Coordination read the text itself"),
}
RULING_WORDS: Final[dict[str, Words]] = {
    Ruling.NONE: "",
    Ruling.RESTORED: pgettext_lazy("hidden text", "Shown again"),
    Ruling.KEPT: pgettext_lazy("hidden text", "Stays hidden"),
}
TOLD_WORDS: Final[dict[str, Words]] = {
    ToldBy.MAIL: pgettext_lazy("told of hiding", "by mail"),
    ToldBy.LETTER: pgettext_lazy("told of hiding", "by letter"),
    ToldBy.PHONE: pgettext_lazy("told of hiding", "by telephone"),
    ToldBy.UNREACHABLE: pgettext_lazy("told of hiding", "could not be reached"),
}
