"""Finnish public holidays, on which repeated activities rest unless they say otherwise."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import holidays as calendars


@lru_cache(maxsize=8)
def _of_year(year: int) -> frozenset[date]:
    return frozenset(calendars.country_holidays("FI", years=year))


@lru_cache(maxsize=8)
def holidays_from(year: int) -> frozenset[date]:
    """Return the public holidays of a year and the two that follow."""
    return _of_year(year) | _of_year(year + 1) | _of_year(year + 2)
