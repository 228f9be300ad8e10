"""Builds an installation to back up: python -m tests.keeping.build, with KUMAJA_DATA set.

What ships, the small world, a row in every table that they leave empty, an uploaded file, a ring
of rows, and what only one of the databases would hold as it is.
"""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kumaja.config.settings")
django.setup()

from kumaja.cli.shipped import migrate_and_load  # noqa: E402 - rooms come after Django
from kumaja.foundation.files.actions import store_file  # noqa: E402
from kumaja.foundation.files.domain.kinds import FileKind  # noqa: E402
from kumaja.foundation.ledger.actions import append, sign_checkpoint  # noqa: E402
from kumaja.foundation.ledger.domain.commitments import ERASURE, erasure_of  # noqa: E402
from kumaja.help.directory.models import Activity  # noqa: E402
from kumaja.keeping.tables import kept_tables  # noqa: E402
from kumaja.network.registry.models import Organisation  # noqa: E402
from tests.keeping.made import CONTENT, NOW, make  # noqa: E402
from tests.walk.world import make_world  # noqa: E402


def build() -> None:
    """Fill the database and the folder of files."""
    migrate_and_load(verbosity=0, with_words=False)
    make_world()
    store_file(content=CONTENT, name="a.pdf", allowed=[FileKind.PDF], actor=None, now=NOW)
    first, second = Organisation.objects.order_by("pk")[:2]
    for one, other in ((first, second), (second, first)):
        Organisation.objects.filter(pk=one.pk).update(successor=other)
    Organisation.objects.filter(pk=first.pk).update(description_fi="a\x00b\x00", members=1)
    Organisation.objects.filter(pk=second.pk).update(field_visibility={"z": 1e22, "a": -0.0})
    gone = append(kind="made", leaf="00" * 32, now=NOW).position
    append(kind=ERASURE, leaf=erasure_of(gone).leaf, erases=gone, now=NOW)
    sign_checkpoint(now=NOW)
    for model in kept_tables():
        if not model._meta.base_manager.exists():
            make(model)
    Activity.objects.order_by("-pk")[:1].get().delete()  # the highest key is not used again


if __name__ == "__main__":
    build()
