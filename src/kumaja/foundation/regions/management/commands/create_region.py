"""Found a region from the command line: the first one has no page to be founded on."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.places.queries import municipality_named, shipped_tiles
from kumaja.foundation.regions.actions import create_region, set_hosts


class Command(BaseCommand):
    """`kumaja manage create_region uusimaa --name-fi Uusimaa --municipality Tuusula …`."""

    help = "Found a region with its municipalities and hosts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the slug, names, municipalities (by name, or all of a shipped map) and hosts."""
        parser.add_argument("slug")
        parser.add_argument("--name-fi", required=True)
        parser.add_argument("--name-sv", default="")
        parser.add_argument("--name-en", default="")
        parser.add_argument("--municipality", action="append", default=[], metavar="NAME")
        parser.add_argument("--host", action="append", default=[], metavar="NAME")

    def handle(self, *args: object, **given: object) -> None:
        """Found the region; says clearly what was wrong."""
        del args
        slug, names, hosts = (
            str(given["slug"]),
            _texts(given["municipality"]),
            _texts(given["host"]),
        )
        name = Trilingual(str(given["name_fi"]), str(given["name_sv"]), str(given["name_en"]))
        now, tiles = timezone.now(), shipped_tiles(slug)
        codes = [_code(name, now.year) for name in names] or [tile.municipality for tile in tiles]
        if not codes:
            raise CommandError("Name the municipalities: --municipality NAME, once for each.")
        try:
            region = create_region(
                slug=slug, name=name, municipalities=codes, tiles=tiles, actor="command", now=now
            )
            set_hosts(region=region, hosts=hosts, actor="command", now=now)
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from error
        self.stdout.write(f"{region.name_fi}: {len(codes)} municipalities, {len(hosts)} hosts.")


def _texts(values: object) -> list[str]:
    """Return the values of a repeated option."""
    return [str(value) for value in values] if isinstance(values, list) else []


def _code(name: str, year: int) -> str:
    """Return the code of a municipality by its name in any language."""
    municipality = municipality_named(name, year)
    if municipality is None:
        raise CommandError(f"There is no municipality called {name}.")
    return municipality.code
