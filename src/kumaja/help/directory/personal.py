"""The person in the directory: only what an association tells to be reached by."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.domain.personal import Basis, PersonalData
from kumaja.foundation.accounts.models import User

RECORD = (
    PersonalData(
        room="directory",
        purpose=_("To let people find and join an activity: its phone, its mail and its place."),
        lifetime=_("As long as the association keeps them on the activity's record."),
        basis=Basis.LEGITIMATE_INTEREST,
        fields=("directory.Channel.phone", "directory.Channel.email"),
    ),
)


def export(user: User) -> dict[str, Any]:
    """Return nothing: activities belong to associations, and name no account."""
    del user
    return {}


def erase(user: User, *, now: datetime) -> None:
    """Erase nothing: an association's way to be reached is its own."""
    del user, now
