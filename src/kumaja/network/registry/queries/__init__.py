"""Reading records of organisations, and pairs of records that may be one."""

from kumaja.network.registry.queries.records import (
    LABEL,
    keys_beneath,
    list_organisations,
    organisations_meant,
    table_values,
    umbrellas_called,
)
from kumaja.network.registry.queries.told import TABLE_COLUMNS, table_of

__all__ = [
    "LABEL",
    "TABLE_COLUMNS",
    "keys_beneath",
    "list_organisations",
    "organisations_meant",
    "table_of",
    "table_values",
    "umbrellas_called",
]
