"""Telling those whose word is heard in a matter of every step of it, to its end."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from kumaja.foundation.audit.actions import record
from kumaja.foundation.core.domain.dates import day_text
from kumaja.voice.matters.models import Matter
from kumaja.voice.observations.actions.steps import tell
from kumaja.voice.observations.actions.triage import hold
from kumaja.voice.observations.domain.kinds import Standing, Step
from kumaja.voice.observations.models import Observation, Telling
from kumaja.voice.observations.queries.following import Happened, followers_of, happened_in

ACTOR = "job follow"


def tell_followers(*, matter: Matter, now: datetime) -> int:
    """Tell each who follows the matter what happened since their word was tied to it; how many.

    A hearing that is open is told of also when it opened before.

    Nobody is told twice, whoever calls it and however often.
    """
    if not matter.region.is_open_at(now):
        return 0
    happened = happened_in(matter, now)
    return sum(_tell(row, happened, now) for row in followers_of(matter))


@transaction.atomic
def _tell(observation: Observation, happened: list[Happened], now: datetime) -> int:
    row = hold(observation, now)
    tied = row.acts.filter(undone_at=None).exclude(head=None, matter=None).first()
    if tied is None:
        return 0
    known = set(Telling.objects.filter(observation=row).values_list("about", flat=True))
    news = (each for each in happened if each.at >= tied.at or each.lasts)
    new = [each for each in news if each.about not in known]
    for each in new:
        with override(row.contribution.language):
            text = words_of(each, row.contribution.language)
        tell(row, each.step, text, now=now, about=each.about)
        if each.step == Step.ENDED:
            row.state = Standing.TOLD
            row.save(update_fields=["state"])
        told = {"state": row.state, "about": each.about}
        record(ACTOR, "told on", row, now=now, region=row.region, after=told)
    return len(new)


def words_of(happened: Happened, language: str) -> str:
    """Return what the sender reads of a step of the matter, in their language."""
    patterns = {
        "published": _("What you told is part of a matter that is being prepared: %(title)s."),
        "stage": _("You can have your say in it until %(day)s: %(title)s."),
        "decision": _("It was decided on %(day)s: %(title)s."),
        "closed": _("Done on %(day)s, and every answer has been told: %(title)s."),
    }
    title = happened.title.in_language(language).value
    return patterns[happened.kind] % {"title": title, "day": day_text(happened.on, language)}
