"""Declaring that points say the same: an owner's official, coordination, or their own speaker."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.domain.codes import code_in
from kumaja.foundation.core.gates import require
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.network.registry.policies import COORDINATION, is_coordinator
from kumaja.voice.contributions.actions.likeness import (
    declare_position,
    join_position,
    leave_position,
)
from kumaja.voice.contributions.forms.likeness import AlikeForm, SameAsForm
from kumaja.voice.contributions.models import ContributionQuerySet, Holding, Point, Position
from kumaja.voice.contributions.policies import acts_for_speaker, visible_to
from kumaja.voice.contributions.queries.likeness import (
    Choice,
    declared,
    like_choices,
    offered_points,
)
from kumaja.voice.contributions.queries.positions import readable
from kumaja.voice.matters.actions.opening import MatterClosed
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.policies import bodies_of, may_keep
from kumaja.voice.matters.policies import visible_to as matters_seen_by

_CONFLICT = 409


@require_http_methods(["GET", "HEAD", "POST"])
@once
def likeness(request: SignedInRequest, address: str) -> HttpResponse:
    """Choose the points that say the same, and give the words."""
    matter = _kept(request, address)
    seen, told = _seen(request), dict[str, object]()
    rows = declared(matter, seen)
    words = request.GET.get("q", "")[:100]
    form = AlikeForm(
        request.POST or None, points=offered_points(matter, seen, words),
        positions=[Choice(each.position.code, each.position.text) for each in rows],
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            _declare(request, matter, form)
        except (RegionClosed, MatterClosed):
            return _closed(request, matter)
        messages.success(request, _("They stand as one position now. Each keeps its own words."))
        return redirect("contributions:likeness", address=matter.address)
    told |= {"matter": matter, "form": form, "rows": rows, "words": words}
    return render(request, "contributions/likeness.html", told)


@require_POST
@once
def likeness_undo(request: SignedInRequest, address: str, point: str) -> HttpResponse:
    """Say that a point is not like the others after all."""
    matter = _kept(request, address)
    row = _point(matter, _seen(request), point)
    try:
        leave_position(point=row, actor=request.user, now=timezone.now())
    except (RegionClosed, MatterClosed):
        return _closed(request, matter)
    messages.success(request, _("The point stands on its own again."))
    return redirect("contributions:likeness", address=matter.address)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def same_as(request: SignedInRequest, address: str, point: str) -> HttpResponse:
    """Say which one of the others says the same as one's own point; or that none does."""
    matter, seen = _matter(request, address), _seen(request)
    own = _point(matter, seen, point)
    by = _speaks_by(request, own)
    require(bool(by), _("Only its speaker says this."))
    form = SameAsForm(request.POST or None, choices=like_choices(matter, seen, own))
    try:
        if request.method == "POST" and request.POST.get("act") == "undo":
            leave_position(point=own, actor=request.user, now=timezone.now())
            messages.success(request, _("The point stands on its own again."))
            return redirect(matter)
        if request.method == "POST" and form.is_valid():
            _say_same(request, own, form.cleaned_data["like"], by)
            messages.success(request, _("Your point stands with the others. It keeps your words."))
            return redirect(matter)
    except (RegionClosed, MatterClosed):
        return _closed(request, matter)
    held = Holding.objects.filter(point=own, undone_at=None).select_related("position").first()
    told = {"matter": matter, "point": own, "form": form, "held": held, "undo": [("act", "undo")]}
    return render(request, "contributions/same_as.html", told)


def _declare(request: SignedInRequest, matter: Matter, form: AlikeForm) -> None:
    given, now = form.cleaned_data, timezone.now()
    by = _declarer(request, matter)
    code = given.get("position")
    if not code:
        declare_position(
            matter=matter, text=given["text"], language=given["language"] or "fi",
            points=form.chosen(), declared_by=by, actor=request.user, now=now,
        )  # fmt: skip
        return
    position = get_object_or_404(Position.objects.on(matter).select_related("matter"), code=code)
    for each in form.chosen():
        join_position(position=position, point=each, declared_by=by, actor=request.user, now=now)


def _speaks_by(request: SignedInRequest, own: Point) -> str:
    """Return by whose word it is said: the speaker's, or coordination's; nothing of another."""
    day = timezone.localdate()
    if acts_for_speaker(request.user, own.contribution, day):
        return own.speaker_name
    return COORDINATION if is_coordinator(request.user, own.contribution.region, day) else ""


def _say_same(request: SignedInRequest, own: Point, code: str, by: str) -> None:
    matter, now = own.contribution.matter, timezone.now()
    if matter is None:
        raise Http404
    position = Position.objects.on(matter).select_related("matter__region").filter(code=code)
    if found := position.first():
        join_position(position=found, point=own, declared_by=by, actor=request.user, now=now)
        return
    other = _point(matter, _seen(request), code)
    declare_position(
        matter=matter, text=other.text, language=other.language, points=[other, own],
        declared_by=by, actor=request.user, now=now,
    )  # fmt: skip


def _matter(request: SignedInRequest, address: str) -> Matter:
    rows = matters_seen_by(request.user, request.region, timezone.localdate())
    return get_object_or_404(rows.select_related("region"), code=code_in(address))


def _kept(request: SignedInRequest, address: str) -> Matter:
    matter = _matter(request, address)
    require(may_keep(request.user, matter, timezone.localdate()))
    return matter


def _seen(request: SignedInRequest) -> ContributionQuerySet:
    return visible_to(request.user, request.region, timezone.localdate())


def _point(matter: Matter, seen: ContributionQuerySet, code: str) -> Point:
    rows = readable(matter, seen).select_related(
        "contribution__matter__region", "contribution__organisation", "contribution__network",
        "contribution__region",
    )  # fmt: skip
    found = rows.filter(code=code).first()
    if found is None:
        raise Http404
    return found


def _declarer(request: SignedInRequest, matter: Matter) -> str:
    """Return who declares: the owner whose official it is, else coordination; never a person."""
    bodies = bodies_of(request.user, timezone.localdate())
    owner = matter.owners.filter(organisation__in=bodies).select_related("organisation").first()
    return str(owner) if owner is not None else COORDINATION


def _closed(request: SignedInRequest, matter: Matter) -> HttpResponse:
    told = {"matter": matter, "back": reverse("matters:detail", args=[matter.address])}
    return render(request, "contributions/closed.html", told, status=_CONFLICT)
