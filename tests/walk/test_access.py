"""Lock 6: every address × kind of visitor × own and others' things does what the table says."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from kumaja.config.access import united
from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.core.domain.audiences import Audience
from kumaja.front.search.actions import rebuild_index
from tests.walk.addresses import Address, addresses
from tests.walk.visitors import SIGNED_OUT, arguments, lets_in, signed_in
from tests.walk.voice import OF_NOBODY
from tests.walk.world import NOW, World

pytestmark = pytest.mark.django_db

# Pages of signing in lead on who is signed in already, or who has not asked for a code; what a
# code names that nobody wrote is 404 for all. Their own rooms test them.
LEADING_ON = ("account_", "mfa_", "openid_", "accounts:kept_form")
NOT_THERE = {
    "home:feedback_receipt", "home:feedback_answer", "home:gap_close", "api:api-root",
    "hsds:api-root", "api:nothing", "hsds:nothing",
    "log_latest", "log_checkpoint", "log_inclusion", "log_growth",  # nothing was said yet
    "desk:contact_role", "desk:contact_role_remove",  # an association has none
    *OF_NOBODY,
}  # fmt: skip

OF_ONE_THING = {Audience.EDITOR, Audience.SPOKESPERSON, Audience.OWNER}


@dataclass(frozen=True, slots=True)
class Step:
    """One address to try."""

    address: Address
    audience: Audience
    foreign: bool

    @property
    def is_of_one_thing(self) -> bool:
        return self.audience in OF_ONE_THING


def steps() -> list[Step]:
    table = united()
    found = []
    for address in addresses("fi"):
        if address.name.startswith(LEADING_ON) or address.name in NOT_THERE:
            continue
        audience = table[address.name]
        if audience == Audience.HOLDER_OF_LINK:
            continue
        found.append(Step(address, audience, foreign=False))
        if audience in OF_ONE_THING and address.arguments:
            found.append(Step(address, audience, foreign=True))
    return found


def url_of(step: Step, world: World) -> str:
    given = arguments(world, step.address.name, step.address.arguments, foreign=step.foreign)
    with translation.override("fi"):
        return reverse(step.address.name, kwargs=given)


def is_led_to_sign_in(answer: object) -> bool:
    return str(getattr(answer, "url", "")).startswith(reverse(settings.LOGIN_URL))


def faults_of(step: Step, visitor: str, client: Client, url: str) -> list[str]:
    """Return what happens at the address otherwise than the table says."""
    where = f"{step.address.name} {'foreign' if step.foreign else 'own'} as {visitor}"
    answer = client.get(url)
    if lets_in(step.audience, visitor, foreign=step.foreign):
        ok = answer.status_code in {200, 301, 302, 304, 405} and not is_led_to_sign_in(answer)
        return [] if ok else [f"{where}: {answer.status_code}"]
    answers = {"GET": answer, "POST": client.post(url, {"name_fi": "x"})}
    if step.audience == Audience.HOLDER_OF_KEY:
        answers["PATCH"] = client.patch(url)
    refused = {method: is_refused(found, visitor) for method, found in answers.items()}
    # A method that the address does not know at all does nothing for anyone.
    wrong = [m for m, found in answers.items() if not refused[m] and found.status_code != 405]
    if any(refused.values()) and not wrong:
        return []
    return [f"{where}: {method} {found.status_code}" for method, found in answers.items()]


def is_refused(answer: object, visitor: str) -> bool:
    """Test whether the answer is a refusal: to sign-in, 401, 403 or 404."""
    status = getattr(answer, "status_code", 0)
    if visitor == SIGNED_OUT:
        return is_led_to_sign_in(answer) or status in {401, 403, 404}
    return status in {401, 403, 404}


def test_every_address_does_what_the_table_says(world: World) -> None:
    visitors = {SIGNED_OUT: signed_in(None)} | {
        name: signed_in(user) for name, user in world.people.items()
    }
    rebuild_index(now=NOW)
    before = AuditRow.objects.count()
    found: list[str] = []
    for step in steps():
        if step.address.name in {"desk:erase", "desk:take_out", "account_logout"}:
            continue
        url = url_of(step, world)
        for visitor, client in visitors.items():
            found += faults_of(step, visitor, client, url)
    assert not found, "\n".join(found)
    assert AuditRow.objects.count() == before


def test_things_of_another_region_are_not_there(world: World) -> None:
    for person in ("editor", "coordinator", "adviser"):
        client = signed_in(world.people[person])
        paths = [
            reverse("registry:detail", args=[world.elsewhere.address]),
            reverse("directory:detail", args=[world.elsewhere_activity.address]),
            reverse("networks:detail", args=[world.elsewhere_network.address]),
            reverse("matters:detail", args=[world.elsewhere_matter.address]),
            reverse("practices:detail", args=[world.elsewhere_practice.address]),
            reverse("practices:tell", args=[world.elsewhere_practice.address]),
            reverse("desk:our_association", args=[world.elsewhere.address]),
            reverse("desk:record_edit", args=[world.elsewhere.address]),
        ]
        assert [client.get(path).status_code for path in paths] == [404] * 8, person


def test_a_wrong_row_of_the_table_is_caught(world: World) -> None:
    address = next(row for row in addresses("fi") if row.name == "desk:record_edit")
    step = Step(address, Audience.EVERYONE, foreign=False)
    assert faults_of(step, SIGNED_OUT, signed_in(None), url_of(step, world))
    open_page = next(row for row in addresses("fi") if row.name == "home:about")
    step = Step(open_page, Audience.ADMINISTRATOR, foreign=False)
    assert faults_of(step, SIGNED_OUT, signed_in(None), url_of(step, world))
