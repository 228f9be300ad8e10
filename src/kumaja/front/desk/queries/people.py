"""Who acts for an association, and who is asked to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kumaja.foundation.accounts.models import Link, User
from kumaja.front.desk.domain.invitations import Invitation
from kumaja.front.desk.queries.words import ROLE_WORDS
from kumaja.network.registry.domain.days import last_day
from kumaja.network.registry.models import Organisation, Role

INVITATION_PAGE = "desk:invitation"


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role as people read it: its last day, not the day after."""

    role: Role
    last_on: date | None

    @property
    def word(self) -> str:
        """What the role is called."""
        return str(ROLE_WORDS[self.role.kind])

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """What a button that ends the role sends."""
        return (("role", self.role.code),)


@dataclass(frozen=True, slots=True)
class OpenInvitation:
    """An invitation that nobody has taken yet; `key` names it in a form."""

    key: str
    invitation: Invitation
    expires_at: datetime | None

    @property
    def word(self) -> str:
        """What the role is called."""
        return str(ROLE_WORDS[self.invitation.kind])

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """What a button that withdraws the invitation sends."""
        return (("invitation", self.key),)


def _held(role: Role) -> HeldRole:
    return HeldRole(role, last_day(role.ends_on) if role.ends_on else None)


def people_of(organisation: Organisation, day: date) -> list[HeldRole]:
    """Return the roles in force for the organisation, spokespersons last in, last told."""
    rows = Role.objects.filter(organisation=organisation).on(day).select_related("user")
    return [_held(row) for row in rows.order_by("-kind", "starts_on", "pk")]


def roles_held(user: User, day: date) -> tuple[list[HeldRole], list[HeldRole]]:
    """Return a person's roles in force, and those that have ended or begin later."""
    rows = Role.objects.filter(user=user).select_related("organisation", "region")
    held = [_held(row) for row in rows.order_by("-starts_on", "-pk")]
    now = [each for each in held if each.role.is_in_force_on(day)]
    return now, [each for each in held if not each.role.is_in_force_on(day)]


def open_invitations(organisation: Organisation, moment: datetime) -> list[OpenInvitation]:
    """Return the organisation's invitations that can still be taken."""
    rows = Link.objects.filter(
        page=INVITATION_PAGE, payload__organisation=organisation.code, spent_at=None,
        revoked_at=None, expires_at__gt=moment,
    )  # fmt: skip
    return [
        OpenInvitation(row.digest, Invitation.from_payload(row.payload), row.expires_at)
        for row in rows.order_by("-created_at", "-pk")
    ]
