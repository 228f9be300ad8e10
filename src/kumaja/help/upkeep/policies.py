"""Who sees to what was told to be wrong."""

from __future__ import annotations

from datetime import date

from kumaja.foundation.regions.models import Region
from kumaja.help.upkeep.models import Report, ReportQuerySet
from kumaja.network.registry.policies import Visitor, is_administrator, is_coordinator


def may_settle(user: Visitor, report: Report, day: date) -> bool:
    """Test whether the visitor sees to the report: coordination of its region, administrators."""
    return sees_reports(user, report.region, day)


def sees_reports(user: Visitor, region: Region, day: date) -> bool:
    """Test whether the visitor sees what was reported in the region."""
    return is_coordinator(user, region, day) or is_administrator(user, day)


def reports_seen_by(user: Visitor, region: Region, day: date) -> ReportQuerySet:
    """Return the region's reports that the visitor sees to; the pair of `may_settle`."""
    rows = Report.objects.filter(region=region)
    return rows if sees_reports(user, region, day) else rows.none()
