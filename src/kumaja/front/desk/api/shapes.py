"""What may be sent: every field may be left out, and is then left as it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from ninja import Field, Schema
from pydantic import ConfigDict

from kumaja.help.directory.domain.kinds import ActivityKind, ChannelKind, Fact, PriceKind, WayIn

HOUR = r"^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$"
Seen = Literal["public", "network", "own"]


class Sent(Schema):
    """Something sent; a field that is not known here is refused."""

    model_config = ConfigDict(extra="forbid")


class TextsSent(Sent):
    """A text in the languages that change; an empty one goes."""

    fi: str = ""
    sv: str = ""
    en: str = ""


class TwoTextsSent(Sent):
    """A text in Finnish and Swedish."""

    fi: str = ""
    sv: str = ""


class ContactSent(Sent):
    """A way to reach the organisation, by role and never by person."""

    role: TextsSent = TextsSent()
    phone: str = ""
    email: str = ""
    visibility: Seen = "public"


class RecordSent(Sent):
    """Fields of the organisation's own record; `contacts` takes the place of all that were."""

    name: TextsSent = TextsSent()
    summary: TextsSent = TextsSent()
    description: TextsSent = TextsSent()
    represents: TextsSent = TextsSent()
    experience_expertise: TextsSent = TextsSent()
    business_id: str = ""
    register_number: str = ""
    founded_year: int | None = None
    members: int | None = None
    website: str = ""
    languages: list[str] = []
    domicile: str = Field("", description="Code of the municipality.")
    locality: str = ""
    whole_region: bool = False
    municipalities: list[str] = Field([], description="Codes.")
    target_groups: list[str] = Field([], description="Codes of terms.")
    themes: list[str] = Field([], description="Codes of terms.")
    ended_on: date | None = None
    visibility: dict[str, Seen] = Field({}, description="Field → who sees it.")
    contacts: list[ContactSent] = []


class ChannelSent(Sent):
    """A place, a phone line, an address on the net."""

    kind: ChannelKind
    name: TwoTextsSent = TwoTextsSent()
    street: str = ""
    postal_code: str = ""
    municipality: str = Field("", description="Code of the municipality.")
    phone: str = ""
    url: str = ""
    email: str = ""


class ScheduleSent(Sent):
    """When it happens; the rule is one of RFC 5545 (empty: the one day), hours are Helsinki's."""

    rule: str = Field("", max_length=200)
    first_on: date
    until_on: date | None = None
    starts_at: str = Field(pattern=HOUR)
    ends_at: str = Field(pattern=HOUR)
    channel: int | None = Field(None, ge=0, description="Number of its channel, from 0.")
    exceptions: list[date] = Field([], max_length=200)
    on_holidays: bool = False


class ActivitySent(Sent):
    """Fields of an activity; `channels` and `schedules` come together and replace what was."""

    name: TextsSent = TextsSent()
    summary: TextsSent = TextsSent()
    description: TextsSent = TextsSent()
    words: TextsSent = Field(TextsSent(), description="Words by which search finds it.")
    eligibility: TextsSent = TextsSent()
    price_note: TextsSent = TextsSent()
    summary_easy: str = ""
    kind: ActivityKind = ActivityKind.SUPPORT
    way_in: WayIn = WayIn.COME
    age_from: int | None = None
    age_to: int | None = None
    price_kind: PriceKind = PriceKind.UNKNOWN
    price: Decimal | None = None
    languages: list[str] = []
    whole_region: bool = False
    municipalities: list[str] = Field([], description="Codes.")
    remote: bool = False
    is_full: bool = False
    is_address_secret: bool = False
    paused_until: date | None = None
    life_situations: list[str] = Field([], description="Codes of terms.")
    target_groups: list[str] = Field([], description="Codes of terms.")
    themes: list[str] = Field([], description="Codes of terms.")
    activity_forms: list[str] = Field([], description="Codes of terms.")
    handbook_parts: list[str] = Field([], description="Codes of terms.")
    facts: dict[Fact, bool | None] = Field({}, description="Null: not known.")
    channels: list[ChannelSent] = []
    schedules: list[ScheduleSent] = Field([], max_length=50)


class EndSent(Sent):
    """When an activity ended or ends, and which one goes on instead."""

    ended_on: date
    successor: str = Field("", description="Code of an activity of the organisation.")
