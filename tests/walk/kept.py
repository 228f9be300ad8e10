"""What coordination keeps, to walk in: words, mails, requests, tables and keys."""

from __future__ import annotations

from datetime import UTC, date, datetime

from kumaja.foundation.accounts.models import User
from kumaja.foundation.imports.actions.sheets import mapping_for
from kumaja.foundation.imports.domain.verdicts import Stage
from kumaja.foundation.imports.models import SheetImport
from kumaja.foundation.outbox.actions import post
from kumaja.foundation.outbox.models import IncomingMail, Mail
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.directory.actions.missed import count_missed_search
from kumaja.help.directory.actions.voices import add_voice
from kumaja.help.directory.actions.words import Wording, add_expression
from kumaja.help.directory.domain.missed import SHOWN_FROM
from kumaja.help.directory.models import Activity
from kumaja.help.upkeep.actions.reports import Saying, report_wrong
from kumaja.help.upkeep.domain.reports import Told
from kumaja.network.registry.actions.api_keys import create_key
from kumaja.network.registry.actions.requests import Asked, ask_in, confirm_request
from kumaja.network.registry.domain.api_keys import Scope
from kumaja.network.registry.domain.requests import Wish
from kumaja.network.registry.models import Organisation

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
SINCE = date(2026, 1, 1)


def make_words(region: Region, searched: str) -> None:
    """Keep an expression, a sentence, and what was searched in vain."""
    term = Term.objects.get(scheme="life_situation", code="lonely")
    wording = Wording("fi", "kaverit katosi", (term,))
    add_expression(wording=wording, region=region, actor="test", now=NOW)
    add_voice(
        term=term, language="fi", text="Kukaan ei soita.", region=region, actor="test", now=NOW
    )
    for _ in range(SHOWN_FROM):
        count_missed_search(region=region, text=searched, language="fi", now=NOW)


def make_words_of_others(activity: Activity, said: str) -> None:
    """Keep a word that something is wrong, a mail that came in and one that came back."""
    region = activity.region
    saying = Saying(Told.TIMES, f"{said} ei pidä paikkaansa.")
    report_wrong(
        region=region, organisation=activity.organisation, activity=activity, saying=saying, now=NOW
    )
    IncomingMail.objects.create(
        region=region, print=said, sender="joku@muualla.example", subject=said, text=said,
        received_at=NOW, state="waiting",
    )  # fmt: skip
    mail = post(
        to="ei@muualla.example", subject=said, body=said, region=region, language="fi",
        kind="test", now=NOW,
    )  # fmt: skip
    Mail.objects.filter(pk=mail.pk).update(bounce="hard", bounced_at=NOW)


def make_requests(region: Region, name: str, *organisations: Organisation) -> None:
    """Let somebody ask to join, and others to act for these."""
    asks = [Asked(Wish.JOIN, f"{name}@muualla.example".lower(), name=f"{name} uusi ry")]
    rows = [ask_in(region=region, asked=asked, now=NOW) for asked in asks]
    for place, organisation in enumerate(organisations):
        asked = Asked(Wish.ACT, f"{place}{name}@muualla.example".lower(), person_name=name)
        rows.append(ask_in(region=region, asked=asked, organisation=organisation, now=NOW))
    for row in rows:
        confirm_request(request=row, now=NOW)


def make_table(region: Region, name: str) -> None:
    """Keep a table that could not be read: nothing of it waits for a worker."""
    mapping = mapping_for(region=region, kind="organisations", source_name=name, now=NOW)
    SheetImport.objects.create(
        region=region, mapping=mapping, file_name=f"{name}.csv", stage=Stage.BROKEN,
        received_at=NOW,
    )  # fmt: skip


def make_keys(region: Region, *organisations: Organisation, maker: User) -> None:
    """Keep a key of each organisation."""
    for row in organisations:
        create_key(
            organisation=row, region=region, name="Kotisivut", scopes=[Scope.RECORD], ends_on=None,
            actor=maker, now=NOW,
        )  # fmt: skip
