"""What the desk does across rooms: saves from a known state, invites, reminds, forgets."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext, override

from kumaja.foundation.accounts.actions import make_link, open_account, revoke_link, spend_link
from kumaja.foundation.accounts.domain.links import digest_of
from kumaja.foundation.accounts.models import Link, User
from kumaja.foundation.accounts.queries import link_address
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.audit.queries import key_of, label_of
from kumaja.foundation.outbox.actions import forget_mails, post
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.domain.invitations import Invitation
from kumaja.front.desk.queries.people import INVITATION_PAGE, open_invitations
from kumaja.front.desk.queries.versions import version_of
from kumaja.help.directory.actions.activities import (
    ActivityLinks,
    create_activity,
    update_activity,
)
from kumaja.help.directory.models import Activity
from kumaja.network.registry.actions.adopting import adopt_words
from kumaja.network.registry.actions.records import RecordLinks, update_record
from kumaja.network.registry.actions.roles import RoleHeldAlready, grant_role
from kumaja.network.registry.domain.days import day_of, end_after, last_day
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation, Role
from kumaja.network.registry.policies import acts_as_own, checker_of, may_grant

INVITATION_LIFE = timedelta(days=14)
TOLD_BEFORE = timedelta(days=14)
MOST_INVITATIONS = 20
INVITATION_MAIL = "invitation"


class ChangedMeanwhile(Exception):
    """Somebody saved the record after the form was opened."""


class InvitationVoid(Exception):
    """Whoever invited may no longer do so, or the organisation is gone."""


class TooManyInvitations(Exception):
    """The organisation has so many open invitations that some must be taken or withdrawn first."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a form was made from and what it says: columns and links."""

    version: str
    values: Mapping[str, Any]


@transaction.atomic
def save_record(
    *,
    organisation: Organisation,
    region: Region,
    form: Form,
    links: RecordLinks,
    actor: User,
    now: datetime,
) -> Organisation:
    """Correct a record that nobody changed meanwhile; its own people take it into their care."""
    row = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if version_of(row) != form.version:
        raise ChangedMeanwhile(row.code)
    values = dict(form.values) | _claiming(row, actor, now)
    return update_record(
        organisation=row, region=region, values=values, links=links, actor=actor, now=now
    )


@transaction.atomic
def confirm_own_record(
    *, organisation: Organisation, region: Region, actor: User, now: datetime
) -> None:
    """Say that the record holds; its own people thereby take it into their care."""
    values = _claiming(organisation, actor, now)
    update_record(organisation=organisation, region=region, values=values, actor=actor, now=now)


@transaction.atomic
def adopt_into_own_record(
    *,
    organisation: Organisation,
    region: Region,
    taken: Collection[str],
    actor: User,
    now: datetime,
) -> None:
    """Use what was found elsewhere; its own people thereby take the record into their care."""
    values = _claiming(organisation, actor, now)
    adopt_words(
        organisation=organisation, region=region, taken=taken, values=values, actor=actor, now=now
    )


def _claiming(row: Organisation, actor: User, now: datetime) -> dict[str, datetime]:
    is_own = row.claimed_at is None and acts_as_own(actor, row, day_of(now))
    return {"claimed_at": now} if is_own else {}


@transaction.atomic
def add_activity(
    *,
    organisation: Organisation,
    region: Region,
    values: Mapping[str, Any],
    links: ActivityLinks,
    actor: User,
    now: datetime,
) -> Activity:
    """Add an activity; who writes it has checked it."""
    checked = {"checked_at": now, "checked_by": checker_of(actor, organisation, day_of(now))}
    return create_activity(
        organisation=organisation, region=region, values={**values, **checked}, links=links,
        actor=actor, now=now,
    )  # fmt: skip


@transaction.atomic
def save_activity(
    *, activity: Activity, form: Form, links: ActivityLinks, actor: User, now: datetime
) -> Activity:
    """Correct an activity that nobody changed meanwhile."""
    row = Activity.objects.select_for_update().get(pk=activity.pk)
    if version_of(row) != form.version:
        raise ChangedMeanwhile(row.code)
    return update_activity(activity=row, values=form.values, links=links, actor=actor, now=now)


@transaction.atomic
def invite(
    *,
    organisation: Organisation,
    region: Region,
    kind: RoleKind,
    email: str,
    last_on: date | None,
    actor: User,
    now: datetime,
) -> None:
    """Mail somebody a link by which they take a role; an earlier one to them is withdrawn."""
    require_open(region, now)
    email = email.strip().lower()
    waiting = open_invitations(organisation, now)
    for each in waiting:
        if each.invitation.email == email:
            withdraw_invitation(organisation=organisation, key=each.key, actor=actor, now=now)
    if len(waiting) >= MOST_INVITATIONS:
        raise TooManyInvitations(organisation.code)
    invitation = Invitation(
        organisation.code, kind, email, last_on.isoformat() if last_on else "", actor.code
    )
    language = actor.language
    token = make_link(
        page=INVITATION_PAGE, now=now, payload=invitation.payload(), lifetime=INVITATION_LIFE,
        language=language,
    )  # fmt: skip
    record(actor, "invited", organisation, now=now, region=region, after={"role": str(kind)})
    link = link_address(token)
    told = {"organisation": organisation.name, "kind": kind, "link": link, "inviter": str(actor)}
    with override(language):
        name = organisation.name.in_language(language).value
        post(
            to=email, region=region, language=language, kind=INVITATION_MAIL, now=now, link=link,
            subject=gettext("Act for %(name)s in Kumaja") % {"name": name},
            body=render_to_string("desk/mail/invitation.txt", {**told, "name": name}),
            author=actor.code, asks=True,
        )  # fmt: skip


@transaction.atomic
def withdraw_invitation(
    *, organisation: Organisation, key: str, actor: User, now: datetime
) -> bool:
    """Close an invitation of the organisation; False when it has none with that key."""
    found = Link.objects.filter(
        page=INVITATION_PAGE, digest=key, payload__organisation=organisation.code
    ).first()
    if found is None:
        return False
    revoke_link(found, now=now)
    _forget_mail_of(found)
    record(actor, "withdrew an invitation", organisation, now=now)
    return True


def _forget_mail_of(link: Link) -> None:
    """Delete the mail of an invitation that is over: it tells who invited."""
    asked = Invitation.from_payload(link.payload)
    mails = Mail.objects.filter(kind=INVITATION_MAIL, author=asked.inviter, to=asked.email)
    own = [mail.pk for mail in mails if digest_of(mail.link.rpartition("/")[2]) == link.digest]
    forget_mails(Mail.objects.filter(pk__in=own))


@transaction.atomic
def accept_invitation(*, link: Link, now: datetime) -> Organisation:
    """Give the role to the account of the invited address; raises LinkSpent, InvitationVoid."""
    invitation = Invitation.from_payload(link.payload)
    organisation = Organisation.objects.current().filter(code=invitation.organisation).first()
    inviter = User.objects.filter(code=invitation.inviter).first()
    kind = RoleKind(invitation.kind)
    day = day_of(now)
    if organisation is None or inviter is None or not may_grant(inviter, kind, organisation, day):
        raise InvitationVoid(invitation.organisation)
    spend_link(link, now=now)
    _forget_mail_of(link)
    user = open_account(email=invitation.email, now=now, language=link.language or "fi")
    last_on = invitation.last_day
    try:
        grant_role(
            user=user, kind=kind, organisation=organisation, actor=inviter, now=now,
            starts_on=day, ends_on=end_after(last_on) if last_on else None,
        )  # fmt: skip
    except RoleHeldAlready:
        return organisation
    return organisation


@transaction.atomic
def tell_of_role_end(*, role: Role, link: str, now: datetime) -> bool:
    """Mail that a role ends soon, once for each end; False when it was told already."""
    row = (
        Role.objects.select_for_update(of=("self",))
        .select_related("user", "organisation", "region")
        .get(pk=role.pk)
    )
    if row.ends_on is None or _was_told(row):
        return False
    user, day = row.user, last_day(row.ends_on)
    with override(user.language):
        told = {"role": row, "day": day, "link": link}
        post(
            to=user.email, region=row.region, language=user.language, kind="role_ends", now=now,
            subject=gettext("Your right to act ends soon"), link=link,
            body=render_to_string("desk/mail/role_ends.txt", told),
        )  # fmt: skip
    record(None, "told of its end", row, now=now, region=row.region, after={"ends_on": row.ends_on})
    return True


def _was_told(role: Role) -> bool:
    ends_on = role.ends_on.isoformat() if role.ends_on else ""
    rows = AuditRow.objects.filter(
        object_label=label_of(role), object_key=key_of(role), verb="told of its end"
    )
    return any((row.after or {}).get("ends_on") == ends_on for row in rows)


@transaction.atomic
def forget_invitations(user: User, *, now: datetime) -> None:
    """Delete the invitations to a person, and close those that they sent and nobody has taken."""
    invitations = Link.objects.filter(page=INVITATION_PAGE)
    invitations.filter(payload__email=user.email).delete()
    invitations.filter(payload__inviter=user.code, spent_at=None, revoked_at=None).update(
        revoked_at=now
    )
