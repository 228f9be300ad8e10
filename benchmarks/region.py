"""A region of any size to measure on: the demonstration's texts, told again and again."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from django.db import transaction

from kumaja.demo.content import entries
from kumaja.demo.load_help import load_one
from kumaja.demo.load_network import Ground, load_one_organisation
from kumaja.demo.load_region import make_region
from kumaja.foundation.core.engine.statistics import refresh_statistics
from kumaja.foundation.places.models import Municipality, WellbeingServicesCounty
from kumaja.foundation.vocabulary.models import Term


def build(*, organisations: int, activities: int, now: datetime, seed: int = 7) -> None:
    """Fill the empty database with a region of so many organisations and activities."""
    chance = random.Random(seed)  # noqa: S311 - the same region every time, nothing secret
    with transaction.atomic():
        ground = Ground(
            region=make_region(now=now),
            municipalities={row.name_fi: row for row in Municipality.objects.all()},
            counties={row.code: row for row in WellbeingServicesCounty.objects.all()},
            terms={(row.scheme, row.code): row for row in Term.objects.all()},
            now=now - timedelta(days=1),
        )
        told = list(entries("organisations", "organisation"))
        rows = []
        for number in range(organisations):
            entry = _again(told[number % len(told)], number // len(told))
            rows.append(load_one_organisation(ground, entry, None))
        offered = list(entries("activities", "activity"))
        for number in range(activities):
            entry = _again(offered[number % len(offered)], number // len(offered))
            load_one(ground, entry, chance.choice(rows))
    refresh_statistics()


def _again(entry: dict[str, object], round_number: int) -> dict[str, object]:
    """Return an entry under a name of its own."""
    names = {
        name: f"{entry[name]} {round_number}"
        for name in ("name_fi", "name_sv", "name_en")
        if round_number and entry.get(name)
    }
    return entry | names
