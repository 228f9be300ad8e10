"""Shapes that the interfaces of all rooms share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from ninja import Field, Schema
from ninja.errors import HttpError
from pydantic import TypeAdapter

from kumaja.foundation.core.domain.text import Trilingual


class Texts(Schema):
    """A text in the languages in which it exists."""

    fi: str = ""
    sv: str = ""
    en: str = ""

    @classmethod
    def of(cls, text: Trilingual) -> Texts:
        """Return a trilingual text in this shape."""
        return cls.model_construct(fi=text.fi, sv=text.sv, en=text.en)


Values = dict[str, Any]
_JSON = TypeAdapter(Values)


def texts_of(text: Trilingual) -> Values:
    """Return a trilingual text in the shape of `Texts`."""
    return {"fi": text.fi, "sv": text.sv, "en": text.en}


def json_of(values: Values) -> HttpResponse:
    """Return values, made in the shape of an operation's schema, as JSON.

    Written at once: made into schema objects first, a list of 20 took twice as long. That the
    shape is kept is tested against the published document.
    """
    return HttpResponse(_JSON.dump_json(values), content_type="application/json; charset=utf-8")


def site_of(request: HttpRequest) -> str:
    """Return what every address on the site begins with: `https://host`."""
    return f"{request.scheme}://{request.get_host()}"


class Problem(Schema):
    """What went wrong (RFC 9457)."""

    type: str = Field("about:blank", description="A page about this sort of problem.")
    title: str = Field(description="What happened, in a sentence.")
    status: int
    detail: str = ""
    errors: dict[str, list[str]] = Field({}, description="Parameter → what is wrong with it.")
    owners: dict[str, str] = Field({}, description="Field → the other system that owns it.")


class BadParameters(HttpError):
    """Parameters that mean nothing: told by name."""

    def __init__(self, errors: dict[str, list[str]]) -> None:
        super().__init__(400, "Some parameters can't be understood.")
        self.errors = errors


def parameters_of(form: type[forms.Form]) -> dict[str, list[Values]]:
    """Return what an operation tells (OpenAPI) of the parameters that a form reads.

    An empty one is as if it weren't there.
    """
    told = [
        {"name": name, "in": "query", "required": False, "schema": _schema_of(field)}
        for name, field in form.base_fields.items()
    ]
    return {"parameters": told}


def _schema_of(field: forms.Field) -> Values:
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        return {"type": "string", "enum": ["", *(str(value) for value, _ in choices if value)]}
    if isinstance(field, forms.DateField):
        return {"type": "string", "pattern": r"^(\d{4}-\d{2}-\d{2})?$"}
    told: Values = {"type": "string"}
    if isinstance(field, forms.RegexField):
        told["pattern"] = f"^({field.regex.pattern.strip('^$')})?$"
    if isinstance(field, forms.SlugField):
        told["pattern"] = "^[-a-zA-Z0-9_]*$"
    if isinstance(field, forms.CharField) and field.max_length:
        told["maxLength"] = field.max_length
    return told


def checked(form: forms.Form) -> Any:  # noqa: ANN401 - the form of the caller's own kind
    """Return the form when its parameters are understood; raises BadParameters."""
    if not form.is_valid():
        raise BadParameters(
            {name: [str(error) for error in errors] for name, errors in form.errors.items()}
        )
    return form
