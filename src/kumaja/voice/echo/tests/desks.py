"""A desk with its official signed in, for the tests of its pages."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from kumaja.foundation.accounts.models import User
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import a_person
from kumaja.voice.echo.models import Weighing
from kumaja.voice.echo.tests.rows import Heard

REASON = "Huone puretaan keväällä, koska sen ilma on huono."


def signed_in(client: Client, kind: RoleKind, **of: object) -> User:
    """Sign in somebody who holds the role, with a second factor."""
    user = a_person(kind, **of)
    client.force_login(user)
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, user, method="mfa", type="totp")
    request.session.save()
    return user


def desk_url(heard: Heard, name: str = "desk_point", code: str = "") -> str:
    """Return the address of a page of the desk, in Finnish."""
    with override("fi"):
        if name != "desk_point":
            return reverse(f"echo:{name}", args=[heard.matter.address])
        place = [heard.matter.address, str(heard.owner.position), code or heard.points[0].code]
        return reverse("echo:desk_point", args=place)


def sent(heard: Heard, **more: object) -> dict[str, object]:
    """Return what a form holds that says no, with its reason."""
    rows = {row.point_code: row.code for row in Weighing.objects.current()}
    seen = ",".join(f"{p.code}:{rows.get(p.code, '')}" for p in heard.points)
    return {"state": "not_taken", "reason": REASON, "seen": seen, "change": ""} | more
