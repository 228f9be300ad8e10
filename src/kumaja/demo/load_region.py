"""Founds the demonstration regions: Uusimaa with its 26 municipalities, and a small one."""

from __future__ import annotations

from datetime import datetime

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.places.queries import shipped_tiles
from kumaja.foundation.regions.actions import (
    ControllerDetails,
    RegionDetails,
    create_region,
    set_controllers,
    set_hosts,
)
from kumaja.foundation.regions.models import Region

ACTOR = "demonstration"
SECOND_HOST = "etela-pohjanmaa.localhost"
DETAILS = RegionDetails(
    sender="kumaja@kumaja.example",
    phone="019 000 0100",
    email="koordinaatio@kumaja.example",
    contact=Trilingual(
        fi="Kumajan koordinaatio vastaa arkisin klo 9–15. Esimerkki: numero ei ole käytössä.",
        sv="Kumajas samordning svarar vardagar kl. 9–15. Exempel: numret är inte i bruk.",
        en="The coordination answers on weekdays 9:00–15:00. Example: the number is not in use.",
    ),
)
# Two associations that coordinate together are joint controllers (GDPR art. 26).
CONTROLLERS = (
    ControllerDetails(
        name=Trilingual(fi="Uudenmaan Yhdistysverkko ry (esimerkki)", sv="", en=""),
        address="Esimerkkikatu 1, 04400 Järvenpää",
        email="tietosuoja@yhdistysverkko.example",
        phone="019 000 0101",
        duties=Trilingual(
            fi="Vastaa rekisteristä, pyynnöistä ja siitä, kuka pääsee mihinkin.",
            sv="Svarar för registret, för begäran om uppgifter och för vem som har tillgång.",
            en="Answers for the registry, for requests and for who has access.",
        ),
    ),
    ControllerDetails(
        name=Trilingual(fi="", sv="Nylands Föreningsring rf (exempel)", en=""),
        address="Exempelgatan 2, 06100 Borgå",
        email="dataskydd@foreningsring.example",
        phone="019 000 0102",
        duties=Trilingual(
            fi="Vastaa ruotsinkielisestä neuvonnasta ja viestien välittämisestä.",
            sv="Svarar för rådgivning på svenska och för att meddelanden kommer fram.",
            en="Answers for advice in Swedish and for passing messages on.",
        ),
    ),
)


SECOND_DETAILS = RegionDetails(
    sender="etela-pohjanmaa@kumaja.example",
    phone="06 000 0101",
    email="koordinaatio@yhdistyspoyta.example",
    contact=Trilingual(
        fi="Yhdistyspöytä vastaa ma–to klo 9–14. Esimerkki: numero ei ole käytössä.",
        sv="Yhdistyspöytä svarar må–to kl. 9–14. Exempel: numret är inte i bruk.",
        en="Yhdistyspöytä answers Mon–Thu 9:00–14:00. Example: the number is not in use.",
    ),
)
SECOND_CONTROLLERS = (
    ControllerDetails(
        name=Trilingual(fi="Etelä-Pohjanmaan Yhdistyspöytä ry (esimerkki)", sv="", en=""),
        address="Kauppakatu 17, 60100 Seinäjoki",
        email="tietosuoja@yhdistyspoyta.example",
        phone="06 000 0102",
        duties=Trilingual(
            fi="Vastaa rekisteristä, pyynnöistä ja siitä, kuka pääsee mihinkin.",
            sv="Svarar för registret, för begäran om uppgifter och för vem som har tillgång.",
            en="Answers for the registry, for requests and for who has access.",
        ),
    ),
)


def make_region(*, now: datetime) -> Region:
    """Found Uusimaa; in the demonstration `localhost` names it."""
    name = Trilingual(fi="Uusimaa", sv="Nyland", en="Uusimaa")
    region = _found("uusimaa", name, DETAILS, now=now)
    set_hosts(region=region, hosts=["localhost", "127.0.0.1"], actor=ACTOR, now=now)
    set_controllers(region=region, controllers=CONTROLLERS, actor=ACTOR, now=now)
    return region


def make_second_region(*, now: datetime) -> Region:
    """Found Etelä-Pohjanmaa, on a host name of its own and by path on every other."""
    name = Trilingual(fi="Etelä-Pohjanmaa", sv="Södra Österbotten", en="South Ostrobothnia")
    region = _found("etela-pohjanmaa", name, SECOND_DETAILS, now=now)
    set_hosts(region=region, hosts=[SECOND_HOST], actor=ACTOR, now=now)
    set_controllers(region=region, controllers=SECOND_CONTROLLERS, actor=ACTOR, now=now)
    return region


def _found(slug: str, name: Trilingual, details: RegionDetails, *, now: datetime) -> Region:
    """Found a region with all municipalities of its shipped map."""
    tiles = shipped_tiles(slug)
    return create_region(
        slug=slug, name=name, municipalities=[tile.municipality for tile in tiles], tiles=tiles,
        details=details, is_demonstration=True, actor=ACTOR, now=now,
    )  # fmt: skip
