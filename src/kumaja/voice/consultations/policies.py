"""In whose name a visitor speaks in consultations, and who only drafts."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from kumaja.foundation.accounts.models import User
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.kinds import OrganisationKind, RoleKind
from kumaja.network.registry.models import Organisation, OrganisationQuerySet
from kumaja.network.registry.policies import (
    Visitor,
    acts_as_own,
    is_coordinator,
    may_speak_for,
    roles_of,
)
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.contributions.models import Contribution, ContributionQuerySet

_DRAFTING = (RoleKind.EDITOR, RoleKind.SPOKESPERSON)


def may_send_for(user: Visitor, organisation: Organisation, day: date) -> bool:
    """Test whether the visitor sends views in the association's name: its spokespeople do."""
    is_body = organisation.kind == OrganisationKind.PUBLIC_BODY
    return not is_body and may_speak_for(user, organisation, day)


def sent_for_by(user: Visitor, region: Region, day: date) -> OrganisationQuerySet:
    """Return the region's associations for which the visitor sends; pair of `may_send_for`."""
    return _own(user, region, day, RoleKind.SPOKESPERSON)


def may_draft_for(user: Visitor, organisation: Organisation, day: date) -> bool:
    """Test whether the visitor writes drafts of the association: its own people alone."""
    is_body = organisation.kind == OrganisationKind.PUBLIC_BODY
    return not is_body and acts_as_own(user, organisation, day)


def drafted_for_by(user: Visitor, region: Region, day: date) -> OrganisationQuerySet:
    """Return the region's associations for which the visitor drafts; pair of `may_draft_for`."""
    return _own(user, region, day, *_DRAFTING)


def may_speak_as_resident(user: Visitor, consultation: Consultation) -> bool:
    """Test whether the visitor speaks as themselves: the matter says so, and they have an account.

    Who has none gets a link by mail.
    """
    may = consultation.matter.residents_may_speak
    return may and isinstance(user, User) and not isinstance(user, AnonymousUser)


def may_enter_for_others(user: Visitor, consultation: Consultation, day: date) -> bool:
    """Test whether the visitor writes down what came on paper or by telephone: coordination."""
    return is_coordinator(user, consultation.region, day)


def _own(user: Visitor, region: Region, day: date, *kinds: RoleKind) -> OrganisationQuerySet:
    keys = {
        role.organisation_id
        for role in roles_of(user, day)
        if role.kind in kinds and role.organisation_id is not None
    }
    rows = Organisation.objects.filter(pk__in=keys).in_region(region).current()
    return rows.exclude(kind=OrganisationKind.PUBLIC_BODY).by_name()


def said_by(user: Visitor, region: Region, day: date) -> ContributionQuerySet:
    """Return what the visitor sent, alone or as one of an association's people, or wrote down."""
    rows = Contribution.objects.in_region(region)
    if not isinstance(user, User):
        return rows.none()
    own = Q(person=user, organisation=None) | Q(entered_by=user)
    return rows.filter(own | Q(organisation__in=drafted_for_by(user, region, day).values("pk")))
