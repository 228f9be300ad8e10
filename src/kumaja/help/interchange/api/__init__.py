"""The API of HSDS 3.1, for reading: `front/api` answers it at /hsds/."""

from ninja import Router

from kumaja.help.interchange.api.meta import router as meta
from kumaja.help.interchange.api.organisations import router as organisations
from kumaja.help.interchange.api.places import router as places
from kumaja.help.interchange.api.services import router as services
from kumaja.help.interchange.api.taxonomies import router as taxonomies

ROUTERS: tuple[Router, ...] = (meta, services, organisations, taxonomies, places)
