"""`kumaja manage list_erasures`: who must be erased again after an older backup was restored."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from kumaja.foundation.accounts.models import User


class Command(BaseCommand):
    """Writes the code and the day of each erasure, a line each: nothing by which one is known."""

    help = "List the codes of erased accounts, for `kumaja restore --erased`."

    def handle(self, *args: object, **options: object) -> None:
        """Write the list."""
        del args, options
        erased = User.objects.exclude(erased_at=None).order_by("erased_at", "pk")
        for code, moment in erased.values_list("code", "erased_at"):
            self.stdout.write(f"{code} {moment:%Y-%m-%d}")
