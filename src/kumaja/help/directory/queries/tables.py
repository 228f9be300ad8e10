"""Which activities the rows of a table are, and how those stand here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from django.db.models import Prefetch

from kumaja.foundation.imports.domain.records import Json, Standing, Values
from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.regions.models import Region
from kumaja.help.directory.domain.kinds import ChannelKind, PriceKind
from kumaja.help.directory.domain.tables import (
    ASKED,
    FREE,
    NAMES,
    SEVERAL_ASSOCIATIONS,
    UNKNOWN_ASSOCIATION,
)
from kumaja.help.directory.models import Activity, Channel, Schedule
from kumaja.network.registry.policies import visible_in

LABEL: Final = "directory.Activity"
SCHEMES: Final = {
    "target_groups": "target_group",
    "themes": "theme",
    "life_situations": "life_situation",
    "forms": "activity_form",
}
PLACE: Final = {"place_name": "name_fi", "street": "street", "postal_code": "postal_code"}
LINES: Final = {
    "phone": ChannelKind.PHONE, "url": ChannelKind.ONLINE, "email": ChannelKind.EMAIL,
}  # fmt: skip
_PLAIN = (
    *NAMES, "kind", "summary_fi", "summary_sv", "description_fi", "description_sv",
    "eligibility_fi", "price_note_fi", "languages", "age_from", "age_to", "way_in",
)  # fmt: skip
_LONGEST_ID = 100


def associations_by_name(region: Region) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Return business id → code, and name's key → codes, of the region's associations."""
    by_id: dict[str, str] = {}
    by_name: dict[str, dict[str, None]] = defaultdict(dict)
    rows = visible_in(region).order_by("pk").values_list("code", "business_id", *NAMES)
    for code, business_id, *names in rows:
        if business_id:
            by_id[business_id] = code
        for name in names:
            if name:
                by_name[match_key(name)][code] = None
    return by_id, {key: tuple(codes) for key, codes in by_name.items()}


def activity_values(row: Activity) -> dict[str, Json]:
    """Return a loaded activity in the shape of a row of a table."""
    terms = sorted(str(term) for term in row.terms.all())
    channels = list(row.channels.all())
    place = next((each for each in channels if each.kind == ChannelKind.PLACE), Channel())
    price = FREE if row.price_kind == PriceKind.FREE else str(row.price or "")
    return {
        **{name: getattr(row, name) for name in _PLAIN},
        **{name: getattr(place, column) for name, column in PLACE.items()},
        "organisation": row.organisation.code,
        "place_municipality": place.municipality.code if place.municipality else "",
        **{name: line_of(channels, kind, name) for name, kind in LINES.items()},
        **{
            name: [term for term in terms if term.startswith(f"{scheme}:")]
            for name, scheme in SCHEMES.items()
        },
        "price": price,
        "areas": sorted(area.code for area in row.areas.all()),
        "is_region_wide": row.is_region_wide or None,
        "is_remote": row.is_remote,
        "times": [_times(each) for each in row.schedules.all()],
        "ended_on": row.ended_on.isoformat() if row.ended_on else "",
    }


def line_of(channels: list[Channel], kind: ChannelKind, name: str) -> str:
    """Return the number or address of the first channel of a kind."""
    return next((str(getattr(each, name)) for each in channels if each.kind == kind), "")


def _times(row: Schedule) -> Json:
    return {
        "rule": row.rule,
        "first_on": row.first_on.isoformat(),
        "until_on": row.until_on.isoformat() if row.until_on else None,
        "starts_at": row.starts_at.isoformat("minutes"),
        "ends_at": row.ends_at.isoformat("minutes"),
    }


def activities_meant(
    told: Mapping[str, Values], keys: Mapping[str, str], source: str, region: Region
) -> dict[str, Standing]:
    """Return the activities that rows of a table are: by an earlier import, id, or name."""
    rows = _candidates(told, keys, source, region)
    by_code = {row.code: row for row in rows}
    by_origin = {row.source_id: row for row in rows if row.source == source}
    named = {(row.organisation.code, row.match_key): row for row in rows if not row.archived_at}
    found: dict[str, Standing] = {}
    for name, values in told.items():
        keeper = str(values.get("organisation", ""))
        if keeper.startswith(ASKED):
            found[name] = _asked(keeper.removeprefix(ASKED), region)
            continue
        row = by_code.get(keys.get(name, "")) or by_origin.get(name[:_LONGEST_ID])
        row = row or next(
            (named[pair] for key in _name_keys(values) if (pair := (keeper, key)) in named), None
        )
        if row is not None:
            is_archived = row.archived_at is not None
            found[name] = Standing(LABEL, row.code, activity_values(row), is_archived)
    return found


def _asked(name: str, region: Region) -> Standing:
    key = match_key(name)
    text = SEVERAL_ASSOCIATIONS if visible_in(region).filter(match_key=key) else UNKNOWN_ASSOCIATION
    return Standing(LABEL, "", {}, taken_by=Sentence(text, {"name": name[:100]}))


def _name_keys(values: Values) -> list[str]:
    return [match_key(str(values[name])) for name in NAMES if values.get(name)]


def _candidates(
    told: Mapping[str, Values], keys: Mapping[str, str], source: str, region: Region
) -> list[Activity]:
    """Return the region's activities that could be one of the rows, loaded as they are compared."""
    own = Activity.objects.in_region(region)
    ids = [name[:_LONGEST_ID] for name in told]
    pks = set(own.filter(source=source, source_id__in=ids).values_list("pk", flat=True))
    pks |= set(own.filter(code__in=list(keys.values())).values_list("pk", flat=True))
    keepers = {str(values.get("organisation", "")) for values in told.values()}
    names = {key for values in told.values() for key in _name_keys(values)}
    called = own.current().filter(organisation__code__in=keepers, match_key__in=names)
    pks |= set(called.values_list("pk", flat=True))
    channels = Channel.objects.select_related("municipality").order_by("position", "pk")
    rows = Activity.objects.filter(pk__in=pks).select_related("organisation").order_by("-pk")
    return list(
        rows.prefetch_related(
            "areas", "terms", Prefetch("channels", channels),
            Prefetch("schedules", Schedule.objects.order_by("position", "pk")),
        )
    )  # fmt: skip
