"""What the views of the rooms above need of the person who is signed in."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest

from kumaja.foundation.accounts.models import User
from kumaja.foundation.regions.gates import RegionRequest

LINK_METHOD = "link"


class SignedInRequest(RegionRequest):
    """A request of someone who is signed in, within a region."""

    user: User


def signed_in_with_second_factor(request: HttpRequest) -> bool:
    """Test whether this session was opened with a second factor.

    A passkey, an authenticator app or a recovery code; or an authority's own sign-in that the
    operator has said to be one.
    """
    if not request.user.is_authenticated:
        return False
    records = get_authentication_records(request, request.user)
    return any(_is_second_factor(record) for record in records)


def _is_second_factor(record: dict[str, Any]) -> bool:
    """Test one step of signing in, as the session remembers it."""
    match record.get("method"):
        case "mfa":
            return True
        case "socialaccount":
            return record.get("provider") in settings.STRONG_SIGN_INS
        case method:
            return method == LINK_METHOD and bool(record.get("second_factor"))
