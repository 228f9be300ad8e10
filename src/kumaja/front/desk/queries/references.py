"""What the rows that the log points to are called: one statement for each kind of row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Field, ForeignKey, Q
from django.db.models.constants import LOOKUP_SEP

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.front.desk.queries.log_words import ORGANISATION, REGION, ROLE, TERM, USER
from kumaja.network.registry.models import Role

Key = int | str  # a database key, or a public code
Reference = tuple[str, Key]
MUNICIPALITY = "places.Municipality"
_BY_CODE = {
    "areas": MUNICIPALITY, "municipalities": MUNICIPALITY, "terms": TERM,
    "holders": ORGANISATION, "parties": ORGANISATION, "party": ORGANISATION,
    "owners": ORGANISATION,
}  # fmt: skip
_CODE = {REGION: "slug"}
_OF_SAME_LIST = frozenset({"into", "parent"})
_NAMED = tuple(f"name_{language}" for language in ("fi", "sv", "en"))


def field_of(label: str, name: str) -> Field[Any, Any] | None:
    """Return the column that a field of the log is, None when it is no column."""
    try:
        fields = apps.get_model(label)._meta.concrete_fields
    except (LookupError, ValueError):
        return None
    return next((field for field in fields if field.name == name), None)


def target_of(label: str, name: str) -> str:
    """Return which kind of row a field of the log points to; nothing when it points to none."""
    if name in _BY_CODE:
        return _BY_CODE[name]
    field = field_of(label, name)
    if isinstance(field, ForeignKey):
        target = str(field.related_model._meta.label)
        return target if target == USER or field_of(target, "name_fi") else ""
    return TERM if (label, name) == (TERM, "into") else ""


def keys_in(value: Any) -> list[Key]:  # noqa: ANN401 - any JSON value
    """Return the keys that a value of the log holds."""
    values = value if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, int | str) and each != ""]


@dataclass(frozen=True, slots=True)
class Names:
    """The names of rows by what the log knows them by."""

    found: Mapping[Reference, Trilingual]
    language: str

    def of(self, label: str, key: Key) -> str:
        """Return what a row is called, nothing when it is gone."""
        return self.found.get((label, key), Trilingual()).in_language(self.language).value


def names_in(
    entries: Collection[AuditRow], language: str, others: Iterable[Reference] = ()
) -> Names:
    """Return the names of all rows that the entries point to, and of those named beside them."""
    wanted: dict[str, set[Key]] = {}
    for label, key in (*_references(entries), *others):
        wanted.setdefault(label, set()).add(key)
    found: dict[Reference, Trilingual] = {}
    for label, keys in wanted.items():
        found |= _read(label, keys)
    return Names(found, language)


def _references(entries: Iterable[AuditRow]) -> Iterable[Reference]:
    for entry in entries:
        for state in (entry.before, entry.after):
            for name, value in (state or {}).items():
                if label := target_of(entry.object_label, name):
                    known = as_known(entry, name, value)
                    yield from ((label, key) for key in keys_in(known))
                elif name == "channels":
                    yield from ((MUNICIPALITY, code) for code in _municipalities(value))


def _municipalities(channels: Iterable[Mapping[str, Any]] | None) -> Iterable[str]:
    """Return the codes of where places are; what was kept long ago has none."""
    return filter(None, (channel.get("municipality") for channel in channels or []))


def told_of(entries: Iterable[AuditRow]) -> Iterable[Reference]:
    """Yield the regions and terms on which the entries' acts were, and the regions they were in."""
    for entry in entries:
        if entry.object_label in {TERM, REGION} and entry.object_text:
            yield entry.object_label, entry.object_text
        if entry.region_key:
            yield REGION, entry.region_key


def as_known(entry: AuditRow, name: str, value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return a value as its row is known by: a term's own list goes before the code of another."""
    if entry.object_label == TERM and name in _OF_SAME_LIST and isinstance(value, str) and value:
        return f"{entry.object_text.partition(':')[0]}:{value}"
    return value


def _read(label: str, keys: Collection[Key]) -> dict[Reference, Trilingual]:
    model, code = apps.get_model(label), _CODE.get(label, "code")
    numbers = [key for key in keys if isinstance(key, int)]
    codes = [key.rpartition(":")[2] for key in keys if isinstance(key, str)]
    names = ("name", "email") if label == USER else _NAMED
    asked = Q(pk__in=numbers) | Q(**{f"{code}{LOOKUP_SEP}in": codes})
    list_name = ("scheme",) if label == TERM else ()
    rows = model._default_manager.filter(asked)  # noqa: SLF001 - Django's public name for it
    found: dict[Reference, Trilingual] = {}
    for pk, known, *texts in rows.values_list("pk", code, *list_name, *names):
        scheme, told = (f"{texts[0]}:", texts[1:]) if list_name else ("", texts)
        name = Trilingual(fi=told[0] or told[1]) if label == USER else Trilingual(*told)
        found[label, pk] = found[label, f"{scheme}{known}"] = name
    return found


def roles_coded(codes: Collection[str]) -> dict[str, Role]:
    """Return the roles with these codes, with whose and where they are: one statement."""
    if not codes:
        return {}
    rows = Role.objects.filter(code__in=codes).select_related("user", "organisation", "region")
    return {row.code: row for row in rows}


def role_keys(entries: Iterable[AuditRow]) -> set[str]:
    """Return the codes of the roles that the entries tell of."""
    return {entry.object_key for entry in entries if entry.object_label == ROLE}
