"""Bodies, matters with a hearing, and promises, made through the room's own actions."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import OrganisationFactory
from kumaja.voice.matters.actions.opening import (
    Affected,
    MatterLinks,
    Owner,
    begin_matter,
    publish_matter,
)
from kumaja.voice.matters.actions.promises import Promised, give_promise
from kumaja.voice.matters.actions.stages import add_stage
from kumaja.voice.matters.domain.kinds import (
    MatterObject,
    OwnerPart,
    PromiseLevel,
    StageKind,
)
from kumaja.voice.matters.models import Matter, Promise, Stage

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def a_body(region: Region, name: str = "Keski-Uudenmaan hyvinvointialue") -> Organisation:
    """Make a public body of the region."""
    made: Organisation = OrganisationFactory.create(
        region=region, name_fi=name, kind=OrganisationKind.PUBLIC_BODY
    )
    return made


def a_matter(
    region: Region, *bodies: Organisation, title: str = "Kokoontumistilat", now: datetime = NOW,
    is_published: bool = True,
    **more: Any,  # noqa: ANN401
) -> Matter:  # fmt: skip
    """Make a matter of the bodies, or of one that it makes, published unless told."""
    owners = [
        Owner(organisation=body, values={"part": OwnerPart.ORGANISER, "role_fi": "Suunnittelija"})
        for body in bodies or (a_body(region),)
    ]
    values = {"title_fi": title, "object": MatterObject.SERVICE} | more
    matter = begin_matter(
        region=region, values=values, owners=owners, links=MatterLinks(),
        groups=[Affected({"name_fi": "Läheistään hoitavat", "source_fi": "Kysely 2026"})],
        actor="test", now=now,
    )  # fmt: skip
    if is_published:
        publish_matter(matter=matter, actor="test", now=now)
        matter.refresh_from_db()
    return matter


def a_stage(
    matter: Matter, *, starts_at: datetime = NOW, days: int = 40,
    kind: StageKind = StageKind.HEARING, now: datetime = NOW,
) -> Stage:  # fmt: skip
    """Make a stage of so many days, a hearing unless told."""
    values = {"kind": kind, "title_fi": "Kuuleminen", "starts_at": starts_at,
              "ends_at": starts_at + days * DAY}  # fmt: skip
    return add_stage(matter=matter, values=values, actor="test", now=now)


def a_promise(
    stage: Stage, *, level: PromiseLevel = PromiseLevel.CONSULT, answer_by: date | None = None
) -> Promise:
    """Promise by the matter's first owner, a day before the stage opens."""
    owner = stage.matter.owners.order_by("position").first()
    assert owner is not None
    promised = Promised(
        level, {"text_fi": "Jokaiseen kohtaan vastataan."},
        answer_by or (stage.ends_at + 30 * DAY).date(),
    )  # fmt: skip
    return give_promise(
        stage=stage, owner=owner, promised=promised, actor="test", now=stage.starts_at - DAY
    )
