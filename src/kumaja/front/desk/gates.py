"""What stands before the desk's views: for which association one acts, and the way around."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.core.domain.codes import code_in
from kumaja.foundation.core.gates import require
from kumaja.foundation.design.domain.shell import Acting, Link, Section
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.queries.menu import coordination_links, is_of_coordination, rooms_of
from kumaja.help.directory.policies import may_keep_words
from kumaja.network.registry.domain.days import last_day
from kumaja.network.registry.domain.kinds import OrganisationKind, RoleKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import (
    Visitor,
    acted_for_by,
    edited_by,
    former_role,
    is_administrator,
    is_official,
    is_programme_coordinator,
    may_edit,
    roles_of,
    visible_in,
)

P = ParamSpec("P")
View = Callable[Concatenate[SignedInRequest, P], HttpResponse]
FORBIDDEN, CONFLICT = 403, 409
WAITING = "waiting_on_desk"  # the menu reads it
REGION_CLOSED = gettext_lazy(
    "The region's network has ended its work. Nothing can be saved any more; your text is below."
)
_OWN = {
    "our_association": ("our_association", "confirm_record", "check_needed"),
    "record": ("record", "record_edit", "record_history", "record_adopt", "masters"),
    "activities": ("activities", "activity", "activity_create", "activity_edit", "activity_end"),
    "said": ("said", "told_words"),
    "networks": ("networks", "membership"),
    "partner_invitations": ("partner_invitations", "partner_invitation", "partner_sheet"),
    "practices": ("practices", "practice_propose", "practice_proposal"),
    "people": ("people", "role_end", "people_request", "api_keys", "api_key_revoke"),
}
_OF_A_BODY = {"contact_roles": ("contact_roles", "contact_role")}
# The pages of the official's desk.
_ASKING = {
    "partners:ask", "partners:requests", "partners:request", "partners:request_edit",
    "partners:request_choose", "partners:request_close", "partners:request_withdraw",
}  # fmt: skip

# Pages of other rooms that officials work on.
_RECORDING = {
    "values:desk", "values:claim", "values:need_add", "values:need", "values:planning_add",
    "values:planning",
}  # fmt: skip
_ANSWERING = {
    "desk:to_answer", "echo:desk", "echo:desk_point", "echo:annex", "echo:annex_file", "echo:close",
    "contributions:likeness",
}  # fmt: skip
_TELLING = {"desk:to_tell", "echo:tell", "echo:tell_by_hand", "echo:tell_letter"}


def for_association(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Load the association that the address names, for one who keeps its record.

    One of another region is 404; one that is known but not one's own is 403, and who acted for it
    once is told when that ended. A wrong name before the code leads to the right address. What is
    sent to a region that has ended its work is refused in a sentence.
    """

    @wraps(view)
    def answer(request: SignedInRequest, *, address: str, **kwargs: str) -> HttpResponse:
        day = timezone.localdate()
        organisation = _find(request, address)
        if not may_edit(request.user, organisation, day):
            return _refused(request, organisation, day)
        if request.method == "GET" and address != organisation.address:
            return _rightly_named(request, organisation)
        request.acting_for = organisation  # type: ignore[attr-defined]
        try:
            return view(request, organisation, **kwargs)
        except RegionClosed:
            told = {"organisation": organisation, "region": request.region}
            return render(request, "desk/region_closed.html", told, status=CONFLICT)

    return answer


def _refused(request: SignedInRequest, organisation: Organisation, day: date) -> HttpResponse:
    """Say when the right of a former editor ended; everyone else is refused in one sentence."""
    former = former_role(request.user, organisation, day)
    if former is None or former.ends_on is None:
        may_ask = organisation.kind != OrganisationKind.PUBLIC_BODY
        refusal = {"organisation": organisation, "may_ask": may_ask}
        return render(request, "desk/no_right.html", refusal, status=FORBIDDEN)
    told = {"organisation": organisation, "last_on": last_day(former.ends_on)}
    told |= {"region": request.region}
    return render(request, "desk/right_ended.html", told, status=FORBIDDEN)


def _find(request: SignedInRequest, address: str) -> Organisation:
    code, day = code_in(address), timezone.localdate()
    own = edited_by(request.user, day).in_region(request.region).filter(code=code)
    known = visible_in(request.region).filter(code=code)
    organisation = own.first() or known.first()
    if organisation is None:
        raise Http404
    return organisation


def _rightly_named(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    found = request.resolver_match
    assert found is not None  # noqa: S101 - a view is running
    kwargs = found.kwargs | {"address": organisation.address}
    return redirect(reverse(found.view_name, kwargs=kwargs))


def acting(request: HttpRequest) -> Acting | None:
    """Return for whom one acts on this page; a change is offered to who serves several."""
    organisation = getattr(request, "acting_for", None)
    if organisation is None:
        return None
    several = len(_served(request.user)) > 1
    name = organisation.name.in_language(_language()).value
    return Acting(name, reverse("desk:choose") if several else "")


def desk_section(request: HttpRequest) -> Section | None:
    """Return the desk of who is signed in, with its second level; None for who is not."""
    user = request.user
    if not user.is_authenticated:
        return None
    found = request.resolver_match
    here = found.url_name or "" if found and found.namespace == "desk" else ""
    name = found.view_name if found else ""
    return _section_of(request, here or _room_beside(name)) or _place_of(request, here, name)


def _section_of(request: HttpRequest, here: str) -> Section | None:
    """Return the section of those who look after others' matters, None on a page of one's own."""
    if here.startswith("admin"):
        name, links = "administration", _service(here)
        return Section(_("Administration"), reverse(f"desk:{name}"), links, is_current=True)
    if here == "programme":
        return Section(_("Programme"), reverse("desk:programme"), _programme(here), is_current=True)
    if is_of_coordination(here) and _coordinates_here(request):
        links = coordination_links(request.user, here, timezone.localdate())
        return Section(_("Coordination"), reverse("desk:coordination"), links, is_current=True)
    return None


def _room_beside(name: str) -> str:
    """Return to which room of coordination a page of another room belongs, nothing for none."""
    if name in _RECORDING:
        return "kept_matters"
    return "owed" if name in _ANSWERING | _TELLING else ""


def _coordinates_here(request: HttpRequest) -> bool:
    """Test whether the visitor coordinates the region, or looks after the service."""
    region = getattr(request, "region", None)
    return region is not None and may_keep_words(request.user, region, timezone.localdate())


def _place_of(request: HttpRequest, here: str, name: str) -> Section:
    """Return the section of a page of one's own: of a body, an association, or the desk itself."""
    organisation = getattr(request, "acting_for", None)
    if _is_of_officials(request, name, here):
        title, links = _("Official's desk"), _official(name)
        return Section(title, reverse("desk:official"), links, is_current=True)
    if organisation is not None:
        url = reverse("desk:our_association", args=[organisation.address])
        links = _rooms(organisation, here)
        return Section(_("Our association"), url, links, is_current=True)
    links = _places(request.user, here, getattr(request, "region", None))
    return Section(_("Desk"), reverse("desk:landing"), links, is_current=bool(here))


def _is_of_officials(request: HttpRequest, name: str, here: str) -> bool:
    """Test whether a page belongs to the official's desk; coordination answers there too."""
    own = ("official", "own_contacts", *rooms_of("kept_matters"), *rooms_of("hearings"))
    if name in _ASKING or here in own:
        return True
    beside = _ANSWERING | _TELLING | _RECORDING
    return name in beside and is_official(request.user, timezone.localdate())


def _rooms(organisation: Organisation, here: str) -> tuple[Link, ...]:
    words = {
        "our_association": _("Overview"),
        "record": _("Record"),
        "activities": pgettext("room of an association", "Activities"),
        "said": _("Voice and echo"),
        "networks": _("Networks"),
        "partner_invitations": _("Partner requests"),
        "practices": _("Practices and gaps"),
        "contact_roles": _("Contact roles"),
        "people": _("People"),
    }
    is_body = organisation.kind == OrganisationKind.PUBLIC_BODY
    rooms = _OWN | (_OF_A_BODY if is_body else {})
    if is_body:  # it asks, and is not asked
        rooms.pop("partner_invitations")
    return tuple(
        Link(words[name], reverse(f"desk:{name}", args=[organisation.address]), here in names)
        for name, names in rooms.items()
    )


def _official(here: str) -> tuple[Link, ...]:
    """Return the second level of the official's desk."""
    desk = here.removeprefix("desk:")
    is_of_matters = desk in rooms_of("kept_matters") or here in _RECORDING
    return (
        Link(_("Overview"), reverse("desk:official"), desk == "official"),
        Link(_("Matters"), reverse("desk:kept_matters"), is_of_matters),
        Link(_("Hearings"), reverse("desk:hearings"), desk in rooms_of("hearings")),
        Link(_("Answer views"), reverse("desk:to_answer"), here in _ANSWERING),
        Link(_("Tell the answers"), reverse("desk:to_tell"), here in _TELLING),
        Link(_("Partner requests"), reverse("partners:requests"), here in _ASKING),
        Link(_("Contact roles"), reverse("desk:own_contacts"), desk == "own_contacts"),
        Link(_("My public body"), reverse("desk:choose")),
        Link(_("My page"), reverse("desk:my_page")),
    )


def _service(here: str) -> tuple[Link, ...]:
    rows = (
        ("admin_regions", _("Regions")), ("admin_users", _("Users")),
        ("admin_terms", _("Vocabularies")), ("admin_queue", _("Queue")), ("admin_log", _("Log")),
    )  # fmt: skip
    return tuple(
        Link(words, reverse(f"desk:{name}"), here.startswith(name.removesuffix("s")))
        for name, words in rows
    )


def _programme(here: str) -> tuple[Link, ...]:
    """Return the rooms of the programme that stand: a door without a room is not drawn."""
    rows = [Link(_("Regions side by side"), reverse("desk:programme"), here == "programme")]
    with suppress(NoReverseMatch):
        rows.append(Link(_("Good practices"), reverse("practices:list")))
    return tuple(rows)


def _places(user: Visitor, here: str, region: Region | None) -> tuple[Link, ...]:
    """Return the desks that the visitor's roles open, and their own page."""
    rows, day = [], timezone.localdate()
    if _served(user):
        rows.append(Link(_("Our associations"), reverse("desk:choose"), here == "choose"))
    if is_official(user, day):
        rows.append(Link(_("Official's desk"), reverse("desk:official")))
    if region is not None and may_keep_words(user, region, day):
        rows.append(Link(_("Coordination"), reverse("desk:coordination")))
    if is_programme_coordinator(user, day):
        rows.append(Link(_("Programme"), reverse("desk:programme")))
    if is_administrator(user, day):
        rows.append(Link(_("Administration"), reverse("desk:administration")))
    own = here in {"my_page", "details", "erase"}
    return (*rows, Link(_("My page"), reverse("desk:my_page"), own))


def _served(user: Any) -> set[int]:  # noqa: ANN401 - a visitor
    kinds = {RoleKind.EDITOR, RoleKind.SPOKESPERSON, RoleKind.OFFICIAL}
    roles = roles_of(user, timezone.localdate())
    return {role.organisation_id for role in roles if role.kind in kinds and role.organisation_id}


def served_organisations(request: SignedInRequest) -> list[Organisation]:
    """Return the organisations of the region that the visitor acts for, by name."""
    rows = acted_for_by(request.user, timezone.localdate()).in_region(request.region)
    return list(rows.current().by_name())


def _language() -> str:
    return (get_language() or "fi")[:2]


def administrators(view: View[P]) -> View[P]:
    """Let only those in who look after the service."""

    @wraps(view)
    def answer(request: SignedInRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        require(
            is_administrator(request.user, timezone.localdate()),
            _("Only the administrators of the service can do this."),
        )
        return view(request, *args, **kwargs)

    return answer


def coordinators(view: View[P]) -> View[P]:
    """Let only those in who coordinate the region's network, or look after the service.

    What is sent to a region that has ended its work is refused in a sentence.
    """

    @wraps(view)
    def answer(request: SignedInRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        require(
            may_keep_words(request.user, request.region, timezone.localdate()),
            _("Only the coordination of the region's network can do this."),
        )
        try:
            return view(request, *args, **kwargs)
        except RegionClosed:
            return render(request, "desk/coordination_closed.html", status=CONFLICT)

    return answer


def note_waiting(request: HttpRequest, count: int) -> None:
    """Keep how much waits, for the menu of other pages (`Työpöytä (3)`)."""
    if request.session.get(WAITING, 0) != count:
        request.session[WAITING] = count
