"""Loads consultations: opened before their stage, with texts, invitations, questions, answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from kumaja.demo.content import Entry, texts
from kumaja.demo.load_network import ACTOR
from kumaja.demo.story import Happening, Story
from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.consultations.actions.asking import answer_question, ask_question
from kumaja.voice.consultations.actions.inviting import (
    NobodySilent,
    invite,
    remind_silent,
    tell_help,
)
from kumaja.voice.consultations.actions.opening import begin_consultation, open_consultation
from kumaja.voice.consultations.actions.texts import Text
from kumaja.voice.consultations.actions.versions import publish_version
from kumaja.voice.consultations.domain.kinds import HelpKind
from kumaja.voice.consultations.domain.periods import hurries_of
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.matters.models import AffectedGroup

_LITTLE: Final = timedelta(minutes=20)
_KNOWN: Final = frozenset((
    "stage", "title_fi", "title_sv", "title_en", "background_fi", "background_sv",
    "background_en", "easy_fi", "easy_sv", "easy_en", "easy_missing", "way_asked_fi",
    "way_asked_sv", "way_asked_en", "invited", "helped", "helped_fi", "helped_sv",
    "helped_en", "second_contact", "question", "document", "asked",
))  # fmt: skip
# A hearing that the shifting to working days made a day too short says why it is short.
_HURRY: Final = "Päätös tehdään heti kuulemisen jälkeen."


def rounds_of(story: Story) -> list[Entry]:
    """Return what the file tells of its consultations, in the order of their rounds."""
    entry = story.entry
    first = [entry["consultation"]] if "consultation" in entry else []
    return first + list(entry.get("consultation_round", []))


def require_known(told: Entry, known: frozenset[str], where: str) -> None:
    """Refuse what the format does not know: a writer's slip is seen at once."""
    if unknown := sorted(set(told) - known):
        raise KeyError(f"{where}: {', '.join(unknown)}")


def happenings_of_consultations(story: Story) -> Iterator[Happening]:
    """Yield what the owners did: opened, invited, asked once more, published, answered."""
    for index, row in enumerate(rounds_of(story)):
        require_known(row, _KNOWN, f"{story.entry['matter']['key']} consultation {index}")
        yield Happening(_opened_at(story, row), 4, partial(_open, story, row))
        for told in row.get("document", [])[1:]:
            published = partial(_publish, story, index, told)
            yield Happening(story.at(told["day"], 9), 5, published)
        if "second_contact" in row:
            told = row["second_contact"]
            yield Happening(story.at(told["day"], 10), 6, partial(_remind, story, index, told))
        for told in row.get("asked", []):
            yield Happening(story.at(told["day"], 10), 7, partial(_ask, story, index, told))


def _opened_at(story: Story, row: Entry) -> datetime:
    """Return a little before the stage, or the day its text came out, whichever is earlier."""
    days = [story.entry["stage"][row["stage"]]["starts"]]
    days += [told["day"] for told in row.get("document", [])[:1]]
    return story.at(min(0, *days), 9) - _LITTLE


def _open(story: Story, row: Entry, now: datetime) -> None:
    stage = story.stages[row["stage"]]
    consultation = begin_consultation(
        stage=stage, values=texts(row, "title", "background", "easy", "way_asked"),
        questions=[texts(told, "text") for told in row.get("question", [])],
        actor=ACTOR, now=now - _LITTLE,
    )  # fmt: skip
    story.consultations.append(consultation)
    for told in row.get("document", [])[:1]:
        _publish(story, len(story.consultations) - 1, told, now)
    hurried = hurries_of(day_of(stage.starts_at), day_of(stage.ends_at))
    opened = open_consultation(
        consultation=consultation, starts_at=stage.starts_at, ends_at=stage.ends_at, actor=ACTOR,
        now=now, hurry_reason=_HURRY if hurried else "",
    )  # fmt: skip
    story.consultations[-1] = opened
    invited = [story.organisations[key] for key in row.get("invited", [])]
    invite(
        consultation=opened, organisations=invited, actor=ACTOR, now=now,
        is_mailed=_is_mailed(story, opened),
    )  # fmt: skip
    _help(story, opened, row, now)


def _is_mailed(story: Story, consultation: Consultation) -> bool:
    """Test whether the mails are still of use: old ones only fill the demonstration's spool."""
    return consultation.is_open_at(story.ground.now)


def _help(story: Story, consultation: Consultation, row: Entry, now: datetime) -> None:
    told = list(row.get("helped", []))
    if row.get("helped_fi"):
        told.append({f"text_{each}": row.get(f"helped_{each}", "") for each in LANGUAGES})
    for each in told:
        text = texts(each, "text")
        kind = HelpKind(each.get("kind", HelpKind.OTHER))
        tell_help(
            consultation=consultation, kind=kind, text=text, group=_group(story, each),
            actor=ACTOR, now=now,
        )  # fmt: skip


def _group(story: Story, told: Entry) -> AffectedGroup | None:
    return story.groups[told["group"]] if "group" in told else None


def _publish(story: Story, index: int, told: Entry, now: datetime) -> None:
    columns = {name.rsplit("_", 1)[1]: told[name] for name in told if name.startswith("paragraphs")}
    rows = zip(*columns.values(), strict=True)
    paragraphs = [
        {f"text_{language}": text for language, text in zip(columns, row, strict=True)}
        for row in rows
    ]
    day_sv = int(told.get("day_sv") or told["day"])
    story.documents[told["version"]] = publish_version(
        consultation=story.consultations[index], text=Text(texts(told, "title"), paragraphs),
        published_sv_at=story.at(day_sv, 9) if day_sv != told["day"] else None,
        actor=ACTOR, now=now,
    )  # fmt: skip


def _remind(story: Story, index: int, told: Entry, now: datetime) -> None:
    consultation = story.consultations[index]
    asked = [story.organisations[key] for key in told["organisations"]]
    mailed = _is_mailed(story, consultation)
    invite(consultation=consultation, organisations=asked, actor=ACTOR, now=now, is_mailed=mailed)
    text = "Yhdistyksesi näkemys puuttuu vielä. Kaksi lausetta riittää, ja puhelimellakin käy."
    try:
        remind_silent(
            consultation=consultation, text=text, only=asked, actor=ACTOR, now=now,
            is_mailed=mailed,
        )  # fmt: skip
    except NobodySilent:
        return


def _ask(story: Story, index: int, told: Entry, now: datetime) -> None:
    organisation = story.organisations.get(told.get("organisation", ""))
    asked = ask_question(
        consultation=story.consultations[index], text=told["text"], language=told["language"],
        name=told.get("resident", ""), organisation=organisation, actor=ACTOR, now=now,
    )  # fmt: skip
    if "answer_day" not in told:
        return
    answer_question(
        asked=asked, answer=texts(told, "answer"), owner=story.owners[told.get("owner", 0)],
        actor=ACTOR, now=max(now + _LITTLE, story.at(told["answer_day"], 13)),
    )  # fmt: skip
