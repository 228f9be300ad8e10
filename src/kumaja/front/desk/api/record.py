"""The organisation's own record, and what its key may."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from ninja import Router, Schema

from kumaja.front.desk.api.sending import (
    IDEMPOTENT,
    TYPED,
    NotOursToWrite,
    Written,
    key_of,
    require_valid,
    rows_typed,
    typed,
    written_once,
)
from kumaja.front.desk.api.shapes import RecordSent
from kumaja.front.desk.forms.contacts import contact_rows, contacts_of
from kumaja.front.desk.forms.record import LISTS, RecordForm
from kumaja.front.desk.queries.offers import get_offers
from kumaja.network.registry.actions.records import OwnedElsewhere, RecordLinks, update_record
from kumaja.network.registry.domain.api_keys import Scope
from kumaja.network.registry.domain.masters import owned_name, source_of_key
from kumaja.network.registry.models import ApiKey, Organisation

router = Router(tags=["own"])


class OwnOut(Schema):
    """For whom the key writes, where, and what."""

    organisation: str
    region: str
    scopes: list[Scope]
    ends_on: date | None


def checked_by(organisation: Organisation, now: datetime) -> dict[str, Any]:
    """Return that the organisation itself says that a record holds: a key is its own."""
    return {"checked_at": now, "checked_by": str(organisation)[:200]}


@router.get("/own", response=OwnOut, url_name="own")
def get_own(request: HttpRequest) -> OwnOut:
    """Tell for which organisation the key writes, and what it may."""
    key: ApiKey = request.auth  # type: ignore[attr-defined]
    return OwnOut(
        organisation=key.organisation.code, region=key.region.slug, scopes=key.scopes,
        ends_on=key.ends_on,
    )  # fmt: skip


@router.patch("/own/record", response=Written, url_name="own_record", openapi_extra=IDEMPOTENT)
def change_record(request: HttpRequest, sent: RecordSent) -> HttpResponse:
    """Correct the given fields of the organisation's record; all others stay.

    What another system was declared to own is refused, whole, when it would change.
    """
    key = key_of(request, Scope.RECORD)
    given = sent.dict(exclude_unset=True)
    if "contacts" in given:
        given["contacts"] = [contact.dict() for contact in sent.contacts]

    def act() -> Written:
        row = Organisation.objects.select_for_update().get(pk=key.organisation.pk)
        try:
            saved = _saved(row, key, given, timezone.now())
        except OwnedElsewhere as foreign:
            raise NotOursToWrite(_as_sent(foreign.owners, given)) from foreign
        return Written(code=saved.code, url=request.build_absolute_uri(saved.get_absolute_url()))

    return written_once(request, key, act)


def _saved(row: Organisation, key: ApiKey, given: Mapping[str, Any], now: datetime) -> Organisation:
    offers = get_offers(key.region, (get_language() or "fi")[:2], *LISTS.values())
    options: dict[str, Any] = {"organisation": row, "offers": offers, "year": now.year}
    plain = {name: value for name, value in given.items() if name not in ("contacts", "visibility")}
    seen = {f"visibility_{name}": who for name, who in given.get("visibility", {}).items()}
    form = RecordForm(typed(RecordForm(None, **options).initial, plain | seen), **options)
    links = RecordLinks()
    if "contacts" in given:
        rows = contact_rows(rows_typed("contacts", given["contacts"]), row)
        require_valid(form, rows)
        links = RecordLinks(contacts=contacts_of(rows))
    require_valid(form)
    own = form.links()
    return update_record(
        organisation=row, region=key.region, values=form.values() | checked_by(row, now),
        links=RecordLinks(areas=own.areas, terms=own.terms, contacts=links.contacts), actor=key,
        now=now, is_checked=False, writer=source_of_key(key.code),
    )  # fmt: skip


def _as_sent(owners: Mapping[str, str], given: Mapping[str, Any]) -> dict[str, str]:
    """Return the sent fields that other systems own, by the names of the interface."""
    found = {sent: owners.get(owned_name(TYPED.get(sent, sent)), "") for sent in given}
    return {sent: owner for sent, owner in found.items() if owner} or dict(owners)
