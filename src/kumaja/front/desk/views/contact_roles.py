"""By which posts a public body is reached: kept by its officials and by coordination."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.front.desk.forms.contact_roles import ContactRoleForm
from kumaja.front.desk.gates import for_association
from kumaja.front.desk.queries.offers import get_offers
from kumaja.front.desk.views.acting import done, form_page, pressed
from kumaja.front.desk.views.lists import language_of_page
from kumaja.network.networks.actions.contacts import (
    add_contact_role,
    amend_contact_role,
    remove_contact_role,
)
from kumaja.network.networks.models import ContactRole
from kumaja.network.networks.policies import may_keep_contact_roles
from kumaja.network.networks.queries.contacts import contact_roles_of
from kumaja.network.registry.models import Organisation


@once
@for_association
def contact_roles(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """Show the posts of a public body, and add one; associations have none."""
    if not may_keep_contact_roles(request.user, organisation, timezone.localdate()):
        return redirect("desk:our_association", address=organisation.address)
    form = _form(request, None)

    def add() -> None:
        add_contact_role(
            organisation=organisation, region=request.region, post=form.post(),
            actor=request.user, now=timezone.now(),
        )  # fmt: skip

    if done(form, add):
        messages.success(request, _("The post was saved. It stands on the public page."))
        return redirect("desk:contact_roles", address=organisation.address)
    told = {"organisation": organisation, "form": form}
    told["rows"] = contact_roles_of(organisation, request.region)
    return render(request, "desk/contact_roles.html", told)


@once
@for_association
def contact_role(request: SignedInRequest, organisation: Organisation, code: str) -> HttpResponse:
    """Change a post."""
    row = _find(request, organisation, code)
    form = _form(request, row)

    def amend() -> None:
        amend_contact_role(role=row, post=form.post(), actor=request.user, now=timezone.now())

    if done(form, amend):
        messages.success(request, _("The post was saved. It stands on the public page."))
        return redirect("desk:contact_roles", address=organisation.address)
    return form_page(
        request, form, title=_("Change the post"), lead=organisation.name,
        submit=_("Save the post"), back=reverse("desk:contact_roles", args=[organisation.address]),
    )  # fmt: skip


@require_POST
@once
@for_association
def contact_role_remove(
    request: SignedInRequest, organisation: Organisation, code: str
) -> HttpResponse:
    """Take a post away."""
    row = _find(request, organisation, code)
    pressed(
        request, lambda: remove_contact_role(role=row, actor=request.user, now=timezone.now()),
        told=_("The post was taken away."),
    )  # fmt: skip
    return redirect("desk:contact_roles", address=organisation.address)


def _find(request: SignedInRequest, organisation: Organisation, code: str) -> ContactRole:
    rows = ContactRole.objects.filter(organisation=organisation, region=request.region)
    return get_object_or_404(rows.select_related("region"), code=code)


def _form(request: SignedInRequest, role: ContactRole | None) -> ContactRoleForm:
    offers = get_offers(request.region, language_of_page(), Scheme.THEME)
    return ContactRoleForm(request.POST or None, role=role, offers=offers)
