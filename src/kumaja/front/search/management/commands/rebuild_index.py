"""`kumaja manage rebuild_index`: build the search index anew while searches go on."""

from __future__ import annotations

from django.core.management.base import BaseCommand
from django.utils import timezone

from kumaja.front.search.actions import rebuild_index


class Command(BaseCommand):
    """Builds the index of this machine from the rows."""

    help = "Build the search index anew; searches go on meanwhile."

    def handle(self, *args: object, **options: object) -> None:
        """Build it and say how many rows it holds."""
        del args, options
        self.stdout.write(f"{rebuild_index(now=timezone.now())} rows are in the search index.")
