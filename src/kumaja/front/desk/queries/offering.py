"""An offer as one of its parties reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kumaja.foundation.regions.models import Region
from kumaja.front.desk.queries.words import Words
from kumaja.network.networks.models import OfferParty, TaskOffer
from kumaja.network.networks.policies import offering_by
from kumaja.network.networks.queries.words import OFFER_WORDS, task_name
from kumaja.network.registry.policies import Visitor


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party, and what the visitor may do in its name."""

    party: OfferParty
    may_agree: bool
    may_withdraw: bool

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """What a button of the party sends."""
        return (("party", self.party.organisation.code),)


@dataclass(frozen=True, slots=True)
class OfferPage:
    """What the page of an offer shows."""

    task: str
    state: Words
    rows: tuple[PartyRow, ...]


def get_offer_page(
    offer: TaskOffer, user: Visitor, region: Region, day: date, *, language: str
) -> OfferPage:
    """Return a loaded offer with what the visitor may do in each party's name."""
    own = set(offering_by(user, region, day).values_list("pk", flat=True))
    rows = (
        _row(party, offer, is_own=party.organisation_id in own) for party in offer.parties.all()
    )
    return OfferPage(task_name(offer.task, language), OFFER_WORDS[offer.state], tuple(rows))


def _row(party: OfferParty, offer: TaskOffer, *, is_own: bool) -> PartyRow:
    may_agree = is_own and offer.is_open and party.agreed_at is None
    return PartyRow(party, may_agree=may_agree, may_withdraw=is_own and offer.is_open)
