"""Founds the demonstration region: Uusimaa with its 26 municipalities."""

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


def make_region(*, now: datetime) -> Region:
    """Found the region; in the demonstration `localhost` names it."""
    tiles = shipped_tiles("uusimaa")
    region = create_region(
        slug="uusimaa",
        name=Trilingual(fi="Uusimaa", sv="Nyland", en="Uusimaa"),
        municipalities=[tile.municipality for tile in tiles],
        tiles=tiles,
        details=DETAILS,
        is_demonstration=True,
        actor=ACTOR,
        now=now,
    )
    set_hosts(region=region, hosts=["localhost", "127.0.0.1"], actor=ACTOR, now=now)
    set_controllers(region=region, controllers=CONTROLLERS, actor=ACTOR, now=now)
    return region
