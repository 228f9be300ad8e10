"""Practices and gaps to walk in: one's own and a foreign association bring, use and take on."""

from __future__ import annotations

from datetime import date, datetime

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.gaps.actions import MissingHere, Owners, take_on_gap
from kumaja.help.gaps.models import SharedStructure
from kumaja.network.networks.models import Network
from kumaja.network.practices.actions.practices import propose_practice, write_practice
from kumaja.network.practices.actions.uses import Experience, Users, tell_use
from kumaja.network.practices.domain.uses import UseState
from kumaja.network.practices.models import Practice, PracticeUse
from kumaja.network.registry.models import Organisation

IN_PRACTICES = ("practices:", "desk:practice", "desk:kept_practice", "api:get_practice")
_SITUATIONS = ("grief", "lonely")


def make_practice(
    region: Region, name: str, network: Network, *users: Organisation, now: datetime
) -> Practice:
    """Write a practice that these use, let each propose one of its own and take a gap on."""
    text = Trilingual(fi=f"{name} teksti")
    texts = {"name_fi": f"{name} käytäntö", "description_fi": text.fi}
    by = {"actor": "test", "now": now}
    practice = write_practice(
        region=region, values=texts | {"network": network}, terms=(), actor="test", now=now
    )
    told = Experience(UseState.IN_USE, date(2026, 1, 1), text)
    for number, own in enumerate(users):
        propose_practice(region=region, organisation=own, values=texts, terms=(), **by)
        tell_use(practice=practice, region=region, users=Users(own), experience=told, **by)
        place = region.municipalities.order_by("code")[0]
        gap = MissingHere(place, Term.objects.get(code=_SITUATIONS[number]))
        take_on_gap(
            region=region, gap=gap, owners=Owners([own]), agreed=text, since_on=told.since_on, **by
        )
    return practice


def codes_of_practice(practice: Practice, name: str, organisation: Organisation) -> dict[str, str]:
    """Return what fills an address of a practice, of what is an organisation's own."""
    use = PracticeUse.objects.get(practice=practice, organisation=organisation)
    proposal = Practice.objects.get(organisation=organisation, region=practice.region)
    codes = {"desk:practice_proposal": proposal.code, "desk:practice_use_withdraw": use.code}
    found = {"code": codes.get(name, practice.code), "use": use.code}
    return found | ({"address": practice.address} if name.startswith("practices:") else {})


def codes_of_gap(organisation: Organisation) -> dict[str, str]:
    """Return what fills an address of a gap that the organisation took on."""
    row = SharedStructure.objects.get(owners__organisation=organisation)
    return {"slug": row.municipality.slug, "about": "situation", "code": row.term.code}


def code_of_structure(organisation: Organisation) -> dict[str, str]:
    """Return what fills the address at which the organisation tells what came of it."""
    return {"code": SharedStructure.objects.get(owners__organisation=organisation).code}
