"""Asking to be let in, without an account; and one's own request by its mailed link."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kumaja.foundation.accounts.models import User
from kumaja.foundation.accounts.queries import find_link
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.domain.codes import code_in
from kumaja.foundation.core.engine.floods import is_flooding
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.gates import RegionRequest, without_region
from kumaja.front.profiles.forms.requests import ActForm, AnswerForm, ClaimForm, JoinForm
from kumaja.front.profiles.views.reading import language_here
from kumaja.network.registry.actions.letters import REQUEST_PAGE
from kumaja.network.registry.actions.requests import (
    Asked,
    RequestSettled,
    answer_question,
    ask_in,
    confirm_request,
)
from kumaja.network.registry.domain.kinds import OrganisationKind, RoleKind
from kumaja.network.registry.domain.requests import MOST_AN_HOUR, RequestState, Wish
from kumaja.network.registry.gates import without_second_factor
from kumaja.network.registry.models import JoiningRequest, Organisation
from kumaja.network.registry.policies import visible_in

CONFLICT, GONE = 409, 410


def _asker(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


@without_second_factor
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@once
def join(request: RegionRequest) -> HttpResponse:
    """Ask for an association that is not here yet."""
    user = _asker(request)
    form = JoinForm(
        request.POST or None, user=user, region=request.region, language=language_here()
    )

    def asked() -> None:
        given = form.cleaned_data
        told = {name: given[name] for name in ("name", "business_id", "website")}
        _send(request, Wish.JOIN, form.asker() | told, domicile=given["domicile"])

    return _answer(request, form, asked, {"wish": Wish.JOIN})


@without_second_factor
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@once
def act(request: RegionRequest, address: str) -> HttpResponse:
    """Ask to act for an association, or to take a record that nobody keeps into care."""
    rows = visible_in(request.region).exclude(kind=OrganisationKind.PUBLIC_BODY)
    organisation = get_object_or_404(rows, code=code_in(address))
    wish = Wish.CLAIM if organisation.claimed_at is None else Wish.ACT
    kind = ClaimForm if wish == Wish.CLAIM else ActForm
    form = kind(request.POST or None, user=_asker(request))

    def asked() -> None:
        role = RoleKind(form.cleaned_data.get("role", RoleKind.SPOKESPERSON))
        _send(request, wish, form.asker() | {"role": role}, organisation=organisation)

    return _answer(request, form, asked, {"wish": wish, "organisation": organisation})


def _send(
    request: RegionRequest,
    wish: Wish,
    given: dict[str, Any],
    organisation: Organisation | None = None,
    domicile: Municipality | None = None,
) -> None:
    asked = Asked(wish=wish, language=language_here(), **given)
    ask_in(
        region=request.region, asked=asked, organisation=organisation, domicile=domicile,
        user=_asker(request), now=timezone.now(),
    )  # fmt: skip


def _answer(
    request: RegionRequest,
    form: Form,
    send: Callable[[], None],
    told: dict[str, Any],
) -> HttpResponse:
    status = 200
    if form.is_valid() and not _is_too_much(request, form):
        try:
            send()
        except RegionClosed:
            status = CONFLICT
            form.add_error(None, _("The region's network has ended its work. Nothing was sent."))
        except ValidationError as wrong:
            form.add_error(None, ValidationError(wrong.messages))
        else:
            return redirect("registry:request_sent")
    told |= {"form": form, "region": request.region}
    return render(request, "profiles/request_form.html", told, status=status)


def _is_too_much(request: RegionRequest, form: Form) -> bool:
    """Test whether one network sends too much; the form then says so and keeps the text."""
    address = get_adapter(request).get_client_ip(request)
    if not is_flooding("joining", address, most=MOST_AN_HOUR):
        return False
    form.add_error(None, _("Much has come from your network. Your text is kept. Send in an hour."))
    return True


@login_not_required
@require_safe
def request_sent(request: RegionRequest) -> HttpResponse:
    """Say what happens next; the same for every address, known or not."""
    told = {"region": request.region, "is_signed_in": _asker(request) is not None}
    return render(request, "profiles/request_sent.html", told)


@without_region
@without_second_factor
@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_request(request: HttpRequest, token: str) -> HttpResponse:
    """Show the asker what becomes of the request; its button confirms the address."""
    link, now = find_link(token, page=REQUEST_PAGE), timezone.now()
    if link is None:
        raise Http404
    rows = JoiningRequest.objects.select_related("region", "organisation")
    row = rows.filter(code=link.payload.get("request", "")).first()
    if row is None or not link.is_valid_at(now):
        return render(request, "profiles/request_gone.html", status=GONE)
    if getattr(request, "region", None) != row.region:
        return redirect(f"/{row.region.slug}{request.path_info}")
    form = AnswerForm(request.POST if row.state == RequestState.ASKED else None)
    if request.method == "POST" and _acted(request, row, form):
        return redirect("registry:request", token=token)
    told = {"row": row, "form": form, "token": token, "region": row.region}
    return render(request, "profiles/request.html", told)


def _acted(request: HttpRequest, row: JoiningRequest, form: AnswerForm) -> bool:
    """Confirm or answer, whichever the request waits for; False when the form is shown again."""
    now = timezone.now()
    try:
        if row.state == RequestState.UNCONFIRMED:
            confirm_request(request=row, now=now)
            messages.success(request, _("Confirmed. The coordination reads your request."))
        elif row.state == RequestState.ASKED:
            if not form.is_valid():
                return False
            answer_question(request=row, answer=form.cleaned_data["answer"], now=now)
            messages.success(request, _("Thank you. The coordination reads your answer."))
    except RequestSettled:
        messages.info(request, _("This has arrived already. Nothing was sent twice."))
    except RegionClosed:
        messages.info(request, _("The region's network has ended its work. Nothing was sent."))
    return True
