"""What the composed pages show, each read in a fixed number of statements."""

from kumaja.front.profiles.queries.activity import ActivityPage, find_activity, get_activity_page
from kumaja.front.profiles.queries.municipality import (
    MunicipalityPage,
    find_municipality,
    get_municipality_page,
)
from kumaja.front.profiles.queries.municipality_list import (
    MunicipalityList,
    get_municipality_list,
    municipality_table,
)
from kumaja.front.profiles.queries.organisation import (
    OrganisationPage,
    find_organisation,
    get_organisation_page,
)
from kumaja.front.profiles.queries.organisation_list import (
    OrganisationList,
    get_organisation_choices,
    get_organisation_list,
    narrowed,
)
from kumaja.front.profiles.queries.public_bodies import (
    BodyList,
    BodyPage,
    get_body_list,
    get_body_page,
    running_bodies,
)

__all__ = [
    "ActivityPage",
    "BodyList",
    "BodyPage",
    "MunicipalityList",
    "MunicipalityPage",
    "OrganisationList",
    "OrganisationPage",
    "find_activity",
    "find_municipality",
    "find_organisation",
    "get_activity_page",
    "get_body_list",
    "get_body_page",
    "get_municipality_list",
    "get_municipality_page",
    "get_organisation_choices",
    "get_organisation_list",
    "get_organisation_page",
    "municipality_table",
    "narrowed",
    "running_bodies",
]
