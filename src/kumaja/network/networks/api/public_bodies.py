"""Public bodies for other systems: whom they serve, and by which posts they are reached."""

from __future__ import annotations

from typing import Annotated, Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError

from kumaja.foundation.core.engine.interface import Texts, Values, json_of, texts_of
from kumaja.foundation.core.queries import page_after
from kumaja.foundation.regions.gates import region_of
from kumaja.foundation.regions.models import Region
from kumaja.network.networks.models import ContactRole
from kumaja.network.networks.queries.contacts import contact_roles_in
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation, OrganisationQuerySet
from kumaja.network.registry.policies import public_record, visible_in

router = Router(tags=["public bodies"])


class ContactRoleOut(Schema):
    """A post, never a person, that answers in some themes; without any, in everything else."""

    code: str
    title: Texts
    phone: str
    email: str
    themes: list[str] = Field(description="Codes of terms.")


class BodyContactOut(Schema):
    """A way to reach the body, by role."""

    role: Texts
    phone: str
    email: str


class PublicBodyOut(Schema):
    """A municipality, a wellbeing services county, or another authority."""

    code: str
    name: Texts
    summary: Texts
    municipality: str = Field(description="Code, of a municipality's own body.")
    county: str = Field(description="Code, of a wellbeing services county's own body.")
    languages: list[str]
    website: str
    contacts: list[BodyContactOut]
    contact_roles: list[ContactRoleOut]
    url: str


class PublicBodyPage(Schema):
    """A page of public bodies; `after` is the cursor of the next, empty on the last."""

    items: list[PublicBodyOut]
    after: str


@router.get("/public-bodies", response=PublicBodyPage, url_name="list_public_bodies")
def list_public_bodies(
    request: HttpRequest, after: str = "", limit: Annotated[int, Query(ge=1, le=100)] = 20
) -> HttpResponse:
    """List public bodies by name, with their contact roles by theme."""
    rows = _bodies_in(region_of(request))
    page = page_after(rows, order="sort_key", after=after, limit=limit)
    return json_of({"items": [_body(row, request) for row in page.rows], "after": page.after})


@router.get("/public-bodies/{code}", response=PublicBodyOut, url_name="get_public_body")
def get_public_body(request: HttpRequest, code: str) -> HttpResponse:
    """Return one public body by its public code."""
    row = _bodies_in(region_of(request)).filter(code=code).first()
    if row is None:
        raise HttpError(404, "There is no such public body, or it is not public.")
    return json_of(_body(row, request))


def _bodies_in(region: Region) -> OrganisationQuerySet:
    roles = Prefetch("contact_roles", contact_roles_in(region))
    rows = visible_in(region).of_kind(OrganisationKind.PUBLIC_BODY)
    return rows.select_related("county", "municipality").prefetch_related("contacts", roles)


def _body(row: Organisation, request: HttpRequest) -> Values:
    seen, roles = public_record(row), _roles_of(row)
    return {
        "code": row.code, "name": texts_of(row.name), "summary": texts_of(row.summary),
        "municipality": row.municipality.code if row.municipality else "",
        "county": row.county.code if row.county else "",
        "languages": row.languages, "website": seen.value("website") or "",
        "contacts": [
            {"role": texts_of(one.role), "phone": one.phone, "email": one.email}
            for one in seen.contacts
        ],
        "contact_roles": [_role(role) for role in roles],
        "url": request.build_absolute_uri(row.get_absolute_url()),
    }  # fmt: skip


def _roles_of(row: Any) -> list[ContactRole]:  # noqa: ANN401 - the reverse side is untyped
    return list(row.contact_roles.all())


def _role(role: ContactRole) -> Values:
    return {
        "code": role.code, "title": texts_of(role.title), "phone": role.phone,
        "email": role.email, "themes": [term.code for term in role.themes.all()],
    }  # fmt: skip
