"""Loads what keeps the region true: words that something is wrong, mails in and mails back."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.message import EmailMessage

from kumaja.demo.content import Entry, entries
from kumaja.demo.load_network import ACTOR, Ground
from kumaja.foundation.outbox.actions.incoming import receive
from kumaja.foundation.outbox.models import Mail
from kumaja.help.directory.models import Activity
from kumaja.help.upkeep.actions.asking import ask
from kumaja.help.upkeep.actions.reports import Saying, report_wrong, settle_report
from kumaja.help.upkeep.domain.reports import Told
from kumaja.help.upkeep.domain.rounds import Round, next_round, round_on
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation

_ASKED = timedelta(days=6)
_DAY = timedelta(days=1)


def load_upkeep(ground: Ground, associations: dict[str, Organisation]) -> None:
    """Load what people told, what came in and what came back."""
    for entry in entries("upkeep", "report"):
        _report(ground, entry, associations[entry["organisation"]])
    for entry in entries("upkeep", "mail"):
        receive(_letter(ground, entry), now=ground.now - _DAY * entry["days_ago"])
    day = day_of(ground.now)
    found = round_on(day) or next_round(day)
    for entry in entries("upkeep", "returned"):
        mail = _asked(ground, associations[entry["organisation"]], found, ground.now - _ASKED)
        if mail.return_path:
            receive(_report_of(mail), now=ground.now - _ASKED + timedelta(minutes=2))
    for entry in entries("upkeep", "asked"):
        _asked(ground, associations[entry["organisation"]], found, ground.now)


def _report(ground: Ground, entry: Entry, organisation: Organisation) -> None:
    told_at = ground.now - _DAY * entry["days_ago"]
    activity = None
    if name := entry.get("activity"):
        rows = Activity.objects.filter(organisation=organisation)
        activity = (rows.filter(name_fi=name) | rows.filter(name_sv=name)).get()
    saying = Saying(
        Told(entry["part"]), entry["wrong"], entry.get("right", ""), entry.get("reply_to", ""),
        entry.get("language", "fi"), is_own=entry.get("is_own", False),
    )  # fmt: skip
    report = report_wrong(
        region=ground.region, organisation=organisation, activity=activity, saying=saying,
        now=told_at,
    )  # fmt: skip
    if "accepted" in entry:
        settle_report(
            report=report, is_accepted=entry["accepted"], reason=entry["reason"], actor=ACTOR,
            by=entry["by"], now=told_at + _DAY,
        )  # fmt: skip


def _letter(ground: Ground, entry: Entry) -> bytes:
    letter = EmailMessage()
    letter["From"], letter["To"] = entry["from"], ground.region.email
    letter["Subject"] = entry["subject"]
    letter.set_content(entry["text"])
    return letter.as_bytes()


def _asked(ground: Ground, organisation: Organisation, found: Round, now: datetime) -> Mail:
    """Ask the association as a round does; returns the mail that went."""
    contact = organisation.contacts.exclude(email="").order_by("position", "pk")[0]
    ask(organisation=organisation, region=ground.region, found=found, to=contact.email, now=now)
    return Mail.objects.filter(to=contact.email, kind="upkeep.asking").latest("pk")


def _report_of(mail: Mail) -> bytes:
    """Return what a server answers when it knows no such address (RFC 3464)."""
    return f"""\
From: MAILER-DAEMON@posti.example
To: {mail.return_path}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="osa"

--osa
Content-Type: message/delivery-status

Reporting-MTA: dns; posti.example

Final-Recipient: rfc822; {mail.to}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 no such user here

--osa--
""".encode()
