"""Asking an association to check its data, and its one button that confirms."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from kumaja.foundation.accounts.actions import make_link
from kumaja.foundation.accounts.queries import link_address
from kumaja.foundation.audit.actions import record
from kumaja.foundation.outbox.actions import post
from kumaja.foundation.outbox.domain.answers import Answers
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.help.directory.actions.activities import update_activity
from kumaja.help.upkeep.domain.rounds import Round
from kumaja.help.upkeep.models import Asking, Report
from kumaja.help.upkeep.queries.asked import running_of
from kumaja.network.registry.actions.records import update_record
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation

CHECK_PAGE = "upkeep:check"
TAKE_ANSWER = "upkeep.take_answer"
# Beyond the round itself: whoever opens the mail in spring still gets to the page.
LINK_LIFE = timedelta(days=120)


@transaction.atomic
def ask(
    *, organisation: Organisation, region: Region, found: Round, to: str, now: datetime
) -> Asking | None:
    """Ask an organisation once in the round; None when that was done already."""
    require_open(region, now)
    asking, is_new = _asking(organisation, region, found.name, to, now)
    if not is_new:
        return None
    _mail(asking, "asking", now)
    record("job remind", "asked to check", asking, now=now, region=region)
    return asking


@transaction.atomic
def repeat(*, asking: Asking, to: str, now: datetime) -> bool:
    """Ask once more, gently, and not again in this round; False when somebody did already."""
    require_open(asking.region, now)
    waiting = Asking.objects.filter(pk=asking.pk, repeated_at=None, confirmed_at=None)
    if not waiting.update(repeated_at=now, to=to):
        return False
    asking.to = to
    _mail(asking, "repeat", now)
    return True


@transaction.atomic
def tell_of_report(*, report: Report, to: str, now: datetime) -> Asking | None:
    """Mail the association that something was told to be wrong; at most once a day."""
    name = f"words {day_of(now).isoformat()}"
    asking, is_new = _asking(report.organisation, report.region, name, to, now)
    if not is_new:
        return None
    _mail(asking, "words", now)
    return asking


def _asking(
    organisation: Organisation, region: Region, name: str, to: str, now: datetime
) -> tuple[Asking, bool]:
    return Asking.objects.get_or_create(
        organisation=organisation, region=region, round=name,
        defaults={"to": to, "language": language_of(organisation), "asked_at": now},
    )  # fmt: skip


def language_of(organisation: Organisation) -> str:
    """Return the language in which an organisation is written to: the first that it works in."""
    ours = [language for language in organisation.languages if language in {"fi", "sv", "en"}]
    return ours[0] if ours else "fi"


def _ask_subject(name: str) -> str:
    return _("Check the details in two minutes: %(name)s") % {"name": name}


def _words_subject(name: str) -> str:
    return _("Is something wrong in the details? %(name)s") % {"name": name}


def _mail(asking: Asking, template: str, now: datetime) -> None:
    """Write the mail with its own link; an earlier link of the same asking opens as well."""
    token = make_link(
        page=CHECK_PAGE, payload={"asking": asking.code}, lifetime=LINK_LIFE, now=now,
        language=asking.language,
    )  # fmt: skip
    link, organisation = link_address(token), asking.organisation
    with override(asking.language):
        name = organisation.name.in_language(asking.language).value
        told = {"name": name, "link": link, "region": asking.region}
        told["activities"] = running_of(asking, now)
        body = render_to_string(f"upkeep/mail/{template}.txt", told)
        line = _words_subject(name) if template == "words" else _ask_subject(name)
    post(
        to=asking.to, subject=line, body=body, region=asking.region, language=asking.language,
        kind=f"upkeep.{template}", now=now, link=link, about=organisation, asks=True,
        answers=Answers(TAKE_ANSWER, {"asking": asking.code}), reply_to=asking.region.email,
    )  # fmt: skip


@transaction.atomic
def confirm_all(*, asking: Asking, now: datetime) -> int:
    """Say that the record and all running activities hold; returns how many activities.

    The receiver of the mail says so for the association; that is what readers and the log see.
    """
    require_open(asking.region, now)
    organisation = asking.organisation
    checked = {"checked_at": now, "checked_by": str(organisation)}
    update_record(
        organisation=organisation, region=asking.region, values=checked, actor=str(organisation),
        now=now, is_checked=False,
    )  # fmt: skip
    activities = list(running_of(asking, now))
    for activity in activities:
        update_activity(
            activity=activity, values=checked, actor=str(organisation), now=now, is_checked=False
        )
    _note_confirmed(asking, now)
    return len(activities)


def _note_confirmed(asking: Asking, now: datetime) -> None:
    """Note it on all that was asked of the association: what was confirmed is not asked again."""
    open_ones = Asking.objects.filter(
        organisation=asking.organisation, region=asking.region, confirmed_at=None
    )
    open_ones.update(confirmed_at=now)
    record(str(asking.organisation), "confirmed", asking, now=now, region=asking.region)
