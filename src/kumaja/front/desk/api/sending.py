"""What is sent with a key: acted on once, refused in words, answered with where it went."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from ninja import Field, Schema
from ninja.errors import HttpError

from kumaja.foundation.audit.actions import take_form_key
from kumaja.foundation.audit.models import FormKey
from kumaja.foundation.core.engine.interface import BadParameters
from kumaja.network.registry.domain.api_keys import Scope
from kumaja.network.registry.models import ApiKey

LONGEST = 200
JSON = "application/json; charset=utf-8"
IDEMPOTENT: dict[str, Any] = {
    "parameters": [
        {
            "name": "Idempotency-Key", "in": "header", "required": False,
            "description": (
                "A word of your own for this act: sent again within a week, it is done once and"
                " answered the same."
            ),
            "schema": {"type": "string", "maxLength": LONGEST},
        }
    ]
}  # fmt: skip


class Written(Schema):
    """What was written, and its public page."""

    code: str
    url: str = Field(description="The page on which people read it.")


class NotStored(HttpError):
    """What was sent breaks a rule: told field by field."""

    def __init__(self, errors: Mapping[str, list[str]]) -> None:
        super().__init__(422, "What was sent can't be stored.")
        self.errors = errors


class NotOursToWrite(HttpError):
    """Another system is the declared master of what was sent: told field by field."""

    def __init__(self, owners: Mapping[str, str]) -> None:
        super().__init__(409, "Another system owns some of these fields: correct them there.")
        told = gettext("Another system owns this: %(name)s. Correct it there.")
        self.owners = dict(owners)
        self.errors = {field: [told % {"name": name}] for field, name in owners.items()}


def key_of(request: HttpRequest, scope: Scope) -> ApiKey:
    """Return the key of the request; refused (403) when it may not write that."""
    key: ApiKey = request.auth  # type: ignore[attr-defined]
    if not key.may(scope):
        raise PermissionDenied(f"This key may not write that: it lacks “{scope}”.")
    return key


def written_once(
    request: HttpRequest, key: ApiKey, act: Callable[[], Schema], *, status: int = 200
) -> HttpResponse:
    """Act in one transaction; what comes again with its Idempotency-Key is answered the same.

    A refusal leaves nothing behind, the word neither: what was mended may be sent with it again.
    """
    word = request.headers.get("Idempotency-Key", "")
    if len(word) > LONGEST:
        raise BadParameters({"Idempotency-Key": [f"At most {LONGEST} signs."]})
    try:
        with transaction.atomic():
            return _answered(act(), status) if not word else _once(request, key, word, act, status)
    except ValidationError as wrong:
        raise NotStored(_told(wrong)) from wrong


def _once(
    request: HttpRequest, key: ApiKey, word: str, act: Callable[[], Schema], status: int
) -> HttpResponse:
    taken, is_new = take_form_key(owner=key.code, key=_print(word), now=timezone.now())
    sent = _print(f"{request.method} {request.path} {request.body!r}")
    if is_new:
        answer = _answered(act(), status)
        kept = json.dumps({"sent": sent, "status": status, "body": answer.content.decode()})
        FormKey.objects.filter(pk=taken.pk).update(redirect_to=kept)
        return answer
    before = json.loads(taken.redirect_to)
    if before["sent"] != sent:
        raise HttpError(409, "This Idempotency-Key came with something else before.")
    again = {"Idempotency-Replayed": "true"}
    return HttpResponse(before["body"], JSON, status=before["status"], headers=again)


def _print(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _answered(written: Schema, status: int) -> HttpResponse:
    return HttpResponse(written.model_dump_json(), JSON, status=status)


def require_valid(form: forms.Form, *rows: Any) -> None:  # noqa: ANN401 - formsets
    """Refuse (422) what the page's form would show again."""
    errors: dict[str, list[str]] = {}
    for name, faults in form.errors.items():
        errors.setdefault(sent_name(name), []).extend(str(fault) for fault in faults)
    for each in rows:
        for number, row in enumerate(each.forms):
            for name, faults in row.errors.items():
                where = f"{each.prefix}.{number}.{sent_name(name)}"
                errors.setdefault(where, []).extend(str(fault) for fault in faults)
        if beside := [str(fault) for fault in each.non_form_errors()]:
            errors.setdefault(each.prefix, []).extend(beside)
    if errors:
        raise NotStored(errors)


_SENT = {"areas": "municipalities", "is_region_wide": "whole_region", "is_remote": "remote"}
TYPED = {sent: name for name, sent in _SENT.items()}


def sent_name(name: str) -> str:
    """Return what the interface calls a field of a form: `name_sv` is `name.sv`."""
    head, _, language = name.rpartition("_")
    if head and language in ("fi", "sv", "en"):
        return f"{head}.{language}"
    return _SENT.get(name, "record" if name == NON_FIELD_ERRORS else name)


def _told(wrong: ValidationError) -> dict[str, list[str]]:
    if hasattr(wrong, "error_dict"):
        return {sent_name(name): list(faults) for name, faults in wrong.message_dict.items()}
    return {"record": list(wrong.messages)}


def typed(stored: Mapping[str, Any], sent: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the form would have been sent: what is stored, with the given fields changed."""
    data = {name: "" if value is None else value for name, value in stored.items()}
    for name, value in sent.items():
        if isinstance(value, Mapping):
            data |= {f"{name}_{each}": text for each, text in value.items()}
        else:
            data[TYPED.get(name, name)] = "" if value is None else value
    return data


def rows_typed(prefix: str, rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return rows as a form of several is sent them."""
    listed = [typed({}, row) for row in rows]
    counts = {f"{prefix}-TOTAL_FORMS": str(len(listed)), f"{prefix}-INITIAL_FORMS": "0"}
    return counts | {
        f"{prefix}-{number}-{name}": value
        for number, row in enumerate(listed)
        for name, value in row.items()
    }
