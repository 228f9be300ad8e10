"""Whatever is typed in a form: an answer, the text kept when refused, no row half-written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote_plus

import pytest
from django.apps import apps
from django.http import HttpResponse
from django.test import Client

from kumaja.foundation.accounts.models import User
from kumaja.front.home.actions.feedback import send_feedback
from kumaja.front.home.models import Feedback
from kumaja.help.directory.models import Activity
from kumaja.network.registry.models import Organisation, Role
from kumaja.voice.contributions.models import Contribution, Point
from kumaja.voice.matters.models import Matter
from tests.promises.fields import FoundForm, form_of, forms_in, sent
from tests.promises.pages import url_of
from tests.promises.test_bad_input import HARM, WORST
from tests.walk.visitors import SIGNED_OUT, signed_in
from tests.walk.world import NOW, World

pytestmark = pytest.mark.django_db

FORMS = [
    ("desk:record_edit", "editor"),
    ("desk:activity_create", "editor"),
    ("desk:activity_edit", "editor"),
    ("desk:activity_end", "editor"),
    ("desk:people", "spokesperson"),
    ("networks:offer_create", "spokesperson"),
    ("desk:kept_network_create", "coordinator"),
    ("desk:network_goal_report", "coordinator"),
    ("desk:my_page", "resident"),
    ("accounts:settings", "resident"),
    ("account_login", SIGNED_OUT),
    ("home:feedback", SIGNED_OUT),
    ("ledger:check", SIGNED_OUT),
    ("upkeep:report_activity", SIGNED_OUT),
    ("desk:report", "coordinator"),
    ("desk:incoming_mail", "coordinator"),
    ("home:feedback_answer", "coordinator"),
    ("home:gaps", "administrator"),
    ("desk:admin_region_create", "administrator"),
    ("desk:admin_region", "administrator"),
    ("desk:admin_user", "administrator"),
    # Whoever speaks, asks, tells or reports.
    ("consultations:say_short", "spokesperson"),
    ("consultations:say_entered", "coordinator"),
    ("consultations:ask", "resident"),
    ("matters:follow", SIGNED_OUT),
    ("relay:begin", "spokesperson"),
    ("observations:tell", SIGNED_OUT),
    ("contributions:report", SIGNED_OUT),
    ("contributions:likeness", "coordinator"),
    # Whoever prepares, hears and answers.
    ("desk:matter_create", "official"),
    ("desk:matter_edit", "official"),
    ("desk:matter_note", "official"),
    ("desk:matter_decide", "official"),
    ("desk:matter_stage_add", "official"),
    ("desk:hearing_words", "official"),
    ("desk:hearing_answer", "official"),
    ("desk:field_word_enter", "coordinator"),
    ("values:need_add", "official"),
]
# What nobody may send in, whichever form they send it with.
SMUGGLED = {
    "is_staff": "on", "is_superuser": "on", "is_active": "", "status": "published", "code": "x",
    "pk": "1", "id": "1", "checked_by": "Minä", "checked_at": "2020-01-01", "claimed_at": "",
    "archived_at": "2020-01-01", "archive_reason": "x", "successor": "1", "region": "ita",
    "created_at": "2020-01-01", "source": "ptv", "source_id": "1", "uuid": "x", "user": "1",
    "granted_by": "Minä", "sort_key": "aaa", "match_key": "aaa", "email": "evil@walk.example",
    "erased_at": "2020-01-01", "weight": "9", "kind_": "administrator", "memberships": "2",
    "number": "1", "year": "1999", "due_on": "1999-01-01", "answered_at": "1999-01-01",
    "closed_at": "1999-01-01", "is_demonstration": "on", "actor": "1", "owner": "x",
    "published_at": "", "withdrawn_at": "1999-01-01", "hidden_at": "1999-01-01", "origin": "paper",
    "speaker_name": "Joku muu", "salt": "x", "entry": "1", "weighed_by": "Minä", "person": "1",
}  # fmt: skip
WORST_OF_ALL = ("NUL", "HTML", "huge", "negative", "broken UTF-8", "SQL", "100 kB")
# Rooms of texts that people write; what ships with Kumaja stays out of the way.
WRITTEN = (
    "accounts", "registry", "networks", "directory", "regions", "home", "outbox", "upkeep",
    "matters", "contributions", "consultations", "observations", "relay", "echo", "values",
)  # fmt: skip
OF_SIGNING_IN = {"accounts.SignIn"}


def everything() -> dict[str, str]:
    """Return all rows that people write, so that two moments can be compared."""
    return {
        model._meta.label: repr(
            list(model._default_manager.order_by("pk").values_list())  # noqa: SLF001 - public
        )
        for model in apps.get_models()
        if model._meta.app_label in WRITTEN and model._meta.label not in OF_SIGNING_IN
    }


@pytest.fixture
def ready(found_world: World) -> World:
    send_feedback(
        region=found_world.region, told="Ei toimi", page="", reply_to="", language="fi", now=NOW
    )
    return found_world


def opened(world: World, name: str, who: str) -> tuple[Client, str, FoundForm]:
    client = signed_in(world.people.get(who))
    client.raise_request_exception = False
    url = (
        f"/fi/yllapito/palaute/{Feedback.objects.get().code}/"
        if name == "home:feedback_answer"
        else url_of(world, name)
    )
    return client, url, form_of(client, url)


def plain(text: str) -> str:
    return " ".join(text.replace("\x00", "").replace("\r\n", "\n").split())


def lost(answer: HttpResponse, names: list[str], value: str) -> Iterator[str]:
    """Yield the fields in which what was typed does not stand any more."""
    kept: dict[str, list[str]] = {}
    for form in forms_in(answer.content.decode()):
        for name, values in form.values.items():
            kept.setdefault(name, []).extend(values)
    for name in names:
        if plain(value) not in [plain(one) for one in kept.get(name, [])]:
            yield name


def faults_of(client: Client, url: str, form: FoundForm, names: list[str], raw: str) -> list[str]:
    """Return what goes wrong when the value stands in those fields."""
    values = {name: each for name, each in form.values.items() if name not in names}
    before = everything()
    answer = sent(client, url, values, "&".join(f"{name}={raw}" for name in names))
    wrong = [f"status {answer.status_code}"] if answer.status_code >= 500 else []
    if answer.status_code == 200:
        value = unquote_plus(raw, errors="replace")
        wrong += [f"lost: {name}" for name in lost(answer, names, value)]
        wrong += [f"reflected {match[0]}" for match in HARM.finditer(answer.content.decode())]
    if not 300 <= answer.status_code < 400:
        after = everything()
        wrong += [f"written: {label}" for label in after if after[label] != before[label]]
    return [f"{names[0]}…{len(names)}: {one}" for one in wrong]


@pytest.mark.parametrize(("name", "who"), FORMS, ids=[name for name, _ in FORMS])
def test_every_field_takes_anything_and_keeps_it(ready: World, name: str, who: str) -> None:
    client, url, form = opened(ready, name, who)
    assert form.typed
    found = []
    for number, (kind, raw) in enumerate(WORST.items()):
        # All fields at once, then one alone among right ones: a different one each time.
        alone = form.typed[number % len(form.typed)]
        for names in (form.typed, [alone]) if kind in WORST_OF_ALL else (form.typed,):
            short = raw[:9000] if len(names) * len(raw) > 2_000_000 else raw
            found += [f"{kind}, {one}" for one in faults_of(client, url, form, names, short)]
    assert "\n".join(found) == ""


@pytest.mark.parametrize(("name", "who"), FORMS, ids=[name for name, _ in FORMS])
def test_choices_and_hidden_fields_take_anything(ready: World, name: str, who: str) -> None:
    client, url, form = opened(ready, name, who)
    found = []
    hidden = [one for one in form.values if one not in form.typed]
    for number, one in enumerate(hidden):
        # Each field takes one of them, so that together they take them all.
        for kind in (WORST_OF_ALL[number % len(WORST_OF_ALL)], "NUL"):
            values = {key: each for key, each in form.values.items() if key != one}
            answer = sent(client, url, values, f"{one}={WORST[kind]}")
            found += [f"{one}, {kind}"] if answer.status_code >= 500 else []
    assert "\n".join(found) == ""


def guarded() -> dict[str, Any]:
    """Return what no form may change, of every row."""
    kept = ("code", "archived_at", "archive_reason", "created_at", "source", "source_id", "uuid")
    return {
        "organisations": list(
            Organisation.objects.order_by("pk").values_list(*kept, "successor", "memberships")
        ),
        "activities": list(
            Activity.objects.order_by("pk").values_list(
                *kept, "successor", "region", "organisation"
            )
        ),
        "people": list(
            User.objects.order_by("pk").values_list("code", "email", "is_active", "erased_at")
        ),
        "roles": list(Role.objects.order_by("pk").values_list("code", "kind", "user")),
        "matters": list(
            Matter.objects.order_by("pk").values_list(
                "code", "region", "published_at", "closed_at", "archived_at", "owners"
            )
        ),
        "views": list(
            Contribution.objects.order_by("pk").values_list(
                "code",
                "number",
                "region",
                "organisation",
                "person",
                "visibility",
                "origin",
                "body",
                "published_at",
                "hidden_at",
                "withdrawn_at",
            )
        ),
        "points": list(Point.objects.order_by("pk").values_list("code", "text", "owner")),
    }


@pytest.mark.parametrize(("name", "who"), [row for row in FORMS if "create" not in row[0]], ids=str)
def test_what_a_form_does_not_ask_changes_nothing(ready: World, name: str, who: str) -> None:
    client, url, form = opened(ready, name, who)
    before = guarded()
    more = {key: [value] for key, value in SMUGGLED.items() if key not in form.values}
    if "organisation" not in form.values:
        more["organisation"] = [ready.foreign.code]
    answer = sent(client, url, form.values | more)
    assert answer.status_code < 500
    assert guarded() == before
    ready.own.refresh_from_db()
    ready.activity.refresh_from_db()
    assert "Minä" not in (ready.own.checked_by + ready.activity.checked_by)


def test_a_new_activity_is_ones_own_whatever_is_sent_along(ready: World) -> None:
    client, url, form = opened(ready, "desk:activity_create", "editor")
    said = {"name_fi": ["Uusi kerho"], "kind": ["group"], "way_in": ["come"]}
    more = {key: [value] for key, value in SMUGGLED.items() if key not in form.values}
    more["organisation"] = [ready.foreign.code]
    known = set(Activity.objects.values_list("pk", flat=True))
    answer = sent(client, url, form.values | more | said)
    made = Activity.objects.exclude(pk__in=known)
    assert answer.status_code == 302, [f.values for f in forms_in(answer.content.decode())]
    for row in made:
        assert (row.organisation, row.region) == (ready.own, ready.region)
        assert (row.source, row.archived_at, row.code == "x") == ("", None, False)
        assert row.checked_by != "Minä"
