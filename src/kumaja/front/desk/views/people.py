"""Väki: who acts for the association, until when; asking others in; taking up an invitation."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kumaja.foundation.accounts.actions import LinkSpent
from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.accounts.queries import find_link
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.gates import require
from kumaja.foundation.regions.gates import without_region, works_when_closed
from kumaja.front.desk.actions import (
    InvitationVoid,
    TooManyInvitations,
    accept_invitation,
    invite,
    withdraw_invitation,
)
from kumaja.front.desk.domain.invitations import Invitation
from kumaja.front.desk.forms.people import InviteForm
from kumaja.front.desk.gates import for_association
from kumaja.front.desk.queries.people import INVITATION_PAGE, open_invitations, people_of
from kumaja.front.desk.queries.requests import requests_for
from kumaja.front.desk.queries.words import ROLE_WORDS
from kumaja.network.registry.actions.roles import end_role
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.gates import without_second_factor
from kumaja.network.registry.models import Organisation, Role
from kumaja.network.registry.policies import may_grant

GONE = 410


@once
@for_association
def people(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """Show who acts for the association; ask others in."""
    now, today = timezone.now(), timezone.localdate()
    may_invite = may_grant(request.user, RoleKind.EDITOR, organisation, today)
    form = InviteForm(request.POST or None, today=today)
    if request.method == "POST":
        require(may_invite, _("Only a spokesperson or the coordination asks others in."))
        if form.is_valid() and _invited(request, organisation, form):
            return redirect("desk:people", address=organisation.address)
    told = {
        "organisation": organisation,
        "people": people_of(organisation, today),
        "invitations": open_invitations(organisation, now) if may_invite else [],
        "may_invite": may_invite,
        "requests": requests_for(request.user, organisation, request.region, today),
        "form": form,
    }
    return render(request, "desk/people.html", told)


def _invited(request: SignedInRequest, organisation: Organisation, form: InviteForm) -> bool:
    given = form.cleaned_data
    try:
        invite(
            organisation=organisation, region=request.region, kind=RoleKind(given["kind"]),
            email=given["email"], last_on=given["last_on"], actor=request.user,
            now=timezone.now(),
        )  # fmt: skip
    except TooManyInvitations:
        form.add_error(None, _("Twenty invitations wait already. Withdraw some of them first."))
        return False
    told = _("The invitation is on its way to %(mail)s.") % {"mail": given["email"]}
    messages.success(request, told)
    return True


@works_when_closed
@require_POST
@once
@for_association
def invitation_withdraw(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """Withdraw an invitation that nobody has taken."""
    require(may_grant(request.user, RoleKind.EDITOR, organisation, timezone.localdate()))
    key = request.POST.get("invitation", "")
    if not withdraw_invitation(
        organisation=organisation, key=key, actor=request.user, now=timezone.now()
    ):
        raise Http404
    messages.success(request, _("The invitation was withdrawn. Its link no longer works."))
    return redirect("desk:people", address=organisation.address)


@works_when_closed
@once
@for_association
def role_end(request: SignedInRequest, organisation: Organisation, code: str) -> HttpResponse:
    """End a role; one's own can always be given up."""
    today = timezone.localdate()
    rows = Role.objects.filter(organisation=organisation).on(today).select_related("user")
    role = get_object_or_404(rows, code=code)
    is_own = role.user_id == request.user.pk
    require(is_own or may_grant(request.user, RoleKind(role.kind), organisation, today))
    if request.method == "POST":
        end_role(role=role, actor=request.user, now=timezone.now(), ends_on=today)
        messages.success(request, _("The role has ended. What was done for the association stays."))
        if is_own:
            return redirect("desk:my_page")
        return redirect("desk:people", address=organisation.address)
    told = {"organisation": organisation, "role": role, "is_own": is_own}
    told["word"] = ROLE_WORDS[role.kind]
    return render(request, "desk/role_end.html", told)


@without_region
@without_second_factor
@never_cache
@login_not_required
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Take up an invitation by its button; opening the page changes nothing."""
    link = find_link(token, page=INVITATION_PAGE)
    if link is None:
        raise Http404
    asked = Invitation.from_payload(link.payload)
    organisation = Organisation.objects.current().filter(code=asked.organisation).first()
    if organisation is None or not link.is_valid_at(timezone.now()):
        return render(request, "desk/invitation_void.html", status=GONE)
    if request.method != "POST":
        told = {"organisation": organisation, "invitation": asked, "role": ROLE_WORDS[asked.kind]}
        return render(request, "desk/invitation.html", told)
    try:
        accept_invitation(link=link, now=timezone.now())
    except (LinkSpent, InvitationVoid):
        return render(request, "desk/invitation_void.html", status=GONE)
    messages.success(request, _("The task is yours. Sign in with the address we wrote to."))
    return redirect("desk:landing")
