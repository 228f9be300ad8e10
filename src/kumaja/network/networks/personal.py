"""The person in networks: only the addresses of posts; acts belong to organisations."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.domain.personal import Basis, PersonalData
from kumaja.foundation.accounts.models import User

RECORD = (
    PersonalData(
        room="networks",
        purpose=_("To reach a public body in a matter: the phone and mail of a post."),
        lifetime=_("As long as the public body keeps the post among its contact roles."),
        basis=Basis.PUBLIC_TASK,
        fields=("networks.ContactRole.email", "networks.ContactRole.phone"),
    ),
)


def export(user: User) -> dict[str, Any]:
    """Return nothing: in networks organisations act, and the log tells who did it for them."""
    del user
    return {}


def erase(user: User, *, now: datetime) -> None:
    """Erase nothing: what a person did for an organisation stays the organisation's."""
    del user, now
