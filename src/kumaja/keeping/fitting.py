"""What this installation is: its version, its tables, whether they are up to date."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from kumaja.keeping.faults import Refused
from kumaja.keeping.manifest import Tables, fingerprint
from kumaja.keeping.tables import described, kept_tables


def own_version() -> str:
    """Return the version that is installed; a checkout that is run as it lies has none."""
    try:
        return version("kumaja")
    except PackageNotFoundError:
        return "from a checkout"


def has_tables(*, using: str) -> bool:
    """Test whether anything was ever migrated here."""
    return "django_migrations" in connections[using].introspection.table_names()


def tables_here(*, using: str) -> Tables:
    """Return which tables stand here; raises Refused while they are not those of this version."""
    executor = MigrationExecutor(connections[using])
    leaves = executor.loader.graph.leaf_nodes()
    if executor.migration_plan(leaves):
        raise Refused("The tables are not those of this version: run `kumaja migrate` first.")
    latest = dict(sorted(leaves))
    columns = {model._meta.label: described(model) for model in kept_tables()}
    return Tables(fingerprint(latest, columns), latest)
