"""The person in accounts: the account itself, its second factors, links, log of signing in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.actions import erase_account
from kumaja.foundation.accounts.domain.personal import Basis, PersonalData
from kumaja.foundation.accounts.models import User

RECORD = (
    PersonalData(
        room="accounts",
        purpose=_("To sign in, and to be known by name to those with whom one acts."),
        lifetime=_("Until the person erases the account."),
        basis=Basis.CONTRACT,
        fields=(
            "accounts.User.email",
            "accounts.User.name",
            "accounts.User.language",
            "accounts.User.last_login",
            "accounts.Link.user",
            "account.EmailAddress.email",
            "socialaccount.SocialAccount.uid",
            "mfa.Authenticator.data",
        ),
    ),
    PersonalData(
        room="accounts",
        purpose=_("To see where one is signed in, and to notice a stranger."),
        lifetime=_("12 months."),
        basis=Basis.LEGITIMATE_INTEREST,
        fields=("accounts.SignIn.user", "accounts.SignIn.at", "accounts.SignIn.browser"),
    ),
)


def export(user: User) -> dict[str, Any]:
    """Return the account, its second factors by kind, and when one signed in."""
    return {
        "email": user.email,
        "name": user.name,
        "language": user.language,
        "opened_at": user.created_at.isoformat(),
        "second_factors": [
            {"kind": row.type, "added_at": row.created_at.isoformat()}
            for row in Authenticator.objects.filter(user_id=user.pk).order_by("created_at", "pk")
        ],
        "sign_ins": [
            {"at": row.at.isoformat(), "by": row.method, "browser": row.browser}
            for row in user.sign_ins.order_by("at", "pk")
        ],
    }


def erase(user: User, *, now: datetime) -> None:
    """Erase the account; called after all other rooms, which know the person by it."""
    erase_account(user=user, now=now)
