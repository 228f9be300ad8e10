"""What a public body or the network prepares: writing it down, wording it, letting it out."""

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
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.front.desk.forms.matter_course import OwnerForm
from kumaja.front.desk.forms.matters import MatterForm, NewMatterForm
from kumaja.front.desk.queries.matters import (
    bodies_to_own,
    documents_above,
    get_kept_matter,
    public_bodies,
)
from kumaja.front.desk.queries.offers import Offers, get_offers
from kumaja.front.desk.views.lists import language_of_page, page_of
from kumaja.front.desk.views.matters_acting import done, form_page, keepers, of_matter, pressed
from kumaja.voice.matters.actions.opening import (
    OWNER_WORDS,
    begin_matter,
    change_matter,
    publish_matter,
    word_owner,
)
from kumaja.voice.matters.actions.templates import lay_out
from kumaja.voice.matters.models import Matter, MatterOwner
from kumaja.voice.matters.policies import kept_by
from kumaja.voice.matters.queries.lists import listed


@require_safe
@keepers
def kept_matters(request: SignedInRequest) -> HttpResponse:
    """List what the visitor prepares, the newest first."""
    rows = kept_by(request.user, request.region, timezone.localdate()).order_by(
        "-created_at", "-pk"
    )
    page, pages = page_of(request, rows)
    chosen = Matter.objects.filter(pk__in=[row.pk for row in page]).order_by("-created_at", "-pk")
    told = {"rows": listed(chosen, timezone.now()), "pages": pages}
    return render(request, "desk/kept_matters.html", told)


@require_safe
@of_matter
def kept_matter(request: SignedInRequest, matter: Matter) -> HttpResponse:
    """Show a matter with everything that its owners keep of it."""
    told = {"page": get_kept_matter(matter, timezone.now()), "matter": matter}
    return render(request, "desk/kept_matter.html", told)


@once
@keepers
def matter_create(request: SignedInRequest) -> HttpResponse:
    """Write a matter down; nobody else sees it before it is let out."""
    now, saved = timezone.now(), list[Matter]()
    form = NewMatterForm(
        request.POST or None, offers=_offers(request), above=documents_above(request.region),
        bodies=bodies_to_own(request.user, request.region, timezone.localdate()),
        others=public_bodies(request.region), today=timezone.localdate(),
    )  # fmt: skip

    def begin() -> None:
        matter = begin_matter(
            region=request.region, values=form.values(), owners=form.owners(), links=form.links(),
            groups=form.affected(), parent=form.chosen_parent(), actor=request.user, now=now,
        )  # fmt: skip
        if course := form.course():
            template, day = course
            lay_out(matter=matter, template=template, begins_on=day, actor=request.user, now=now)
        saved.append(matter)

    if done(form, begin):
        messages.success(request, _("The matter was saved. Only you and its owners see it yet."))
        return redirect("desk:kept_matter", code=saved[0].code)
    return form_page(
        request, form, title=_("Write a matter down"), submit=_("Save the matter"),
        back=reverse("desk:kept_matters"),
    )  # fmt: skip


@once
@of_matter
def matter_edit(request: SignedInRequest, matter: Matter) -> HttpResponse:
    """Word a matter anew."""
    form = MatterForm(
        request.POST or None, matter=matter, offers=_offers(request),
        above=documents_above(request.region, matter),
    )  # fmt: skip

    def change() -> None:
        change_matter(
            matter=matter, values=form.values() | {"parent": form.chosen_parent()},
            links=form.links(), groups=form.affected(), actor=request.user, now=timezone.now(),
        )  # fmt: skip

    if done(form, change):
        messages.success(request, _("The matter was saved."))
        return redirect("desk:kept_matter", code=matter.code)
    return form_page(
        request, form, title=_("Word the matter anew"), lead=matter.title,
        submit=_("Save the matter"), back=reverse("desk:kept_matter", args=[matter.code]),
    )  # fmt: skip


@require_POST
@once
@of_matter
def matter_publish(request: SignedInRequest, matter: Matter) -> HttpResponse:
    """Let everyone see the matter."""
    pressed(
        request,
        lambda: publish_matter(matter=matter, actor=request.user, now=timezone.now()),
        told=_("Everyone sees the matter now."),
    )
    return redirect("desk:kept_matter", code=matter.code)


@once
@of_matter
def matter_note(request: SignedInRequest, matter: Matter, owner: str) -> HttpResponse:
    """Let a body say who answers and who decides, and its own word beside what waits."""
    row = owner_of(matter, owner)
    stored = {name: getattr(row, name) for name in OWNER_WORDS}
    form = OwnerForm(request.POST or None, initial=stored, use_required_attribute=False)

    def save() -> None:
        word_owner(owner=row, words=form.words(), actor=request.user, now=timezone.now())

    if done(form, save):
        messages.success(request, _("Saved. It stands on the page of the matter."))
        return redirect("desk:kept_matter", code=matter.code)
    return form_page(
        request, form, title=_("Who answers, and your own word"), lead=row.name,
        submit=_("Save this"), back=reverse("desk:kept_matter", args=[matter.code]),
    )  # fmt: skip


def owner_of(matter: Matter, place: str) -> MatterOwner:
    """Return the owner at a place of the matter; 404 when there is none."""
    rows = matter.owners.select_related("organisation", "network", "matter__region")
    return get_object_or_404(rows, position=int(place) if place.isdecimal() else -1)


def _offers(request: SignedInRequest) -> Offers:
    return get_offers(request.region, language_of_page(), Scheme.THEME)
