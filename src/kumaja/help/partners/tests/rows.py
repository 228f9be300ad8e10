"""A public body, associations, and requests between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from kumaja.foundation.accounts.models import User
from kumaja.foundation.index.domain.cursor import Cursor, Mark
from kumaja.foundation.index.engine import folders
from kumaja.foundation.index.engine.writer import Writer
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.directory.documents import activities
from kumaja.help.partners.actions.drafting import (
    Invited,
    RequestLinks,
    begin_request,
    choose_invited,
)
from kumaja.help.partners.actions.sending import send_request
from kumaja.help.partners.models import PartnerInvitation, PartnerRequest
from kumaja.network.registry import documents as organisations
from kumaja.network.registry.domain.kinds import OrganisationKind, RoleKind
from kumaja.network.registry.models import Contact, Organisation
from kumaja.network.registry.tests.factories import OrganisationFactory, a_person

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def a_body(region: Region, name: str = "Tuusulan kunta") -> Organisation:
    made: Organisation = OrganisationFactory.create(
        region=region, name_fi=name, kind=OrganisationKind.PUBLIC_BODY
    )
    return made


def an_official(body: Organisation) -> User:
    return a_person(RoleKind.OFFICIAL, organisation=body)


def an_association(
    region: Region,
    name: str,
    *,
    email: str = "",
    terms: Sequence[str] = (),
    areas: Sequence[str] = (),
    **more: Any,  # noqa: ANN401
) -> Organisation:
    made: Organisation = OrganisationFactory.create(region=region, name_fi=name, **more)
    made.terms.set(Term.objects.filter(code__in=terms))
    made.areas.set(Municipality.objects.filter(name_fi__in=areas))
    if email:
        Contact.objects.create(organisation=made, role_fi="Toimisto", email=email)
    return made


def a_draft(
    body: Organisation, region: Region, *invited: Organisation, actor: User | str = "test",
    **more: Any,  # noqa: ANN401
) -> PartnerRequest:  # fmt: skip
    values: dict[str, Any] = {
        "title": "Vertaistukea", "need": "Etsimme muistiyhdistyksiä.", "language": "fi",
        "kind": "planning", "role": "suunnittelija", "contact": "019 9",
        "answer_by_on": date(2027, 1, 15),
    }  # fmt: skip
    request = begin_request(
        body=body, region=region, network=None, values=values | more, links=RequestLinks(),
        actor=actor, now=NOW,
    )  # fmt: skip
    rows = [Invited(row) for row in invited]
    choose_invited(request=request, invited=rows, actor=actor, now=NOW)
    return request


def a_request(
    body: Organisation, region: Region, *invited: Organisation, actor: User | str = "test",
    **more: Any,  # noqa: ANN401
) -> PartnerRequest:  # fmt: skip
    request = a_draft(body, region, *invited, actor=actor, **more)
    send_request(request=request, actor=actor, now=NOW)
    request.refresh_from_db()
    return request


def invitation_to(organisation: Organisation) -> PartnerInvitation:
    return PartnerInvitation.objects.select_related("organisation", "request__region").get(
        organisation=organisation
    )


def mails(kind: str) -> list[Mail]:
    return list(Mail.objects.filter(kind=f"partners.{kind}").order_by("created_at", "pk"))


def token_in(mail: Mail) -> str:
    found = re.search(r"/l/([\w-]+)", mail.link)
    assert found is not None
    return found[1]


def indexed() -> None:
    """Build the index of what rooms below tell."""
    folder = folders.new_copy(NOW)
    writer = Writer(folder)
    for source in (organisations, activities):
        writer.add(source.documents(None, now=NOW))
    writer.commit()
    writer.close()
    folders.write_mark(folder, Mark(Cursor(0, 0), NOW))
    folders.publish(folder)
