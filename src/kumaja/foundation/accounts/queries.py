"""Who has a second factor, which link was meant, where one is signed in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import EmailField, Field, ForeignKey, GenericIPAddressField, QuerySet
from django.urls import reverse
from django.utils.crypto import salted_hmac

from kumaja.foundation.accounts.domain.links import digest_of
from kumaja.foundation.accounts.models import Link, SignIn, User
from kumaja.foundation.audit.domain.personal import PersonalData

_SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
_PERSONAL_WORDS = frozenset(
    {
        "email",
        "phone",
        "person",
        "browser",
        "signature",
        "address",
        "to",
        "sender",
        "actor",
        "author",
    }
)


def has_second_factor(user: User) -> bool:
    """Test whether the person has a passkey or an authenticator app."""
    kinds = Authenticator.objects.filter(user_id=user.pk, type__in=_SECOND_FACTORS)
    return bool(kinds.exists())


def passkey_code(passkey: Authenticator) -> str:
    """Return what names a passkey in an address: the package's rows have only an integer key."""
    made = salted_hmac("kumaja.accounts.passkey", str(passkey.pk), algorithm="sha256")
    return made.hexdigest()[:20]


def find_passkey(user: User, code: str) -> Authenticator | None:
    """Return the person's own passkey of that code."""
    keys = Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.WEBAUTHN)
    return next((key for key in keys if passkey_code(key) == code), None)


def find_link(token: str, *, page: str = "") -> Link | None:
    """Return the link of the token, whatever its state; with `page` only one that opens that."""
    links = Link.objects.filter(digest=digest_of(token)).select_related("user")
    return (links.filter(page=page) if page else links).first()


def link_address(token: str) -> str:
    """Return the address to mail: never made from the host that a request named."""
    return f"{settings.PUBLIC_URL}{reverse('link', kwargs={'token': token})}"


def open_sign_ins(user: User, *, now: datetime) -> QuerySet[SignIn]:
    """Return where the person is signed in now, latest first."""
    alive = Session.objects.filter(expire_date__gt=now).values("session_key")
    return user.sign_ins.filter(ended_at=None, session_key__in=alive).order_by("-at", "-pk")


def personal_fields() -> Iterator[str]:
    """Yield each field of our rooms that looks personal: `registry.Role.user`."""
    for model in apps.get_models():
        if not model.__module__.startswith("kumaja."):
            continue
        for field in model._meta.get_fields():
            if isinstance(field, Field) and _is_personal(field):
                yield f"{model._meta.label}.{field.name}"


def _is_personal(field: Field[object, object]) -> bool:
    """Test whether a field holds a mail address, points to a person, or is named like it."""
    if isinstance(field, EmailField | GenericIPAddressField):
        return True
    if isinstance(field, ForeignKey) and field.related_model is User:
        return True
    return bool(_PERSONAL_WORDS & set(field.name.split("_")))


def fields_without_entry(
    records: Iterable[PersonalData], *, besides: Collection[str] = ()
) -> list[str]:
    """Return personal fields that no room's record of processing names."""
    told = {field for entry in records for field in entry.fields} | set(besides)
    return sorted(set(personal_fields()) - told)
