"""The person in the registry: what they may do, and until when."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.domain.personal import Basis, PersonalData
from kumaja.foundation.accounts.models import User
from kumaja.network.registry.actions.api_keys import forget_maker
from kumaja.network.registry.actions.requests import forget_requests_of
from kumaja.network.registry.actions.roles import forget_roles
from kumaja.network.registry.models import ApiKey, JoiningRequest, Role

RECORD = (
    PersonalData(
        room="registry",
        purpose=_("To know who may act for an organisation, in a region or for the service."),
        lifetime=_("Until the person is erased; a role holds until its last day."),
        basis=Basis.LEGITIMATE_INTEREST,
        fields=(
            "registry.Role.user",
            "registry.Role.granted_by",
        ),
    ),
    PersonalData(
        room="registry",
        purpose=_("To know who made a key by which another system writes for an organisation."),
        lifetime=_("Until the person is erased; the key stays the organisation's."),
        basis=Basis.LEGITIMATE_INTEREST,
        fields=("registry.ApiKey.created_by",),
    ),
    PersonalData(
        room="registry",
        purpose=_("To reach an organisation: the phone and mail of a task, not of a person."),
        lifetime=_("As long as the organisation keeps them on its record."),
        basis=Basis.LEGITIMATE_INTEREST,
        fields=("registry.Contact.phone", "registry.Contact.email"),
    ),
    PersonalData(
        room="registry",
        purpose=_("To know who asks to act for an organisation, and to answer."),
        lifetime=_("A week when it is not confirmed; half a year after the answer."),
        basis=Basis.LEGITIMATE_INTEREST,
        fields=(
            "registry.JoiningRequest.user",
            "registry.JoiningRequest.email",
            "registry.JoiningRequest.person_name",
            "registry.JoiningRequest.post",
            "registry.JoiningRequest.words",
            "registry.JoiningRequest.answer",
        ),
    ),
)


def export(user: User) -> dict[str, Any]:
    """Return the person's roles with their terms, the keys they made, and what they asked for."""
    rows = Role.objects.filter(user=user).select_related("organisation", "region").order_by("pk")
    requests = JoiningRequest.objects.filter(email=user.email.lower()).oldest_first()
    return {
        "requests": [
            {
                "at": row.asked_at.isoformat(),
                "name": row.name or str(row.organisation),
                "words": row.words,
                "answer": row.answer,
                "state": row.state,
            }
            for row in requests.select_related("organisation")
        ],
        "roles": [
            {
                "role": row.kind,
                "organisation": str(row.organisation) if row.organisation else "",
                "region": row.region.slug if row.region else "",
                "from": row.starts_on.isoformat(),
                "until": _written(row.ends_on),
            }
            for row in rows
        ],
        "keys": [
            {"name": row.name, "organisation": str(row.organisation)}
            for row in ApiKey.objects.filter(created_by=user)
            .select_related("organisation")
            .order_by("pk")
        ],
    }


def erase(user: User, *, now: datetime) -> None:
    """Forget roles and requests; what they did for an organisation stays the organisation's."""
    del now
    forget_roles(user=user)
    forget_maker(user=user)
    forget_requests_of(user.email)


def _written(day: date | None) -> str:
    return "" if day is None else day.isoformat()
