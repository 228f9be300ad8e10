"""What another system of an organisation writes: the same fields and rules as the desk's pages."""

from ninja import Router

from kumaja.front.desk.api.activities import router as activities
from kumaja.front.desk.api.record import router as record

ROUTERS: tuple[Router, ...] = (record, activities)
