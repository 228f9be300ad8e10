"""Proposing, writing, rewording, publishing, sharing and archiving practices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import save_clean
from kumaja.foundation.core.domain.text import LANGUAGES, Trilingual
from kumaja.foundation.index.actions import touch
from kumaja.foundation.language.domain.keys import match_key, sort_key
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.practices.models import TEXTS, Practice, PracticeVersion
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import COORDINATION, checker_of

LABEL: Final = "practices.Practice"
_SETTLED: Final = ("region", "organisation", "network", "municipality", "successor")
_FIRST: Final = Trilingual()


class PracticeGone(Exception):
    """The practice was taken out of lists; its page says why."""


class PracticePublished(Exception):
    """The practice is public already."""


@transaction.atomic
def propose_practice(
    *,
    region: Region,
    organisation: Organisation,
    values: Mapping[str, Any],
    terms: Iterable[Term],
    actor: object | None,
    now: datetime,
) -> Practice:
    """Propose a practice for an organisation; coordination reads it before anyone else does."""
    values = dict(values) | {"organisation": organisation, "municipality": organisation.domicile}
    return _create(region, values, terms, verb="proposed", actor=actor, now=now)


@transaction.atomic
def write_practice(
    *,
    region: Region,
    values: Mapping[str, Any],
    terms: Iterable[Term],
    actor: object | None,
    now: datetime,
) -> Practice:
    """Write a practice as coordination: it is public at once, as its first version."""
    practice = _create(region, values, terms, verb="written", actor=actor, now=now)
    return publish_practice(practice=practice, actor=actor, now=now)


@transaction.atomic
def publish_practice(*, practice: Practice, actor: object | None, now: datetime) -> Practice:
    """Make a proposed practice public: what it says now is its first version."""
    row = _held(practice, now)
    if row.published_at is not None:
        raise PracticePublished(row.code)
    row.published_at = now
    _save(row, "published", before={"published_at": None}, after={"published_at": now}, actor=actor,
          now=now)  # fmt: skip
    _add_version(row, _FIRST, actor, now)
    return row


@transaction.atomic
def amend_practice(
    *,
    practice: Practice,
    values: Mapping[str, Any],
    terms: Iterable[Term] | None = None,
    changed: Trilingual = _FIRST,
    actor: object | None,
    now: datetime,
) -> Practice:
    """Reword a practice; a public one gets a new version, which says what changed."""
    row = _held(practice, now)
    if row.published_at is not None and not changed:
        raise ValidationError({"changed_fi": _("Say what changed since the last version.")})
    before = _told(row)
    for name, value in values.items():
        setattr(row, name, value)
    _fill_keys(row)
    if terms is not None:
        row.terms.set(terms)
    _save(row, "amended", before=before, actor=actor, now=now)
    if row.published_at is not None:
        _add_version(row, changed, actor, now)
    return row


@transaction.atomic
def share_practice(
    *, practice: Practice, is_shared: bool, actor: object | None, now: datetime
) -> Practice:
    """Let other regions see a public practice, or keep it in its own again."""
    row = _held(practice, now)
    before = {"is_shared": row.is_shared}
    row.is_shared = is_shared
    _save(row, "shared", before=before, after={"is_shared": is_shared}, actor=actor, now=now)
    return row


@transaction.atomic
def archive_practice(
    *,
    practice: Practice,
    reason: str,
    actor: object | None,
    now: datetime,
    successor: Practice | None = None,
) -> Practice:
    """Take a practice out of lists and search, or decline a proposal; its page says why."""
    row = _held(practice, now)
    row.archived_at, row.archive_reason, row.successor = now, reason, successor
    after = {"archived_at": now, "archive_reason": reason}
    _save(row, "archived", before={"archived_at": None}, after=after, actor=actor, now=now)
    return row


def require_current(practice: Practice, region: Region, now: datetime) -> None:
    """Refuse to act in a closed region, or on what was archived; raises PracticeGone."""
    require_open(region, now)
    if practice.archived_at is not None:
        raise PracticeGone(practice.code)


def _create(
    region: Region, values: Mapping[str, Any], terms: Iterable[Term], *, verb: str,
    actor: object | None, now: datetime,
) -> Practice:  # fmt: skip
    require_open(region, now)
    practice = Practice(**values, region=region, created_at=now)
    _fill_keys(practice)
    save_clean(practice, exclude=_SETTLED, force_insert=True)
    practice.terms.set(terms)
    record(actor, verb, practice, now=now, region=region, after=_told(practice))
    return practice


def _held(practice: Practice, now: datetime) -> Practice:
    rows = Practice.objects.select_for_update(of=("self",)).select_related("region", "organisation")
    row = rows.get(pk=practice.pk)
    require_current(row, row.region, now)
    return row


def _save(
    row: Practice, verb: str, *, before: dict[str, Any], after: dict[str, Any] | None = None,
    actor: object | None, now: datetime,
) -> None:  # fmt: skip
    save_clean(row, exclude=_SETTLED)
    told = _told(row) if after is None else after
    record(actor, verb, row, now=now, region=row.region, before=before, after=told)
    touch(LABEL, row.code, now=now)


def _add_version(row: Practice, changed: Trilingual, actor: object | None, now: datetime) -> None:
    texts = {f"{name}_{one}": getattr(row, f"{name}_{one}") for name in TEXTS for one in LANGUAGES}
    version = PracticeVersion(
        practice=row, number=row.versions.count() + 1, made_on=day_of(now), **texts,
        made_by=_maker(row, actor, now), changed_fi=changed.fi, changed_sv=changed.sv,
        changed_en=changed.en,
    )  # fmt: skip
    save_clean(version, exclude=["practice"], force_insert=True)


def _maker(row: Practice, actor: object | None, now: datetime) -> str:
    """Return whose text the version is: its organisation's at first, else who keeps it."""
    if row.organisation is not None and row.versions.count() == 0:
        return str(row.organisation)[:200]
    if row.organisation is not None and isinstance(actor, User):
        return checker_of(actor, row.organisation, day_of(now))
    return COORDINATION


def _fill_keys(practice: Practice) -> None:
    name = str(practice)
    practice.sort_key, practice.match_key = sort_key(name), match_key(name)


def _told(practice: Practice) -> dict[str, Any]:
    return state_of(practice) | {"terms": sorted(str(term) for term in practice.terms.all())}
