"""Consultations that are open, made through the room's own actions."""

from __future__ import annotations

from datetime import datetime

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.actions.opening import begin_consultation, open_consultation
from kumaja.voice.consultations.actions.texts import Text
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.tests.rows import DAY, NOW, a_matter, a_promise, a_stage

TITLE = {"title_fi": "Kuuleminen", "title_sv": "Hörande"}
BACKGROUND = {"background_fi": "Miksi tätä kysytään.", "background_sv": "Varför vi frågar."}
QUESTIONS = ({"text_fi": "Mikä toimii?", "text_sv": "Vad fungerar?"},)
TEXT = Text(
    {"title_fi": "Ehdotus", "title_sv": "Förslag"},
    [
        {"text_fi": "1 § Tilat ovat auki.", "text_sv": "1 § Rummen är öppna."},
        {"text_fi": "2 § Avaimen saa netistä.", "text_sv": "2 § Nyckeln fås på nätet."},
    ],
)


def a_draft(
    region: Region, *bodies: Organisation, now: datetime = NOW, matter: Matter | None = None
) -> Consultation:
    """Make a consultation that is not open yet, its promise given, its stage a day away."""
    matter = matter or a_matter(
        region, *bodies, now=now, title_sv="Lokaler", summary_fi="Mitä päätetään.",
        summary_sv="Vad som beslutas.",
    )  # fmt: skip
    stage = a_stage(matter, starts_at=now + DAY, now=now)
    for owner in matter.owners.order_by("position"):
        if owner.position == 0:
            a_promise(stage)
    return begin_consultation(
        stage=stage, values=TITLE | BACKGROUND, questions=QUESTIONS, text=TEXT, actor="test",
        now=now,
    )  # fmt: skip


def a_consultation(
    region: Region, *bodies: Organisation, starts_at: datetime = NOW, days: int = 40,
) -> Consultation:  # fmt: skip
    """Make a consultation that takes views from `starts_at` for so many days."""
    draft = a_draft(region, *bodies, now=starts_at - DAY)
    return open_consultation(
        consultation=draft, starts_at=starts_at, ends_at=starts_at + days * DAY, actor="test",
        now=starts_at - DAY,
    )  # fmt: skip
