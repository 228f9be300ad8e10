"""An association's own practices: what it proposes, and how others' practices fare with it."""

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
from kumaja.foundation.core.domain.codes import code_in
from kumaja.foundation.core.gates import require
from kumaja.front.desk.forms.practices import SCHEMES, PracticeForm, TellForm, home_of
from kumaja.front.desk.gates import for_association
from kumaja.front.desk.queries.offers import get_offers
from kumaja.front.desk.queries.practices import Owners, own_practices, places_in
from kumaja.front.desk.views.acting import done, pressed
from kumaja.front.desk.views.lists import language_of_page
from kumaja.help.gaps.queries.likeness import associations_like
from kumaja.help.gaps.queries.structures import structures_of
from kumaja.network.practices.actions.practices import amend_practice, propose_practice
from kumaja.network.practices.actions.uses import Experience, Users, tell_use, withdraw_use
from kumaja.network.practices.domain.uses import UseState
from kumaja.network.practices.models import Practice, PracticeUse
from kumaja.network.practices.policies import may_tell, reworded_by, telling_by, visible_in
from kumaja.network.registry.models import Organisation


@require_safe
@for_association
def practices(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """Show what the association brought and uses, what it has taken on, and who is alike."""
    region, day = request.region, timezone.localdate()
    told = {
        "organisation": organisation,
        "page": own_practices(organisation, region),
        "structures": structures_of(organisation, region),
        "alike": associations_like(organisation, region, day),
        "may_decide": may_tell(request.user, organisation, day),
    }
    return render(request, "desk/practices.html", told)


@once
@for_association
def practice_propose(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """Propose a practice for the association; coordination writes practices at its own place."""
    if not _is_own(request, organisation) and request.method == "GET":
        return redirect("desk:kept_practice_create")
    _require_own(request, organisation)
    form = _form(request, None)

    def propose() -> None:
        propose_practice(
            region=request.region, organisation=organisation, values=form.values(),
            terms=form.terms(), actor=request.user, now=timezone.now(),
        )  # fmt: skip

    if done(form, propose):
        messages.success(request, _("The proposal is with the coordination. Thank you."))
        return redirect("desk:practices", address=organisation.address)
    return _page(request, form, organisation, title=_("Propose a practice"))


@once
@for_association
def practice_proposal(
    request: SignedInRequest, organisation: Organisation, code: str
) -> HttpResponse:
    """Reword a proposal that still waits; coordination does that at its own place."""
    if not _is_own(request, organisation) and request.method == "GET":
        return redirect("desk:kept_practice_edit", code=code)
    _require_own(request, organisation)
    rows = reworded_by(request.user, request.region, timezone.localdate()).waiting()
    row = get_object_or_404(rows.filter(organisation=organisation), code=code)
    form = _form(request, row)

    def amend() -> None:
        amend_practice(
            practice=row, values=form.values(), terms=form.terms(), actor=request.user,
            now=timezone.now(),
        )  # fmt: skip

    if done(form, amend):
        messages.success(request, _("The proposal was saved."))
        return redirect("desk:practices", address=organisation.address)
    return _page(request, form, organisation, title=_("Reword the proposal"))


@once
def tell(request: SignedInRequest, address: str) -> HttpResponse:
    """Tell how a practice fared with an association; which one is chosen in the form."""
    practice = get_object_or_404(visible_in(request.region), code=code_in(address))
    today, language = timezone.localdate(), language_of_page()
    rows = list(telling_by(request.user, request.region, today).by_name())
    owners = Owners(rows, (), places_in(request.region, today, language))
    initial = _told_already(practice, owners) if rows else {}
    form = TellForm(
        request.POST or None, owners=owners, language=language, today=today, initial=initial
    )
    if request.method == "POST":
        require(bool(rows), _("Only an association's own people can tell for it."))
        if done(form, lambda: _tell(request, practice, form)):
            messages.success(request, _("Thank you. It stands on the practice's page now."))
            return redirect(f"{practice.get_absolute_url()}#uses")
    told = {"practice": practice, "form": form, "rows": rows}
    return render(request, "desk/practice_tell.html", told)


def _told_already(practice: Practice, owners: Owners) -> dict[str, object]:
    """Return what the first association has told already, else where it is at home."""
    first = owners.organisations[0]
    use = practice.uses.current().filter(organisation=first).select_related("municipality").first()
    place = use.municipality if use else first.domicile
    told: dict[str, object] = {
        "organisation": first.code, "municipality": home_of(place, owners.municipalities),
    }  # fmt: skip
    if use:
        names = ("state", "since_on", "learnt_fi", "learnt_sv", "learnt_en")
        told |= {name: getattr(use, name) for name in names}
    return told


def _tell(request: SignedInRequest, practice: Practice, form: TellForm) -> None:
    given = form.cleaned_data
    tell_use(
        practice=practice, region=request.region, users=Users(**form.owners.chosen(given)),
        experience=Experience(UseState(given["state"]), given["since_on"], form.learnt()),
        actor=request.user, now=timezone.now(),
    )  # fmt: skip


@require_POST
@once
@for_association
def practice_use_withdraw(
    request: SignedInRequest, organisation: Organisation, code: str
) -> HttpResponse:
    """Take back what the association told by mistake."""
    _require_own(request, organisation)
    rows = PracticeUse.objects.current().filter(organisation=organisation, region=request.region)
    use = get_object_or_404(rows.select_related("practice", "region"), code=code)
    pressed(
        request, lambda: withdraw_use(use=use, actor=request.user, now=timezone.now()),
        told=_("It was taken back."),
    )  # fmt: skip
    return redirect("desk:practices", address=organisation.address)


def _is_own(request: SignedInRequest, organisation: Organisation) -> bool:
    return may_tell(request.user, organisation, timezone.localdate())


def _require_own(request: SignedInRequest, organisation: Organisation) -> None:
    told = _("Only an association's own people can tell for it.")
    require(_is_own(request, organisation), told)


def _form(request: SignedInRequest, practice: Practice | None) -> PracticeForm:
    offers = get_offers(request.region, language_of_page(), *SCHEMES)
    return PracticeForm(request.POST or None, practice=practice, offers=offers)


def _page(
    request: SignedInRequest, form: PracticeForm, organisation: Organisation, *, title: str
) -> HttpResponse:
    told = {
        "form": form, "title": title, "lead": organisation.name, "submit": _("Save the proposal"),
        "back": reverse("desk:practices", args=[organisation.address]),
        "note": _("The coordination reads it, asks if something is unclear, and makes it public."),
    }  # fmt: skip
    return render(request, "desk/practice_form.html", told)
