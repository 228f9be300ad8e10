"""An installation of its own, in whose hearing many associations may speak; and what it holds."""

from __future__ import annotations

import json
import sys
from datetime import timedelta

from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from kumaja.foundation.ledger.queries.verifying import ledger_faults
from kumaja.foundation.outbox.models import Job, Mail
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import a_person
from kumaja.voice.consultations.tests.rows import a_consultation
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.contributions.tests.rows import an_association
from tests.walk.visitors import signed_in


def build(count: int) -> dict[str, object]:
    """Make a hearing that is open now and so many who may speak; return how each is known."""
    call_command("migrate", verbosity=0)
    region = RegionFactory.create(hosts=["127.0.0.1"])
    asked = a_consultation(region, starts_at=timezone.now() - timedelta(days=1))
    speakers = []
    for _ in range(count):
        own = an_association(region)
        session = signed_in(a_person(RoleKind.SPOKESPERSON, organisation=own)).cookies
        cookies = {name: morsel.value for name, morsel in session.items()}
        speakers.append({"code": own.code, "cookies": cookies})
    with override("fi"):
        path = reverse("consultations:say_short", args=[asked.matter.address])
    return {"path": path, "speakers": speakers}


def told() -> dict[str, object]:
    """Return each view with what must have come with it."""

    jobs = set(Job.objects.values_list("key", flat=True))
    mails = list(Mail.objects.filter(kind="consultations.receipt"))
    rows = [
        {
            "code": row.code, "speaker": row.organisation.code if row.organisation else "",
            "number": row.number, "leaf": row.entry.leaf, "points": row.points.count(),
            "hearing": row.consulted.consultation.code,
            "mails": sum(mail.code in jobs and row.number in mail.body for mail in mails),
        }
        for row in Contribution.objects.select_related(
            "entry", "organisation", "consulted__consultation"
        )
    ]  # fmt: skip
    return {"rows": rows, "faults": list(ledger_faults())}


def main(*given: str) -> None:
    """Build, or tell what is there, as JSON."""
    json.dump(build(int(given[1])) if given[0] == "build" else told(), sys.stdout)
