"""What sorts of organisations and roles there are."""

from __future__ import annotations

from enum import StrEnum


class OrganisationKind(StrEnum):
    """What an organisation is (järjestö, yhdistys, järjestöjen yhteisö, kattojärjestö …)."""

    ASSOCIATION = "association"
    COMMUNITY = "community"
    UMBRELLA = "umbrella"
    PUBLIC_BODY = "public_body"
    GROUP = "group"


class RoleKind(StrEnum):
    """What a person may do, for an organisation, in a region, or everywhere."""

    EDITOR = "editor"
    SPOKESPERSON = "spokesperson"
    COORDINATOR = "coordinator"
    OFFICIAL = "official"
    ADVISER = "adviser"
    PROGRAMME_COORDINATOR = "programme_coordinator"
    ADMINISTRATOR = "administrator"


OF_AN_ORGANISATION = frozenset({RoleKind.EDITOR, RoleKind.SPOKESPERSON, RoleKind.OFFICIAL})
OF_A_REGION = frozenset({RoleKind.COORDINATOR, RoleKind.ADVISER})
