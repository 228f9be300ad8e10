"""What is asked of the API of HSDS: rows of a region narrowed by its parameters."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Count, Exists, Max, Model, OuterRef, Q, QuerySet, Subquery

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.index.domain.question import Question, cleaned
from kumaja.foundation.index.engine import searcher
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.engine.shipped import OURS
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.directory.domain.kinds import ChannelKind
from kumaja.help.directory.models import Activity, ActivityQuerySet, Channel
from kumaja.help.interchange.domain.hsds.nesting import Entry
from kumaja.help.interchange.domain.hsds.profile import term_id
from kumaja.help.interchange.domain.hsds.tables import AT
from kumaja.help.interchange.domain.hsds.writing import part_id
from kumaja.help.interchange.queries.exported import id_of, services_in
from kumaja.help.interchange.queries.hsds import SOURCE
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import visible_in as visible_organisations

ACTIVITY, ORGANISATION = "directory.Activity", "registry.Organisation"
MOST_FOUND = 500
_Rows = TypeVar("_Rows", bound="QuerySet[Model]")
_Known = TypeVar("_Known", Organisation, Activity)


def found_by_words(region: Region, label: str, text: str) -> list[str]:
    """Return the codes of the rows that answer best to the words; raises IndexMissing."""
    question = Question(region.slug, cleaned(text), labels=(label,), limit=MOST_FOUND)
    return [hit.key for hit in searcher.find(question, counted=()).hits]


def organisation_called(region: Region, row_id: str) -> Organisation | None:
    """Return the organisation of the region that is called so outside."""
    return _called(visible_organisations(region), row_id)


def service_called(region: Region, row_id: str) -> Activity | None:
    """Return the activity of the region that is called so outside."""
    return _called(services_in(region), row_id)


def _called(rows: QuerySet[_Known], row_id: str) -> _Known | None:
    if not is_uuid(row_id):
        return None
    found = rows.filter(Q(uuid=row_id) | Q(source=SOURCE, source_id=row_id))
    return next((row for row in found.order_by("pk") if id_of(row) == row_id), None)


def is_uuid(text: str) -> bool:
    """Test whether an id is a UUID as we write it."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def of_organisation(region: Region, rows: ActivityQuerySet, row_id: str) -> ActivityQuerySet:
    """Keep the activities of the organisation that is called so outside."""
    organisation = organisation_called(region, row_id)
    return rows.filter(organisation=organisation) if organisation else rows.none()


def with_term(rows: _Rows, row_id: str) -> _Rows:
    """Keep the rows that carry the term with the id."""
    terms = Term.objects.of(*OURS)
    return rows.filter(terms__in=[term for term in terms if term_id(str(term)) == row_id])


def with_term_of(rows: _Rows, taxonomy_id: str) -> _Rows:
    """Keep the rows that carry any term of the taxonomy."""
    found: list[Scheme] = [scheme for scheme in OURS if term_id(scheme) == taxonomy_id]
    return rows.filter(Exists(Term.objects.of(*found).filter(**{_carried(rows): OuterRef("pk")})))


def _carried(rows: QuerySet[Model]) -> str:
    return "activities" if rows.model is Activity else "organisations"


def modified_since(rows: ActivityQuerySet, moment: datetime) -> ActivityQuerySet:
    """Keep the activities on which somebody acted at the moment or later."""
    acts = AuditRow.objects.filter(
        object_label=ACTIVITY, object_key=OuterRef("code"), at__gte=moment
    )
    return rows.filter(Exists(acts))


def last_modified(codes: Collection[str]) -> dict[str, datetime]:
    """Return when somebody last acted on each activity."""
    acts = AuditRow.objects.filter(object_label=ACTIVITY, object_key__in=codes)
    return dict(acts.order_by().values_list("object_key").annotate(Max("at")))


def channels_told(region: Region, services: ActivityQuerySet | None = None) -> QuerySet[Channel]:
    """Return the channels that are told outside, in the order of their activities."""
    rows = services_in(region) if services is None else services
    is_place = Q(kind__in=(ChannelKind.PLACE, ChannelKind.HOME))
    is_open = ~is_place & Q(street="", longitude=None)
    told = Channel.objects.filter(Q(activity__is_address_secret=False) | is_open)
    return told.filter(activity__in=rows).order_by(
        "activity__sort_key", "activity_id", "position", "pk"
    )


def service_with_place(region: Region, row_id: str) -> Activity | None:
    """Return the activity one of whose places is called so outside.

    Such an id follows from the activity's and can't be looked up: the region's are gone through.
    """
    if not is_uuid(row_id):
        return None
    rows = services_in(region).annotate(channel_count=Count("channels"))
    listed: Iterable[Any] = rows.only("uuid", "source", "source_id").iterator(chunk_size=2000)
    for row in listed:
        own = id_of(row)
        count: int = row.channel_count
        if any(part_id(own, AT, number) == row_id for number in range(count)):
            found: Activity = row
            return found
    return None


def minimal_services(rows: ActivityQuerySet) -> list[Entry]:
    """Return of each activity only what it is called outside and when it was last changed."""
    acts = AuditRow.objects.filter(object_label=ACTIVITY, object_key=OuterRef("code"))
    last = acts.order_by("-at").values("at")[:1]
    listed: QuerySet[Any] = rows.only("code", "uuid", "source", "source_id", "created_at")
    return [
        {"id": id_of(row), "modified_date": (row.modified_at or row.created_at).isoformat()}
        for row in listed.annotate(modified_at=Subquery(last))
    ]
