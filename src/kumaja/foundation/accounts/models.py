"""People who sign in, their mailed links, and the log of their signing in."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from kumaja.foundation.core.models import PublicCode


class UserManager(BaseUserManager["User"]):
    """Makes accounts; there are no passwords."""

    def create_user(self, email: str, **fields: Any) -> User:  # noqa: ANN401 - any column
        """Create an account for a mail address."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_unusable_password()
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person who signs in by a code that is mailed (käyttäjä); roles are rows of `registry`."""

    code = PublicCode()
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=2, default="fi")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="user_email_lower")
        ]

    def __str__(self) -> str:
        return self.name or self.email


class Link(models.Model):
    """A link that was mailed or shown (linkki): `page` is the address that it opens.

    One that acts is short-lived and spent by its POST; one that shows what is one's own stays
    valid as long as that (no `expires_at`) and can be revoked.
    """

    digest = models.CharField(max_length=64, unique=True)
    page = models.CharField(max_length=100)
    payload = models.JSONField(default=dict)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )
    language = models.CharField(max_length=2, blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    spent_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.page

    def is_valid_at(self, moment: datetime) -> bool:
        """Test whether the link still opens: in time, not spent, not revoked."""
        in_time = self.expires_at is None or moment < self.expires_at
        return in_time and self.spent_at is None and self.revoked_at is None


class SignIn(models.Model):
    """One signing in (kirjautuminen): when, by what, in which browser; kept 12 months."""

    code = PublicCode()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sign_ins"
    )
    at = models.DateTimeField()
    method = models.CharField(max_length=40)
    browser = models.CharField(max_length=60, blank=True)
    session_key = models.CharField(max_length=40, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index("user", "at", name="sign_in_by_user")]

    def __str__(self) -> str:
        return self.method
