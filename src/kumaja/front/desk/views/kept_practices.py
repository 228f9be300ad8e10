"""Koordinaatio: the region's good practices: writing, publishing, sharing, archiving."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.front.desk.forms.practices import (
    SCHEMES,
    KeptPracticeForm,
    KeptUseForm,
    PracticeReasonForm,
)
from kumaja.front.desk.gates import coordinators
from kumaja.front.desk.queries.offers import get_offers
from kumaja.front.desk.queries.practices import kept_uses, list_kept_practices, owners_in
from kumaja.front.desk.queries.tables import practices_table
from kumaja.front.desk.views.acting import done, form_page, pressed
from kumaja.front.desk.views.lists import language_of_page, table_of, tables_here
from kumaja.network.practices.actions.practices import (
    amend_practice,
    archive_practice,
    publish_practice,
    share_practice,
    write_practice,
)
from kumaja.network.practices.actions.uses import Experience, Users, tell_use, withdraw_use
from kumaja.network.practices.domain.uses import UseState
from kumaja.network.practices.models import Practice
from kumaja.network.practices.policies import kept_by


def _find(request: SignedInRequest, code: str) -> Practice:
    rows = kept_by(request.user, request.region, timezone.localdate()).current()
    loaded = rows.select_related("region", "organisation", "network", "municipality")
    return get_object_or_404(loaded, code=code)


@require_safe
@coordinators
def kept_practices(request: SignedInRequest) -> HttpResponse:
    """List the region's practices, what waits first."""
    rows = list_kept_practices(request.user, request.region, timezone.localdate())
    if answer := table_of(request, lambda: practices_table(rows, language_of_page())):
        return answer
    told = {"rows": rows, "tables": tables_here(request)}
    return render(request, "desk/kept_practices.html", told)


@require_safe
@coordinators
def kept_practice(request: SignedInRequest, code: str) -> HttpResponse:
    """Show a practice with everything that coordination keeps of it."""
    practice = _find(request, code)
    told = {"practice": practice, "uses": kept_uses(practice), "sharing": [("shared", "yes")]}
    return render(request, "desk/kept_practice.html", told)


@once
@coordinators
def kept_practice_create(request: SignedInRequest) -> HttpResponse:
    """Write a practice; it is public at once."""
    form, saved = _form(request, None), list[Practice]()

    def write() -> None:
        practice = write_practice(
            region=request.region, values=form.values(), terms=form.terms(), actor=request.user,
            now=timezone.now(),
        )  # fmt: skip
        saved.append(practice)

    if done(form, write):
        messages.success(request, _("The practice is public now."))
        return redirect("desk:kept_practice", code=saved[0].code)
    return _page(request, form, title=_("Write a practice"), back=reverse("desk:kept_practices"))


@once
@coordinators
def kept_practice_edit(request: SignedInRequest, code: str) -> HttpResponse:
    """Reword a practice: a public one gets a new version."""
    practice = _find(request, code)
    form = _form(request, practice)

    def amend() -> None:
        amend_practice(
            practice=practice, values=form.values(), terms=form.terms(), changed=form.changed(),
            actor=request.user, now=timezone.now(),
        )  # fmt: skip

    if done(form, amend):
        messages.success(request, _("The practice was saved."))
        return redirect("desk:kept_practice", code=code)
    back = reverse("desk:kept_practice", args=[code])
    return _page(request, form, title=_("Reword the practice"), back=back)


def _form(request: SignedInRequest, practice: Practice | None) -> KeptPracticeForm:
    language, today = language_of_page(), timezone.localdate()
    return KeptPracticeForm(
        request.POST or None, practice=practice,
        offers=get_offers(request.region, language, *SCHEMES),
        owners=owners_in(request.region, today, language),
    )  # fmt: skip


def _page(
    request: SignedInRequest, form: KeptPracticeForm, *, title: str, back: str
) -> HttpResponse:
    told = {"form": form, "title": title, "submit": _("Save the practice"), "back": back}
    return render(request, "desk/practice_form.html", told)


@require_POST
@once
@coordinators
def kept_practice_publish(request: SignedInRequest, code: str) -> HttpResponse:
    """Make a proposal public."""
    practice = _find(request, code)
    pressed(
        request,
        lambda: publish_practice(practice=practice, actor=request.user, now=timezone.now()),
        told=_("The practice is public now."),
    )
    return redirect("desk:kept_practice", code=code)


@require_POST
@once
@coordinators
def kept_practice_share(request: SignedInRequest, code: str) -> HttpResponse:
    """Let other regions see a practice, or keep it in its own again."""
    practice, is_shared = _find(request, code), request.POST.get("shared") == "yes"
    told = _("Other regions see the practice now.") if is_shared else _(
        "The practice is seen in this region only."
    )  # fmt: skip
    pressed(
        request, lambda: share_practice(
            practice=practice, is_shared=is_shared, actor=request.user, now=timezone.now()
        ), told=told,
    )  # fmt: skip
    return redirect("desk:kept_practice", code=code)


@once
@coordinators
def kept_practice_archive(request: SignedInRequest, code: str) -> HttpResponse:
    """Take a practice out of lists, or decline a proposal, with the reason."""
    practice = _find(request, code)
    form = PracticeReasonForm(request.POST or None)

    def archive() -> None:
        archive_practice(
            practice=practice, reason=form.cleaned_data["reason"], actor=request.user,
            now=timezone.now(),
        )  # fmt: skip

    if done(form, archive):
        messages.success(request, _("The practice is out of lists. Its page says why."))
        return redirect("desk:kept_practices")
    title = _("Take the practice out of lists")
    if practice.is_waiting:
        title = _("Do not publish the proposal")
    back = reverse("desk:kept_practice", args=[code])
    return form_page(request, form, title=title, lead=practice.name, submit=title, back=back)


@once
@coordinators
def kept_practice_use(request: SignedInRequest, code: str) -> HttpResponse:
    """Write down how a practice fared with somebody."""
    practice, language, today = _find(request, code), language_of_page(), timezone.localdate()
    owners = owners_in(request.region, today, language)
    form = KeptUseForm(request.POST or None, owners=owners, language=language, today=today)
    if done(form, lambda: _tell(request, practice, form)):
        messages.success(request, _("Saved. It stands on the practice's page now."))
        return redirect("desk:kept_practice", code=code)
    return form_page(
        request, form, title=_("Tell who has tried it"), lead=practice.name,
        submit=_("Save what was told"), back=reverse("desk:kept_practice", args=[code]),
    )  # fmt: skip


def _tell(request: SignedInRequest, practice: Practice, form: KeptUseForm) -> None:
    given = form.cleaned_data
    tell_use(
        practice=practice, region=request.region, users=Users(**form.owners.chosen(given)),
        experience=Experience(UseState(given["state"]), given["since_on"], form.learnt()),
        actor=request.user, now=timezone.now(),
    )  # fmt: skip


@require_POST
@once
@coordinators
def kept_practice_use_withdraw(request: SignedInRequest, code: str, use: str) -> HttpResponse:
    """Take back what was told by mistake."""
    practice = _find(request, code)
    rows = practice.uses.current().in_region(request.region).select_related("practice", "region")
    row = get_object_or_404(rows, code=use)
    pressed(
        request, lambda: withdraw_use(use=row, actor=request.user, now=timezone.now()),
        told=_("It was taken back."),
    )  # fmt: skip
    return redirect("desk:kept_practice", code=code)
