"""Opening, changing and erasing an account; making and spending links; the log of signing in."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.crypto import get_random_string

from kumaja.foundation.accounts.domain.links import digest_of, new_token
from kumaja.foundation.accounts.models import Link, SignIn, User
from kumaja.foundation.audit.actions import empty_rows_about, forget_person, record
from kumaja.foundation.audit.queries import key_of, label_of, state_of

SIGN_IN_PAGE = "accounts:sign_in_by_link"
SIGN_IN_LINK_LIFE = timedelta(minutes=15)
SPENT_LINK_LIFE = timedelta(days=30)


class LinkSpent(Exception):
    """The link was used, has expired or was revoked."""


@transaction.atomic
def open_account(*, email: str, now: datetime, language: str = "fi", name: str = "") -> User:
    """Return the account of the address, made when there is none."""
    user, is_new = User.objects.get_or_create(
        email=email.strip().lower(),
        defaults={
            "created_at": now, "language": language, "name": name,
            "password": f"!{get_random_string(40)}",
        },
    )  # fmt: skip
    if is_new:
        record(user, "opened", user, now=now, after=state_of(user, "email", "name", "language"))
    return user


@transaction.atomic
def change_details(*, user: User, name: str, language: str, actor: User, now: datetime) -> None:
    """Change the name by which others know the person, and the language of their mail."""
    before = state_of(user, "name", "language")
    user.name, user.language = name, language
    user.full_clean(exclude=["password"])
    user.save(update_fields=["name", "language"])
    after = state_of(user, "name", "language")
    record(actor, "changed", user, now=now, before=before, after=after)


def make_link(
    *,
    page: str,
    now: datetime,
    payload: dict[str, Any] | None = None,
    user: User | None = None,
    lifetime: timedelta | None = None,
    language: str = "",
) -> str:
    """Return the token of a new link that opens the address named `page`, given the token.

    A link that acts has a lifetime; one that shows what is one's own may have none.
    """
    token = new_token()
    Link.objects.create(
        digest=digest_of(token), page=page, payload=payload or {}, user=user, created_at=now,
        language=language or (user.language if user else ""),
        expires_at=None if lifetime is None else now + lifetime,
    )  # fmt: skip
    return token


def make_sign_in_link(
    *,
    user: User,
    now: datetime,
    lifetime: timedelta = SIGN_IN_LINK_LIFE,
    next_url: str = "",
    with_second_factor: bool = False,
) -> str:
    """Return the token of a link that signs the person in once.

    `with_second_factor` is for the demonstration alone, where nobody has a passkey.
    """
    payload = {"next": next_url, "second_factor": with_second_factor}
    return make_link(page=SIGN_IN_PAGE, now=now, payload=payload, user=user, lifetime=lifetime)


def spend_link(link: Link, *, now: datetime) -> None:
    """Spend the link; of two at once only one succeeds. Raises LinkSpent."""
    unspent = Link.objects.filter(pk=link.pk, spent_at=None, revoked_at=None)
    in_time = unspent.filter(expires_at=None) | unspent.filter(expires_at__gt=now)
    if not in_time.update(spent_at=now):
        raise LinkSpent(link.page)


def revoke_link(link: Link, *, now: datetime) -> None:
    """Close the link for good."""
    Link.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=now)


def log_sign_in(
    *, user: User, method: str, browser: str, session_key: str, now: datetime
) -> SignIn:
    """Remember that the person signed in, and where."""
    return SignIn.objects.create(
        user=user, at=now, method=method[:40], browser=browser, session_key=session_key
    )


def end_sign_ins(*, user: User, session_keys: list[str], now: datetime) -> int:
    """Sign the person out of those sessions; returns of how many."""
    Session.objects.filter(session_key__in=session_keys).delete()
    open_ones = user.sign_ins.filter(session_key__in=session_keys, ended_at=None)
    return open_ones.update(ended_at=now, session_key="")


@transaction.atomic
def erase_account(*, user: User, now: datetime) -> None:
    """Erase the person: what is left is a row without a name, so that acts keep their place."""
    record("erasure", "erased", user, now=now)
    forget_person(key=user.code, address=user.email)
    empty_rows_about(label=label_of(user), key=key_of(user))
    _delete_sessions(user)
    for model in (EmailAddress, SocialAccount, Authenticator, Link, SignIn):
        model.objects.filter(user=user).delete()
    user.email = f"{user.code}@erased.invalid"
    user.name, user.language, user.is_active, user.erased_at = "", "fi", False, now
    user.last_login = None
    user.set_unusable_password()
    user.save()


def _delete_sessions(user: User) -> None:
    """Delete each session that is the person's or holds their address (they are few)."""
    for session in Session.objects.iterator():
        held = session.get_decoded()
        if held.get("_auth_user_id") == str(user.pk) or user.email in str(held):
            session.delete()


def forget_old_sign_ins(*, now: datetime) -> int:
    """Delete the log of signing in after its lifetime; returns how many rows."""
    old = SignIn.objects.filter(at__lt=now - timedelta(days=settings.SIGN_IN_LOG_DAYS))
    return old.delete()[0]


def forget_old_links(*, now: datetime) -> int:
    """Delete links a month after they were spent, revoked or ran out; returns how many."""
    before = now - SPENT_LINK_LIFE
    links = Link.objects.all()
    gone = links.filter(spent_at__lt=before) | links.filter(revoked_at__lt=before)
    return (gone | links.filter(expires_at__lt=before)).delete()[0]


def forget_dead_sessions(*, now: datetime) -> int:
    """Delete sessions that have run out; returns how many."""
    return Session.objects.filter(expire_date__lt=now).delete()[0]
