"""Invented organisations of a large region, some of which stand there twice."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import product

from django.utils import timezone

PLACES = [
    "Tuusulan",
    "Jokelan",
    "Keravan",
    "Vantaan",
    "Helsingin",
    "Espoon",
    "Lohjan",
    "Hangon",
    "Porvoon",
    "Loviisan",
    "Mäntsälän",
    "Askolan",
    "Pornaisten",
    "Sipoon",
    "Järvenpään",
    "Hyvinkään",
    "Nurmijärven",
    "Vihdin",
    "Karkkilan",
    "Raaseporin",
    "Inkoon",
    "Siuntion",
    "Kirkkonummen",
    "Kauniaisten",
    "Lapinjärven",
    "Myrskylän",
    "Pukkilan",
    "Kellokosken",
    "Hyrylän",
    "Myyrmäen",
    "Tikkurilan",
    "Koivukylän",
    "Kallion",
    "Malmin",
    "Itäkeskuksen",
    "Leppävaaran",
    "Matinkylän",
    "Tapiolan",
    "Tammisaaren",
    "Karjaan",
]
WORDS = [
    "Omaishoitajat",
    "Eläkkeensaajat",
    "Martat",
    "Sydän",
    "Muisti",
    "Kuulo",
    "Näkövammaiset",
    "Nivel",
    "Reuma",
    "Diabetes",
    "Mielenterveys",
    "Kotiseutu",
    "Nuoriso",
    "Urheilijat",
    "Retkeilijät",
    "Kuvataide",
    "Teatteri",
    "Laulu",
    "Soitto",
    "Perheet",
    "Yksinhuoltajat",
    "Ystävät",
    "Kyläläiset",
    "Veteraanit",
    "Puutarha",
    "Marjamiehet",
    "Hengitys",
    "Allergia",
    "Autismi",
    "Kehitys",
    "Selkä",
    "Syöpä",
    "Munuaiset",
    "Lukijat",
    "Käsityö",
    "Kalastajat",
    "Metsästäjät",
    "Partio",
    "Palokunta",
    "Purjehtijat",
]
ENDS = ("ry", "kilta ry", "kerho ry", "tuki ry", "seura ry", "piiri ry", "liitto ry")


def add_organisations(count: int, *, twice: int) -> Callable[[], int]:
    """Add so many; returns what counts how many of those that stand twice are a pair by now."""
    from kumaja.foundation.language.domain.keys import match_key, sort_key
    from kumaja.network.registry.models import Contact, DuplicatePair, Organisation

    chance = random.Random(4)  # noqa: S311
    names = [f"{a} {b} {c}" for a, b, c in product(PLACES, WORDS, ENDS)]
    chosen = chance.sample(names, count - twice)
    chosen += [_written_otherwise(name, chance) for name in chosen[:twice]]
    now = timezone.now()
    rows = [
        Organisation(
            kind="association", name_fi=name, sort_key=sort_key(name), match_key=match_key(name),
            created_at=now, languages=["fi"],
        )
        for name in chosen
    ]  # fmt: skip
    made = Organisation.objects.bulk_create(rows, batch_size=500)
    contacts = [
        Contact(
            organisation=row, phone=f"040 {place % (count - twice):07}", email=_mail(place, count)
        )
        for place, row in enumerate(made)
    ]
    Contact.objects.bulk_create(contacts, batch_size=500)
    pairs = {(made[place].pk, made[count - twice + place].pk) for place in range(twice)}

    def found() -> int:
        return len(pairs & set(DuplicatePair.objects.values_list("first", "second")))

    return found


def _mail(place: int, count: int) -> str:
    return f"toimisto{place}@{place % (count // 4)}.example"


def _written_otherwise(name: str, chance: random.Random) -> str:
    """Return a name as another list has it: another form of the word, order, or a slip."""
    bare = name.removesuffix(" ry")
    place = chance.randrange(3, len(bare) - 3)
    swapped = bare[:place] + bare[place + 1] + bare[place] + bare[place + 2 :]
    words = bare.split()
    return chance.choice(
        [bare, f"{bare} r.y.", f"{bare.upper()} RY", swapped, " ".join(reversed(words)),
         bare.replace("o", "о", 1)]
    )  # fmt: skip
