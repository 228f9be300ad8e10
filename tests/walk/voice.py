"""Matters to walk in: a body's own with an open hearing and what was said, and another body's."""

from __future__ import annotations

from datetime import datetime, timedelta

from kumaja.foundation.core.domain.codes import address_of
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.help.directory.models import Activity
from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.actions.asking import ask_question
from kumaja.voice.consultations.actions.opening import begin_consultation, open_consultation
from kumaja.voice.consultations.actions.texts import Text
from kumaja.voice.consultations.models import AskedQuestion, Consultation
from kumaja.voice.contributions.actions.recording import (
    SaidPoint,
    Speaker,
    View,
    record_contribution,
)
from kumaja.voice.contributions.actions.reporting import Reported, report_text
from kumaja.voice.contributions.domain.rules import Ground
from kumaja.voice.contributions.models import Contribution, Point
from kumaja.voice.echo.actions.activities import name_activity
from kumaja.voice.echo.models import DecisionActivity
from kumaja.voice.matters.actions.decisions import record_decision
from kumaja.voice.matters.actions.opening import (
    Affected,
    MatterLinks,
    Owner,
    begin_matter,
    publish_matter,
)
from kumaja.voice.matters.actions.promises import Promised, give_promise
from kumaja.voice.matters.actions.stages import add_stage
from kumaja.voice.matters.actions.watching import take_in, watch_feed
from kumaja.voice.matters.domain.kinds import (
    MatterObject,
    OwnerPart,
    PromiseLevel,
    StageKind,
)
from kumaja.voice.matters.domain.watching import FeedKind, Found
from kumaja.voice.matters.models import Decision, Matter, Promise, Stage, Suggestion, WatchedFeed
from kumaja.voice.observations.actions.telling import Told, tell_observation
from kumaja.voice.observations.actions.triage import Reply, attach_to_matter
from kumaja.voice.observations.models import Telling, TriageAct

DAY = timedelta(days=1)
BY = {"actor": "test"}
# What a code names that nobody wrote: drafts, sent views and relays are tried by their rooms.
OF_NOBODY = {
    "consultations:draft", "consultations:draft_check", "consultations:draft_drop",
    "consultations:draft_step", "consultations:said", "consultations:said_file",
    "consultations:said_share", "consultations:said_correct", "consultations:said_withdraw",
    "relay:relay", "relay:close", "relay:sheet", "relay:answer",
    "echo:desk_point", "echo:tell_by_hand", "echo:tell_letter", "echo_by_number",
    "echo:annex_file", "contributions:files", "contributions:file",
    "desk:hearing_place", "values:need", "values:planning", "values:drop",
}  # fmt: skip


def make_matter(
    region: Region, body: Organisation, name: str, *speakers: Organisation, now: datetime
) -> Matter:
    """Make a body's matter: a hearing that is open, what these say in it, and a decision."""
    since = now - 10 * DAY
    matter = begin_matter(
        region=region,
        values={"title_fi": f"{name} asia", "summary_fi": f"{name} päätetään.",
                "object": MatterObject.NEGOTIATION},
        owners=[Owner(organisation=body, values={"part": OwnerPart.ORGANISER})],
        links=MatterLinks(areas=[Municipality.objects.get(slug="tuusula")]),
        groups=[Affected({"name_fi": f"{name} ryhmä"})], now=since, **BY,
    )  # fmt: skip
    publish_matter(matter=matter, now=since, **BY)
    stage = _hearing(matter, name, since)
    for speaker in speakers:
        _say(matter, stage, speaker, name, now)
        _tell(matter, speaker, name, now)
    values = {"decided_on": now.date(), "result_fi": f"{name} päätös.", "reasons_fi": f"{name}."}
    decision = record_decision(owner=matter.owners.get(), values=values, now=now, **BY)
    activity = Activity.objects.filter(organisation=speakers[0], region=region).order_by("pk")[0]
    outcome = {"outcome_fi": f"{name} sai tilan."}
    name_activity(decision=decision, activity=activity, outcome=outcome, now=now, **BY)
    return Matter.objects.select_related("region").get(pk=matter.pk)


def _hearing(matter: Matter, name: str, since: datetime) -> Stage:
    starts, ends = since + DAY, since + 60 * DAY
    values = {"kind": StageKind.HEARING, "title_fi": name, "starts_at": starts, "ends_at": ends}
    stage = add_stage(matter=matter, values=values, now=since, **BY)
    promised = Promised(PromiseLevel.CONSULT, {"text_fi": f"{name} kuunnellaan."}, ends.date())
    give_promise(stage=stage, owner=matter.owners.get(), promised=promised, now=since, **BY)
    row = begin_consultation(
        stage=stage, values={"title_fi": f"{name} kuuleminen", "background_fi": f"{name}."},
        questions=[{"text_fi": f"{name}?"}], now=since, **BY,
        text=Text({"title_fi": f"{name} ehdotus"}, [{"text_fi": f"{name} on auki."}]),
    )  # fmt: skip
    opened = open_consultation(consultation=row, starts_at=starts, ends_at=ends, now=since, **BY)
    ask_question(
        consultation=opened, text=f"{name} miksi?", language="fi", name="Asukas", now=since, **BY
    )
    return stage


def _say(matter: Matter, stage: Stage, speaker: Organisation, name: str, now: datetime) -> None:
    text = f"{name} kuuluu meille."
    view = record_contribution(
        region=matter.region, speaker=Speaker(organisation=speaker), matter=matter, stage=stage,
        view=View(body=text, language="fi", points=[SaidPoint(text)]), now=now, **BY,
    )  # fmt: skip
    report_text(contribution=view, reported=Reported(Ground.CLIENT, f"{name} näkyy."), now=now)


def make_watch(region: Region, body: Organisation, name: str, now: datetime) -> None:
    """Watch a feed that has told something."""
    feed = watch_feed(
        region=region, body=body, kind=FeedKind.AGENDAS, url=f"https://{name}.example/lista.rss",
        language="fi", now=now, **BY,
    )  # fmt: skip
    take_in(feed=feed, found=[Found("1", f"{name} lista", "", "", None)], etag="", now=now)


def codes_of_watch(region: Region, name: str) -> dict[str, str]:
    """Return what fills an address of watching."""
    if name == "desk:watch_stop":
        return {"code": WatchedFeed.objects.get(region=region).code}
    return {"code": Suggestion.objects.in_region(region).get().code}


def _tell(matter: Matter, speaker: Organisation, name: str, now: datetime) -> None:
    """Tell a word that waits, and one that was attached to the matter."""
    for text in (f"{name} sulkee ovensa.", f"{name} aukeaa myöhässä."):
        row = tell_observation(
            region=matter.region, speaker=Speaker(organisation=speaker), actor="test", now=now,
            told=Told(text=text, language="fi", whom=name, place=name, helps=name),
        )  # fmt: skip
    reply = Reply(f"{name} on mukana asiassa.")
    attach_to_matter(observation=row, matter=matter, reply=reply, now=now, **BY)


def codes_of_report(matter: Matter) -> dict[str, str]:
    """Return what fills an address of a text that was reported, and of hiding it."""
    view = Contribution.objects.filter(matter=matter).order_by("pk")[0]
    return {"code": view.code, "act": "hide"}


def codes_of_word(matter: Matter, name: str) -> dict[str, str]:
    """Return what fills an address of a word from the field."""
    act = TriageAct.objects.filter(matter=matter).order_by("pk")[0]
    kind = "answer" if name == "desk:field_word_act" else act.code
    telling = Telling.objects.filter(observation=act.observation).order_by("pk")[0]
    return {"code": act.observation.code, "act": kind, "telling": telling.code}


def codes_of_matter(matter: Matter, name: str) -> dict[str, str]:
    """Return what fills an address of a matter."""
    decision = Decision.objects.get(matter=matter)
    view = Contribution.objects.filter(matter=matter).order_by("pk")[0]
    addresses = {
        "matters:decision": address_of(str(decision), decision.code),
        "echo:thread": address_of(str(view), view.code),
    }
    codes = {"api:get_decision": decision.code, "api:get_contribution": view.code}
    return {
        "address": addresses.get(name, matter.address),
        "code": codes.get(name, matter.code),
        "stage": Stage.objects.filter(matter=matter).values_list("code", flat=True)[0],
        "promise": Promise.objects.filter(stage__matter=matter).values_list("code", flat=True)[0],
        "decision": decision.code,
        "named": DecisionActivity.objects.get(decision=decision).code,
        "owner": "0",
        "step": "whole",
        "about": "points",
        "value": "1",
        "hearing": Consultation.objects.get(matter=matter).code,
        "asked": AskedQuestion.objects.get(consultation__matter=matter).code,
        "point": point_of(matter),
    }


def point_of(matter: Matter, speaker: Organisation | None = None) -> str:
    """Return the code of the first point of the matter, or of what one said on it."""
    rows = Point.objects.on(matter).in_order()
    said = rows.filter(contribution__organisation=speaker) if speaker else rows
    return said.values_list("code", flat=True)[0]
